// What is read of the days as they are durable: by the office's own rooms, and by whoever follows it from beside.
import type { Settings } from '../../shared/settings';
import type { Day } from '../queue/day/day';
import type { Outlook } from '../queue/forecast/forecast';
import type { Store } from '../storage/port';
import type { BookingIndex } from './memory/bookingIndex';
import { createLearned, type DayCounts, type DayLesson, type Lessons } from './memory/learned';
import { createPastDays } from './memory/pastDays';
import type { Told } from './memory/told';

export type DayReadingParts = {
  store: { days: Pick<Store['days'], 'read' | 'ofKey'> };
  told: Told['days'];
  isPast: (day: string) => boolean;
  index: () => BookingIndex;
  lessons: () => Lessons;
  /** As they are durable. */
  settings: () => Settings;
  /** The office's clock. */
  now: () => number;
};

export const createDayReading = (parts: DayReadingParts) => {
  const { store, told, isPast, index, lessons, settings, now } = parts;
  const { today, named } = told;
  const pastDays = createPastDays(store, isPast);
  const learned = createLearned(lessons, () => ({ day: today().day, settings: settings() }));
  const anyDay = (name: string): Promise<Day> => (isPast(name) ? pastDays.read(name) : Promise.resolve(named(name)));
  const dayFound = async (ahead: string | null, past: () => Promise<string | null>): Promise<Day | null> => {
    const name = ahead ?? (await past());
    return name === null ? null : anyDay(name);
  };
  return {
    pastDays,
    dayFound,
    reading: {
      today,
      /** What forecasts are made from. */
      outlook: (): Outlook => ({ day: today(), settings: settings(), learned: learned(), now: now() }),
      /** Today or a day ahead; one before today is empty here: see `anyDay`. To be read only. */
      dayNamed: named,
      /** Any day, however long ago. */
      anyDay,
      /** The day of the ticket or appointment with this key; null when there is none. */
      dayOfKey: async (key: string): Promise<Day | null> => {
        const here = today().byKey.get(key);
        const isHere = (here !== undefined && here.movedTo === null) || today().byViewKey.has(key);
        if (isHere) return today();
        const found = await dayFound(index().ofKey(key), () => store.days.ofKey(key));
        // K29: what was taken back is of no day, though the log says where it stood.
        return found?.byKey.has(key) ? found : null;
      },
      /** From today on: the day of the newest appointment with this code; null when there is none. */
      dayOfCode: (code: string): string | null => index().ofCode(code),
      /** A22: a code from today on that is this one, or the only one that looks like it; null when there is none. */
      codeLike: (typed: string): string | null => index().codeLike(typed),
      /** What the past weeks have taught. */
      lessons: (): DayLesson[] => lessons().before(today().day),
      /** F10: what is counted of it, at no cost. */
      pastCounts: (): DayCounts[] => lessons().countsBefore(today().day),
      settings,
    },
  };
};
