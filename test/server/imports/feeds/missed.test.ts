// How much may be missing in a calendar before somebody is asked.
import fc from 'fast-check';
import { judgeMissing, type Missed } from '../../../../server/imports/feeds/missed';

const own = (count: number) => Array.from({ length: count }, (_, i) => ({ importKey: `k${i}` }));
const judge = (all: number, read: number, more: { before?: Missed | null; now?: number; isByHand?: boolean } = {}) =>
  judgeMissing({
    ahead: own(all),
    read: new Set(own(read).map(({ importKey }) => importKey)),
    ...{ nameless: 0, before: null, kept: [], now: 1000, isByHand: false },
    ...more,
  });

test.each([
  [1, 0, 'asks'],
  [2, 1, 'cancels'],
  [2, 0, 'asks'],
  [3, 1, 'asks'],
  [3, 2, 'cancels'],
  [8, 4, 'asks'],
  [8, 6, 'cancels'],
  [20, 15, 'asks'],
  [20, 17, 'cancels'],
  [100, 90, 'cancels'],
])('A10 of %i to come the calendar has %i: the office %s', (all, read, does) => {
  const { gone, missed } = judge(all, read);
  expect(gone).toHaveLength(does === 'asks' ? 0 : all - read);
  expect(missed).toEqual(does === 'asks' ? { keys: expect.any(Array), of: all, at: 1000 } : null);
});

const MINUTE = 60_000;
test('A10 two readings by themselves count only when they are ten minutes apart', () => {
  const { missed } = judge(8, 0);
  expect(judge(8, 0, { before: missed, now: 1000 + 9 * MINUTE })).toEqual({ gone: [], missed, kept: [] });
  expect(judge(8, 0, { before: missed, now: 1000 + 10 * MINUTE }).gone).toHaveLength(8);
  expect(judge(8, 0, { before: missed, now: 2000, isByHand: true }).gone).toHaveLength(8);
});

test('A10 what is over meanwhile is not missing; one more that is missing is another question', () => {
  const { missed } = judge(8, 0);
  const later = { before: missed, now: 1000 + 20 * MINUTE };
  expect(judge(5, 0, later).gone).toHaveLength(5);
  expect(judge(9, 0, later)).toMatchObject({ gone: [], missed: { of: 9, at: later.now } });
  expect(judge(8, 1, later)).toMatchObject({ gone: [], missed: { of: 8 } });
});

test('A10 a calendar that says it once never cancels most of what is to come', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(3), (all, read, nameless) => {
      const { gone, missed } = judgeMissing({
        ...{ ahead: own(all), nameless, before: null, kept: [], now: 0, isByHand: true },
        read: new Set(own(Math.min(read, all)).map(({ importKey }) => importKey)),
      });
      expect(gone.length * 2).toBeLessThanOrEqual(all);
      expect(gone.length + (missed?.keys.length ?? 0)).toBe(all - Math.min(read, all));
    }),
  );
});
