// A calendar taken apart: its entries and its descriptions of zones, line by line, so that one bad line spoils one entry.
import type { ContentLine } from './contentLines';

/** A property as it stands there; `value` is nothing but what follows its name. */
export type Line = { name: string; text: string };
export type Entry = {
  lines: Line[];
  /** The first line in it that is none, by its number in the file. */
  badLine: number | null;
  /** The calendar around it says that everything in it is cancelled. */
  isCancelled: boolean;
};
/** What a calendar says of a zone: when it began to be so far from UTC, and from then on each year. */
export type ZoneDescription = { observances: Line[][] };
export type Components = { entries: Entry[]; zones: Map<string, ZoneDescription> };

const MOST_NESTED = 30;
const NAME = /^[A-Za-z0-9-]{1,100}[;:]/;

type Open = { name: string };

/** What follows the first colon that stands in no quotation marks; null when there is none. */
export const valueIn = (text: string): string | null => {
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === ':' && !isQuoted) return text.slice(i + 1);
  }
  return null;
};

const lineOf = (text: string): Line | null => {
  const name = NAME.exec(text)?.[0].slice(0, -1).toUpperCase();
  return name === undefined || valueIn(text) === null ? null : { name, text };
};

const createReader = () => {
  const found: Components = { entries: [], zones: new Map() };
  const open: Open[] = [];
  let [hasCalendar, ofCalendar]: [boolean, Entry[]] = [false, []];
  let entry: Entry | null = null;
  let zone: { name: string | null; observances: Line[][] } | null = null;
  const isInEntry = () => entry !== null;
  const spoil = (at: number) => {
    if (entry !== null) entry.badLine ??= at;
  };
  const closeOne = () => {
    const { name } = open.pop() ?? { name: '' };
    if (name === 'VEVENT') entry = null;
    if (name === 'VTIMEZONE') {
      if (zone?.name != null && !found.zones.has(zone.name)) found.zones.set(zone.name, zone);
      zone = null;
    }
  };
  const closeTo = (depth: number) => {
    while (open.length > depth) closeOne();
  };

  /** False when there is no end to what is in each other. */
  const begin = (name: string, at: number): boolean => {
    // An entry, or a zone, never stands in another: that one's end is missing.
    if ((name === 'VEVENT' || name === 'VTIMEZONE') && open.length > 1) {
      spoil(at);
      closeTo(1);
    }
    open.push({ name });
    hasCalendar ||= name === 'VCALENDAR';
    const [parent] = open.slice(-2);
    const isOfCalendar = open.length === 2 && parent?.name === 'VCALENDAR';
    if (name === 'VCALENDAR') ofCalendar = [];
    if (isOfCalendar && name === 'VEVENT') {
      entry = { lines: [], badLine: null, isCancelled: false };
      found.entries.push(entry);
      ofCalendar.push(entry);
    }
    if (isOfCalendar && name === 'VTIMEZONE') zone = { name: null, observances: [] };
    if (zone !== null && (name === 'STANDARD' || name === 'DAYLIGHT')) zone.observances.push([]);
    return open.length <= MOST_NESTED;
  };

  const end = (name: string, at: number) => {
    const place = open.map((one) => one.name).lastIndexOf(name);
    if (place !== open.length - 1) spoil(at);
    if (place !== -1) closeTo(place);
  };

  const property = (line: Line | null, at: number) => {
    const top = open.at(-1)?.name;
    if (isInEntry() && line === null) return spoil(at);
    if (line === null) return;
    if (top === 'VEVENT') entry?.lines.push(line);
    else if (top === 'VTIMEZONE' && line.name === 'TZID' && zone !== null) zone.name = valueIn(line.text);
    else if (top === 'STANDARD' || top === 'DAYLIGHT') zone?.observances.at(-1)?.push(line);
    else if (top === 'VCALENDAR' && line.name === 'METHOD') cancelBy(valueIn(line.text) ?? '');
  };
  let method = '';
  const cancelBy = (said: string) => {
    method = said.trim().toUpperCase();
  };

  return {
    /** False when it is no calendar at all. */
    take: ({ at, text }: ContentLine): boolean => {
      const line = lineOf(text);
      const name = line === null ? '' : (valueIn(line.text) ?? '').trim().toUpperCase();
      if (line?.name === 'BEGIN') return begin(name, at);
      if (line?.name !== 'END') property(line, at);
      else {
        end(name, at);
        if (open.length > 0) return true;
        for (const one of ofCalendar) one.isCancelled = method === 'CANCEL';
        method = '';
        ofCalendar = [];
      }
      return true;
    },
    /** Null when it was cut off, or is none. */
    found: (): Components | null => (hasCalendar && open.length === 0 ? found : null),
  };
};

/** Takes calendars apart; null when there is none, or its end is missing. */
export const componentsIn = (lines: readonly ContentLine[]): Components | null => {
  const reader = createReader();
  return lines.every((line) => reader.take(line)) ? reader.found() : null;
};
