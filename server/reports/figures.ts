// R1: the facts of each day that is over are kept; those that are missing, or not as the log has them now, are made anew.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Range } from '../../shared/figures/reports';
import { dayAfter } from '../../shared/time';
import type { Logger } from '../basics/log';
import type { createThread } from '../basics/thread';
import type { Branch } from '../office/branch';
import { FACTS_FORMAT } from '../queue/figures/kept';
import type { Store } from '../storage/port';
import type { TakeStep } from '../storage/steps';
import type { DayGiven, WorkAsked } from './asked';

/** More days than any office has had in thirty years. */
const MOST_DAYS = 10_000;
/** So many days are read at once, before others have their turn. */
const DAYS_AT_ONCE = 20;

export type Thread = ReturnType<typeof createThread<WorkAsked>>;
export type FiguresParts = {
  store: Pick<Store, 'figures'>;
  take: TakeStep;
  branch: Pick<Branch, 'today' | 'settings'>;
  thread: Pick<Thread, 'ask'>;
  log: Logger;
};

export const createFigures = ({ store, take, branch, thread, log }: FiguresParts) => {
  let looking: Promise<void> | null = null;
  let isAskedAgain = false;
  let isClosing = false;

  const missing = () => store.figures.missing(branch.today().day, FACTS_FORMAT, MOST_DAYS);

  /** What cannot be counted now stays missing. */
  const count = async (day: string): Promise<void> => {
    const happened = await store.figures.log(day);
    const { timeZone } = branch.settings().office;
    const answered = await thread.ask<Uint8Array>({ kind: 'facts', log: happened, timeZone });
    const version = happened.at(-1)?.version;
    if ('stopped' in answered || version === undefined) return;
    const figures = { day, version, format: FACTS_FORMAT, facts: answered.read };
    await take(() => ({ result: undefined, changes: [{ type: 'keepFigures', figures }] }));
  };

  const countAll = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      for (const day of await missing()) {
        if (isClosing) return;
        // S38: one that a disk has damaged keeps no other from being counted.
        await count(day).catch((error: unknown) => log.error({ error }, 'a day could not be counted'));
        await breathe();
      }
    } while (isAskedAgain && !isClosing);
  };

  const look = (): Promise<void> => {
    isAskedAgain = true;
    looking ??= countAll()
      .catch((error: unknown) => log.error({ error }, 'days could not be counted, and are tried again'))
      .finally(() => {
        looking = null;
      });
    return looking;
  };

  return {
    /** Counts what is missing; to be called at the start, and when a day before today has changed. Never rejects. */
    look,
    /** How many days of these ranges are still to be counted. */
    pendingIn: async (ranges: readonly Range[]): Promise<number> =>
      (await missing()).filter((day) => ranges.some(({ from, to }) => day >= from && day <= to)).length,
    /** The days of a range as far as they are known; today as it is now. */
    days: async ({ from, to }: Range): Promise<DayGiven[]> => {
      const today = branch.today().day;
      const last = to < today ? to : today;
      const given: DayGiven[] = [];
      for (let next = from; next <= last; ) {
        const found = await store.figures.between(next, last, FACTS_FORMAT, DAYS_AT_ONCE);
        given.push(...found.filter(({ day }) => day < today).map(({ day, facts }) => ({ day, facts })));
        const latest = found.length < DAYS_AT_ONCE ? undefined : found.at(-1);
        if (latest === undefined) break;
        next = dayAfter(latest.day, 1);
        await breathe();
      }
      if (today >= from && today <= to) given.push({ day: today, log: await store.figures.log(today) });
      return given;
    },
    close: async (): Promise<void> => {
      isClosing = true;
      await looking;
    },
  };
};
