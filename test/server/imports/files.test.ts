// A file in the administration: looked at first, then imported, all of it or nothing.
import type { CsvImport, CsvPreview } from '../../../shared/imports';
import { type Office, openOffice } from './office';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const preview = (text: string, serviceId: string | null = null) =>
  office.ask<CsvPreview>({ type: 'previewCsv', file: base64(text), serviceId });
const load = (text: string, serviceId: string | null = null) =>
  office.ask<CsvImport>({ type: 'importCsv', file: base64(text), serviceId });
const bookings = () =>
  [...office.branch.dayNamed('2017-11-08').visits.values()].filter(({ state }) => state === 'booked');

const HEADER = 'Termin-Nr;Datum;Uhrzeit;Anliegen;Name;Status;Bemerkung\r\n';
const GOOD = `${HEADER}1;08.11.2017;10:15;Meldebescheinigung;Jörg Müßig;;\r\n2;08.11.2017;10:30;Bewohnerparkausweis;Zoë Groß;;\r\n`;

test('A6 a file is shown as it was understood, and nothing has happened yet', async () => {
  expect(await preview(GOOD)).toEqual({
    fault: null,
    columns: [
      { name: 'Termin-Nr', meaning: 'id' },
      { name: 'Datum', meaning: 'date' },
      { name: 'Uhrzeit', meaning: 'time' },
      { name: 'Anliegen', meaning: 'services' },
      { name: 'Name', meaning: 'name' },
      { name: 'Status', meaning: 'status' },
      { name: 'Bemerkung', meaning: null },
    ],
    count: 2,
    rows: [
      {
        ...{ row: 2, id: '1', slotAt: Date.parse('2017-11-08T10:15:00+01:00'), serviceIds: ['meldebescheinigung'] },
        ...{ persons: 1, minutes: null, name: 'Jörg Müßig', isCancelled: false },
      },
      expect.objectContaining({ row: 3, id: '2', name: 'Zoë Groß' }),
    ],
    faultCount: 0,
    faults: [],
  });
  expect(bookings()).toEqual([]);
});

test('A6 a file comes in once; a later one changes and cancels what an earlier one brought', async () => {
  expect((await load(GOOD)).imported).toMatchObject({ booked: 2 });
  expect((await load(GOOD)).imported).toMatchObject({ booked: 0, unchanged: 2 });
  const later = GOOD.replace('10:15', '11:00').replace('Zoë Groß;', 'Zoë Groß;storniert');
  expect((await load(later)).imported).toMatchObject({ changed: 1, cancelled: 1 });
  expect(bookings()).toMatchObject([{ slotAt: Date.parse('2017-11-08T11:00:00+01:00') }]);
});

test('A6 with any bad row nothing is imported, and all bad rows are named in their order', async () => {
  const bad = `${GOOD}3;08.11.2017;25:00;Meldebescheinigung;;;\r\n1;08.11.2017;11:00;Meldebescheinigung;;unklar;\r\n`;
  const answer = await load(bad);
  expect(answer).toMatchObject({ count: 2, faultCount: 3, imported: null });
  expect(answer.faults.map(({ row, id, field, code }) => [row, id, field, code])).toEqual([
    [4, '3', 'start', 'notATime'],
    [5, '1', 'cancelled', 'notAStatus'],
    [5, '1', 'id', 'sameId'],
  ]);
  expect(bookings()).toEqual([]);
});

test('A6 rows that name no service get the one that was chosen', async () => {
  const text = 'Nr;Termin\n1;08.11.2017 10:15\n';
  expect(await preview(text)).toMatchObject({ fault: 'noServiceColumn', count: 0 });
  expect((await load(text, 'abholung')).imported).toMatchObject({ booked: 1 });
  expect(bookings()).toMatchObject([{ serviceIds: ['abholung'] }]);
  const unknown = { type: 'previewCsv', file: base64(text), serviceId: 'angeln' } as const;
  expect(await office.refused(unknown)).toMatchObject({ ok: false, refusal: { code: 'unknownService' } });
});

test('A6 of a long file the first rows and faults are shown, and how many there are', async () => {
  const rows = (text: string) => Array.from({ length: 300 }, (_, i) => `${i};${text};Meldebescheinigung`).join('\n');
  const good = await preview(`Nr;Termin;Anliegen\n${rows('08.11.2017 10:15')}`);
  expect([good.count, good.rows.length]).toEqual([300, 50]);
  const bad = await preview(`Nr;Termin;Anliegen\n${rows('bald')}`);
  expect([bad.faultCount, bad.faults.length]).toEqual([300, 100]);
});

test('X1 a file leaves no name behind but where names stand', async () => {
  await load(GOOD.replace('\r\n1;', '\r\nMüßig-1;'));
  expect(office.written()).not.toMatch(/Müßig|Zoë/);
});
