// S45: when the next backup is due.
import fc from 'fast-check';
import { nextDue } from '../../../server/backups/due';
import { DEFAULT_BACKUPS } from '../../../shared/settings/machine/backups';

const ZONE = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);
const nightly = { ...DEFAULT_BACKUPS, everyHours: null };

test('S45 once a night by local time, also when the clocks change, and soon where the server was off', () => {
  const next = (last: string, now = last) => new Date(nextDue(nightly, ZONE, at(last), at(now))).toISOString();
  expect(next('2026-11-28T02:30:07+01:00')).toBe('2026-11-29T01:30:00.000Z');
  expect(next('2026-03-28T02:30:07+01:00', '2026-03-28T12:00:00+01:00')).toMatch(/^2026-03-29T0[01]:/);
  expect(next('2026-10-24T02:30:07+02:00')).toMatch(/^2026-10-25T0[01]:30/);
  expect(next('2026-11-20T02:30:07+01:00', '2026-11-28T09:00:00+01:00')).toBe('2026-11-21T01:30:00.000Z');
  expect(nextDue(nightly, ZONE, null, at('2026-11-28T09:00:00+01:00'))).toBe(at('2026-11-28T09:00:00+01:00'));
});

test('S45 by day again after so many hours', () => {
  const every = { ...DEFAULT_BACKUPS, everyHours: 4 };
  const next = (last: string) => nextDue(every, ZONE, at(last), at(last));
  expect(next('2026-11-28T02:30:07+01:00')).toBe(at('2026-11-28T06:30:00+01:00'));
  expect(next('2026-11-28T09:10:00+01:00')).toBe(at('2026-11-28T10:30:00+01:00'));
  expect(next('2026-11-28T23:10:00+01:00')).toBe(at('2026-11-29T02:30:00+01:00'));
});

test('S45 whatever the hours, one is due within a day and an hour, and never at the last one itself', () => {
  const hour = 3_600_000;
  const from = at('2026-01-01T00:00:00Z');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 365 * 24 * 60 }),
      fc.option(fc.integer({ min: 1, max: 12 })),
      fc.integer({ min: 0, max: 23 }),
      (minutes, everyHours, atHour) => {
        const last = from + minutes * 60_000;
        const settings = { ...DEFAULT_BACKUPS, everyHours, at: `${String(atHour).padStart(2, '0')}:30` };
        const due = nextDue(settings, ZONE, last, last);
        expect(due).toBeGreaterThan(last);
        expect(due - last).toBeLessThanOrEqual(25 * hour);
      },
    ),
  );
});

test('S45 a last one that a wrong clock dated ahead makes the next one due now', () => {
  const now = at('2026-11-28T09:00:00+01:00');
  expect(nextDue(nightly, ZONE, at('2031-01-01T00:00:00Z'), now)).toBe(now);
});
