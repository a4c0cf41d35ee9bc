// Days whose appointments are not as every week, as a list.

import { Said } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { dayName } from '../parts/names';
import { type AdminWords, useAdminWords } from '../parts/words';
import { DayTable } from './DayTable';

/** '08:00–12:00, 14:00–16:00'. */
const hoursPhrase = ({ t }: AdminWords, hours: { from: string; to: string }[]): string =>
  hours.length === 0 ? t('admin.exception.none') : hours.map(({ from, to }) => `${from}–${to}`).join(', ');

export const Exceptions = ({ draft, day }: PageParts) => {
  const words = useAdminWords();
  const { t, language } = words;
  const { settings, edit } = draft;
  const { exceptions } = settings.appointments;
  const change = (changed: typeof exceptions) =>
    edit((now) => ({ ...now, appointments: { ...now.appointments, exceptions: changed } }));
  const add = () => {
    change([...exceptions, { day: '', hours: [], reason: null }]);
    location.hash = hrefTo('appointments', String(exceptions.length));
  };
  return (
    <DayTable
      caption={t('admin.exceptions')}
      hint={t('admin.exceptionsHint')}
      heads={[t('admin.col.day'), t('admin.col.hours'), t('admin.reason')]}
      empty={t('admin.exceptions.empty')}
      add={t('admin.exceptions.add')}
      page="appointments"
      today={day}
      entries={exceptions.map((exception, place) => ({
        place,
        first: exception.day,
        last: exception.day,
        name: exception.day === '' ? t('admin.exception.noDay') : dayName(exception.day, language),
        cells: [
          hoursPhrase(words, exception.hours),
          exception.reason ? <Said key="reason" text={exception.reason} /> : '–',
        ],
      }))}
      onAdd={add}
      onRemovePast={() => change(exceptions.filter((exception) => exception.day >= day))}
    />
  );
};
