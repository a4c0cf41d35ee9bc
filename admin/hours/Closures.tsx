// Days on which the whole office is closed, as a list.
import { Said } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { NO_TEXT } from '../fields/TextFields';
import { dayName } from '../parts/names';
import { type AdminWords, useAdminWords } from '../parts/words';
import { DayTable } from './DayTable';
import { type Closure, closuresOf } from './days';

/** 'Donnerstag, 24. Dezember 2026 bis Freitag, 1. Januar 2027'; one day alone where both are the same. */
export const closurePhrase = ({ t, language }: AdminWords, { from, to }: Closure): string =>
  from === to ? dayName(from, language) : t('admin.days', { from: dayName(from, language), to: dayName(to, language) });

export const Closures = ({ draft, day }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  return (
    <DayTable
      caption={t('admin.closures')}
      hint={t('admin.closuresHint')}
      heads={[t('admin.col.days'), t('admin.reason')]}
      empty={t('admin.closures.empty')}
      add={t('admin.closures.add')}
      list={closuresOf(draft)}
      today={day}
      fresh={{ from: day, to: day, reason: NO_TEXT }}
      entryOf={(closure) => ({
        first: closure.from,
        last: closure.to,
        name: closurePhrase(words, closure),
        cells: [closure.reason.de === '' ? '–' : <Said key="reason" text={closure.reason} />],
      })}
    />
  );
};
