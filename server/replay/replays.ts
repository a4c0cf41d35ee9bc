// R12: one replay at a time, in a thread with a deadline, that can be given up; what came out is remembered.
import { extname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { DayEvent, StoredEvent } from '../../shared/events';
import type { ReplayChange, ReplayResult, ReplayState } from '../../shared/replay/replay';
import { dayAfter, weekdayOf } from '../../shared/time';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import { WEEKS_BACK } from '../office/memory/learned';
import type { PastEvents } from '../queue/replay/pastDay';
import { DRAWS } from '../queue/replay/replay';
import type { ThreadAsked, ThreadSaid } from './replayThread';

export type ReplayParts = {
  branch: Pick<Branch, 'today' | 'settings' | 'settingsVersion' | 'lastClosed' | 'eventsOf' | 'now'>;
  log: Logger;
  /** So long a replay may take. */
  mostMs?: number;
  draws?: number;
};

const THREAD = join(__dirname, `replayThread${extname(__filename)}`);
const MOST_MS = 180_000;
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
const MOST_REMEMBERED = 20;
/** So many days are looked at, over closed weeks and years without any. */
const MOST_LOOKED_AT = 1500;
/** The same question gets the same answer. */
const SEED = 20_171_106;

const COMING: readonly DayEvent['type'][] = [
  'ticketDrawn',
  'appointmentCheckedIn',
  'homeNumberArrived',
  'paperBrought',
];
const hasCome = ({ event }: StoredEvent) => COMING.includes(event.type);

type Why = Extract<ReplayState, { state: 'failed' }>['why'];
type Outcome = { result: ReplayResult } | { why: Why };
type Run = { change: ReplayChange; progress: number; giveUp: AbortController };

export const createReplays = ({ branch, log, mostMs = MOST_MS, draws = DRAWS }: ReplayParts) => {
  const known = new LRUCache<string, { result: ReplayResult; at: number }>({ max: MOST_REMEMBERED });
  let shown: ReplayState = { state: 'none' };
  let running: Run | null = null;
  let ending: Promise<void> = Promise.resolve();

  /** The days of the last weeks in which anybody came, the newest first, however long ago those were. */
  const daysPlayed = async ({ giveUp }: Run): Promise<PastEvents[]> => {
    const days: PastEvents[] = [];
    const weeks = new Set<string>();
    let day = await branch.lastClosed(branch.today().day);
    for (let looked = 0; day !== null && looked < MOST_LOOKED_AT && !giveUp.signal.aborted; looked++) {
      const events = await branch.eventsOf(day);
      if (events.some(hasCome)) {
        weeks.add(dayAfter(day, 1 - weekdayOf(day)));
        if (weeks.size > WEEKS_BACK) break;
        days.push({ day, events });
      }
      day = await branch.lastClosed(day);
      // Between two days the office goes on.
      await setImmediate();
    }
    return days;
  };

  const play = async (days: readonly PastEvents[], run: Run): Promise<Outcome> => {
    const thread = new Worker(THREAD, { env: process.env, resourceLimits: MEMORY });
    let deadline: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Outcome>((resolve) => {
        const broke = (error: unknown) => {
          if (!run.giveUp.signal.aborted) log.warn({ error }, 'a replay was stopped');
          resolve({ why: 'broke' });
        };
        deadline = setTimeout(() => resolve({ why: 'tookTooLong' }), mostMs);
        run.giveUp.signal.addEventListener('abort', () => resolve({ why: 'broke' }));
        thread.on('error', broke).on('exit', broke);
        thread.on('message', (said: ThreadSaid) => {
          if ('progress' in said) run.progress = said.progress;
          else resolve(said.result ? { result: said.result } : { why: 'noDays' });
        });
        const say = (asked: ThreadAsked) => thread.postMessage(asked);
        for (const day of [...days].reverse()) say({ kind: 'day', day });
        say({ kind: 'play', settings: branch.settings(), change: run.change, seed: SEED, draws });
      });
    } finally {
      clearTimeout(deadline);
      await thread.terminate();
    }
  };

  const keyOf = (change: ReplayChange, newest: string | undefined) =>
    JSON.stringify([newest, branch.settingsVersion(), change]);

  const runThrough = async (run: Run): Promise<void> => {
    const { change } = run;
    const days = await daysPlayed(run);
    const key = keyOf(change, days[0]?.day);
    const before = known.get(key);
    const outcome = before ?? (days.length === 0 ? { why: 'noDays' as const } : await play(days, run));
    if (run.giveUp.signal.aborted) return;
    if ('why' in outcome) {
      shown = { state: 'failed', change, why: outcome.why };
      return;
    }
    const done = before ?? { result: outcome.result, at: branch.now() };
    known.set(key, done);
    shown = { state: 'done', ...done };
  };

  const end = () => {
    running?.giveUp.abort();
    running = null;
  };

  return {
    /** False while another one is under way. */
    start: (change: ReplayChange): boolean => {
      if (running) return JSON.stringify(running.change) === JSON.stringify(change);
      const run: Run = { change, progress: 0, giveUp: new AbortController() };
      running = run;
      ending = runThrough(run)
        .catch((error: unknown) => {
          log.warn({ error }, 'a replay was stopped');
          if (!run.giveUp.signal.aborted) shown = { state: 'failed', change, why: 'broke' };
        })
        .finally(() => {
          if (running === run) running = null;
        });
      return true;
    },
    /** What was shown before stands again. */
    cancel: end,
    state: (): ReplayState =>
      running ? { state: 'running', change: running.change, progress: running.progress } : shown,
    close: async (): Promise<void> => {
      end();
      await ending;
    },
  };
};
export type Replays = ReturnType<typeof createReplays>;
