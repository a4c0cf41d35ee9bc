// S46: which backups stay. By counts, never by the clock alone: a clock that leaps cannot delete what is good.
import type { BackupSettings } from '../../../../shared/settings/machine/backups';
import { dayAfter, weekdayOf } from '../../../../shared/time';

const DAY_MS = 86_400_000;

/** `day` is the local day of `at`. */
export type Kept = { name: string; at: number; day: string; isWhole: boolean };

const weekOf = (day: string): string => dayAfter(day, 1 - weekdayOf(day));
const monthOf = (day: string): string => day.slice(0, 7);

/** The newest of each of so many of the newest groups. */
const newestOfEach = (newestFirst: readonly Kept[], groupOf: (day: string) => string, most: number): Kept[] => {
  const newest = new Map<string, Kept>();
  for (const one of newestFirst) {
    const group = groupOf(one.day);
    if (!newest.has(group)) newest.set(group, one);
  }
  return [...newest.values()].slice(0, most);
};

/**
 * The names of those that may be deleted. The last good one is never among them; one that a wrong clock dated ahead goes
 * when there is a good one of the present; a torn one when it is older than every good one that stays.
 */
export const pastKeeping = (all: readonly Kept[], keep: BackupSettings['keep'], now: number): string[] => {
  const isAhead = ({ at }: Kept) => at > now + DAY_MS;
  const newestFirst = [...all].sort((one, other) => other.at - one.at);
  const good = newestFirst.filter((one) => one.isWhole && !isAhead(one));
  if (good.length === 0) return [];
  const kept = new Set([
    ...good.slice(0, Math.max(1, keep.latest)),
    ...newestOfEach(good, (day) => day, keep.days),
    ...newestOfEach(good, weekOf, keep.weeks),
    ...newestOfEach(good, monthOf, keep.months),
  ]);
  const oldest = Math.min(...[...kept].map(({ at }) => at));
  const stays = (one: Kept) => kept.has(one) || (!one.isWhole && !isAhead(one) && one.at >= oldest);
  return newestFirst.filter((one) => !stays(one)).map(({ name }) => name);
};
