// Advice per quarter hour as people plan: quarter hours of one kind together, what changes most, and hours of a week.
import type { InsightResult } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';

export type Quarter = InsightResult['advice']['quarters'][number];
type Offer = Settings['appointments']['hours'][number];

/** So many spans a week may have. */
export const MOST_SPANS = 50;

/** Quarter hours that follow each other and are of one kind. */
const together = (quarters: readonly Quarter[], isAlike: (one: Quarter, other: Quarter) => boolean): Quarter[][] => {
  const runs: Quarter[][] = [];
  for (const quarter of quarters) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last?.to === quarter.from && isAlike(last, quarter)) run.push(quarter);
    else runs.push([quarter]);
  }
  return runs;
};

const spanOf = (run: readonly Quarter[]): Quarter => ({
  from: run[0]?.from ?? '',
  to: run.at(-1)?.to ?? '',
  walkIns: run.reduce((sum, { walkIns }) => sum + walkIns, 0) / run.length,
  offered: run[0]?.offered ?? 0,
  proposed: run[0]?.proposed ?? 0,
});

/** Times with as many places now and proposed; `walkIns` is the mean of their quarter hours. */
export const foldQuarters = (quarters: readonly Quarter[]): Quarter[] =>
  together(quarters, (one, other) => one.offered === other.offered && one.proposed === other.proposed).map(spanOf);

const changeOf = ({ offered, proposed }: Quarter) => Math.sign(proposed - offered);

/** The longest time with fewer places, and the longest with more, weighed by how many; null where there is none. */
export const mainChanges = (quarters: readonly Quarter[]): { fewer: Quarter | null; more: Quarter | null } => {
  const runs = together(quarters, (one, other) => changeOf(one) === changeOf(other));
  const weightOf = (run: Quarter[]) =>
    run.reduce((sum, { offered, proposed }) => sum + Math.abs(proposed - offered), 0);
  const greatest = (change: number) => {
    const [first, ...others] = runs.filter(([quarter]) => quarter && changeOf(quarter) === change);
    if (first === undefined) return null;
    return spanOf(others.reduce((best, run) => (weightOf(run) > weightOf(best) ? run : best), first));
  };
  return { fewer: greatest(-1), more: greatest(1) };
};

/** The hours of a week in which one weekday has the places as proposed; its places for staff alone stay. */
export const advisedHours = (hours: readonly Offer[], weekday: number, quarters: readonly Quarter[]): Offer[] => {
  const before = hours.filter((offer) => offer.weekday === weekday);
  const spans: Offer[] = [];
  for (const { from, to, proposed } of quarters) {
    const internal = before.find((offer) => offer.from <= from && from < offer.to)?.internal ?? 0;
    const last = spans.at(-1);
    if (last?.to === from && last.public === proposed && last.internal === internal) last.to = to;
    else spans.push({ weekday, from, to, public: proposed, internal });
  }
  const offered = spans.filter((span) => span.public + span.internal > 0);
  return [...hours.filter((offer) => offer.weekday !== weekday), ...offered];
};
