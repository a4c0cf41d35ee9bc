// Follows the office's log: its own memory of the days, read from the file at the start and folded on with each turn that is
// told. Nothing depends on a message being heard: a day whose next version does not fit is read again.
import type { Settings } from '../../shared/settings';
import { dayAfter } from '../../shared/time';
import { createDayReading } from '../office/dayReading';
import { createBookingIndex } from '../office/memory/bookingIndex';
import { createLessons, WEEKS_BACK } from '../office/memory/learned';
import { createTold } from '../office/memory/told';
import type { StoredDay } from '../storage/port';
import { type Reader, withoutPerson } from '../storage/rows/outside';
import type { TurnTold } from './messages';

export type FollowerParts = {
  reader: Reader;
  /** The day that the office works on when it begins. */
  today: string;
  /** The office's clock. */
  now: () => number;
};

const readAll = async (reader: Reader, from: string) => {
  const [newest, days, lessons] = [
    await reader.settings.newest(),
    await reader.days.from(from),
    await reader.lessons.from(dayAfter(from, -7 * WEEKS_BACK)),
  ];
  if (newest === null) throw new Error('the office has no settings yet');
  return { current: newest, days, lessons };
};

const indexOf = (days: readonly StoredDay[]) => {
  const index = createBookingIndex();
  for (const { events } of days) for (const event of events) index.add(event);
  return index;
};

/** The days that something has happened on, or beside. */
const daysOf = ({ events, bookers, remarks, forgotten }: TurnTold): string[] => [
  ...new Set([...events.map(({ stored }) => stored), ...bookers, ...remarks, ...forgotten].map(({ day }) => day)),
];

export const openFollower = async ({ reader, today, now }: FollowerParts) => {
  const first = await readAll(reader, today);
  let current: { version: number; settings: Settings } = first.current;
  let from = today;
  const told = createTold(first.days, today);
  let index = indexOf(first.days);
  let lessons = createLessons(first.lessons);
  const { reading, pastDays } = createDayReading({
    ...{ store: reader, told: told.days, isPast: told.isPast, now },
    ...{ index: () => index, lessons: () => lessons, settings: () => current.settings },
  });

  /** Everything from this day on, as the file has it now; the office works on it, or else `on` another one. */
  const readAnew = async (day: string, on = day): Promise<void> => {
    const again = await readAll(reader, day);
    current = again.current;
    told.load(again.days, day, on);
    index = indexOf(again.days);
    lessons = createLessons(again.lessons);
    from = day;
    pastDays.clear();
  };

  /** Between turns: what is over leaves the memory. */
  const begin = (): void => {
    told.begin();
    const day = told.days.today().day;
    if (day !== from) index.forget(day);
    from = day;
  };

  /** Those of its events that are not known yet; null when some before them were missed. */
  const newOf = ({ events }: TurnTold): TurnTold['events'] | null => {
    const versions = new Map<string, number>();
    const found: { stored: TurnTold['events'][number]['stored'] }[] = [];
    for (const one of events) {
      const { day, version } = one.stored;
      if (told.isPast(day)) continue;
      const known = versions.get(day) ?? told.days.named(day).version;
      if (version <= known) continue;
      if (version > known + 1) return null;
      versions.set(day, version);
      found.push(one);
    }
    return found;
  };

  return {
    ...reading,
    readAnew,
    /** A turn is durable. A promise when something before it was missed: until that is read. */
    follow: (turn: TurnTold): Promise<void> | undefined => {
      begin();
      if (turn.settings !== null && turn.settingsVersion > current.version)
        current = { version: turn.settingsVersion, settings: turn.settings };
      const events = newOf(turn);
      const bookers = turn.bookers.map(({ day, booker }) => ({ day, booker: withoutPerson(booker) }));
      told.publish({ ...turn, events: events ?? [], bookers, remarks: [] }, turn.today);
      for (const { stored } of events ?? []) index.add(stored);
      lessons.add(turn.lessons);
      pastDays.drop(daysOf(turn));
      const isWhole = events !== null && current.version >= turn.settingsVersion;
      return isWhole ? undefined : readAnew(from, turn.today);
    },
    /** X1: what was kept until the end of this day is deleted. */
    forget: (upTo: string): void => {
      told.forgetBookers(upTo);
      pastDays.clear();
      reader.forget();
    },
  };
};
