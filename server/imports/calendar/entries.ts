// One entry of a calendar: its properties, who comes, and which of several versions of it counts.
import ICAL from 'ical.js';
import { emailIn } from '../rows/emails';
import { type ServiceFinder, spoken } from '../rows/services';
import { saysCancelled } from './cancelling';
import { type Entry, valueIn } from './components';

/** The library throws errors of several kinds at what is not as it should be; null for all of them. */
export const orNull = <Value>(read: () => Value): Value | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

export type Guest = { name: string; email: string | null };

/** Guests that are asked for one appointment; there may be a town full of them in an entry. */
const MOST_GUESTS = 50;
/** What an appointment is made of is short; a longer line is as good as none. */
const MOST_CHARACTERS = 10_000;

export const openEntry = ({ lines, isCancelled }: Entry) => {
  const linesOf = (name: string) => lines.filter((line) => line.name === name);
  const has = (name: string): boolean => lines.some((line) => line.name === name);
  const propertyIn = (text: string): ICAL.Property | null =>
    text.length > MOST_CHARACTERS ? null : orNull(() => new ICAL.Property(ICAL.parse.property(text)));
  const properties = (name: string, most: number): ICAL.Property[] =>
    linesOf(name)
      .slice(0, most)
      .map(({ text }) => propertyIn(text))
      .filter((property) => property !== null);
  const property = (name: string): ICAL.Property | null => properties(name, 1)[0] ?? null;
  const value = (name: string): unknown => orNull(() => property(name)?.getFirstValue()) ?? null;
  const text = (name: string): string => {
    const found = value(name);
    return found === null ? '' : String(found).trim();
  };
  const raw = (name: string): string => {
    const [line] = linesOf(name);
    return line === undefined ? '' : (valueIn(line.text) ?? '').trim();
  };
  const said = (one: ICAL.Property, name: string): string => {
    const found: unknown = orNull(() => one.getFirstParameter(name));
    return typeof found === 'string' ? found.trim() : '';
  };
  const addressOf = (one: ICAL.Property): string => String(orNull(() => one.getFirstValue()) ?? '');

  /** Who comes is invited, and neither invites nor is a room. */
  const guests = (): ICAL.Property[] => {
    const host = spoken(text('ORGANIZER'));
    const place = spoken(text('LOCATION'));
    const isPlace = (one: ICAL.Property) =>
      ['ROOM', 'RESOURCE'].includes(said(one, 'cutype').toUpperCase()) ||
      said(one, 'role').toUpperCase() === 'NON-PARTICIPANT' ||
      (place !== '' && spoken(said(one, 'cn')) === place);
    return properties('ATTENDEE', MOST_GUESTS).filter((one) => !isPlace(one) && spoken(addressOf(one)) !== host);
  };
  const [uid, recurrence] = [text('UID'), text('RECURRENCE-ID')];
  const hasDeclined = (one: ICAL.Property) => said(one, 'partstat').toUpperCase() === 'DECLINED';

  return {
    has,
    property,
    value,
    text,
    raw,
    categories: (): string[] =>
      properties('CATEGORIES', MOST_GUESTS).flatMap((one) => (orNull(() => one.getValues()) ?? []).map(String)),
    guest: (): Guest => {
      const guest = guests().find((one) => !hasDeclined(one));
      if (guest === undefined) return { name: '', email: null };
      const name = said(guest, 'cn');
      return { name: emailIn(name) === null ? name : '', email: emailIn(addressOf(guest)) };
    },
    /** It says so in one of the ways in which programs do: a status, a method, a word before the title, or nobody comes. */
    isCancelled: (finder: ServiceFinder): boolean => {
      if (isCancelled || ['CANCELLED', 'CANCELED'].includes(raw('STATUS').toUpperCase())) return true;
      const title = text('SUMMARY');
      const isService = 'ids' in finder.find(title) || finder.findBefore(title) !== null;
      if (!isService && saysCancelled(title)) return true;
      const invited = guests();
      return invited.length > 0 && invited.every(hasDeclined);
    },
    /** Empty when it has none. */
    id: recurrence === '' || uid === '' ? uid : `${uid}/${recurrence}`,
  };
};
export type OpenEntry = ReturnType<typeof openEntry>;

const rankOf = (entry: OpenEntry): [number, string, string] => {
  const sequence = Number(entry.raw('SEQUENCE'));
  return [Number.isFinite(sequence) ? sequence : 0, entry.raw('LAST-MODIFIED'), entry.raw('DTSTAMP')];
};

/** Whether an entry is a later version of another with the same id; of two that say nothing about it, neither is. */
export const isLater = (one: OpenEntry, other: OpenEntry): boolean => {
  const [mine, its] = [rankOf(one), rankOf(other)];
  const place = mine.findIndex((part, i) => part !== its[i]);
  return place !== -1 && (mine[place] ?? 0) > (its[place] ?? 0);
};
export const isSameVersion = (one: OpenEntry, other: OpenEntry): boolean =>
  !isLater(one, other) && !isLater(other, one);
