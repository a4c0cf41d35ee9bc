// Calendars and files that are made to hold a reader up: each is read to its end, here in the open, without any deadline.
import { readCalendarFor, readFileFor } from '../../../server/imports/reading/readings';
import { isLikeAName } from '../../../server/mail/letters/plain';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { emailSchema } from '../../../shared/contacts';
import { calendar } from './calendarServer';

const BYTES = 2_000_000;
const asked = (text: string) => ({
  ...{ bytes: new TextEncoder().encode(text), sourceId: 'x', settings: demonstrationOffice, serviceId: 'abholung' },
});
const fill = (part: string, bytes = BYTES) => part.repeat(Math.ceil(bytes / part.length));
const entry = (uid: number | string, ...lines: string[]) => [`UID:${uid}`, 'DTSTART:20260304T083000Z', ...lines];
const zone = (id: string, ...rules: string[]) =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${id}`,
    'BEGIN:STANDARD',
    'DTSTART:16010101T000000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0100',
    ...rules,
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n');
const inZone = (zones: string, id: string) =>
  calendar(['UID:1', `DTSTART;TZID=${id}:20260304T093000`]).replace('BEGIN:VEVENT', `${zones}\r\nBEGIN:VEVENT`);

test.each([
  ...['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY'].map((freq) => `FREQ=${freq}`),
  'FREQ=YEARLY;BYMONTH=1;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3',
  'FREQ=YEARLY;INTERVAL=0;BYMONTH=3;BYDAY=-1SU',
  'FREQ=YEARLY;COUNT=99999999;BYMONTH=3;BYDAY=-1SU',
  'FREQ=YEARLY;BYDAY=SU',
  'FREQ=YEARLY;BYDAY=53SU',
  'FREQ=YEARLY;BYMONTH=13;BYDAY=1SU',
  'FREQ=YEARLY;BYYEARDAY=1,2,3',
  'FREQ=YEARLY;BYSETPOS=1;BYMONTH=1;BYMONTHDAY=1',
  'FREQ=FORTNIGHTLY',
  '',
])('S5 a zone by the rule %j is refused by name', (rule) => {
  const read = readCalendarFor(asked(inZone(zone('Own', `RRULE:${rule}`), 'Own')));
  expect(read?.faults).toMatchObject([{ code: 'unknownZone', values: { text: 'Own' } }]);
  expect(read?.rows).toEqual([]);
});

test('S5 a known name is what the world means by it, whatever the calendar says of it', () => {
  const read = readCalendarFor(asked(inZone(zone('Europe/Berlin', 'RRULE:FREQ=SECONDLY'), 'Europe/Berlin')));
  expect(read?.faults).toEqual([]);
});

test.each<[string, string]>([
  ['2 MB in one line', calendar(entry(1, `DESCRIPTION:${fill('x')}`))],
  ['a title of 2 MB', calendar(entry(1, `SUMMARY:${fill('Abgesagt ')}`))],
  ['a title of 2 MB of blanks', calendar(entry(1, `SUMMARY:x${fill(' ')}y`))],
  ['a title of 2 MB of commas', calendar(entry(1, `SUMMARY:${fill(',')}`))],
  ['parameters without end', calendar(entry(1, `ATTENDEE${fill(';CN="a\\"')}:mailto:a@example.org`))],
  ['quotation marks without end', calendar(entry(1, `ATTENDEE;CN=${fill('"')}:mailto:a@example.org`))],
  [
    'a town of guests',
    calendar(entry(1, ...Array.from({ length: 40_000 }, (_, i) => `ATTENDEE:mailto:g${i}@example.org`))),
  ],
  ['a million categories', calendar(entry(1, `CATEGORIES:${fill('a,')}`))],
  ['a folded line of 600,000 pieces', calendar(entry(1, `SUMMARY:${fill('a\r\n ')}`))],
  ['30,000 entries', calendar(...Array.from({ length: 30_000 }, (_, i) => entry(i)))],
  ['30,000 times the same entry', calendar(...Array.from({ length: 30_000 }, () => entry(1)))],
  [
    '30,000 entries in zones that nobody knows',
    calendar(...Array.from({ length: 20_000 }, (_, i) => ['UID:1', `DTSTART;TZID=Zone/${i}:20260304T093000`])),
  ],
  ['entries that are opened only', `BEGIN:VCALENDAR\r\n${fill('BEGIN:VEVENT\r\n')}END:VCALENDAR`],
  ['things in things in things', `BEGIN:VCALENDAR\r\n${fill('BEGIN:X\r\n')}END:VCALENDAR`],
  ['ends without a beginning', `BEGIN:VCALENDAR\r\n${fill('END:X\r\n')}END:VCALENDAR`],
  ['calendars without end', fill('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')],
  [
    '10,000 descriptions of zones',
    inZone(Array.from({ length: 10_000 }, (_, i) => zone(`Z${i}`)).join('\r\n'), 'Z9999'),
  ],
  [
    'a zone with 10,000 changes',
    inZone(fill(zone('Own', `RDATE:${fill('20200101T000000,', 100_000)}`), 1_000_000), 'Own'),
  ],
  ['a zone of 10,000 rules', inZone(zone('Own', ...Array.from({ length: 10_000 }, () => 'RRULE:FREQ=YEARLY')), 'Own')],
  [
    'dates that are left out, without end',
    calendar(entry(1, 'RRULE:FREQ=SECONDLY', `EXDATE:${fill('20200101T000000Z,')}`)),
  ],
  ['a series without end', calendar(entry(1, 'RRULE:FREQ=SECONDLY;BYSECOND=0,1,2,3;COUNT=99999999'))],
  ['nothing but nothing', calendar(entry(1, `SUMMARY:${fill('\0')}`))],
  ['nothing but carriage returns', `BEGIN:VCALENDAR${fill('\r')}END:VCALENDAR`],
  ['lines that are none', calendar(entry(1, fill('no line\r\n')))],
  ['a mail address of 2 MB', calendar(entry(1, `ATTENDEE:mailto:${fill('a.')}@${fill('ü.')}`))],
  ['a number of 2 MB', calendar(entry(1, `SEQUENCE:${fill('9')}`), entry(1, `SEQUENCE:${fill('8')}`))],
  ['a duration of 2 MB', calendar(entry(1, `DURATION:P${fill('1D')}`))],
])('S5 a calendar of %s is read to its end', (_what, text) => {
  readCalendarFor(asked(text));
});

const row = (cells: string) => `Nr;Termin;Personen;Dauer;Uhrzeit;Datum;E-Mail;Status\n${cells}`;
test.each<[string, string]>([
  ['blanks in a duration', row(`1;x;1;5${fill(' ', 290_000)}x`)],
  ['blanks in a time', row(`1;;1;5;9:00${fill(' ', 290_000)}x;04.03.2026`)],
  ['dashes in a time', row(`1;;1;5;9:00${fill(' -', 290_000)};04.03.2026`)],
  ['blanks in a day', row(`1;;1;5;9:00;04.03.2026${fill(' ', 290_000)}x`)],
  ['zeros in a day', row(`1;;1;5;9:00;04.03.2026${fill(' 0:00', 290_000)}`)],
  ['quotation marks', row(fill('"', 290_000))],
  ['cells of quotation marks', row(fill('";"', 290_000))],
  ['quoted line ends', row(fill('"\n"', 290_000))],
  ['separators', fill(';', 290_000)],
  ['columns', `Nr;Termin${fill(';Name', 150_000)}\n${fill('1;x\n', 140_000)}`],
  ['empty lines', row(fill('\n', 290_000))],
  ['an address', row(`1;x;1;5;;;${fill('a@', 290_000)}`)],
  ['Ctrl-Z', `${row('1;x')}${fill('\x1a', 290_000)}x`],
])('S5 a file full of %s is read to its end', (_what, text) => {
  readFileFor(asked(text));
});

test.each([['a.'], ['a@'], ['a-'], [' '], ['ü.'], ['.'], ["a '"]])(
  'S5 no name and no address of 2 MB of %j holds anybody up',
  (part) => {
    for (const text of [fill(part), `a@${fill(part)}`, `a@a${fill(part)}!`]) {
      emailSchema.safeParse(text);
      isLikeAName(text);
    }
  },
);
