// The two lists of days that are not like every week: closures of the office, and days with other appointments.
import type { Settings } from '../../shared/settings';
import type { Editor } from '../draft/editor';
import type { Page } from '../draft/routes';
import type { Draft } from '../draft/useDraft';

export type Closure = Settings['calendar']['closures'][number];
export type Exception = Settings['appointments']['exceptions'][number];

/** Such a list as the draft has it, and the page that shows it. */
export type Days<Day> = {
  page: Page;
  days: readonly Day[];
  keep: (days: Day[]) => void;
  isInvalid: Draft['isInvalid'];
};

export const closuresOf = ({ settings, edit, isInvalid }: Draft): Days<Closure> => ({
  page: 'hours',
  days: settings.calendar.closures,
  keep: (closures) => edit((now) => ({ ...now, calendar: { ...now.calendar, closures } })),
  isInvalid: (...path) => isInvalid('calendar', 'closures', ...path),
});

export const exceptionsOf = ({ settings, edit, isInvalid }: Draft): Days<Exception> => ({
  page: 'appointments',
  days: settings.appointments.exceptions,
  keep: (exceptions) => edit((now) => ({ ...now, appointments: { ...now.appointments, exceptions } })),
  isInvalid: (...path) => isInvalid('appointments', 'exceptions', ...path),
});

/** The editor of the day at a place in its list: days have no id. */
export const dayEditor = <Day>({ page, days, keep, isInvalid }: Days<Day>, place: number): Editor<Day> => {
  const day = days[place];
  return {
    page,
    thing: day,
    change: (part) => day !== undefined && keep(days.with(place, { ...day, ...part })),
    remove: () => keep(days.filter((_, other) => other !== place)),
    isInvalid: (...path) => isInvalid(place, ...path),
  };
};
