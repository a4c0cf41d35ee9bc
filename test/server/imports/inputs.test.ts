// Small calendars and tables as other programs really send them, each with what is right.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCalendarFor, readFileFor } from '../../../server/imports/reading/readings';
import { demonstrationOffice } from '../../../server/starting/demonstration';

const bytesOf = (name: string) => readFileSync(join(__dirname, 'inputs', name));
const asked = (name: string) => ({
  ...{ bytes: bytesOf(name), sourceId: 'x', settings: demonstrationOffice, serviceId: null },
});
const calendar = (name: string) => {
  const read = readCalendarFor(asked(name));
  if (read === null) throw new Error('no calendar');
  return {
    rows: read.rows.map(({ appointment: { externalId, slotAt, serviceIds, contact, isCancelled } }) =>
      isCancelled
        ? [externalId, 'cancelled']
        : [externalId, new Date(slotAt).toISOString().slice(11, 16), serviceIds.join(), contact?.name ?? null],
    ),
    faults: read.faults.map(({ row, id, code, values }) => ({ row, id, code, ...values })),
  };
};
const table = (name: string) => {
  const { fault, rows, faults } = readFileFor(asked(name));
  return {
    fault,
    rows: rows.map(({ row, appointment }) => [row, appointment.externalId, appointment.contact?.name]),
    faults: faults.map(({ row, id, code }) => ({ row, id, code })),
  };
};

test('A8 a fold within a letter: lines are unfolded as bytes', () => {
  expect(calendar('calendar-folded-inside-a-letter.ics')).toEqual({
    rows: [
      ['fold-1@example.org', '08:00', 'fuehrerschein', 'Jörg Beispiel'],
      ['fold-2@example.org', '08:30', 'meldebescheinigung', 'Zoë Muster'],
    ],
    faults: [],
  });
});

test('A8 one bad line spoils one entry', () => {
  expect(calendar('calendar-one-bad-line.ics')).toEqual({
    rows: [
      ['bad-1@example.org', '08:00', 'meldebescheinigung', 'Anna A'],
      ['bad-3@example.org', '09:00', 'meldebescheinigung', 'Cleo C'],
    ],
    faults: [{ row: 2, id: 'bad-2@example.org', code: 'badLine', line: 14 }],
  });
});

test('A9 of two versions the higher SEQUENCE counts', () => {
  expect(calendar('calendar-same-uid-two-sequences.ics')).toEqual({
    rows: [['seq-1@example.org', '10:00', 'meldebescheinigung', 'Anna A']],
    faults: [],
  });
});

test('A9 a word in front of the title cancels, and CANCELED is CANCELLED', () => {
  expect(calendar('calendar-cancelled-in-the-summary.ics')).toEqual({
    rows: [
      ['can-1@example.org', 'cancelled'],
      ['can-2@example.org', 'cancelled'],
    ],
    faults: [],
  });
});

test('S5 a zone whose clock is set every second is none', () => {
  expect(calendar('calendar-zone-every-second.ics')).toEqual({
    rows: [],
    faults: [{ row: 1, id: 'zone-1@example.org', code: 'unknownZone', text: 'Own' }],
  });
});

test('A8 a quotation mark that swallows rows is named, and nothing comes in', () => {
  expect(table('table-stray-quote.csv')).toEqual({
    fault: null,
    rows: [],
    faults: [{ row: 2, id: null, code: 'openQuote' }],
  });
});

test('A8 a broken byte is named where it is, and all else is read as it was written', () => {
  const { rows, faults } = table('table-one-broken-byte.csv');
  expect(faults).toEqual([{ row: 3, id: '2', code: 'damaged' }]);
  expect(rows).toEqual(expect.arrayContaining([[2, '1', 'Jörg Käßler']]));
});
