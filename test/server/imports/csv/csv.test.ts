// Files as spreadsheets save them, and as people have worked on them.
import fc from 'fast-check';
import { readCsv } from '../../../../server/imports/csv/csv';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16le = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const utf16be = (text: string) => Uint8Array.from([0xfe, 0xff, ...Buffer.from(text, 'utf16le').swap16()]);

const table = (file: Uint8Array | string, hasService = false) => {
  const read = readCsv(typeof file === 'string' ? bytesOf(file) : file, hasService);
  if ('fault' in read) throw new Error(read.fault);
  return read;
};
const said = (file: Uint8Array | string) => table(file, true).said;
const first = (file: Uint8Array | string) => said(file)[0]?.said;

const TEXT = [
  'Termin-Nr.;Datum;Uhrzeit;Anliegen;Vorname;Nachname;E-Mail;Telefon;Personen;Dauer;Status;Bemerkung;;',
  '4711;04.03.2026;09:30;Reisepass;Jörg;Müßig;joerg@example.org;02306 1;2;25 min;gebucht;"bringt; Foto";;',
  '4712;04.03.2026;9:45;An-, Ab- oder Ummeldung;Zoë;"Groß, geb. ""Klein""";;;;;storniert;;;',
  ';;;;;;;;;;;;;',
  '',
  '',
].join('\r\n');

const ROWS = [
  {
    row: 2,
    said: {
      id: '4711',
      start: '04.03.2026 09:30',
      services: ['Reisepass'],
      persons: 2,
      minutes: 25,
      name: 'Jörg Müßig',
      email: 'joerg@example.org',
      phone: '02306 1',
      language: '',
      cancelled: false,
    },
  },
  {
    row: 3,
    said: {
      id: '4712',
      start: '04.03.2026 9:45',
      services: ['An-, Ab- oder Ummeldung'],
      persons: '',
      minutes: '',
      name: 'Zoë Groß, geb. "Klein"',
      email: '',
      phone: '',
      language: '',
      cancelled: true,
    },
  },
];

test.each<[string, Uint8Array]>([
  ['UTF-8', bytesOf(TEXT)],
  ['UTF-8 with its mark', bytesOf(`\uFEFF${TEXT}`)],
  ['Windows-1252', latin(TEXT)],
  ['UTF-16', utf16le(TEXT)],
  ['UTF-16, the other way round', utf16be(TEXT)],
  ['line ends of Unix', bytesOf(TEXT.replaceAll('\r\n', '\n'))],
  ['line ends of an old Macintosh', bytesOf(TEXT.replaceAll('\r\n', '\r'))],
  ['the line by which Excel knows the separator', bytesOf(`sep=;\r\n${TEXT}`)],
  ['tabs', utf16le(TEXT.replaceAll('bringt; Foto', '').replaceAll(';', '\t'))],
])('A6 a file in %s reads the same', (_name, bytes) => {
  expect(said(bytes)).toEqual(ROWS);
});

test('A6 Windows-1252 has more letters than Latin-1', () => {
  expect(first(latin('Nr;Termin;Name\n1;2026-03-04 09:30;\x8aimi\x9ce \x80'))).toMatchObject({ name: 'Šimiœe €' });
});

test('A6 commas, English names, one column for day and time', () => {
  const text =
    'Booking ID,Starts at,Service,Full name,Email address,Phone number,People,Duration (min),Language,Cancelled\n' +
    'b-1,2026-03-04T09:30:00+01:00,Passport,"Doe, Jane",jane@example.org,1,3,0:20,en,no\n';
  expect(first(text)).toEqual({
    id: 'b-1',
    start: '2026-03-04T09:30:00+01:00',
    services: ['Passport'],
    persons: 3,
    minutes: 20,
    name: 'Doe, Jane',
    email: 'jane@example.org',
    phone: '1',
    language: 'en',
    cancelled: false,
  });
});

test('A6 the header may stand below a title; rows are counted as the spreadsheet does, cells with several lines too', () => {
  const text =
    'Terminliste Bürgerbüro;;\n;;\nNr;Termin;Bemerkung\n1;04.03.2026 09:30;"zwei\nZeilen"\n\n2;04.03.2026 10:00;\n';
  expect(said(text).map(({ row }) => row)).toEqual([4, 6]);
});

test.each([
  ['04.03.2026 00:00:00', '09:30:00', '04.03.2026 09:30:00'],
  ['04.03.2026', '30.12.1899 09:30', '04.03.2026 09:30'],
  ['04.03.2026', '09:30 - 09:45', '04.03.2026 09:30'],
  ['04.03.2026', '09:30 bis 09:45 Uhr', '04.03.2026 09:30'],
  ['04.03.2026 09:30', '', '04.03.2026 09:30'],
])('A6 a day %j and a time %j are %j', (date, time, start) => {
  expect(first(`Nr;Datum;Uhrzeit\n1;${date};${time}`)).toMatchObject({ start });
});

test('A6 a column called Beginn is a time beside a day, and both where it stands alone', () => {
  expect(first('Nr;Datum;Beginn\n1;04.03.2026;09:30')).toMatchObject({ start: '04.03.2026 09:30' });
  expect(first('Nr;Beginn\n1;04.03.2026 09:30')).toMatchObject({ start: '04.03.2026 09:30' });
});

test('A6 of two columns for the same the first that says something counts; a dash says nothing', () => {
  expect(first('Nr;Termin;Telefon;Mobil\n1;x;-;0171 2')).toMatchObject({ phone: '0171 2' });
});

test.each([
  ['storniert', true],
  ['Abgesagt', true],
  ['CANCELLED', true],
  ['', false],
  ['bestätigt', false],
])('A6 the status %j is cancelled: %s', (status, cancelled) => {
  expect(first(`Nr;Termin;Status\n1;x;${status}`)).toMatchObject({ cancelled });
});

test('A6 a status that nobody knows is named', () => {
  expect(table('Nr;Termin;Status\nT1;x;unklar', true).faults).toEqual([
    { row: 2, id: 'T1', field: 'cancelled', code: 'notAStatus', values: { text: 'unklar' } },
  ]);
});

test('A6 what was understood and what was left aside is said', () => {
  expect(table(TEXT).columns).toEqual([
    { name: 'Termin-Nr.', meaning: 'id' },
    { name: 'Datum', meaning: 'date' },
    { name: 'Uhrzeit', meaning: 'time' },
    { name: 'Anliegen', meaning: 'services' },
    { name: 'Vorname', meaning: 'firstName' },
    { name: 'Nachname', meaning: 'name' },
    { name: 'E-Mail', meaning: 'email' },
    { name: 'Telefon', meaning: 'phone' },
    { name: 'Personen', meaning: 'persons' },
    { name: 'Dauer', meaning: 'minutes' },
    { name: 'Status', meaning: 'status' },
    { name: 'Bemerkung', meaning: null },
  ]);
});

test.each<[string, Uint8Array, string]>([
  ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'isWorkbook'],
  ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'isWorkbook'],
  ['nothing', bytesOf(''), 'notATable'],
  ['a letter', bytesOf('Sehr geehrte Damen und Herren,\nder Termin am 4. März …'), 'notATable'],
  ['no ids', bytesOf('Datum;Uhrzeit;Anliegen\n'), 'noIdColumn'],
  ['no times', bytesOf('Nr;Uhrzeit;Anliegen\n'), 'noStartColumn'],
  ['no services', bytesOf('Nr;Datum;Name\n'), 'noServiceColumn'],
  ['too many', bytesOf(`Nr;Termin;Anliegen\n${'1;x;y\n'.repeat(5001)}`), 'tooManyRows'],
])('A6 a file with %s is refused as a whole', (_name, bytes, fault) => {
  expect(readCsv(bytes, false)).toMatchObject({ fault });
});

const faultsIn = (file: Uint8Array | string) =>
  table(file, true).faults.map(({ row, id, field, code }) => [row, id, field, code]);

test.each<[string, string, number]>([
  ['in the header', 'Nr;Termin;Name;"Notiz\n1;04.03.2026 9:00;A;\n2;04.03.2026 9:30;B;', 1],
  ['above the header', '"Terminliste\nNr;Termin;Name\n1;04.03.2026 9:00;A\n2;04.03.2026 9:30;B', 1],
  ['in the first row', 'Nr;Termin;Name;Notiz\n1;04.03.2026 9:00;A;"eilt\n2;04.03.2026 9:30;B;\n', 2],
  ['in the last row', 'Nr;Termin;Name;Notiz\n1;04.03.2026 9:00;A;\n2;04.03.2026 9:30;B;"eilt', 3],
  ['before a number', 'Nr;Termin;Name\n"1;04.03.2026 9:00;A\n2";04.03.2026 9:30;B\n', 2],
  ['before a day', 'Nr;Termin;Name\n1;"04.03.2026 9:00;A\n2;04.03.2026 9:30";B\n', 2],
  [
    'and closed in the middle of a cell',
    'Nr;Termin;Name;Notiz\n1;04.03.2026 9:00;A;"eilt\n2;04.03.2026 9:30;B;mit "Kind"\n',
    2,
  ],
  [
    'below a remark of two lines',
    'Nr;Termin;Notiz\n1;04.03.2026 9:00;"zwei\nZeilen"\n2;04.03.2026 9:30;"eilt\n3;04.03.2026 10:00;\n',
    3,
  ],
])('A8 a quotation mark that is opened %s is named, and no row comes in', (_where, text, row) => {
  expect(faultsIn(text)).toEqual([[row, null, 'row', 'openQuote']]);
  expect(said(text)).toEqual([]);
});

test('A8 marks in two rows that make one of them are named', () => {
  const text = [
    'Nr;Termin;Name;Notiz',
    '1;01.03.2026 9:00;"A;eilt',
    '2";"02.03.2026 9:00;B;eilt"',
    '3;03.03.2026 9:00;C;',
  ];
  expect(faultsIn(text.join('\r\n'))).toEqual([[2, null, 'row', 'openQuote']]);
  const note = [
    'Nr;Termin;Notiz;Gebucht am',
    '1;01.03.2026 9:00;"mit Kind;\neilt";01.02.2026',
    '2;02.03.2026 9:00;;01.02.2026',
  ];
  expect(faultsIn(note.join('\r\n'))).toEqual([]);
});

test('A8 wherever quotation marks are typed, no row is lost without a fault', () => {
  const place = fc.record({ row: fc.nat(5), column: fc.nat(3), isBegin: fc.boolean() });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 4 }), fc.constantFrom(';', ',', '\t'), (places, separator) => {
      const cells = Array.from({ length: 6 }, (_, i) => [`${i + 1}`, `0${i + 1}.03.2026 9:00`, `Name ${i}`, 'eilt']);
      for (const { row, column, isBegin } of places) {
        const line = cells[row];
        if (line) line[column] = isBegin ? `"${line[column]}` : `${line[column]}"`;
      }
      const text = [['Nr', 'Termin', 'Name', 'Notiz'], ...cells].map((line) => line.join(separator)).join('\r\n');
      const read = readCsv(bytesOf(text), true);
      const isNamed = 'fault' in read || read.faults.length > 0;
      const ids = 'fault' in read ? [] : read.said.map(({ row }) => row);
      expect(isNamed || ids.join() === '2,3,4,5,6,7').toBe(true);
    }),
    { numRuns: 500 },
  );
});

const damaged = (text: string, byte: number): Uint8Array =>
  Uint8Array.from([...bytesOf(text)].map((one) => (one === 0x7e ? byte : one)));

test.each<[string, Uint8Array]>([
  ['with the mark of UTF-8', damaged('\uFEFFNr;Termin;Name\n1;x;Jörg\n2;x;M~', 0xc3)],
  ['without it', damaged('Nr;Termin;Name\n1;x;Jörg\n2;x;M~', 0xff)],
  ['a letter cut in half', damaged('Nr;Termin;Name\n1;x;Jörg\n2;x;~', 0xe2)],
  ['nothing in it', damaged('Nr;Termin;Name\n1;x;Jörg\n2;x;M~x', 0)],
  ['damaged before', bytesOf('Nr;Termin;Name\n1;x;Jörg\n2;x;M\uFFFD')],
])('A8 a broken byte (%s) is named in its row, and the other rows are as they were written', (_what, file) => {
  expect(faultsIn(file)).toEqual([[3, '2', 'row', 'damaged']]);
  expect(first(file)).toMatchObject({ name: 'Jörg' });
});

test('A8 UTF-16 without its mark is known by its nothings', () => {
  expect(said(utf16le(TEXT).slice(2))).toEqual(ROWS);
  expect(said(utf16be(TEXT).slice(2))).toEqual(ROWS);
});

test.each(['\x1a', '\r\n\x1a', '\x1a\0\0\0'])(
  'A8 what old programs put at the end of a file (%j) is none of its rows',
  (end) => {
    expect(said(`Nr;Termin\n1;04.03.2026 9:00${end}`)).toMatchObject([{ said: { id: '1', start: '04.03.2026 9:00' } }]);
  },
);

test.each(['4,71E+11', '4.71E+11', '4,71147114711471E+015', '4E+11'])(
  'A8 a number that a spreadsheet has shortened (%s) is refused by name',
  (text) => {
    expect(table(`Nr;Termin;Telefon\n${text};x;${text}`, true).faults).toEqual([
      { row: 2, id: text, field: 'id', code: 'rounded', values: { text } },
      { row: 2, id: text, field: 'phone', code: 'rounded', values: { text } },
    ]);
  },
);

test.each(['4E2', 'E+11', 'T-4,71E+11', '12345678901234567890'])('A8 the number %s is as it was written', (text) => {
  expect(faultsIn(`Nr;Termin\n${text};x`)).toEqual([]);
});

test('S3 no bytes at all make the reading fail', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readCsv(bytes, true)));
});

test('A6 what a spreadsheet quotes comes back, whatever the letters and the separator', () => {
  const word = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replace(/[\r\0\uFEFF\uFFFD]/g, '').trim());
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(word, word, fc.constantFrom(';', ',', '\t'), (name, phone, separator) => {
      const line = (...cells: string[]) => cells.join(separator);
      const file = `${line('Nr', 'Termin', 'Name', 'Telefon')}\r\n${line('1', 'x', quoted(name), quoted(phone))}`;
      const read = first(utf16le(file));
      const expected = (text: string) => (/^[-–]?$/.test(text) ? '' : text);
      expect(read).toMatchObject({ name: expected(name), phone: expected(phone) });
    }),
  );
});
