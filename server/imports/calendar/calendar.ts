// A calendar (iCalendar) of another booking system: which appointments its entries are.
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { ImportField, RowFault, RowFaultCode } from '../../../shared/imports';
import type { SaidRow } from '../rows/rows';
import type { ServiceFinder } from '../rows/services';
import { DAMAGED } from '../rows/textDecoding';
import { instantIn } from '../rows/times';
import { componentsIn, type Entry } from './components';
import { contentLinesOf } from './contentLines';
import { isLater, isSameVersion, type OpenEntry, openEntry, orNull } from './entries';
import { createZones, type Zones } from './zones';

/**
 * `ids` are those of all entries, the bad ones too: they have not vanished. `nameless` counts the entries whose id
 * cannot be read: anything that is missed may be one of them.
 */
export type SaidCalendar = { said: SaidRow[]; faults: RowFault[]; ids: string[]; nameless: number };
export type CalendarParts = { finder: ServiceFinder; timeZone: string };

type Wrong = {
  fault: Extract<
    RowFaultCode,
    'notATime' | 'noSuchTime' | 'wholeDay' | 'unknownZone' | 'repeats' | 'badLine' | 'damaged' | 'missing'
  >;
  field: ImportField;
  values: RowFault['values'];
};
type Reading = CalendarParts & { zones: Zones };

const wrong = (fault: Wrong['fault'], field: ImportField, values: RowFault['values'] = {}): Wrong => ({
  fault,
  field,
  values,
});

/** An instant (epoch ms) of a property: in UTC, in a zone by its name or by what the calendar says of it, or the office's. */
const instantOf = (property: ICAL.Property, { timeZone, zones }: Reading): number | Wrong => {
  const time: unknown = orNull(() => property.getFirstValue());
  if (!(time instanceof ICAL.Time)) return wrong('notATime', 'start');
  if (time.isDate) return wrong('wholeDay', 'start');
  const { year, month, day, hour, minute } = time;
  const wall = orNull(() => Temporal.PlainDateTime.from({ year, month, day, hour, minute }, { overflow: 'reject' }));
  if (wall === null) return wrong('notATime', 'start');
  const said: unknown = orNull(() => property.getFirstParameter('tzid'));
  const isUtc = time.zone === ICAL.Timezone.utcTimezone;
  const zone = isUtc || typeof said !== 'string' || said === '' ? null : zones(said.trim());
  const isOwn = typeof said === 'string' && said !== '' && !isUtc;
  if (isOwn && zone === null) return wrong('unknownZone', 'start', { text: said.trim().slice(0, 60) });
  const found = zone === null ? instantIn(isUtc ? 'UTC' : timeZone, wall) : zone(wall);
  return typeof found === 'number' ? found : wrong(found.fault, 'start');
};

/** Minutes that the entry says it takes; null leaves it to the services. */
const minutesOf = (entry: OpenEntry, start: number, parts: Reading): number | null => {
  const duration = entry.value('DURATION');
  const end = entry.property('DTEND');
  const until = end === null ? start : instantOf(end, parts);
  const ms = duration instanceof ICAL.Duration ? duration.toSeconds() * 1000 : Number(until) - start;
  return ms > 0 ? Math.ceil(ms / 60_000) : null;
};

/** The service by category or title; what the title says besides is a name, for want of a better one. */
const meaningOf = (entry: OpenEntry, finder: ServiceFinder): { services: string[]; rest: string } => {
  const title = entry.text('SUMMARY');
  const found = entry
    .categories()
    .map((value) => finder.find(value))
    .find((one) => 'ids' in one);
  const whole = finder.find(title);
  if ('ids' in whole) return { services: found && 'ids' in found ? found.ids : whole.ids, rest: '' };
  const begun = finder.findBefore(title);
  const services = begun === null ? [] : [begun.id];
  return { services: found && 'ids' in found ? found.ids : services, rest: begun?.rest ?? title };
};

/** What the appointment is made of; a broken letter elsewhere spoils nothing. */
const MEANT = ['UID', 'RECURRENCE-ID', 'DTSTART', 'SUMMARY', 'CATEGORIES', 'ATTENDEE'];

/** An entry as a row, or what is wrong with it. */
const readEntry = (entry: OpenEntry, lines: Entry, parts: Reading): Record<string, unknown> | Wrong => {
  const id = entry.id;
  if (id === '') return wrong('missing', 'id');
  if (lines.badLine !== null) return wrong('badLine', 'row', { line: lines.badLine });
  if (lines.lines.some(({ name, text }) => MEANT.includes(name) && (text.includes(DAMAGED) || text.includes('\0'))))
    return wrong('damaged', 'row');
  if (entry.isCancelled(parts.finder)) return { id, cancelled: true };
  if (entry.has('RRULE') || entry.has('RDATE')) return wrong('repeats', 'start');
  if (!entry.has('DTSTART')) return { id };
  const property = entry.property('DTSTART');
  const start = property === null ? wrong('notATime', 'start') : instantOf(property, parts);
  if (typeof start !== 'number') return start;
  const { services, rest } = meaningOf(entry, parts.finder);
  const { name, email } = entry.guest();
  return {
    id,
    start: new Date(start).toISOString(),
    services,
    minutes: minutesOf(entry, start, parts),
    name: (name || rest).slice(0, 80),
    email,
  };
};

const isWrong = (read: Record<string, unknown> | Wrong): read is Wrong => 'fault' in read;

/** Of several versions of an entry only the latest counts; of two that say nothing about that, both stand. */
const latestOf = (entries: { row: number; lines: Entry; entry: OpenEntry }[]) => {
  const best = new Map<string, OpenEntry>();
  for (const { entry } of entries) {
    const id = entry.id;
    const before = best.get(id);
    if (before === undefined || isLater(entry, before)) best.set(id, entry);
  }
  return entries.filter(({ entry }) => {
    const latest = best.get(entry.id);
    return latest === undefined || isSameVersion(entry, latest);
  });
};

/** Reads a calendar; null when it is none. Rows count its entries from 1. */
export const readCalendar = (bytes: Uint8Array, parts: CalendarParts): SaidCalendar | null => {
  const components = componentsIn(contentLinesOf(bytes));
  if (components === null) return null;
  const all = components.entries.map((lines, i) => ({ row: i + 1, lines, entry: openEntry(lines) }));
  const reading: Reading = { ...parts, zones: createZones(components.zones) };
  const ids = all.map(({ entry }) => entry.id);
  const calendar: SaidCalendar = {
    said: [],
    faults: [],
    ids: ids.filter((id) => id !== ''),
    nameless: ids.filter((id) => id === '' || id.includes(DAMAGED)).length,
  };
  for (const { row, lines, entry } of latestOf(all)) {
    const read = readEntry(entry, lines, reading);
    if (!isWrong(read)) calendar.said.push({ row, said: read });
    else calendar.faults.push({ row, id: entry.id, field: read.field, code: read.fault, values: read.values });
  }
  return calendar;
};
