// What is wrong with rows of a file or entries of a calendar, one by one.
import type { ImportCounts, RowFault } from '../../shared/imports';
import { type AdminWords, useAdminWords } from '../parts/words';

/** '2 neu, 1 geändert': what has come of an import, without what there is none of. */
export const countsPhrase = ({ t }: AdminWords, counts: ImportCounts): string => {
  const said = (['booked', 'changed', 'cancelled', 'unchanged', 'ignored'] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => t(`admin.outcome.${outcome}`, { count: counts[outcome] }));
  return said.length === 0 ? t('admin.outcome.nothing') : said.join(', ');
};

const faultPhrase = ({ t }: AdminWords, { code, values }: RowFault): string => {
  const value = (name: string) => values[name] ?? '…';
  return t(`admin.fault.${code}`, {
    most: value('most'),
    least: value('least'),
    name: value('name'),
    text: value('text'),
    other: value('other'),
    line: value('line'),
  });
};

type ImportFaultsProps = { faults: readonly RowFault[]; count: number; where: 'row' | 'entry' };

export const ImportFaults = ({ faults, count, where }: ImportFaultsProps) => {
  const words = useAdminWords();
  if (count === 0) return null;
  const more = count - faults.length;
  return (
    <ul class="adm-faults kern-body">
      {faults.map((fault) => (
        <li key={`${fault.row} ${fault.field} ${fault.code}`}>
          <strong>{words.t(`admin.faults.${where}`, { row: fault.row })}</strong>
          {fault.id !== null && ` (${fault.id})`}, {words.t(`admin.field.${fault.field}`)}: {faultPhrase(words, fault)}
        </li>
      ))}
      {more > 0 && <li>{words.count('admin.faultsMore', more)}</li>}
    </ul>
  );
};
