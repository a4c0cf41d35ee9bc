// S36: the outbox of web hooks at work. Each hook has two lanes, what is urgent and everything else, and each of them sends
// its first message again and again until the receiver has taken it or it is too late; only then the next. No lane waits for
// another one, and nothing in the office waits for any of them.
import type { HookFault, HookTrouble } from '../../shared/programs';
import { MINUTE_MS } from '../../shared/time';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import type { QueuedNotice } from '../storage/changes';
import type { Store } from '../storage/port';
import { type TakeStep, together } from '../storage/steps';
import type { Hooks } from './register';
import { headersOf } from './signing';
import { send } from './transport';

export type SendingParts = {
  store: Pick<Store, 'notices'>;
  take: TakeStep;
  hooks: Hooks;
  branch: Pick<Branch, 'now' | 'isClockDoubted'>;
  /** Epoch ms of the world outside, by which receivers tell what is old. */
  outside: () => number;
  log: Logger;
  /** How a hook stands has changed. */
  changed: () => void;
  /** S56: a message was taken (null), or why not; and whether it is tried no more. */
  tried: (hookId: string, message: string, why: HookFault | null, isOver: boolean) => void;
};

/** How patient a lane is: its first pause, which doubles, its longest, when a message is too late, how long a receiver has. */
type Patience = { firstMs: number; longestMs: number; giveUpMs: number; mostMs: number };
const URGENT: Patience = { firstMs: 1000, longestMs: 15_000, giveUpMs: 60 * MINUTE_MS, mostMs: 5000 };
const ORDINARY: Patience = {
  ...{ firstMs: 5000, longestMs: 15 * MINUTE_MS, giveUpMs: 24 * 60 * MINUTE_MS, mostMs: 10_000 },
};
/** A receiver that has read a message and will not have it: the others do not wait a day for that. */
const DISLIKED = [400, 413, 415, 422];
const DISLIKED_MS = 15 * MINUTE_MS;

export const patienceOf = (isUrgent: boolean): Patience => (isUrgent ? URGENT : ORDINARY);
const pauseAfter = (attempts: number, { firstMs, longestMs }: Patience): number =>
  Math.min(firstMs * 2 ** (attempts - 1), longestMs);
const isDisliked = ({ code, status }: HookFault): boolean => code === 'answered' && DISLIKED.includes(status ?? 0);

/** Tries a message, and notes what became of it. */
const createDelivery = (parts: SendingParts, closing: AbortSignal) => {
  const { take, hooks, branch, outside, log, changed } = parts;
  const removal = (id: number) => ({ result: undefined, changes: [{ type: 'removeNotice', id } as const] });

  const noteSent = async ({ id, hookId, message }: QueuedNotice) => {
    parts.tried(hookId, message, null, true);
    await take(() => together(removal(id), hooks.note(hookId, { lastSentAt: branch.now(), trouble: null })));
  };
  const noteFault = async (notice: QueuedNotice, fault: HookFault, patience: Patience) => {
    const { id, hookId, attempts } = notice;
    const hook = hooks.named(hookId);
    const [now, before] = [branch.now(), hook?.trouble ?? null];
    const giveUpMs = isDisliked(fault) ? Math.min(DISLIKED_MS, patience.giveUpMs) : patience.giveUpMs;
    const nextAt = now + pauseAfter(attempts + 1, patience);
    // T4: by a clock that may be wrong nothing is given up.
    const isOver = nextAt - notice.at > giveUpMs && !branch.isClockDoubted();
    parts.tried(hookId, notice.message, fault, isOver);
    const trouble: HookTrouble = {
      ...{ since: before?.since ?? now, at: now, fault },
      givenUp: (before?.givenUp ?? 0) + Number(isOver),
    };
    const { code, status } = fault;
    log.warn({ hook: hookId, attempts, code, status, isOver }, 'a web hook did not get through');
    const postponed = { type: 'postponeNotice', id, attempts: attempts + 1, nextAt } as const;
    await take(() =>
      together(
        isOver ? removal(id) : { result: undefined, changes: [postponed] },
        hooks.note(hookId, { lastSentAt: hook?.lastSentAt ?? null, trouble }),
      ),
    );
  };

  /** To a hook now; null when it was taken. */
  const tell = (hookId: string, message: string, body: string, mostMs: number): Promise<HookFault | null> => {
    const address = hooks.addressOf(hookId);
    if (address === null) return Promise.resolve({ code: 'unknownHost', status: null });
    const headers = headersOf(address.secret, message, outside(), body);
    return send({ url: address.url, headers, body, mostMs, closing });
  };

  return {
    tell,
    deliver: async (notice: QueuedNotice, patience: Patience): Promise<void> => {
      const fault = await tell(notice.hookId, notice.message, notice.body, patience.mostMs);
      if (closing.aborted && fault !== null) return;
      await (fault === null ? noteSent(notice) : noteFault(notice, fault, patience));
      changed();
    },
  };
};

/** One lane of a hook: looks after its first message as often as it is told to. */
const createLane = (
  { store, branch, log }: SendingParts,
  lane: { hookId: string; isUrgent: boolean },
  deliver: ReturnType<typeof createDelivery>['deliver'],
  isClosing: () => boolean,
) => {
  const patience = patienceOf(lane.isUrgent);
  let running: Promise<void> | null = null;
  /** Something may be due that has not been looked for. */
  let isAsked = false;
  /** After the disk has failed, no sooner than this. */
  let restUntil = 0;
  /** A clock that was set back makes nobody wait longer than the longest pause. */
  const isDue = ({ nextAt }: QueuedNotice) => nextAt <= branch.now() || nextAt > branch.now() + patience.longestMs;
  const first = async (): Promise<QueuedNotice | null> => {
    if (isClosing()) return null;
    const found = await store.notices.next(lane.hookId, lane.isUrgent);
    return found !== null && isDue(found) ? found : null;
  };
  const work = async (): Promise<void> => {
    while (isAsked) {
      isAsked = false;
      try {
        for (let notice = await first(); notice !== null; notice = await first()) await deliver(notice, patience);
      } catch (error) {
        log.error({ error, hook: lane.hookId }, 'the outbox of a web hook failed');
        restUntil = branch.now() + patience.firstMs;
      }
    }
    running = null;
  };
  return {
    look: (): void => {
      if (isClosing() || branch.now() < restUntil) return;
      isAsked = true;
      running ??= work();
    },
    over: (): Promise<void> | null => running,
  };
};

export const createSending = (parts: SendingParts) => {
  const { store, hooks, log, changed } = parts;
  const ending = new AbortController();
  const { tell, deliver } = createDelivery(parts, ending.signal);
  const lanes = new Map<string, ReturnType<typeof createLane>>();
  let hasBegun = false;
  let waiting: ReadonlyMap<string, number> = new Map();
  const isClosing = () => ending.signal.aborted;

  const laneOf = (hookId: string, isUrgent: boolean) => {
    const key = `${hookId} ${isUrgent}`;
    const lane = lanes.get(key) ?? createLane(parts, { hookId, isUrgent }, deliver, isClosing);
    lanes.set(key, lane);
    return lane;
  };
  const forgetOthers = () => {
    for (const key of lanes.keys()) if (hooks.named(key.split(' ')[0] ?? '') === null) lanes.delete(key);
  };
  const count = async (): Promise<void> => {
    const before = JSON.stringify([...waiting]);
    waiting = await store.notices.waiting();
    if (JSON.stringify([...waiting]) !== before) changed();
  };

  const look = (): void => {
    if (!hasBegun || isClosing()) return;
    for (const { id } of hooks.all()) for (const isUrgent of [true, false]) laneOf(id, isUrgent).look();
  };

  return {
    /** After each commit: sends what is due, if nothing is being sent. */
    look,
    /** Every second or so. */
    tend: async (): Promise<void> => {
      forgetOthers();
      look();
      if (hooks.all().length > 0 && !isClosing()) await count();
    },
    /** Sends what a restart left. */
    begin: (): void => {
      hasBegun = true;
      look();
    },
    /** A message beside the outbox, now; null when it was taken. */
    tell: (hookId: string, message: string, body: string) => tell(hookId, message, body, ORDINARY.mostMs),
    waiting: () => waiting,
    /** What is under way is given up, and goes after the next start. */
    close: async (): Promise<void> => {
      ending.abort();
      await Promise.all([...lanes.values()].map((lane) => lane.over())).catch((error: unknown) =>
        log.error({ error }, 'the outbox of a web hook failed'),
      );
    },
  };
};
