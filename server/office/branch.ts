// The one place where anything changes. Commands take turns; what arrives together shares one durable commit.
import type { Command } from '../../shared/commands';
import type { PaperSlip } from '../../shared/paper/slips';
import type { Reply } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { Logger } from '../basics/log';
import { newToken } from '../basics/tokens';
import type { Store } from '../storage/port';
import type { Answers } from '../storage/replyCache';
import { entryBy } from './audit/entries';
import { createRepeats } from './audit/repeats';
import { createTracing, type TracingParts } from './audit/tracing';
import { elapsedOf } from './clock';
import type { FileCare } from './fileCare';
import { createFollowers } from './followers';
import { createListeners } from './listeners';
import { readMemory } from './memory/memory';
import { readDayDigests, readDigests } from './memory/origins';
import { createReading } from './reading';
import { openClock } from './turns/calendar';
import { createTurns, type Pending } from './turns/commandBatch';
import { createDecider, OFFICE, type VersionedSettings } from './turns/decider';
import { createForgetting } from './turns/forgetting';
import { createNeeds } from './turns/needs';
import { createTurnTaking, type NoticesOf } from './turns/turnTaking';
import { emptyTurn } from './turns/unitOfWork';

export type BranchParts = {
  store: Store;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Milliseconds that have passed, which nobody can set; without it time passes by the clock. */
  elapsed?: () => number;
  log: Logger;
  /** The settings of an office that has none yet. */
  firstSettings: Settings;
  ticketUrl: (key: string) => string;
  /** S88: what a slip of a paper block is; without it there are no blocks. */
  paperSlipOf?: (key: string) => PaperSlip | null;
  answers: Answers;
  /** What is in memory is not what the store has, and cannot be made so: the program has to end. */
  onLost: (error: unknown) => void;
  fileCare: Pick<FileCare, 'forget' | 'failed'>;
  audit?: TracingParts;
  /** S53: wraps turns, to note how long they take. */
  timed?: (take: (asked: Pending[]) => Promise<void>) => (asked: Pending[]) => Promise<void>;
  /** S36: without it nobody is told by web hook. */
  noticesOf?: NoticesOf;
};

const readSettings = async ({ store, firstSettings, clock }: BranchParts): Promise<VersionedSettings> => {
  const stored = await store.settings.newest();
  if (stored) return stored;
  const first = { version: 1, settings: firstSettings };
  const settings = { ...first, at: clock(), by: OFFICE, commandId: null, answer: null, after: null };
  const entry = entryBy(OFFICE, settings.at, { kind: 'act', name: 'changeSettings', detail: { version: 1 } });
  await store.commit({ ...emptyTurn(), settings, audit: [entry] });
  return first;
};

/** What the office knows when it starts, from the store alone. */
const readOffice = async (parts: BranchParts, anew: (from: string) => void) => {
  const { store, clock: wall, elapsed = elapsedOf(wall) } = parts;
  let current = await readSettings(parts);
  const settings = {
    get: () => current,
    set: (changed: VersionedSettings): void => {
      current = changed;
    },
  };
  const digests = { ...(await readDigests(store)), ...(await readDayDigests(store)) };
  const clock = await openClock({ store, wall, elapsed, settings: () => current.settings });
  const memory = await readMemory({ store, digests, now: clock.watch.now, anew }, clock.today);
  return { settings, digests, clock, memory };
};

/** The running office over its event log: reads what there is, closes days that are over, and takes commands. */
export const createBranch = async (parts: BranchParts) => {
  const { store, log, answers, ticketUrl, onLost, fileCare, audit = { repeats: createRepeats() } } = parts;
  const followers = createFollowers(log);
  const { settings, digests, clock, memory } = await readOffice(parts, followers.tell.anew);
  const needs = createNeeds(store, memory);
  const tracing = createTracing(audit);
  const decider = createDecider({
    ...{ store, memory, needs, clock, answers, tracing, ticketUrl, settings: settings.get },
    paperSlipOf: parts.paperSlipOf ?? (() => null),
  });
  const { reading, pastDays } = createReading({ store, memory, settings: settings.get, now: clock.watch.now });
  const { subscribe, subscribeFirst, tell, tellFirst } = createListeners(log);
  const forget = (upTo: string): void => {
    memory.forget(upTo);
    pastDays.clear();
    followers.tell.forgotten(upTo);
  };
  const { timed = (take) => take } = parts;
  const ask = createTurns(
    timed(
      createTurnTaking({
        ...{ store, log, memory, needs, decider, answers, settings, fileCare, tell, tellFirst, onLost },
        noticesOf: parts.noticesOf ?? (() => []),
        forgetting: createForgetting({ fileCare, memory: { forget }, digests }),
        changedPast: pastDays.drop,
        follow: followers.tell.turn,
      }),
    ),
  );

  return {
    ...reading,
    ...digests,
    /** Answers after the commit, always; never rejects. */
    handle: ask,
    /** A command of the office itself. */
    handleOwn: (command: Command): Promise<Reply> => ask({ id: newToken(), by: OFFICE, command }),
    /** F10: to be called every second or so; notes what is told ahead, to be held against what comes. */
    noteAhead: (): void => memory.toldAhead.note(reading.outlook(), reading.pastCounts),
    /** The office's clock. */
    now: clock.watch.now,
    /** The machine's clock may be wrong: what cannot be undone waits. */
    isClockDoubted: clock.watch.isDoubted,
    subscribe,
    subscribeFirst,
    /** For who keeps the days in a memory of their own, from now on. */
    follow: followers.add,
  };
};
export type Branch = Awaited<ReturnType<typeof createBranch>>;
