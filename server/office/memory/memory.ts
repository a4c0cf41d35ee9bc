// What the office has in memory because decisions ask for it: read when it starts, and followed with each turn.
import { dayAfter } from '../../../shared/time';
import type { Store, Turn } from '../../storage/port';
import { createBookingIndex } from './bookingIndex';
import { createDays, type Days } from './days';
import { createLessons, WEEKS_BACK } from './learned';
import { createLetterCounts } from './letterCounts';
import { createBookedOnline, type Digests, KEPT_MS } from './origins';
import { createToldAhead } from './toldAhead';

type Parts = {
  store: Store;
  digests: Digests;
  now: () => number;
  /** Told when everything was read again, all days from one on. */
  anew?: (from: string) => void;
};

const readKnown = async ({ store, digests, now }: Parts, today: string) => {
  const index = createBookingIndex();
  const stored = await store.days.from(today);
  for (const { events } of stored) for (const event of events) index.add(event);
  return {
    stored,
    known: {
      index,
      bookedOnline: createBookedOnline(await store.bookers.bookedSince(now() - KEPT_MS)),
      letterCounts: createLetterCounts(digests, await store.letterCounts.from(today)),
      lessons: createLessons(await store.lessons.from(dayAfter(today, -7 * WEEKS_BACK))),
    },
  };
};
type Known = Awaited<ReturnType<typeof readKnown>>['known'];

/** Everything from this day on. */
export const readMemory = async (parts: Parts, today: string) => {
  const { stored, known } = await readKnown(parts, today);
  const days: Days = createDays(stored, today);
  let current: Known = known;
  let from = today;
  const toldAhead = createToldAhead();

  /** Reads everything anew, all days from this one on. */
  const read = async (first: string): Promise<void> => {
    const again = await readKnown(parts, first);
    days.load(again.stored, first);
    current = again.known;
    from = first;
    parts.anew?.(first);
  };

  return {
    days,
    index: () => current.index,
    bookedOnline: () => current.bookedOnline,
    letterCounts: () => current.letterCounts,
    lessons: () => current.lessons,
    toldAhead,
    /** Brings the days into memory that lie before it: the clock has been set back. */
    readFrom: read,
    /** Between turns: what is over leaves the memory. */
    begin: (): void => {
      days.begin();
      const today = days.told.today().day;
      if (today !== from) current.index.forget(today);
      from = today;
    },
    /** A turn is durable: everybody sees it. */
    publish: (turn: Turn): void => {
      days.publish(turn);
      for (const { stored } of turn.events) current.index.add(stored);
      current.bookedOnline.add(turn);
      current.lessons.add(turn.lessons);
    },
    /**
     * A turn was not stored. Whatever went wrong, the store has the truth: the days that the turn had changed come back from
     * it; and everything, when it turns out to have more than the memory knew.
     */
    readBack: async (turn: Turn, changed: readonly string[], isSettingsKnown: boolean): Promise<void> => {
      for (const { counted } of turn.letters) if (counted !== null) current.letterCounts.giveBack(counted);
      const stored = await Promise.all(changed.map((day) => parts.store.days.read(day)));
      days.putBack(stored);
      const areKnown = stored.every(
        ({ day, events }) => days.isPast(day) || events.length === days.told.named(day).version,
      );
      if (!areKnown || !isSettingsKnown) await read(from);
    },
    /** X1: what the store has deleted up to a day is gone here too. */
    forget: (upTo: string): void => {
      days.forgetBookers(upTo);
      current.bookedOnline.forget(upTo, parts.now() - KEPT_MS);
      current.letterCounts.forget(upTo);
    },
  };
};
export type Memory = Awaited<ReturnType<typeof readMemory>>;
