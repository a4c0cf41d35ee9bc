// M13: what the record of a day says of rules, counters and visits: all that the call order looks at, and nothing else.
import type { Why } from '../../../shared/events';
import type { Policy, Settings } from '../../../shared/settings';
import { isBack } from '../day/comingBack';
import { type Day, isOnTheWay, isPresent, type Visit } from '../day/day';

/** What a counter and a service are called in a record: not by their names, which tell of clerks and of people. */
export type Masked = (kind: 'counter' | 'service', id: string) => string;

export type Rules = Pick<Policy, 'leadMin' | 'graceMin' | 'run' | 'forgottenMin' | 'pauseKeepsMin'> & {
  counters: Record<string, { serves: string[] | null; prefers: string[] }>;
};
export type AtCounter = {
  open: boolean;
  paused: { since: number; until: number | null } | null;
  /** K17: what it takes for the rest of the day, where that is not what the rules say. */
  today: 'all' | string[] | null;
};
export type Waits = {
  number: string;
  slotAt: number | null;
  /** W23: of a number that was drawn at home: its place in the line. */
  placeAt?: number;
  cameAt: number;
  /** Tells apart who came within the same millisecond: it only grows. */
  order: number;
  raisedAt: number | null;
  services: string[];
  /** Handed on to this counter. */
  only: string | null;
  /** K21: back from where a counter had sent it. */
  back: { counter: string; at: number; anyAfterMin: number } | null;
};
/** M10: has not checked in, and may be called all the same. */
export type Expected = { slotAt: number; services: string[] };
/** W23: was drawn at home, and is called only after its owner has come; this is its place then. */
export type Coming = { number: string; placeAt: number; services: string[] };

/** A line: an instant (epoch ms), and one thing that is so from then on, or was done then. */
export type RecordLine = { at: number } & (
  | { rules: Rules }
  | { counter: string; is: AtCounter }
  | { visit: number; waits: Waits }
  | { visit: number; expected: Expected }
  | { visit: number; coming: Coming }
  | { visit: number; gone: true }
  | { call: number; visit: number; number: string; counter: string; rule: Why['rule'] }
  /** S88: had a slip from paper, and was called by people while the server was gone: by no rule that could be held to it. */
  | { paper: string; cameAt: number; calledAt: number | null }
  /** K10: calls that were taken back, and count for nothing since. */
  | { undone: number[] }
);
type Without<Line> = Line extends unknown ? Omit<Line, 'at'> : never;
export type Said = Without<RecordLine>;

export const rulesOf = ({ policy, counters }: Settings, masked: Masked): Rules => {
  const { leadMin, graceMin, run, forgottenMin, pauseKeepsMin } = policy;
  const service = (id: string) => masked('service', id);
  const known = counters.map(({ id, serviceIds, preferredServiceIds }): [string, Rules['counters'][string]] => {
    const serves = serviceIds?.map(service).sort() ?? null;
    return [masked('counter', id), { serves, prefers: preferredServiceIds.map(service) }];
  });
  // By their masks: in the settings they stand as they do in the house.
  known.sort(([one], [other]) => (one < other ? -1 : 1));
  return { leadMin, graceMin, run, forgottenMin, pauseKeepsMin, counters: Object.fromEntries(known) };
};

export const atCounter = (day: Day, id: string, masked: Masked): AtCounter => {
  const [state, moved] = [day.counters.get(id), day.moved.get(id)];
  const today = Array.isArray(moved) ? moved.map((one) => masked('service', one)).sort() : (moved ?? null);
  return { open: state !== undefined, paused: state?.paused ?? null, today };
};

const waitsAs = (visit: Visit & { number: string; arrivedAt: number }, masked: Masked): Waits => {
  const {
    number,
    slotAt,
    home,
    arrivedAt: cameAt,
    arrival: order,
    raisedAt,
    serviceIds,
    onlyCounterId,
    errand,
  } = visit;
  const place = home === null ? {} : { placeAt: home.placeAt };
  const services = serviceIds.map((id) => masked('service', id));
  const only = onlyCounterId === null ? null : masked('counter', onlyCounterId);
  const back = isBack(errand)
    ? { counter: masked('counter', errand.counterId), at: errand.backAt, anyAfterMin: errand.anyAfterMin }
    : null;
  return { number, slotAt, ...place, cameAt, order, raisedAt, services, only, back };
};

/** Who waits, is expected, or is no matter of the call order. */
export const standingOf = (
  visit: Visit,
  { forgottenMin }: Pick<Policy, 'forgottenMin'>,
  masked: Masked,
): { waits: Waits } | { expected: Expected } | { coming: Coming } | { gone: true } => {
  if (visit.state === 'waiting' && isPresent(visit)) return { waits: waitsAs(visit, masked) };
  if (isOnTheWay(visit)) {
    const services = visit.serviceIds.map((id) => masked('service', id));
    return { coming: { number: visit.number, placeAt: visit.home.placeAt, services } };
  }
  if (visit.state !== 'booked' || visit.slotAt === null || forgottenMin === null) return { gone: true };
  return { expected: { slotAt: visit.slotAt, services: visit.serviceIds.map((id) => masked('service', id)) } };
};
