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
  /** W23: the place of a number from home; absent or null for everybody else. */
  home?: { placeAt: number } | null;
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

/**
 * What somebody in the line goes by: when the ticket was drawn. C4: a late appointment stands there as if it had drawn it at
 * the slot time; W23: a number from home as if its owner had set out at once.
 */
export const ticketAt = ({ slotAt, home, arrivedAt }: Pick<Waiting, 'slotAt' | 'home' | 'arrivedAt'>): number =>
  slotAt ?? home?.placeAt ?? arrivedAt;
const byArrival = (a: Waiting, b: Waiting) => a.arrivedAt - b.arrivedAt || (a.arrival ?? 0) - (b.arrival ?? 0);
const byTicket = (a: Waiting, b: Waiting) =>
  ticketAt(a) - ticketAt(b) || (a.preference ?? 0) - (b.preference ?? 0) || byArrival(a, b);

/** Due appointments that were called in a row while somebody stood in the line, counted back from the last call. */
export const runOf = (recent: readonly RecentCall[]): number => {
  let run = 0;
  for (let i = recent.length - 1; i >= 0 && recent[i]?.due && recent[i]?.lineWaiting; i--) run++;
  return run;
};

/** Where somebody waits: raised by staff, back from an errand, an appointment in time, or in the line. */
export type Lane = 'raised' | 'back' | 'punctual' | 'line';
export const LANES: readonly Lane[] = ['raised', 'back', 'punctual', 'line'];

const laneOf = (one: Waiting, policy: MergePolicy): Lane => {
  if (isRaised(one)) return 'raised';
  if (hasComeBack(one)) return 'back';
  return standsInLine(one, policy) ? 'line' : 'punctual';
};

const ORDERS: { [One in Lane]: (a: Waiting, b: Waiting) => number } = {
  raised: (a, b) => (a.raisedAt ?? 0) - (b.raisedAt ?? 0) || byArrival(a, b),
  back: byReturn,
  // By their slots.
  punctual: byTicket,
  line: byTicket,
};

/** Everybody where they wait, each lane in its order. */
export const lanesOf = <One extends Waiting>(waiting: readonly One[], policy: MergePolicy): Record<Lane, One[]> => {
  const lanes: Record<Lane, One[]> = { raised: [], back: [], punctual: [], line: [] };
  for (const one of waiting) lanes[laneOf(one, policy)].push(one);
  for (const lane of LANES) lanes[lane].sort(ORDERS[lane]);
  return lanes;
};

/** The first of each lane among those whom a counter may take. */
export type Firsts = { [One in Lane]: Pick<Waiting, 'slotAt'> | undefined };

/** What was called last, one after the other: due appointments while somebody stood in the line, and who was back (K21). */
export type InARow = { run: number; returns: number };

/**
 * The lane of which a free counter calls the first at `now`, null when nobody is there; counts the call. `now` may grow from
 * call to call, so that appointments become due on the way.
 *
 *     D = appointments checked in until slot + grace, from slot - lead on, by slot
 *     L = walk-ins by ticket time, later appointments with their slot and numbers from home with their place as ticket time
 *     whoever was raised by staff goes first and changes r in no way; then
 *     who is back from an errand, changing r in no way either, but after `run` of those in a row somebody else, if there is
 *     one in D or L (K21); then
 *     first(D) if D and (no L or fewer than `run` in a row), else first(L), else the not yet due one with the earliest slot
 */
export const takeTurn = (firsts: Firsts, inARow: InARow, policy: MergePolicy, now: number): Lane | null => {
  if (firsts.raised) return 'raised';
  const lineWaiting = firsts.line !== undefined;
  const due = firsts.punctual !== undefined && isDue(firsts.punctual, policy, now);
  if (firsts.back && (inARow.returns < policy.run || !(due || lineWaiting))) {
    inARow.returns++;
    return 'back';
  }
  inARow.returns = 0;
  if (due && (!lineWaiting || inARow.run < policy.run)) {
    inARow.run = lineWaiting ? inARow.run + 1 : 0;
    return 'punctual';
  }
  inARow.run = 0;
  if (lineWaiting) return 'line';
  return firsts.punctual ? 'punctual' : null;
};

/** Why somebody of a lane is called; `isTime`: an appointment whose time has come is there. */
const whyOf = (lane: Lane, { slotAt, errand }: Waiting, isTime: boolean, { run }: MergePolicy): Why => {
  if (lane === 'raised') return { rule: 'raised' };
  if (lane === 'back' && errand) return { rule: 'errand', name: errand.name, article: errand.article };
  if (lane === 'punctual' && slotAt !== null) return { rule: isTime ? 'due' : 'early', slotAt };
  return isTime ? { rule: 'lineAfterRun', run } : { rule: 'line' };
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
 * @param most so many calls are wanted, from the first on
 */
export const callOrder = (
  waiting: readonly Waiting[],
  policy: MergePolicy,
  now: number,
  recent: readonly RecentCall[],
  returned = 0,
  most = Number.POSITIVE_INFINITY,
): Call[] => {
  const lanes = lanesOf(waiting, policy);
  const inARow = { run: runOf(recent), returns: returned };
  const next: Record<Lane, number> = { raised: 0, back: 0, punctual: 0, line: 0 };
  const order: Call[] = [];
  while (order.length < Math.min(most, waiting.length)) {
    const firsts = {
      raised: lanes.raised[next.raised],
      back: lanes.back[next.back],
      punctual: lanes.punctual[next.punctual],
      line: lanes.line[next.line],
    };
    const lane = takeTurn(firsts, inARow, policy, now);
    const one = lane === null ? undefined : firsts[lane];
    if (lane === null || one === undefined) break;
    next[lane]++;
    const isTime = firsts.punctual !== undefined && isDue(firsts.punctual, policy, now);
    const [due, lineWaiting] = [lane === 'punctual' && isTime, firsts.line !== undefined];
    order.push({ id: one.id, why: whyOf(lane, one, isTime, policy), due, lineWaiting });
  }
  return order;
};

/** Others who wait: as people, and those in the line before somebody who are only counted. */
export type Others = { people: readonly Waiting[]; counted: number };

export const countOf = ({ raised, errand, due, back, turn, line }: Ahead): number =>
  raised + errand + due + back + turn + line;

const NOBODY_AHEAD: Ahead = { raised: 0, errand: 0, due: 0, back: 0, turn: 0, line: 0, isRaised: false };

/** As what somebody counts who is called before somebody who stands in no line. */
const lineOfAhead = ({ rule }: Why): 'raised' | 'errand' | 'due' | 'turn' => {
  if (rule === 'raised' || rule === 'errand') return rule;
  return rule === 'due' || rule === 'early' ? 'due' : 'turn';
};

const aheadInOrder = (before: readonly Call[], one: Waiting): Ahead => {
  const ahead = { ...NOBODY_AHEAD, isRaised: isRaised(one) };
  for (const { why } of before) ahead[lineOfAhead(why)]++;
  return ahead;
};

/**
 * What somebody in the line is to those behind: late appointments come to their time there (C4), whoever draws does not; who
 * is back, and whose number is from home (W24), has kept the place.
 */
const kindInLine = ({ slotAt, home, calledAt, restoredAt }: Waiting): 'back' | 'due' | 'line' => {
  if (calledAt ?? restoredAt ?? home) return 'back';
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
  return withOthers(ahead, { due, returning }, policy, { run: runOf(recent), returns: returned });
};

/** To those ahead in the line come those of the other lanes who have their turn before it is over. */
const withOthers = (
  ahead: Ahead,
  { due, returning }: { due: number; returning: number },
  { run }: MergePolicy,
  inARow: InARow,
): Ahead => {
  const before = ahead.line + ahead.back + ahead.due;
  const called = before + Math.min(due, Math.max(0, run - inARow.run) + before * run);
  const errand = Math.min(returning, Math.max(0, run - inARow.returns) + called * run);
  return { ...ahead, due: ahead.due + called - before, errand };
};

/** `aheadOf` for each of these people among the others of them, worked out together: nobody looks at everybody. */
export const aheadOfEach = (
  people: readonly Waiting[],
  policy: MergePolicy,
  now: number,
  recent: readonly RecentCall[],
  returned = 0,
): Map<string, Ahead> => {
  const each = new Map<string, Ahead>();
  const { raised, back, punctual, line } = lanesOf(people, policy);
  const others = { due: punctual.filter((one) => isDue(one, policy, now)).length, returning: back.length };
  const inARow = { run: runOf(recent), returns: returned };
  const before = { ...NOBODY_AHEAD, raised: raised.length };
  for (const one of line) {
    each.set(one.id, withOthers(before, others, policy, inARow));
    before[kindInLine(one)]++;
  }
  if (raised.length + back.length + punctual.length === 0) return each;
  const places = new Map(people.map((one) => [one.id, one]));
  const called = { ...NOBODY_AHEAD };
  for (const { id, why } of callOrder(people, policy, now, recent, returned)) {
    const one = places.get(id);
    if (one && !each.has(id)) each.set(id, { ...called, isRaised: isRaised(one) });
    called[lineOfAhead(why)]++;
  }
  return each;
};

/** How many that are. */
export const placeOf = (...asked: Parameters<typeof aheadOf>): number => countOf(aheadOf(...asked));
