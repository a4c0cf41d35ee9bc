// The demonstration opens at a moment at which a town hall works, whatever the real time is.

import fc from 'fast-check';
import { isWithin, receivesAt } from '../../../server/queue/slots/hours';
import { demonstrationTownHall, momentToOpen, openingOn } from '../../../server/starting/townHall';
import { LANGUAGES } from '../../../shared/languages';

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

test('G24 whatever visitors read of the demonstration stands in all nine languages, each in its own letters', () => {
  const { languages, services, waitingPlace, errands } = demonstrationTownHall;
  expect([...languages].sort()).toEqual([...LANGUAGES].sort());
  const texts = [
    ...services.flatMap(({ name, keywords, bring }) => [name, ...(keywords ? [keywords] : []), ...bring]),
    ...errands.flatMap(({ name, place }) => [name, place]),
    waitingPlace,
  ];
  const missing = texts.flatMap((text) => LANGUAGES.filter((language) => !text[language]).map((one) => [text.de, one]));
  expect(missing).toEqual([]);
  for (const [language, letters] of [
    ['ar', /\p{Script=Arabic}/u],
    ['uk', /\p{Script=Cyrillic}/u],
    ['ru', /\p{Script=Cyrillic}/u],
  ] as const)
    expect(texts.filter((text) => !letters.test(text[language] ?? ''))).toEqual([]);
});
