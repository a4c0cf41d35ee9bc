// S88: slips as they were scanned and written down, and what is brought in of them.
import type { BroughtSlip } from '../../shared/paper/brought';
import type { PaperOutcome } from '../../shared/paper/slips';
import { instantOf, middayOf } from '../../ui/time';

/** A slip in the list; times as they were typed, 'HH:MM' or empty. */
export type ListedSlip = {
  key: string;
  number: string;
  serviceId: string;
  outcome: PaperOutcome;
  came: string;
  called: string;
  ended: string;
  /** Empty where nobody wrote it down. */
  counterId: string;
};

/** The list of a day. `from`, `to`: between these those were handed out of which nobody wrote down when. */
export type PaperList = { day: string; from: string; to: string; slips: ListedSlip[] };

const atOf = (typed: string, day: string, timeZone: string): number | null =>
  typed === '' ? null : instantOf(typed, middayOf(day, timeZone), timeZone);

/** As it was written down, and the others evenly between their neighbours in the list. */
const spread = (known: readonly (number | null)[], from: number, to: number): number[] => {
  const next = (i: number) => known.slice(i).findIndex((at) => at !== null);
  return known.map((at, i) => {
    if (at !== null) return at;
    const last = known.slice(0, i).findLastIndex((one) => one !== null);
    const ahead = next(i);
    const [low, high] = [known[last] ?? from, ahead < 0 ? to : (known[i + ahead] ?? to)];
    const gaps = (ahead < 0 ? known.length - i : ahead) + (i - last);
    return Math.round(low + (Math.max(0, high - low) * (i - last)) / gaps);
  });
};

/** When each was handed out: nobody after they were called or had gone, or after somebody who stands behind them. */
const cameAtOf = (
  known: readonly (number | null)[],
  latest: readonly number[],
  span: { from: number; to: number },
): number[] => {
  let before = Number.POSITIVE_INFINITY;
  return spread(known, span.from, span.to)
    .map((at, i) => [at, known[i] ?? latest[i] ?? at] as const)
    .reverse()
    .map(([at, most]) => {
      before = Math.min(before, most);
      return Math.min(at, before);
    })
    .reverse()
    .map((at, i) => known[i] ?? at);
};

/** What is brought in. */
export const broughtSlips = (
  { day, from, to, slips }: PaperList,
  { timeZone, now }: { timeZone: string; now: number },
): BroughtSlip[] => {
  const at = (typed: string) => atOf(typed, day, timeZone);
  const noon = middayOf(day, timeZone);
  const read = slips.map((slip) => ({
    ...slip,
    calledAt: slip.outcome === 'waiting' ? null : at(slip.called),
    endedAt: slip.outcome === 'waiting' ? null : at(slip.ended),
  }));
  const cameAt = cameAtOf(
    slips.map(({ came }) => at(came)),
    read.map(({ calledAt, endedAt }) => Math.min(now, calledAt ?? now, endedAt ?? now)),
    { from: at(from) ?? noon, to: Math.min(now, at(to) ?? noon) },
  );
  return read.map(({ key, serviceId, outcome, calledAt, endedAt, counterId, came }, i) => ({
    ...{ key, serviceIds: [serviceId], persons: 1, language: 'de', outcome, isEstimated: came === '' },
    ...{ cameAt: cameAt[i] ?? noon, calledAt, endedAt },
    counterId: outcome === 'waiting' || outcome === 'left' || counterId === '' ? null : counterId,
  }));
};

/** For a day that is over. */
export const withoutWaiting = (list: PaperList): PaperList => ({
  ...list,
  slips: list.slips.map((slip) => (slip.outcome === 'waiting' ? { ...slip, outcome: 'done' } : slip)),
});

/** By their numbers: they were handed out in this order. */
export const byNumber = (slips: readonly ListedSlip[]): ListedSlip[] =>
  [...slips].sort((one, other) => (one.number < other.number ? -1 : 1));
