// A table of appointments as a town hall's spreadsheet saves it: found out are its letters, its separator, its columns.
import { CsvError, parse } from 'csv-parse/sync';
import type { CsvColumn, FileFault, RowFault } from '../../../shared/imports';
import type { SaidRow } from '../rows/rows';
import { DAMAGED, decode } from '../rows/textDecoding';
import { type Header, headerOf, type Meaning, namedColumns } from './headers';
import { isTorn, openQuoteIn } from './quotes';

export type SaidTable = { columns: CsvColumn[]; said: SaidRow[]; faults: RowFault[] };

const SEPARATORS = [';', ',', '\t'];
/** Titles and remarks may stand above the header. */
const MOST_ROWS_ABOVE = 15;
const MOST_ROWS = 5000;
/** With the empty ones. */
const MOST_RECORDS = 20_000;

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

type Quotes = 'quoted' | 'plain';

/** Null when it cannot be read with this separator. It reads so many rows; `plain` takes a quotation mark for a letter. */
const recordsOf = (text: string, delimiter: string, to: number, quotes: Quotes): string[][] | null => {
  try {
    const lenient = { relax_quotes: true, relax_column_count: true, record_delimiter: '\n' };
    const quote = quotes === 'plain' ? { quote: null } : {};
    return parse(text, { delimiter, ...lenient, ...quote, to });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
};

/** What stands in a row's column; empty where nothing does. */
type Cell = (meaning: Meaning) => string;
type Found = Header & { separator: string; at: number };

const headersIn = (text: string, quotes: Quotes): Found[] =>
  SEPARATORS.flatMap((separator) =>
    (recordsOf(text, separator, MOST_ROWS_ABOVE, quotes) ?? []).map((cells, at) => ({
      ...headerOf(cells),
      separator,
      at,
    })),
  );

/** The line and the separator by which most columns are understood; null when no line looks like a header. */
const findHeader = (text: string): Found | null =>
  [...headersIn(text, 'quoted'), ...headersIn(text, 'plain')].reduce<Found | null>(
    (best, one) => (one.understood > (best?.understood ?? 1) ? one : best),
    null,
  );

const STATUS = ['cancelled', 'status'] as const;

const numberIn = (text: string): number | string => (/^\d{1,4}$/.test(text) ? Number(text) : text);

const minutesIn = (text: string): number | string => {
  const [, hours, ofHour] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 60 + Number(ofHour);
  return numberIn(/^(\d{1,4})\s*(?:min\.?|minuten|minutes|m|')$/i.exec(text)?.[1] ?? text);
};

/** As a spreadsheet shows a number that does not fit: the last digits are lost. */
const ROUNDED = /^[+-]?\d{1,3}(?:[.,]\d{1,20})?E\+\d{1,3}$/i;
const NUMBERS = ['id', 'phone', 'services'] as const;

const TIME_ALONE = /^\d{1,2}([:.]\d{2}){0,2}(\s*Uhr)?$/i;
const MIDNIGHTS = ['00:00:00', '0:00:00', '00:00', '0:00'];

const withoutMidnight = (date: string): string => {
  const midnight = MIDNIGHTS.find((time) => date.endsWith(` ${time}`) || date.endsWith(`T${time}`));
  return midnight === undefined ? date : date.slice(0, -midnight.length - 1).trimEnd();
};

/** '09:30 bis 09:45 Uhr' begins at 09:30. */
const withoutEnd = (time: string): string => {
  const [begin = '', end = ''] = time.split(/-|–|bis/i, 2);
  return /^\s*\d/.test(end) ? begin.trimEnd() : time;
};

/** Spreadsheets give a day the time 0:00, a time the day 0, and write from and to into one cell. */
const startIn = (cell: Cell): string => {
  const start = cell('start');
  if (start !== '' && !TIME_ALONE.test(start)) return start;
  const time = withoutEnd((cell('time') || start).replace(/^(30\.12\.1899|31\.12\.1899|1899-12-3[01])[ T]+/, ''));
  const date = cell('date');
  return time === '' ? date : `${withoutMidnight(date)} ${time}`;
};

const readCells = (cell: Cell): Record<string, unknown> => ({
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

const faultsOfStatus = (row: number, cell: Cell): RowFault[] =>
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

const faultsOfNumbers = (row: number, cell: Cell): RowFault[] =>
  NUMBERS.filter((field) => ROUNDED.test(cell(field))).map((field) => ({
    row,
    id: cell('id'),
    field,
    code: 'rounded',
    values: { text: cell(field) },
  }));

const openQuote = (row: number): RowFault => ({ row, id: null, field: 'row', code: 'openQuote', values: {} });

const isDamaged = (cells: readonly string[]) => cells.some((one) => one.includes(DAMAGED) || one.includes('\0'));

const missingColumn = ({ columns }: Header, hasService: boolean): FileFault | null => {
  const has = (...meanings: Meaning[]) => columns.some(({ meaning }) => meaning !== null && meanings.includes(meaning));
  if (!has('id')) return 'noIdColumn';
  if (!has('start', 'date')) return 'noStartColumn';
  return hasService || has('services') ? null : 'noServiceColumn';
};

const readRecords = (records: readonly string[][], header: Found, table: SaidTable): void => {
  const places = new Map<Meaning, number[]>();
  for (const [i, { meaning }] of header.columns.entries()) {
    if (meaning === null) continue;
    places.set(meaning, [...(places.get(meaning) ?? []), i]);
  }
  const known = [...places.values()].flat();
  const days = [...(places.get('start') ?? []), ...(places.get('date') ?? [])];
  const shape = { separator: header.separator, columns: header.columns.length, places: days };
  for (const [i, cells] of records.entries()) {
    if (i <= header.at || cells.every((cell) => cell.trim() === '')) continue;
    const cell: Cell = (meaning) =>
      (places.get(meaning) ?? []).map((place) => cells[place]?.trim() ?? '').find((one) => !/^[-–]?$/.test(one)) ?? '';
    const row = i + 1;
    if (isDamaged(known.map((place) => cells[place] ?? '')))
      table.faults.push({ row, id: cell('id'), field: 'row', code: 'damaged', values: {} });
    if (isTorn(cells, [cell('id'), cell('start'), cell('date')], shape)) {
      table.faults.push(openQuote(row));
      continue;
    }
    table.said.push({ row, said: readCells(cell) });
    table.faults.push(...faultsOfStatus(row, cell), ...faultsOfNumbers(row, cell));
  }
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
  if (header === null) return { fault: 'notATable', columns: [] };
  const table: SaidTable = { columns: namedColumns(header), said: [], faults: [] };
  const days = header.columns.flatMap(({ meaning }, i) => (meaning === 'start' || meaning === 'date' ? [i] : []));
  const open = openQuoteIn(text, header.separator, days);
  if (open !== null) return { ...table, faults: [openQuote(open)] };
  const records = recordsOf(text, header.separator, MOST_RECORDS + 1, 'quoted');
  if (records === null) return { fault: 'notATable', columns: [] };
  const missing = missingColumn(header, hasService);
  if (missing) return { fault: missing, columns: table.columns };
  if (records.length > MOST_RECORDS) return { fault: 'tooManyRows', columns: table.columns };
  readRecords(records, header, table);
  return table.said.length > MOST_ROWS ? { fault: 'tooManyRows', columns: table.columns } : table;
};
