// A table of appointments as a town hall's spreadsheet saves it: found out are its letters, its separator, its columns.
import { CsvError, parse } from 'csv-parse/sync';
import type { CsvColumn, FileFault, RowFault } from '../../shared/imports';
import { type Header, headerOf, type Meaning, namedColumns } from './headers';
import { decode } from './letters';
import type { SaidRow } from './rows';

export type SaidTable = { columns: CsvColumn[]; said: SaidRow[]; faults: RowFault[] };

const SEPARATORS = [';', ',', '\t'];
/** Titles and remarks may stand above the header. */
const MOST_ROWS_ABOVE = 15;
const MOST_ROWS = 5000;

const CANCELLED = new Set(
  'storniert storno abgesagt gelöscht geloescht cancelled canceled deleted ja x 1 true wahr yes'.split(' '),
);
const NOT_CANCELLED = new Set(
  `gebucht bestätigt bestaetigt aktiv offen geplant vergeben reserviert neu geändert erledigt erschienen
   confirmed booked active open scheduled new done nein 0 false falsch no`.split(/\s+/),
);

/** .xlsx and .ods are zip files, .xls an old format of its own. */
const isWorkbook = (bytes: Uint8Array) =>
  ['504b0304', 'd0cf11e0'].includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'));

/** Null when it cannot be read with this separator. `to` null reads all of it. */
const recordsOf = (text: string, delimiter: string, to: number | null): string[][] | null => {
  try {
    const lenient = { relax_quotes: true, relax_column_count: true, record_delimiter: '\n' };
    return parse(text, { delimiter, ...lenient, ...(to === null ? {} : { to }) });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
};

type Found = Header & { separator: string; at: number };

/** The line and the separator by which most columns are understood; null when no line looks like a header. */
const findHeader = (text: string): Found | null => {
  const found = SEPARATORS.flatMap((separator) =>
    (recordsOf(text, separator, MOST_ROWS_ABOVE) ?? []).map((cells, at) => ({ ...headerOf(cells), separator, at })),
  );
  const best = found.reduce<Found | null>((best, one) => (one.understood > (best?.understood ?? 1) ? one : best), null);
  return best;
};

const STATUS = ['cancelled', 'status'] as const;

const numberIn = (text: string): number | string => (/^\d{1,4}$/.test(text) ? Number(text) : text);

const minutesIn = (text: string): number | string => {
  const [, hours, ofHour] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 60 + Number(ofHour);
  return numberIn(text.replace(/\s*(min\.?|minuten|minutes|m|')$/i, ''));
};

const TIME_ALONE = /^\d{1,2}([:.]\d{2}){0,2}(\s*Uhr)?$/i;

/** Spreadsheets give a day the time 0:00, a time the day 0, and write from and to into one cell. */
const startIn = (cell: (meaning: Meaning) => string): string => {
  const start = cell('start');
  if (start !== '' && !TIME_ALONE.test(start)) return start;
  const time = (cell('time') || start)
    .replace(/^(30\.12\.1899|31\.12\.1899|1899-12-3[01])[ T]+/, '')
    .replace(/\s*(-|–|bis)\s*\d.*$/i, '');
  const date = cell('date');
  return time === '' ? date : `${date.replace(/[ T]+0?0:00(:00)?$/, '')} ${time}`;
};

const readCells = (cell: (meaning: Meaning) => string): Record<string, unknown> => ({
  id: cell('id'),
  start: startIn(cell),
  services: cell('services') === '' ? null : [cell('services')],
  persons: numberIn(cell('persons')),
  minutes: minutesIn(cell('minutes')),
  name: [cell('firstName'), cell('name')].filter((part) => part !== '').join(' '),
  email: cell('email'),
  phone: cell('phone'),
  language: cell('language'),
  cancelled: STATUS.some((meaning) => CANCELLED.has(cell(meaning).toLocaleLowerCase('de'))),
});

const faultsOfStatus = (row: number, cell: (meaning: Meaning) => string): RowFault[] =>
  STATUS.map(cell)
    .filter(
      (text) => text !== '' && ![CANCELLED, NOT_CANCELLED].some((words) => words.has(text.toLocaleLowerCase('de'))),
    )
    .map((text) => ({
      row,
      id: cell('id'),
      field: 'cancelled',
      code: 'notAStatus',
      values: { text: text.slice(0, 60) },
    }));

const missingColumn = ({ columns }: Header, hasService: boolean): FileFault | null => {
  const has = (...meanings: Meaning[]) => columns.some(({ meaning }) => meaning !== null && meanings.includes(meaning));
  if (!has('id')) return 'noIdColumn';
  if (!has('start', 'date')) return 'noStartColumn';
  return hasService || has('services') ? null : 'noServiceColumn';
};

/**
 * Reads a file. A row's number is the one that a spreadsheet shows beside it. `hasService`: rows need not name one.
 */
export const readCsv = (
  bytes: Uint8Array,
  hasService: boolean,
): SaidTable | { fault: FileFault; columns: CsvColumn[] } => {
  if (isWorkbook(bytes)) return { fault: 'isWorkbook', columns: [] };
  const text = decode(bytes)
    .replace(/\r\n?/g, '\n')
    .replace(/^sep=.\n/i, '');
  const header = findHeader(text);
  const records = header === null ? null : recordsOf(text, header.separator, null);
  if (header === null || records === null) return { fault: 'notATable', columns: [] };
  const table: SaidTable = { columns: namedColumns(header), said: [], faults: [] };
  const missing = missingColumn(header, hasService);
  if (missing) return { fault: missing, columns: table.columns };
  const placesOf = (meaning: Meaning) => header.columns.flatMap((column, i) => (column.meaning === meaning ? [i] : []));
  for (const [i, cells] of records.entries()) {
    if (i <= header.at || cells.every((cell) => cell.trim() === '')) continue;
    const cell = (meaning: Meaning) =>
      placesOf(meaning)
        .map((place) => cells[place]?.trim() ?? '')
        .find((one) => !/^[-–]?$/.test(one)) ?? '';
    table.said.push({ row: i + 1, said: readCells(cell) });
    table.faults.push(...faultsOfStatus(i + 1, cell));
  }
  return table.said.length > MOST_ROWS ? { fault: 'tooManyRows', columns: table.columns } : table;
};
