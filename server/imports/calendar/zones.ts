// The zones of a calendar: by the names that the world knows, by Windows' names, or by what the calendar says of its own.
import { Temporal } from 'temporal-polyfill';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { instantIn, isRangeError, type NotAnInstant } from '../rows/times';
import type { ZoneDescription } from './components';
import { type Described, describedZone } from './ownZone';

/** The instant (epoch ms) at which a zone's clock shows a time. */
export type Zone = (wall: Temporal.PlainDateTime) => number | NotAnInstant;

const OF_WINDOWS = new Map<string, string>(
  WINDOWS_TO_IANA_MAP.flatMap(({ windowsName, territory, iana }): [string, string][] =>
    territory === '001' && iana[0] !== undefined ? [[windowsName.toLowerCase(), iana[0]]] : [],
  ),
);

const MOST_CHARACTERS = 200;
const MOST_NAMES = 500;

const isKnown = (name: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (isRangeError(error)) return false;
    throw error;
  }
};

/** Some programs write whose list a name is from before it: '/mozilla.org/20050126_1/Europe/Berlin'. */
const namesIn = (said: string): string[] => {
  const parts = said.split('/').slice(-3);
  return [said, ...parts.map((_, i) => parts.slice(i).join('/'))];
};

const knownIn = (said: string): string | null => {
  const names = namesIn(said).map((name) => OF_WINDOWS.get(name.toLowerCase()) ?? name);
  return names.find((name) => name !== '' && isKnown(name)) ?? null;
};

const ofOwn =
  (described: Described): Zone =>
  (wall) =>
    described(wall);

/** Finds a zone by the name that an entry says; null for one that nobody knows and nobody has described. */
export const createZones = (descriptions: ReadonlyMap<string, ZoneDescription>) => {
  const looked = new Map<string, Zone | null>();
  const look = (said: string): Zone | null => {
    const known = knownIn(said);
    if (known !== null) return (wall) => instantIn(known, wall);
    const description = descriptions.get(said);
    const described = description === undefined ? null : describedZone(description);
    return described === null ? null : ofOwn(described);
  };
  return (said: string): Zone | null => {
    if (said.length > MOST_CHARACTERS) return null;
    const before = looked.get(said);
    if (before !== undefined) return before;
    const found = looked.size < MOST_NAMES ? look(said) : null;
    looked.set(said, found);
    return found;
  };
};
export type Zones = ReturnType<typeof createZones>;
