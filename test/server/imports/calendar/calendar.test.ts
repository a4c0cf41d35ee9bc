// What a calendar's entries are taken for.
import fc from 'fast-check';
import { readCalendar } from '../../../../server/imports/calendar/calendar';
import { createServiceFinder } from '../../../../server/imports/rows/services';
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import { calendar } from '../calendarServer';

const parts = { finder: createServiceFinder(demonstrationOffice.services), timeZone: 'Europe/Berlin' };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (file: Uint8Array | string) => {
  const found = readCalendar(typeof file === 'string' ? bytesOf(file) : file, parts);
  if (found === null) throw new Error('no calendar');
  return found;
};
const entry = (...lines: string[]) => read(calendar(['UID:1', ...lines]));
const said = (...lines: string[]) => entry(...lines).said[0]?.said as Record<string, unknown>;
const fault = (...lines: string[]) => entry(...lines).faults[0];
const START = 'DTSTART:20260304T083000Z';

test('A6 an entry with title, guest and times is a row', () => {
  expect(
    said(
      'DTSTART;TZID=Europe/Berlin:20260304T093000',
      'DTEND;TZID=Europe/Berlin:20260304T095000',
      'SUMMARY:Meldebescheinigung',
      'ORGANIZER:mailto:buergerbuero@luenen.example',
      'ATTENDEE;CN=Bürgerbüro:mailto:buergerbuero@luenen.example',
      'ATTENDEE;CN="Muster, Erika":mailto:erika@example.org',
    ),
  ).toEqual({
    id: '1',
    start: '2026-03-04T08:30:00.000Z',
    services: ['meldebescheinigung'],
    minutes: 20,
    name: 'Muster, Erika',
    email: 'erika@example.org',
  });
});

const OWN_ZONE = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VTIMEZONE',
  'TZID:Rathaus, Lünen',
  'BEGIN:STANDARD',
  'DTSTART:19700101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

test.each([
  ['DTSTART:20260704T073000Z', '2026-07-04T07:30:00.000Z'],
  ['DTSTART:20260704T093000', '2026-07-04T07:30:00.000Z'],
  ['DTSTART;TZID=Europe/London:20260704T083000', '2026-07-04T07:30:00.000Z'],
  ['DTSTART;TZID="W. Europe Standard Time":20260704T093000', '2026-07-04T07:30:00.000Z'],
  ['DTSTART;TZID="Rathaus, Lünen":20260704T093000', '2026-07-04T07:30:00.000Z'],
  ['DTSTART;TZID="Rathaus, Lünen":20260104T093000', '2026-01-04T08:30:00.000Z'],
  ['DTSTART;TZID=Europe/Berlin:20261025T023000', '2026-10-25T00:30:00.000Z'],
])('A6, T2 %s starts at %s', (start, instant) => {
  const text = [...OWN_ZONE, 'BEGIN:VEVENT', 'UID:1', start, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  expect(read(text).said[0]?.said).toMatchObject({ start: instant });
});

test.each([
  [['DTSTART;VALUE=DATE:20260304'], 'wholeDay', {}],
  [['DTSTART:20260304'], 'notATime', {}],
  [['DTSTART;TZID=Europe/Berlin:20260329T023000'], 'noSuchTime', {}],
  [['DTSTART;TZID=Rathauszeit:20260304T093000'], 'unknownZone', { text: 'Rathauszeit' }],
  [[START, 'RRULE:FREQ=WEEKLY'], 'repeats', {}],
  [[START, 'RDATE:20260305T083000Z'], 'repeats', {}],
])('A6 an entry of %j is named: %s', (lines, code, values) => {
  expect(fault(...lines)).toEqual({ row: 1, id: '1', field: 'start', code, values });
});

test('A6 one of a series that was moved is an appointment of its own', () => {
  const { said, faults, ids } = read(
    calendar(
      ['UID:serie', START, 'RRULE:FREQ=WEEKLY'],
      ['UID:serie', 'RECURRENCE-ID:20260311T083000Z', 'DTSTART:20260311T093000Z'],
    ),
  );
  expect(ids).toEqual(['serie', 'serie/2026-03-11T08:30:00Z']);
  expect(faults).toMatchObject([{ row: 1, code: 'repeats' }]);
  expect(said).toMatchObject([{ row: 2, said: { id: 'serie/2026-03-11T08:30:00Z' } }]);
});

test('A6 a cancelled entry is a cancellation, whatever else stands in it', () => {
  expect(said('STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20260304')).toEqual({ id: '1', cancelled: true });
});

test.each<[string[], string[], string]>([
  [['SUMMARY:Meldebescheinigung'], ['meldebescheinigung'], ''],
  [['SUMMARY:Meldebescheinigung - Erika Muster'], ['meldebescheinigung'], 'Erika Muster'],
  [['SUMMARY:Erika Muster', 'CATEGORIES:Wichtig,Bewohnerparkausweis'], ['bewohnerparken'], 'Erika Muster'],
  [['SUMMARY:Certificate of residence', 'CATEGORIES:Bewohnerparkausweis'], ['bewohnerparken'], ''],
  [['SUMMARY:Erika Muster'], [], 'Erika Muster'],
  [[], [], ''],
])('A6 an entry of %j is for %j, by %j', (lines, services, name) => {
  expect(said(START, ...lines)).toMatchObject({ services, name });
});

test.each([
  ['DURATION:PT25M', 25],
  ['DTEND:20260304T084500Z', 15],
  ['DTEND:20260304T083000Z', null],
  ['DTEND;VALUE=DATE:20260305', null],
])('A6 an entry with %s takes %s minutes', (line, minutes) => {
  expect(said(START, line)).toMatchObject({ minutes });
});

test('A6 a guest without a name, or whose name is an address, is known by the address', () => {
  expect(said(START, 'ATTENDEE;CN=e@example.org:mailto:e@example.org')).toMatchObject({
    name: '',
    email: 'e@example.org',
  });
  expect(said(START, 'ATTENDEE;CN=Erika:tel:02306')).toMatchObject({ name: 'Erika', email: null });
});

test.each([
  ['Abgesagt: Meldebescheinigung'],
  ['ABGESAGT - Meldebescheinigung'],
  ['[abgesagt] Meldebescheinigung'],
  ['Storniert Meldebescheinigung'],
  ['(Storniert) Meldebescheinigung'],
  ['Absage: Meldebescheinigung'],
  ['Canceled: Certificate'],
  ['Cancelled Event: Certificate'],
  ['Canceled event with note: Certificate'],
  ['Entfällt: Meldebescheinigung'],
  ['Entfa\u0308llt: Meldebescheinigung'],
  ['Termin abgesagt: Meldebescheinigung'],
  ['**Abgesagt** Meldebescheinigung'],
])('A9 the title %s cancels', (title) => {
  expect(said(START, `SUMMARY:${title}`)).toEqual({ id: '1', cancelled: true });
});

test.each([['Stornierungsberatung'], ['Absagen, Anna'], ['Nicht abgesagt'], ['Meldebescheinigung - Abgesagt']])(
  'A9 the title %s cancels nothing',
  (title) => {
    expect(said(START, `SUMMARY:${title}`)).toMatchObject({ start: '2026-03-04T08:30:00.000Z' });
  },
);

test('A9 guests who have all declined cancel; one who comes does not, and is the visitor', () => {
  const declined = 'ATTENDEE;CN=Anna;PARTSTAT=DECLINED:mailto:a@example.org';
  const host = 'ORGANIZER:mailto:amt@luenen.example';
  expect(said(START, host, declined, 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:amt@luenen.example')).toEqual({
    id: '1',
    cancelled: true,
  });
  expect(said(START, declined, 'ATTENDEE;CN=Bert:mailto:b@example.org')).toMatchObject({ name: 'Bert' });
});

test.each([
  ['ATTENDEE;CUTYPE=ROOM;CN=Zimmer 4:mailto:z4@luenen.example'],
  ['ATTENDEE;CUTYPE=resource;CN=Beamer:mailto:beamer@luenen.example'],
  ['ATTENDEE;ROLE=NON-PARTICIPANT;CN=Zimmer 4:mailto:z4@luenen.example'],
  ['ATTENDEE;CN=Zimmer 4:mailto:z4@luenen.example'],
])('A9 a room (%s) is not the visitor, wherever it stands', (room) => {
  const guest = 'ATTENDEE;CN=Erika:mailto:e@example.org';
  for (const lines of [
    [room, guest],
    [guest, room],
  ])
    expect(said(START, 'LOCATION:Zimmer 4', ...lines)).toMatchObject({ name: 'Erika', email: 'e@example.org' });
});

test.each<[string, string[], string[]]>([
  ['LAST-MODIFIED', ['LAST-MODIFIED:20260302T080000Z'], ['LAST-MODIFIED:20260301T080000Z']],
  ['DTSTAMP', ['DTSTAMP:20260302T080000Z'], ['DTSTAMP:20260301T080000Z']],
  ['SEQUENCE before DTSTAMP', ['SEQUENCE:10', 'DTSTAMP:20260301T080000Z'], ['SEQUENCE:9', 'DTSTAMP:20260302T080000Z']],
])('A9 of two versions the later by %s counts, in either order', (_what, later, earlier) => {
  const [yes, no] = [
    ['UID:1', 'DTSTART:20260304T100000Z', ...later],
    ['UID:1', START, ...earlier],
  ];
  for (const entries of [
    [yes, no],
    [no, yes],
  ]) {
    const { said, faults } = read(calendar(...entries));
    expect(said.map(({ said }) => said)).toMatchObject([{ start: '2026-03-04T10:00:00.000Z' }]);
    expect(faults).toEqual([]);
  }
});

test('A8 folds, line ends, marks and nothings: the same calendar is the same', () => {
  const whole = calendar(['UID:1', START, 'SUMMARY:Führerschein umtauschen - Jörg Müßig']);
  const expected = read(whole).said;
  const bytes = Buffer.from(whole);
  const isWithin = (i: number) => i > 0 && (bytes[i] ?? 0) > 0x20 && (bytes[i - 1] ?? 0) > 0x20;
  const folded = Buffer.from([...bytes].flatMap((byte, i) => (isWithin(i) ? [13, 10, 32, byte] : [byte])));
  const utf16 = Buffer.from(`\uFEFF${whole}`, 'utf16le');
  for (const file of [
    folded,
    utf16,
    utf16.subarray(2),
    Buffer.from(whole, 'latin1'),
    Buffer.from(`\uFEFF${whole}`),
    Buffer.from(whole.replaceAll('\r\n', '\n')),
    Buffer.from(whole.replaceAll('\r\n', '\r')),
    Buffer.from(whole.replaceAll('\r\n', '\r\r\n')),
    Buffer.from(`${whole}\x1a`),
    Buffer.from(`${whole}\0\0`),
    Buffer.from(
      whole
        .toLowerCase()
        .replace('summary:führerschein umtauschen - jörg müßig', 'summary:Führerschein umtauschen - Jörg Müßig')
        .replace('20260304t083000z', '20260304T083000Z'),
    ),
  ])
    expect(read(Uint8Array.from(file)).said).toEqual(expected);
});

test.each<[string, string[], string]>([
  ['a line without a colon', [START, 'no line'], 'badLine'],
  ['an end that is missing', [START, 'END VEVENT', 'BEGIN:VEVENT', 'UID:3', START], 'badLine'],
  ['an alarm that does not end', [START, 'BEGIN:VALARM', 'TRIGGER:-PT5M'], 'badLine'],
  ['an end of what never began', [START, 'END:VALARM'], 'badLine'],
  ['a letter that is none', [START, 'SUMMARY:M\uFFFD'], 'damaged'],
  ['a nothing', [START, 'SUMMARY:M\0x'], 'damaged'],
  ['a title of a thousand kilobytes', [`DTSTART:${'2'.repeat(1_000_000)}`], 'notATime'],
])('A8 %s spoils its entry and no other', (_what, lines, code) => {
  const { said, faults, ids } = read(calendar(['UID:1', START], ['UID:2', ...lines], ['UID:4', START]));
  expect(said.map(({ said }) => said)).toMatchObject([
    { id: '1' },
    ...(lines.includes('UID:3') ? [{ id: '3' }] : []),
    { id: '4' },
  ]);
  expect(faults).toMatchObject([{ id: '2', code }]);
  expect(ids).toContain('2');
});

test('A8 an entry without a number is named, and counted', () => {
  const { faults, nameless } = read(calendar([START], ['UID:', START], ['UID:1', START]));
  expect(faults).toMatchObject([
    { row: 1, field: 'id', code: 'missing' },
    { row: 2, field: 'id', code: 'missing' },
  ]);
  expect(nameless).toBe(2);
});

test('A6 several calendars in one file are all read; none at all is no calendar', () => {
  expect(read(calendar(['UID:1', START]) + calendar(['UID:2', START])).ids).toEqual(['1', '2']);
  for (const text of ['', 'Guten Tag', '<html></html>', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VEVENT\r\nEND:VEVENT'])
    expect(readCalendar(bytesOf(text), parts)).toBeNull();
});

test('A6 a calendar that was cut off is none, so that nothing seems to have vanished', () => {
  const whole = calendar(['UID:1', START], ['UID:2', START]);
  for (let end = 0; end < whole.length - 'END:VCALENDAR\r\n'.length; end += 7)
    expect(readCalendar(bytesOf(whole.slice(0, end)), parts)).toBeNull();
});

test('S3 no text makes the reading fail', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VTIMEZONE',
      'END:VTIMEZONE',
    ),
    fc
      .tuple(
        fc.constantFrom(
          'UID',
          'DTSTART',
          'DTEND',
          'DURATION',
          'SUMMARY',
          'ATTENDEE',
          'RECURRENCE-ID',
          'TZID',
          'CATEGORIES',
        ),
        fc.constantFrom('', ';TZID=x', ';VALUE=DATE', ';CN=', ';VALUE=PERIOD'),
        fc.oneof(fc.string(), fc.constantFrom('20260304T083000Z', '20260230T990000', 'PT1H', '-P1D')),
      )
      .map(([name, parameter, value]) => `${name}${parameter}:${value}`),
  );
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (loose, lines) => {
      readCalendar(bytesOf(loose.join('\r\n')), parts);
      readCalendar(bytesOf(calendar(['UID:1', ...lines])), parts);
    }),
  );
});
