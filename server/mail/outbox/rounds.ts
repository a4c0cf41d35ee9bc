// When letters are sent: after each commit and every second, one round at a time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { QueuedLetter } from '../../storage/changes';
import type { Delivery } from './delivery';
import type { Mood } from './mood';
import type { PostParts } from './parts';

const CLOSING_MS = 5000;
/** So often the letters that wait are counted while one is on its way. */
const COUNTED_EVERY_MS = 1000;

type RoundsParts = Pick<PostParts, 'store' | 'branch' | 'log'> & { mood: Mood; delivery: Delivery };

/** Letters that should have gone by now, as last counted. */
const createCount = ({ store, branch }: RoundsParts) => {
  let waiting = 0;
  let countedAt = Number.NEGATIVE_INFINITY;
  return {
    waiting: () => waiting,
    isOld: () => branch.now() - countedAt >= COUNTED_EVERY_MS,
    count: async (): Promise<void> => {
      countedAt = branch.now();
      waiting = await store.outbox.waiting(countedAt);
    },
  };
};

/** A21: the settings say when letters remind, also those that wait already. Null before the first round after a start. */
const createReminding = ({ store, branch, delivery }: RoundsParts) => {
  let hours: number | null = null;
  return async (): Promise<void> => {
    const now = branch.settings().appointments.remindHours;
    if (now === hours) return;
    await store.save(await delivery.remindersAnew());
    hours = now;
  };
};

export const createRounds = (parts: RoundsParts) => {
  const { store, branch, log, mood, delivery } = parts;
  const counting = createCount(parts);
  const followSettings = createReminding(parts);
  let isClosing = false;
  let running: Promise<void> | null = null;
  /** Something may be due that has not been looked for. */
  let isAsked = false;

  /** T4: by a clock that may be wrong no letter is sent too early, and none is given up; but that it is wrong is told. */
  const next = (): Promise<QueuedLetter | null> => {
    if (isClosing || mood.isResting()) return Promise.resolve(null);
    return store.outbox.due(branch.now(), branch.isClockDoubted() ? 'alarms' : undefined);
  };

  const deliverAll = async (): Promise<void> => {
    try {
      await followSettings();
      await counting.count();
      for (let due = await next(); due !== null; due = await next()) await delivery.deliver(due);
      if (!isClosing) await counting.count();
    } catch (error) {
      log.error({ error }, 'the outbox failed');
      mood.restAMinute();
    }
  };
  const work = async (): Promise<void> => {
    while (isAsked) {
      isAsked = false;
      await deliverAll();
    }
    running = null;
  };

  return {
    waiting: counting.waiting,
    /** Sends what is due; where something is being sent already, after that. */
    ask: (): void => {
      isAsked = true;
      if (running !== null && counting.isOld())
        counting.count().catch((error: unknown) => log.error({ error }, 'letters could not be counted'));
      running ??= work();
    },
    /** What is being sent has five seconds before `giveUp` ends it; what has not gone then goes after the next start. */
    close: async (giveUp: () => void): Promise<void> => {
      isClosing = true;
      const timeUp = new AbortController();
      await Promise.race([running, sleep(CLOSING_MS, null, { signal: timeUp.signal }).catch(() => null)]);
      timeUp.abort();
      giveUp();
      await running;
    },
  };
};
