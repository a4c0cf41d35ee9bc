// The rules that the office's own is held against: three that people use today.
import type { Waiting } from '../../server/queue/order/policy';

/** Somebody in the queue; a booked one who is not there yet counts only for rules that do not ask. */
export type Queued = Waiting & { isThere: boolean };

export type Rule = {
  name: string;
  /** Whom a free counter calls at `now` (ms); null when nobody. */
  next: (queue: readonly Queued[], now: number) => Queued | null;
  /** Calls booked people at their time whether they have come or not. */
  callsTheAbsent: boolean;
};

const first = (queue: readonly Queued[], key: (one: Queued) => number): Queued | null =>
  queue.reduce<Queued | null>((best, one) => (best === null || key(one) < key(best) ? one : best), null);
const there = (queue: readonly Queued[]) => queue.filter((one) => one.isThere);

const fifo: Rule = {
  name: 'first come, first served',
  callsTheAbsent: false,
  next: (queue) => first(there(queue), (one) => one.arrivedAt),
};

const strict: Rule = {
  name: 'appointments always first',
  callsTheAbsent: false,
  next: (queue) => {
    const booked = there(queue).filter((one) => one.slotAt !== null);
    return first(booked, (one) => one.slotAt ?? 0) ?? first(there(queue), (one) => one.arrivedAt);
  },
};

const BERLIN_LEAD_MS = 2 * 60_000;

/** As in Berlin and Munich: booked people from two minutes before their time, there or not; then walk-ins. */
const berlin: Rule = {
  name: 'booked are called, there or not',
  callsTheAbsent: true,
  next: (queue, now) => {
    const booked = queue.filter((one) => one.slotAt !== null && now >= one.slotAt - BERLIN_LEAD_MS);
    const walkIns = queue.filter((one) => one.slotAt === null);
    return first(booked, (one) => one.slotAt ?? 0) ?? first(walkIns, (one) => one.arrivedAt);
  },
};

export const RULES: readonly Rule[] = [fifo, strict, berlin];
