// Days on which the whole office is closed, as a list.
import type { Settings } from '../../shared/settings';
import { Said } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { NO_TEXT } from '../fields/TextFields';
import { dayName } from '../parts/names';
import { type AdminWords, useAdminWords } from '../parts/words';
import { DayTable } from './DayTable';

type Closure = Settings['calendar']['closures'][number];

/** 'Donnerstag, 24. Dezember 2026 bis Freitag, 1. Januar 2027'; one day alone where both are the same. */
export const closurePhrase = ({ t, language }: AdminWords, { from, to }: Closure): string =>
  from === to ? dayName(from, language) : t('admin.days', { from: dayName(from, language), to: dayName(to, language) });

export const Closures = ({ draft, day }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit } = draft;
  const { closures } = settings.calendar;
  const change = (changed: Closure[]) => edit((now) => ({ ...now, calendar: { ...now.calendar, closures: changed } }));
  const add = () => {
    change([...closures, { from: day, to: day, reason: NO_TEXT }]);
    location.hash = hrefTo('hours', String(closures.length));
  };
  return (
    <DayTable
      caption={t('admin.closures')}
      hint={t('admin.closuresHint')}
      heads={[t('admin.col.days'), t('admin.reason')]}
      empty={t('admin.closures.empty')}
      add={t('admin.closures.add')}
      page="hours"
      today={day}
      entries={closures.map((closure, place) => ({
        place,
        first: closure.from,
        last: closure.to,
        name: closurePhrase(words, closure),
        cells: [closure.reason.de === '' ? '–' : <Said key="reason" text={closure.reason} />],
      }))}
      onAdd={add}
      onRemovePast={() => change(closures.filter(({ to }) => to >= day))}
    />
  );
};
