// What other systems' rows are taken for, and how the bad ones are named.
import fc from 'fast-check';
import { importKeyOf, isFrom, readRows, type SaidRow } from '../../../../server/imports/rows/rows';
import { createServiceFinder } from '../../../../server/imports/rows/services';
import { startOf } from '../../../../server/imports/rows/times';
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import type { RowFault } from '../../../../shared/imports';

const ZONE = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);

const service = (id: string, de: string, en: string, leikaKey: string | null) => ({
  id,
  letter: 'A',
  name: { de, en },
  durationMin: 10,
  walkInHours: null,
  contingent: null,
  booking: 'online' as const,
  leikaKey,
  keywords: null,
  bring: [],
  group: null,
  pictogram: null,
});
const services = [
  service('pass', 'Reisepass', 'Passport', '99050001001000'),
  service('ausweis', 'Personalausweis', 'Identity card', null),
  service('umzug', 'An-, Ab- oder Ummeldung', 'Registration', null),
  service('pass-kind', 'Reisepass (Kind)', 'Passport', null),
];
const parts = {
  sourceId: 'quelle',
  settings: { services, languages: ['de' as const, 'en' as const], office: demonstrationOffice.office },
  serviceId: null,
};

const good = { id: 'T-1', start: '2026-03-04T09:30:00+01:00', services: ['pass'] };
const reading = (...rows: unknown[]) =>
  readRows(
    rows.map((said, i): SaidRow => ({ row: i + 1, said })),
    parts,
  );
const faults = (row: unknown) => reading(row).faults.map(({ field, code, values }) => ({ field, code, values }));
const appointment = (row: unknown) => {
  const { rows, faults } = reading(row);
  expect(faults).toEqual([]);
  return rows[0]?.appointment;
};

test('A6 a row with everything becomes an appointment, known by a digest that names nobody', () => {
  const read = appointment({
    id: ' Muster, Erika/7 ',
    start: '2026-03-04T09:30:00+01:00',
    services: ['pass', '99050001001000', 'IDENTITY  card'],
    persons: 2,
    minutes: 25,
    name: ' Erika Muster ',
    email: 'Erika@Example.org',
    phone: '02306 1',
    language: 'en-GB',
    cancelled: false,
  });
  expect(read).toEqual({
    importKey: importKeyOf('quelle', 'Muster, Erika/7'),
    externalId: 'Muster, Erika/7',
    slotAt: at('2026-03-04T08:30:00Z'),
    serviceIds: ['pass', 'ausweis'],
    persons: 2,
    minutes: 25,
    language: 'en',
    contact: { name: 'Erika Muster', email: 'erika@example.org', phone: '02306 1' },
    isCancelled: false,
  });
  expect(read?.importKey).not.toContain('Muster');
  expect(isFrom('quelle', read?.importKey ?? null)).toBe(true);
  expect(isFrom('quell', read?.importKey ?? null)).toBe(false);
});

test('A6 what is left out, null or blank has its default', () => {
  const bare = { persons: 1, minutes: null, language: 'de', contact: null, isCancelled: false };
  expect(appointment(good)).toMatchObject(bare);
  const blank = { persons: null, minutes: null, name: ' ', email: '', phone: null, language: 'tlh', cancelled: null };
  expect(appointment({ ...good, ...blank })).toMatchObject(bare);
});

test('A6 who gives no name is known by what there is', () => {
  expect(appointment({ ...good, phone: '0171 2' })?.contact).toEqual({ name: '0171 2', email: null, phone: '0171 2' });
});

test('A6 a cancellation needs nothing but its id', () => {
  expect(appointment({ id: 'T-1', cancelled: true })).toMatchObject({ isCancelled: true, serviceIds: [] });
});

test.each<[unknown, Pick<RowFault, 'field' | 'code' | 'values'>]>([
  ['Muster', { field: 'row', code: 'wrongKind', values: { expected: 'object' } }],
  [[good], { field: 'row', code: 'wrongKind', values: { expected: 'object' } }],
  [
    { ...good, id: '  ' },
    { field: 'id', code: 'missing', values: {} },
  ],
  [
    { ...good, id: 7 },
    { field: 'id', code: 'wrongKind', values: { expected: 'string' } },
  ],
  [
    { ...good, id: 'x'.repeat(201) },
    { field: 'id', code: 'tooLong', values: { most: 200 } },
  ],
  [
    { ...good, termin: 1 },
    { field: 'row', code: 'unknownField', values: { name: 'termin' } },
  ],
  [
    { ...good, start: undefined },
    { field: 'start', code: 'missing', values: {} },
  ],
  [
    { ...good, start: '03/04/2026 9:30' },
    { field: 'start', code: 'notATime', values: { text: '03/04/2026 9:30' } },
  ],
  [
    { ...good, services: [] },
    { field: 'services', code: 'missing', values: {} },
  ],
  [
    { ...good, services: 'pass' },
    { field: 'services', code: 'wrongKind', values: { expected: 'array' } },
  ],
  [
    { ...good, services: ['pass', 4] },
    { field: 'services', code: 'wrongKind', values: { expected: 'string' } },
  ],
  [
    { ...good, services: ['Angelschein'] },
    { field: 'services', code: 'unknownService', values: { text: 'Angelschein' } },
  ],
  [
    { ...good, services: ['Passport'] },
    { field: 'services', code: 'ambiguousService', values: { text: 'Passport' } },
  ],
  [
    { ...good, services: Array(6).fill('pass') },
    { field: 'services', code: 'tooMuch', values: { most: 5 } },
  ],
  [
    { ...good, persons: 0 },
    { field: 'persons', code: 'tooLittle', values: { least: 1 } },
  ],
  [
    { ...good, persons: 21 },
    { field: 'persons', code: 'tooMuch', values: { most: 20 } },
  ],
  [
    { ...good, persons: '2' },
    { field: 'persons', code: 'wrongKind', values: { expected: 'number' } },
  ],
  [
    { ...good, minutes: 1.5 },
    { field: 'minutes', code: 'wrongKind', values: { expected: 'int' } },
  ],
  [
    { ...good, name: 'x'.repeat(81) },
    { field: 'name', code: 'tooLong', values: { most: 80 } },
  ],
  [
    { ...good, email: 'erika(at)example.org' },
    { field: 'email', code: 'notAnAddress', values: {} },
  ],
  [
    { ...good, cancelled: 'ja' },
    { field: 'cancelled', code: 'wrongKind', values: { expected: 'boolean' } },
  ],
])('A6 the row %j is named with what is wrong', (row, fault) => {
  expect(faults(row)).toEqual([fault]);
});

test('A6 every fault of every bad row is named, with its row and id', () => {
  const { rows, faults } = reading(
    good,
    { ...good, id: 'T-2', start: 'morgen', services: ['?'] },
    { ...good, id: 'T-1' },
  );
  expect(rows.map(({ row }) => row)).toEqual([1]);
  expect(faults.map(({ row, id, field, code }) => [row, id, field, code])).toEqual([
    [2, 'T-2', 'start', 'notATime'],
    [2, 'T-2', 'services', 'unknownService'],
    [3, 'T-1', 'id', 'sameId'],
  ]);
});

test('S3 nothing that JSON can say makes the reading fail', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.jsonValue(), start: fc.jsonValue() }))),
      (said) => {
        const { rows, faults } = reading(...said);
        const named = new Set([...rows, ...faults].map(({ row }) => row));
        expect(named.size).toBe(said.length);
      },
    ),
  );
});

test.each([
  ['2026-03-04T09:30:00+01:00', '2026-03-04T08:30:00Z'],
  ['2026-03-04T09:30Z', '2026-03-04T09:30:00Z'],
  ['2026-03-04 09:30:00.000+0100', '2026-03-04T08:30:00Z'],
  ['2026-03-04 09:30', '2026-03-04T08:30:00Z'],
  ['2026-07-04T9:30:00', '2026-07-04T07:30:00Z'],
  ['04.03.2026 09:30', '2026-03-04T08:30:00Z'],
  ['4.3.26, 9.30 Uhr', '2026-03-04T08:30:00Z'],
  ['Mittwoch, 04.03.2026 9 Uhr', '2026-03-04T08:00:00Z'],
  ['Mi. 04.03.2026 09:30:00', '2026-03-04T08:30:00Z'],
])('A6 a start written %s is %s', (text, instant) => {
  expect(startOf(text, ZONE)).toBe(at(instant));
});

test.each([
  '2026-03-04',
  '31.02.2026 09:30',
  '2026-02-30T09:30:00Z',
  '2026-03-04 25:00',
  '2026-03-04 09:30:17',
  '2026-03-04T09:30:00+99:00',
  '04.03. 09:30',
  'um 9',
  '04.03.2026 9',
])('A6 %s is no time', (text) => {
  expect(startOf(text, ZONE)).toEqual({ fault: 'notATime' });
});

test('T2 a time that clocks are put forward over is named; one that comes twice is the first', () => {
  expect(startOf('2026-03-29 02:30', ZONE)).toEqual({ fault: 'noSuchTime' });
  expect(startOf('29.03.2026 03:00', ZONE)).toBe(at('2026-03-29T01:00:00Z'));
  expect(startOf('2026-10-25 02:30', ZONE)).toBe(at('2026-10-25T00:30:00Z'));
});

test('T2 an instant written as the office reads it comes back, but for the second of two', () => {
  const minutes = fc.integer({ min: at('2026-01-01') / 60_000, max: at('2028-01-01') / 60_000 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const instant = minute * 60_000;
      const text = new Date(instant).toLocaleString('sv-SE', { timeZone: ZONE }).slice(0, 16);
      const back = startOf(text, ZONE);
      expect([instant, instant - 3_600_000]).toContain(back);
    }),
  );
});

test.each([
  ['pass', ['pass']],
  ['REISEPASS', ['pass']],
  ['An-, Ab- oder Ummeldung', ['umzug']],
  ['Reisepass, Personalausweis', ['pass', 'ausweis']],
  ['Reisepass + An-, Ab- oder Ummeldung', ['pass', 'umzug']],
  ['Personalausweis\nReisepass', ['ausweis', 'pass']],
  ['Reisepass / Personalausweis', ['pass', 'ausweis']],
])('A6 the services of %j are %j', (text, ids) => {
  expect(createServiceFinder(services).find(text)).toEqual({ ids });
});

test('A6 a text that begins with a service names it, the longest one first', () => {
  const { findBefore } = createServiceFinder(services);
  expect(findBefore('Reisepass – Erika Muster')).toEqual({ id: 'pass', rest: 'Erika Muster' });
  expect(findBefore('reisepass (kind): Max')).toEqual({ id: 'pass-kind', rest: 'Max' });
  expect(findBefore('Reisepassfotos')).toBeNull();
});
