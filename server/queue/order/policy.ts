// M: the merge policy. Who is called next, walk-ins and appointments in one order, as a pure function.
import type { Why } from '../../../shared/events';
import type { Ahead } from '../../../shared/protocol';
import type { Policy } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { isBack } from '../day/comingBack';
import type { OnErrand } from '../day/day';

/** Somebody who is present and waits (M1), as far as the call order looks at people: a ticket drawn, or checked in. */
export type Waiting = {
  /** Any text that is unique among them. */
  id: string;
  /** The booked time of an appointment (epoch ms); null for a walk-in. */
  slotAt: number | null;
  /** When the ticket was drawn, or the appointment checked in (epoch ms). */
  arrivedAt: number;
  /** Tells apart who came within the same millisecond: it only grows. Absent where the list says it. */
  arrival?: number;
  /** M7: staff have raised it to be next, at that instant (epoch ms); absent or null for everybody else. */
  raisedAt?: number | null;
  /** Their first call (epoch ms), where they have come back; absent or null for those who were never called. */
  calledAt?: number | null;
  /** K10: back since then, because what was done with them was taken back; absent or null for everybody else. */
  restoredAt?: number | null;
  /** K21: where they are back from, and since when; absent or null for everybody else. */
  errand?: OnErrand | null;
  /** Rank in the counter's order of preference, 0 best. It only decides between equals (M6). */
  preference?: number;
};

/**
 * A call that was made: of a due appointment or not, and whether anybody stood in the line when it was made, as
 * `callOrder` answered both.
 */
export type RecentCall = { due: boolean; lineWaiting: boolean };

/** A place in the call order: who, why, and what `recent` has to remember of it. */
export type Call = { id: string; why: Why } & RecentCall;

type MergePolicy = Pick<Policy, 'leadMin' | 'graceMin' | 'run'>;
type Booked = Waiting & { slotAt: number };

/** Whether somebody stands in the line: a walk-in, or an appointment checked in later than `grace` after its slot (C4). */
export const standsInLine = (
  { slotAt, arrivedAt }: Pick<Waiting, 'slotAt' | 'arrivedAt'>,
  policy: MergePolicy,
): boolean => slotAt === null || arrivedAt > slotAt + policy.graceMin * MINUTE_MS;

/** M7: raised ones go before all others, and neither end a run nor make one. */
export const isRaised = ({ raisedAt }: Waiting): boolean => raisedAt !== undefined && raisedAt !== null;

/** K21: who is back from an errand was at a counter before, and goes before who waits for one. */
const hasComeBack = ({ errand }: Waiting): boolean => isBack(errand);
const byReturn = (a: Waiting, b: Waiting) => (a.errand?.backAt ?? 0) - (b.errand?.backAt ?? 0) || byArrival(a, b);

/** Whether the time of an appointment has come (M2). */
export const isDue = ({ slotAt }: Pick<Waiting, 'slotAt'>, policy: MergePolicy, now: number) =>
  slotAt !== null && now >= slotAt - policy.leadMin * MINUTE_MS;

/** C4: a late appointment stands in the line as if it had drawn its ticket at the slot time. */
const ticketAt = (waiting: Waiting) => waiting.slotAt ?? waiting.arrivedAt;
const byArrival = (a: Waiting, b: Waiting) => a.arrivedAt - b.arrivedAt || (a.arrival ?? 0) - (b.arrival ?? 0);
const bySlot = (a: Booked, b: Booked) =>
  a.slotAt - b.slotAt || (a.preference ?? 0) - (b.preference ?? 0) || byArrival(a, b);
const byTicket = (a: Waiting, b: Waiting) =>
  ticketAt(a) - ticketAt(b) || (a.preference ?? 0) - (b.preference ?? 0) || byArrival(a, b);

/** Due appointments that were called in a row while somebody stood in the line, counted back from the last call. */
export const runOf = (recent: readonly RecentCall[]): number => {
  let run = 0;
  for (let i = recent.length - 1; i >= 0 && recent[i]?.due && recent[i]?.lineWaiting; i--) run++;
  return run;
};

/** The call that a free counter makes at `now` (epoch ms) among those whom it may take; null when nobody is left. */
export type TakeNext = (now: number, mayTake?: (id: string) => boolean) => Call | null;

const anybody = () => true;
const first = <One extends Waiting>(list: One[], mayTake: (id: string) => boolean) =>
  list.find((one) => mayTake(one.id));
const remove = <One>(list: One[], one: One) => {
  list.splice(list.indexOf(one), 1);
};

/**
 * Takes people out of the order one after the other. `now` may grow from take to take, so that
 * appointments become due on the way.
 *
 *     D = appointments checked in until slot + grace, from slot - lead on, by slot
 *     L = walk-ins by ticket time, and later appointments with their slot as ticket time
 *     whoever was raised by staff goes first and changes r in no way; then
 *     who is back from an errand, changing r in no way either, but after `run` of those in a row somebody else, if there is
 *     one in D or L (K21); then
 *     first(D) if D and (no L or fewer than `run` in a row), else first(L), else the not yet due one with the earliest slot
 */
export const startOrder = (
  waiting: readonly Waiting[],
  policy: MergePolicy,
  recent: readonly RecentCall[],
  /** K21: so many who were back from errands the counter has called in a row. */
  returned = 0,
): TakeNext => {
  const punctual: Booked[] = [];
  const line: Waiting[] = [];
  const raised: Waiting[] = [];
  const back: Waiting[] = [];
  for (const one of waiting) {
    if (isRaised(one)) raised.push(one);
    else if (hasComeBack(one)) back.push(one);
    else if (one.slotAt === null || standsInLine(one, policy)) line.push(one);
    else punctual.push({ ...one, slotAt: one.slotAt });
  }
  punctual.sort(bySlot);
  line.sort(byTicket);
  raised.sort((a, b) => (a.raisedAt ?? 0) - (b.raisedAt ?? 0) || byArrival(a, b));
  back.sort(byReturn);
  let run = runOf(recent);
  let returns = returned;

  return (now, mayTake = anybody) => {
    const appointment = first(punctual, mayTake);
    const ticket = first(line, mayTake);
    const lineWaiting = ticket !== undefined;
    const next = first(raised, mayTake);
    if (next) {
      remove(raised, next);
      return { id: next.id, why: { rule: 'raised' }, due: false, lineWaiting };
    }
    const due = appointment !== undefined && isDue(appointment, policy, now);
    const returning = first(back, mayTake);
    if (returning?.errand && (returns < policy.run || !(due || lineWaiting))) {
      remove(back, returning);
      returns++;
      const { name, article } = returning.errand;
      return { id: returning.id, why: { rule: 'errand', name, article }, due: false, lineWaiting };
    }
    returns = 0;
    if (due && (!lineWaiting || run < policy.run)) {
      remove(punctual, appointment);
      run = lineWaiting ? run + 1 : 0;
      return { id: appointment.id, why: { rule: 'due', slotAt: appointment.slotAt }, due: true, lineWaiting };
    }
    run = 0;
    if (lineWaiting) {
      remove(line, ticket);
      const why: Why = due ? { rule: 'lineAfterRun', run: policy.run } : { rule: 'line' };
      return { id: ticket.id, why, due: false, lineWaiting };
    }
    if (appointment === undefined) return null;
    remove(punctual, appointment);
    return { id: appointment.id, why: { rule: 'early', slotAt: appointment.slotAt }, due: false, lineWaiting };
  };
};

/**
 * The whole call order as it stands at `now`: the first is whom a free counter calls, the rest follow as if counters
 * became free one after the other at this very moment. Empty when nobody waits. docs/forecast.md has an example.
 *
 * @param waiting who is present, in any order; for a counter that serves only some services: those whom it may serve (M6)
 * @param policy `leadMin`, `graceMin` in minutes, `run` as a number of appointments, all 0 or more
 * @param now epoch milliseconds
 * @param recent the office's latest calls, oldest first, at least the last `run` of them; older ones are never looked
 *   at. A call is appended as this function returned it, except those with `why.rule` 'raised' or 'errand', which count
 *   for nobody. For a counter that serves only some services: the calls, by whatever counter, of those whom it may serve,
 *   `lineWaiting` being whether anybody of those stood in the line then
 * @param returned how many the counter has called last, one after the other, who were back from errands (K21)
 */
export const callOrder = (
  waiting: readonly Waiting[],
  policy: MergePolicy,
  now: number,
  recent: readonly RecentCall[],
  returned = 0,
): Call[] => {
  const take = startOrder(waiting, policy, recent, returned);
  const order: Call[] = [];
  for (let call = take(now); call !== null; call = take(now)) order.push(call);
  return order;
};

/** Others who wait: as people, and those in the line before somebody who are only counted. */
export type Others = { people: readonly Waiting[]; counted: number };

export const countOf = ({ raised, errand, due, back, turn, line }: Ahead): number =>
  raised + errand + due + back + turn + line;

const NOBODY_AHEAD: Ahead = { raised: 0, errand: 0, due: 0, back: 0, turn: 0, line: 0, isRaised: false };

const aheadInOrder = (before: readonly Call[], one: Waiting): Ahead => {
  const ahead = { ...NOBODY_AHEAD, isRaised: isRaised(one) };
  for (const { why } of before) {
    if (why.rule === 'raised') ahead.raised++;
    else if (why.rule === 'errand') ahead.errand++;
    else if (why.rule === 'due' || why.rule === 'early') ahead.due++;
    else ahead.turn++;
  }
  return ahead;
};

/** What somebody in the line is to those behind: late appointments come to their time there (C4), whoever draws does not. */
const kindInLine = ({ slotAt, calledAt, restoredAt }: Waiting): 'back' | 'due' | 'line' => {
  if (calledAt ?? restoredAt) return 'back';
  return slotAt === null ? 'line' : 'due';
};

/**
 * Who of the others is called before somebody who waits, as `callOrder` has it, without putting them all in
 * order: in the line, those before them there, and of the due appointments `run` for each of those and what is left of
 * the present run for themselves; likewise of those who are back from errands. Counted ones are for somebody in the line.
 */
export const aheadOf = (
  one: Waiting,
  { people, counted }: Others,
  policy: MergePolicy,
  now: number,
  recent: readonly RecentCall[],
  returned = 0,
): Ahead => {
  if (!standsInLine(one, policy) || isRaised(one) || hasComeBack(one)) {
    const order = callOrder([...people, one], policy, now, recent, returned);
    const place = order.findIndex(({ id }) => id === one.id);
    return aheadInOrder(order.slice(0, place), one);
  }
  const ahead = { ...NOBODY_AHEAD, line: counted };
  let due = 0;
  let returning = 0;
  for (const other of people) {
    if (isRaised(other)) ahead.raised++;
    else if (hasComeBack(other)) returning++;
    else if (standsInLine(other, policy)) {
      if (byTicket(other, one) <= 0) ahead[kindInLine(other)]++;
    } else if (isDue(other, policy, now)) due++;
  }
  const before = ahead.line + ahead.back + ahead.due;
  const called = before + Math.min(due, Math.max(0, policy.run - runOf(recent)) + before * policy.run);
  ahead.due += called - before;
  ahead.errand = Math.min(returning, Math.max(0, policy.run - returned) + called * policy.run);
  return ahead;
};

/** How many that are. */
export const placeOf = (...asked: Parameters<typeof aheadOf>): number => countOf(aheadOf(...asked));
