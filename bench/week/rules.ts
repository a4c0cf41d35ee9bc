// The rules that are compared: the office's own, and three that people use today, on the same days.

import { demonstrationOffice } from '../../server/demonstration';
import { type RecentCall, startOrder, type Waiting } from '../../server/queue/policy';

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

/** The office's own call order, from the core. */
const zip = (): Rule => {
  const recent: RecentCall[] = [];
  return {
    name: 'Reißverschluss (M)',
    callsTheAbsent: false,
    next: (queue, now) => {
      const call = startOrder(there(queue), demonstrationOffice.policy, recent)(now);
      if (call === null) return null;
      recent.push({ due: call.due, lineWaiting: call.lineWaiting });
      if (recent.length > 50) recent.shift();
      return queue.find((one) => one.id === call.id) ?? null;
    },
  };
};

const fifo = (): Rule => ({
  name: 'first come, first served',
  callsTheAbsent: false,
  next: (queue) => first(there(queue), (one) => one.arrivedAt),
});

const strict = (): Rule => ({
  name: 'appointments always first',
  callsTheAbsent: false,
  next: (queue) => {
    const booked = there(queue).filter((one) => one.slotAt !== null);
    return first(booked, (one) => one.slotAt ?? 0) ?? first(there(queue), (one) => one.arrivedAt);
  },
});

const BERLIN_LEAD_MS = 2 * 60_000;

/** As in Berlin and Munich: booked people from two minutes before their time, there or not; then walk-ins. */
const berlin = (): Rule => ({
  name: 'booked are called, there or not',
  callsTheAbsent: true,
  next: (queue, now) => {
    const booked = queue.filter((one) => one.slotAt !== null && now >= one.slotAt - BERLIN_LEAD_MS);
    const walkIns = queue.filter((one) => one.slotAt === null);
    return first(booked, (one) => one.slotAt ?? 0) ?? first(walkIns, (one) => one.arrivedAt);
  },
});

/** A fresh rule a day: what it remembers of the last calls ends with the day. */
export const RULES: readonly (() => Rule)[] = [zip, fifo, strict, berlin];
