// When a calendar's own zones and the names of Windows' zones say that an appointment begins.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describedZone } from '../../../../server/imports/calendar/ownZone';
import { createZones } from '../../../../server/imports/calendar/zones';

const lines = (texts: string[]) => texts.map((text) => ({ name: text.slice(0, text.search(/[;:]/)), text }));
const BERLIN = {
  observances: [
    lines([
      'DTSTART:16010101T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    ]),
    lines([
      'DTSTART:16010101T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
    ]),
  ],
};
const NEW_YORK = {
  observances: [
    lines([
      'DTSTART:20071104T020000',
      'TZOFFSETFROM:-0400',
      'TZOFFSETTO:-0500',
      'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=SU;BYMONTHDAY=1,2,3,4,5,6,7',
    ]),
    lines([
      'DTSTART:20070311T020000',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-0400',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    ]),
  ],
};

test.each([
  ['Europe/Berlin', BERLIN],
  ['America/New_York', NEW_YORK],
])('A8 a zone described as %s shows the same times as it, every minute of many years', (name, description) => {
  const described = describedZone(description);
  const wall = fc
    .tuple(fc.integer({ min: 2008, max: 2060 }), fc.integer({ min: 0, max: 366 * 24 * 60 }))
    .map(([year, minutes]) => Temporal.PlainDateTime.from({ year, month: 1, day: 1 }).add({ minutes }));
  const changes = fc
    .tuple(
      fc.integer({ min: 2008, max: 2060 }),
      fc.constantFrom(3, 10, 11),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 359 }),
    )
    .map(([year, month, day, minutes]) => Temporal.PlainDateTime.from({ year, month, day }).add({ minutes }));
  fc.assert(
    fc.property(fc.oneof(wall, changes), (at) => {
      const zoned = at.toZonedDateTime(name, { disambiguation: 'compatible' });
      const expected = zoned.toPlainDateTime().equals(at) ? zoned.epochMilliseconds : { fault: 'noSuchTime' };
      expect(described?.(at)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

const at = (zone: string, wall: string, described = new Map()) => {
  const found = createZones(described)(zone)?.(Temporal.PlainDateTime.from(wall));
  return typeof found === 'number' ? new Date(found).toISOString() : (found ?? null);
};

test.each([
  ['W. Europe Standard Time', '2026-07-04T07:30:00.000Z'],
  ['Central Europe Standard Time', '2026-07-04T07:30:00.000Z'],
  ['Romance Standard Time', '2026-07-04T07:30:00.000Z'],
  ['GTB Standard Time', '2026-07-04T06:30:00.000Z'],
  ['eastern standard time', '2026-07-04T13:30:00.000Z'],
  ['Tokyo Standard Time', '2026-07-04T00:30:00.000Z'],
  ['/freeassociation.sourceforge.net/Europe/Berlin', '2026-07-04T07:30:00.000Z'],
  ['/mozilla.org/20050126_1/America/Argentina/Ushuaia', '2026-07-04T12:30:00.000Z'],
  ['Nowhere Standard Time', null],
  ['', null],
])('A8 9:30 in the zone %j is %s', (zone, instant) => {
  expect(at(zone, '2026-07-04T09:30')).toBe(instant);
});

test('A8 a zone that never changes, and one whose last change was said once, are understood', () => {
  const fixed = { observances: [lines(['DTSTART:19700101T000000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0530'])] };
  const ended = {
    observances: [
      lines(['DTSTART:20000101T000000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100']),
      lines([
        'DTSTART:20010325T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20050101T000000Z',
      ]),
    ],
  };
  const own = new Map([
    ['Fest', fixed],
    ['Zuletzt', ended],
  ]);
  expect(at('Fest', '2026-07-04T09:30', own)).toBe('2026-07-04T04:00:00.000Z');
  expect(at('Zuletzt', '2026-07-04T09:30', own)).toBe('2026-07-04T07:30:00.000Z');
});
