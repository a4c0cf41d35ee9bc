// A calendar (iCalendar) of another booking system: which appointments its entries are.
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { RowFault, RowFaultCode } from '../../shared/imports';
import type { SaidRow } from './rows';
import { type ServiceFinder, spoken } from './services';
import { instantIn } from './times';

/** `ids` are those of all entries, the bad ones too: they have not vanished. */
export type SaidCalendar = { said: SaidRow[]; faults: RowFault[]; ids: string[] };
export type CalendarParts = { finder: ServiceFinder; timeZone: string };

type Wrong = { fault: Extract<RowFaultCode, 'notATime' | 'noSuchTime' | 'wholeDay' | 'unknownZone'>; text?: string };

/** The library throws errors of several kinds at what is not as it should be; null for all of them. */
const orNull = <Value>(read: () => Value): Value | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

/** What Outlook calls our zone. It describes it from the year 1601 on, which takes a while to work out. */
const ZONES_OF_OUTLOOK = new Map([['W. Europe Standard Time', 'Europe/Berlin']]);

const isZone = (name: string) =>
  orNull(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)) !== null;

/** An instant (epoch ms) of a property: in UTC, in a zone by its name or by what the calendar says of it, or the office's. */
const instantOf = (property: ICAL.Property, { timeZone }: CalendarParts): number | Wrong => {
  const time: unknown = orNull(() => property.getFirstValue());
  if (!(time instanceof ICAL.Time)) return { fault: 'notATime' };
  if (time.isDate) return { fault: 'wholeDay' };
  const { year, month, day, hour, minute } = time;
  const wall = orNull(() => Temporal.PlainDateTime.from({ year, month, day, hour, minute }, { overflow: 'reject' }));
  if (wall === null) return { fault: 'notATime' };
  if (time.zone === ICAL.Timezone.utcTimezone) return instantIn('UTC', wall);
  const said = property.getFirstParameter('tzid');
  if (!said) return instantIn(timeZone, wall);
  const zone = ZONES_OF_OUTLOOK.get(said) ?? said;
  if (isZone(zone)) return instantIn(zone, wall);
  const isDescribed = time.zone.tzid === zone;
  return isDescribed ? Math.floor(time.toUnixTime() / 60) * 60_000 : { fault: 'unknownZone', text: zone.slice(0, 60) };
};

const textOf = (entry: ICAL.Component, name: string): string => {
  const value: unknown = orNull(() => entry.getFirstPropertyValue(name));
  return value === null || value === undefined ? '' : String(value).trim();
};

/** Minutes that the entry says it takes; null leaves it to the services. */
const minutesOf = (entry: ICAL.Component, start: number, parts: CalendarParts): number | null => {
  const duration: unknown = orNull(() => entry.getFirstPropertyValue('duration'));
  const end = entry.getFirstProperty('dtend');
  const until = end === null ? start : instantOf(end, parts);
  const ms = duration instanceof ICAL.Duration ? duration.toSeconds() * 1000 : Number(until) - start;
  return ms > 0 ? Math.ceil(ms / 60_000) : null;
};

/** The service by category or title; what the title says besides is a name, for want of a better one. */
const meaningOf = (entry: ICAL.Component, finder: ServiceFinder): { services: string[]; rest: string } => {
  const title = textOf(entry, 'summary');
  const values: unknown[] = entry.getAllProperties('categories').flatMap((property) => property.getValues());
  const found = values.map((value) => finder.find(String(value))).find((one) => 'ids' in one);
  const whole = finder.find(title);
  if ('ids' in whole) return { services: found && 'ids' in found ? found.ids : whole.ids, rest: '' };
  const begun = finder.findBefore(title);
  const services = begun === null ? [] : [begun.id];
  return { services: found && 'ids' in found ? found.ids : services, rest: begun?.rest ?? title };
};

const addressSchema = z.email().max(200);
const addressIn = (value: string): string | null => {
  const address = addressSchema.safeParse(value.replace(/^mailto:/i, '').trim());
  return address.success ? address.data : null;
};

/** Who comes is invited, and is not who invites. */
const guestOf = (entry: ICAL.Component): { name: string; email: string | null } => {
  const host = spoken(textOf(entry, 'organizer'));
  const guest = entry.getAllProperties('attendee').find((one) => spoken(String(one.getFirstValue())) !== host);
  if (guest === undefined) return { name: '', email: null };
  const email = addressIn(String(guest.getFirstValue()));
  const name = guest.getFirstParameter('cn') ?? '';
  return { name: addressIn(name) === null ? name : '', email };
};

const idOf = (entry: ICAL.Component): string => {
  const [uid, recurrence] = [textOf(entry, 'uid'), textOf(entry, 'recurrence-id')];
  return recurrence === '' ? uid : `${uid}/${recurrence}`;
};

/** An entry as a row, or what is wrong with it. */
const readEntry = (
  entry: ICAL.Component,
  parts: CalendarParts,
): Record<string, unknown> | Wrong | { fault: 'repeats' } => {
  const cancelled = textOf(entry, 'status').toUpperCase() === 'CANCELLED';
  const id = idOf(entry);
  if (cancelled) return { id, cancelled };
  if (entry.hasProperty('rrule') || entry.hasProperty('rdate')) return { fault: 'repeats' };
  const property = entry.getFirstProperty('dtstart');
  if (property === null) return { id };
  const start = instantOf(property, parts);
  if (typeof start !== 'number') return start;
  const { services, rest } = meaningOf(entry, parts.finder);
  const { name, email } = guestOf(entry);
  return {
    id,
    start: new Date(start).toISOString(),
    services,
    minutes: minutesOf(entry, start, parts),
    name: (name || rest).slice(0, 80),
    email,
  };
};

const isWrong = (read: Record<string, unknown>): read is Wrong | { fault: 'repeats' } => 'fault' in read;

const calendarsIn = (text: string): ICAL.Component[] => {
  const parsed: unknown = orNull(() => ICAL.parse(text));
  if (!Array.isArray(parsed)) return [];
  const all: unknown[] = typeof parsed[0] === 'string' ? [parsed] : parsed;
  return all
    .filter((one) => Array.isArray(one))
    .map((one) => new ICAL.Component(one))
    .filter(({ name }) => name === 'vcalendar');
};

/** Reads a calendar; null when it is none. Rows count its entries from 1. */
export const readCalendar = (text: string, parts: CalendarParts): SaidCalendar | null => {
  const calendars = calendarsIn(text);
  if (calendars.length === 0) return null;
  const entries = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  const calendar: SaidCalendar = { said: [], faults: [], ids: [] };
  for (const [i, entry] of entries.entries()) {
    const row = i + 1;
    const id = idOf(entry);
    const read = readEntry(entry, parts);
    calendar.ids.push(id);
    if (!isWrong(read)) calendar.said.push({ row, said: read });
    else {
      const values = 'text' in read && read.text !== undefined ? { text: read.text } : {};
      calendar.faults.push({ row, id, field: 'start', code: read.fault, values });
    }
  }
  return calendar;
};
