// S54: whether a count is more than an office's own past explains. Pure.
//
// Counts of what comes by itself scatter the more the larger they are; 2·√(x + 3/8) scatters by 1 whatever their size
// (Anscombe, Biometrika 35, 1948). On this scale the newest count is held against the median of the past ones, in units of
// their median deviation (1.4826 · MAD), and is unusual beyond 3.5: the modified z-score of Iglewicz and Hoaglin (1993),
// https://www.itl.nist.gov/div898/handbook/eda/section3/eda35h.htm. Median and MAD are not moved by a past day that was
// unusual itself. Less scatter than chance alone has (1) is not believed: a few equal days make nothing unusual.

const BEYOND = 3.5;
/** Fewer past counts say nothing of how much is usual. */
const LEAST_PAST = 4;
const MAD_TO_SIGMA = 1.4826;

const steady = (count: number): number => 2 * Math.sqrt(count + 3 / 8);

export const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
};

/** `least`: fewer than so many are never unusual. More than ever before it must be, too. */
export const isUnusual = (count: number, past: readonly number[], least: number): boolean => {
  if (past.length < LEAST_PAST || count < least || count <= Math.max(...past)) return false;
  const before = past.map(steady);
  const usual = medianOf(before);
  const scatter = Math.max(1, MAD_TO_SIGMA * medianOf(before.map((one) => Math.abs(one - usual))));
  return (steady(count) - usual) / scatter > BEYOND;
};
