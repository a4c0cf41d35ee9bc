// What strangers and screens can repeat is counted, not written one by one.
import fc from 'fast-check';
import { createRepeats } from '../../../../server/office/audit/repeats';
import type { NewAuditEntry } from '../../../../server/storage/auditPort';
import { MINUTE_MS } from '../../../../shared/time';
import { MONDAY_NINE } from '../../../world';

const entry = (changes: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  ...{ at: MONDAY_NINE, kind: 'refused', name: 'callNext', outcome: 'nobodyWaiting', asker: 'counter' },
  ...{ place: 'schalter-1', device: 'device-1', roles: [], person: 'person-1', about: null, subject: null },
  detail: {},
  ...changes,
});
const stranger = (visitId: string): NewAuditEntry =>
  entry({ ...{ name: 'leaveLine', asker: 'visitor', place: null, device: null, person: null, detail: { visitId } } });

let now: number;
let repeats: ReturnType<typeof createRepeats>;
beforeEach(() => {
  now = 0;
  repeats = createRepeats(() => now);
});

test('S29 the first is written, what comes again within a minute is counted and told once', () => {
  expect([1, 2, 3].map(() => repeats.isNew(entry()))).toEqual([true, false, false]);
  expect(repeats.isNew(entry({ outcome: 'counterBusy' }))).toBe(true);
  expect(repeats.isNew(entry({ person: 'person-2' }))).toBe(true);
  expect(repeats.ended(MONDAY_NINE)).toEqual([]);
  now = MINUTE_MS;
  expect(repeats.ended(MONDAY_NINE + MINUTE_MS)).toEqual([
    { ...entry(), at: MONDAY_NINE + MINUTE_MS, detail: { times: 2 } },
  ]);
  expect(repeats.size()).toBe(0);
  expect(repeats.isNew(entry())).toBe(true);
});

test('S29 the same look within ten minutes is one, another visit is another', () => {
  const look = (visitId: string) =>
    entry({ ...{ kind: 'look', name: 'appointment', outcome: 'done', detail: { visitId } } });
  expect([repeats.isNew(look('a')), repeats.isNew(look('b')), repeats.isNew(look('a'))]).toEqual([true, true, false]);
  now = 10 * MINUTE_MS - 1;
  expect([repeats.isNew(look('a')), repeats.ended(0)]).toEqual([false, []]);
  expect(repeats.ended(0, true).map(({ detail }) => detail)).toEqual([{ visitId: 'a', times: 2 }]);
});

test('S29 whatever strangers make up in a day, few entries are made of it, and none of it is lost from the count', () => {
  const asked = fc.array(fc.record({ visit: fc.nat(100_000), after: fc.nat(20_000) }), {
    minLength: 200,
    maxLength: 2000,
  });
  fc.assert(
    fc.property(asked, (all) => {
      now = 0;
      repeats = createRepeats(() => now);
      const written: NewAuditEntry[] = [];
      for (const { visit, after } of all) {
        now += after;
        written.push(...repeats.ended(now));
        const one = stranger(`visit-${visit}`);
        if (repeats.isNew(one)) written.push(one);
      }
      const windows = Math.ceil(now / (10 * MINUTE_MS)) + 1;
      expect(written.length).toBeLessThanOrEqual(41 * windows);
      written.push(...repeats.ended(now, true));
      expect(written.reduce((sum, { detail }) => sum + (detail.times ?? 1), 0)).toBe(all.length);
      expect(repeats.size()).toBe(0);
    }),
    { numRuns: 50 },
  );
});
