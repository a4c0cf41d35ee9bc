// S46: which backups stay, for any history of backups and any counts.
import fc from 'fast-check';
import { type Kept, pastKeeping } from '../../../../../server/storage/safekeeping/sets/rotation';
import { dayOf } from '../../../../../shared/time';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.parse('2026-11-28T02:30:00+01:00');
const ZONE = 'Europe/Berlin';

const backup = (at: number, isWhole = true): Kept => ({ name: `at ${at}`, at, day: dayOf(at, ZONE), isWhole });
/** Over a year back, and some days ahead, as a wrong clock dates them. */
const backups = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -400 * 24, max: 72 }), fc.boolean()), { maxLength: 60, selector: ([h]) => h })
  .map((all) => all.map(([hours, isWhole]) => backup(NOW + hours * HOUR_MS, isWhole)));
const counts = fc.record({
  latest: fc.integer({ min: 1, max: 10 }),
  days: fc.integer({ min: 0, max: 14 }),
  weeks: fc.integer({ min: 0, max: 8 }),
  months: fc.integer({ min: 0, max: 6 }),
});
const left = (all: readonly Kept[], keep: Parameters<typeof pastKeeping>[1]): Kept[] => {
  const gone = new Set(pastKeeping(all, keep, NOW));
  return all.filter(({ name }) => !gone.has(name));
};
const isPresent = ({ at }: Kept) => at <= NOW + DAY_MS;

test('S46 the newest good backup is never deleted, and nothing is while there is none', () => {
  fc.assert(
    fc.property(backups, counts, (all, keep) => {
      const good = all.filter((one) => one.isWhole && isPresent(one));
      const newest = good.reduce<Kept | null>((last, one) => (last && last.at > one.at ? last : one), null);
      const stays = left(all, keep);
      if (newest === null) expect(stays).toEqual(all);
      else expect(stays).toContainEqual(newest);
    }),
  );
});

test('S46 no more good ones stay than were asked for, and none that a wrong clock dated ahead', () => {
  fc.assert(
    fc.property(backups, counts, (all, keep) => {
      fc.pre(all.some((one) => one.isWhole && isPresent(one)));
      const stays = left(all, keep);
      const most = keep.latest + keep.days + keep.weeks + keep.months;
      expect(stays.filter(({ isWhole }) => isWhole).length).toBeLessThanOrEqual(most);
      expect(stays.filter((one) => !isPresent(one))).toEqual([]);
    }),
  );
});

test('S46 a larger count of any kind keeps all that a smaller one keeps, and a second look deletes nothing more', () => {
  fc.assert(
    fc.property(backups, counts, fc.constantFrom('latest', 'days', 'weeks', 'months'), (all, keep, kind) => {
      const few = left(all, keep).filter(({ isWhole }) => isWhole);
      const many = left(all, { ...keep, [kind]: keep[kind as keyof typeof keep] + 1 });
      expect(many).toEqual(expect.arrayContaining(few));
      const stays = left(all, keep);
      expect(left(stays, keep)).toEqual(stays);
    }),
  );
});

test('S46 of days, weeks and months the last one of each stays', () => {
  const nights = Array.from({ length: 120 }, (_, i) => backup(NOW - i * DAY_MS));
  const keep = { latest: 1, days: 3, weeks: 3, months: 3 };
  const days = left(nights, keep).map(({ day }) => day);
  // Saturday, 28 November; weeks end on a Sunday, months with their last day.
  expect(days).toEqual([
    ...['2026-11-28', '2026-11-27', '2026-11-26', '2026-11-22', '2026-11-15'],
    ...['2026-10-31', '2026-09-30'],
  ]);
});

test('S46 a torn backup goes when every good one that stays is newer', () => {
  const [torn, older] = [backup(NOW - 40 * DAY_MS, false), backup(NOW - DAY_MS, false)];
  const good = [backup(NOW), backup(NOW - 2 * DAY_MS)];
  const keep = { latest: 2, days: 0, weeks: 0, months: 0 };
  expect(pastKeeping([torn, older, ...good], keep, NOW)).toEqual([torn.name]);
});
