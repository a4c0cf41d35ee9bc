// Days whose appointments are not as every week, as a list.
import { Said } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { dayName } from '../parts/names';
import { type AdminWords, useAdminWords } from '../parts/words';
import { DayTable } from './DayTable';
import { exceptionsOf } from './days';

/** '08:00–12:00, 14:00–16:00'. */
const hoursPhrase = ({ t }: AdminWords, hours: { from: string; to: string }[]): string =>
  hours.length === 0 ? t('admin.exception.none') : hours.map(({ from, to }) => `${from}–${to}`).join(', ');

export const Exceptions = ({ draft, day: today }: PageParts) => {
  const words = useAdminWords();
  const { t, language } = words;
  return (
    <DayTable
      caption={t('admin.exceptions')}
      hint={t('admin.exceptionsHint')}
      heads={[t('admin.col.day'), t('admin.col.hours'), t('admin.reason')]}
      empty={t('admin.exceptions.empty')}
      add={t('admin.exceptions.add')}
      list={exceptionsOf(draft)}
      today={today}
      fresh={{ day: '', hours: [], reason: null }}
      entryOf={({ day, hours, reason }) => ({
        first: day,
        last: day,
        name: day === '' ? t('admin.exception.noDay') : dayName(day, language),
        cells: [hoursPhrase(words, hours), reason ? <Said key="reason" text={reason} /> : '–'],
      })}
    />
  );
};
