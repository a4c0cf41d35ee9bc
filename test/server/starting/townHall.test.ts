// The demonstration opens at a moment at which a town hall works, whatever the real time is.
import fc from 'fast-check';
import { isWithin, receivesAt } from '../../../server/queue/slots/hours';
import { demonstrationTownHall, momentToOpen, openingOn } from '../../../server/starting/townHall';

const at = (text: string) => Date.parse(text);
const isOpen = (moment: number) => receivesAt(demonstrationTownHall, { walkInHours: null }, moment);

test('G15 while the office is open, the demonstration has the real time', () => {
  const now = at('2026-11-26T17:05:00+01:00');
  expect(momentToOpen(demonstrationTownHall, now, null)).toBe(now);
});

test.each([
  ['at night', '2026-11-27T03:00:00+01:00', null, '2026-11-26T10:00:00+01:00'],
  ['in the evening', '2026-11-26T21:00:00+01:00', null, '2026-11-26T10:00:00+01:00'],
  ['on Sunday', '2026-11-29T12:00:00+01:00', null, '2026-11-27T10:00:00+01:00'],
  ['on a holiday', '2026-12-25T10:00:00+01:00', null, '2026-12-24T10:00:00+01:00'],
  ['again the same night', '2026-11-27T03:30:00+01:00', '2026-11-26T10:25:00+01:00', '2026-11-26T10:25:00+01:00'],
  [
    'again when that day was over',
    '2026-11-27T04:00:00+01:00',
    '2026-11-26T17:50:00+01:00',
    '2026-11-27T10:00:00+01:00',
  ],
])('G15 %s its clock is set to a working hour', (_, now, last, moment) => {
  expect(momentToOpen(demonstrationTownHall, at(now), last === null ? null : at(last))).toBe(at(moment));
});

test('G15 it always opens in the hours of the office, and never before what its clock told last', () => {
  const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
  fc.assert(
    fc.property(instants, fc.option(instants), (now, last) => {
      const moment = momentToOpen(demonstrationTownHall, now, last);
      expect(moment).toBeGreaterThanOrEqual(last ?? 0);
      expect(isOpen(moment)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('G15 appointments are offered in the hours of a town hall alone', () => {
  const { appointments, hours } = demonstrationTownHall;
  for (const { weekday, from, to } of appointments.hours) {
    expect(from >= '08:00' && to <= '18:00' && weekday < 6).toBe(true);
  }
  expect(isWithin(hours, at('2026-11-26T03:00:00+01:00'), 'Europe/Berlin')).toBe(false);
  expect(openingOn(demonstrationTownHall, '2026-11-28')).toBeNull();
});
