// What letters and calendar files say of an appointment: when, where, what for, what to bring.

import { LOCALES } from '../../../shared/languages/locales';
import type { Language, Settings } from '../../../shared/settings';
import { textOf } from '../../../shared/words';
import type { Visit } from '../../queue/day/day';
import { bringOf, serviceNames } from '../../queue/views/parts';
import { oneLine } from './plain';

/** A visit with a slot. */
export type Appointment = Visit & { code: string; slotAt: number; minutes: number };

export const isAppointment = (visit: Visit): visit is Appointment =>
  visit.code !== null && visit.slotAt !== null && visit.minutes !== null;

/** What to bring, in the language of the appointment. */
export const thingsToBring = (
  settings: Settings,
  { serviceIds, language }: Pick<Visit, 'serviceIds' | 'language'>,
): string[] => bringOf(settings, serviceIds).map((thing) => oneLine(textOf(thing, language)));

/** What it is for, in its language. */
export const servicesOf = (settings: Settings, { serviceIds, language }: Pick<Visit, 'serviceIds' | 'language'>) =>
  serviceNames(settings, serviceIds).map((name) => oneLine(textOf(name, language)));

/** Office and place on one line. */
export const placeOf = ({ office }: Settings): string =>
  [office.name, office.place]
    .filter((part) => part !== '')
    .map(oneLine)
    .join(', ');

const DATE = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit', hour12: false } as const;

const saidOf = (at: number, timeZone: string, language: Language, format: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALES[language], { ...format, timeZone }).format(at);

/** Day and time of a slot by the office's clock: 'Mittwoch, 8. November 2017' and '10:15'. */
export const slotPhrases = (at: number, { office: { timeZone } }: Settings, language: Language) => ({
  day: saidOf(at, timeZone, language, DATE),
  time: saidOf(at, timeZone, language, TIME),
});

/** A day by its name. */
export const dayPhrase = (day: string, language: Language): string =>
  saidOf(Date.parse(`${day}T12:00:00Z`), 'UTC', language, DATE);
