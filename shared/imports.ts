// Appointments of other booking systems (A6): their rows, what can be wrong with one, and what the administration sees.
import { z } from 'zod';
import { emailSchema, lineSchema } from './contacts';

/** A row of another system's appointments, as its program writes it. What is not named may be left out or null. */
export const importRowSchema = z.strictObject({
  id: z.string().trim().min(1).max(200).describe('Its id there: by it the same appointment is known again.'),
  start: z
    .string()
    .trim()
    .max(40)
    .nullish()
    .describe("With offset, '2026-03-04T09:30:00+01:00', or as the office's clock shows it, '2026-03-04 09:30'."),
  services: z
    .array(z.string().trim().min(1).max(200))
    .max(5)
    .nullish()
    .describe("Each by the office's id, its LeiKa key or its name."),
  persons: z.int().min(1).max(20).nullish().describe('1 when left out.'),
  minutes: z.int().min(1).max(480).nullish().describe("The services' usual duration when left out."),
  name: lineSchema.max(80).nullish(),
  email: emailSchema.nullish(),
  phone: lineSchema.max(40).nullish(),
  language: z
    .string()
    .trim()
    .max(35)
    .nullish()
    .describe("'de', 'en'; one that is not offered becomes the office's first."),
  cancelled: z.boolean().nullish().describe('A cancelled appointment needs nothing but its id.'),
});

/** Where a fault is; `row` is the row as a whole. */
export const IMPORT_FIELDS = [
  'row',
  'id',
  'start',
  'services',
  'persons',
  'minutes',
  'name',
  'email',
  'phone',
  'language',
  'cancelled',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** What can be wrong with a row: the closed list. Each code has words for people, with the values that stand behind it. */
export const ROW_FAULTS = [
  // of the field
  'missing',
  'wrongKind', // expected
  'tooLong', // most: characters
  'tooMuch', // most
  'tooLittle', // least
  'unknownField', // name
  // of its meaning
  'notATime', // text
  'noSuchTime', // text: skipped when clocks are put forward
  'unknownService', // text
  'ambiguousService', // text
  'notAnAddress',
  'notAStatus', // text
  'sameId', // other: the row that has it too
  'damaged', // a byte in it is no letter
  // of a file's cell
  'openQuote',
  'rounded', // text: a number as a spreadsheet shortens it
  // of a calendar's entry
  'repeats',
  'wholeDay',
  'unknownZone', // text
  'badLine', // line: the first that is none
] as const;
export type RowFaultCode = (typeof ROW_FAULTS)[number];

/** `row` counts from 1; in a file it is the row as a spreadsheet numbers it. `id` is null where it is not known. */
export type RowFault = {
  row: number;
  id: string | null;
  field: ImportField;
  code: RowFaultCode;
  values: Record<string, string | number>;
};

/** Why a file as a whole cannot be read: no table, a spreadsheet's own format, no column that is needed, too many rows. */
export const FILE_FAULTS = [
  'notATable',
  'isWorkbook',
  'noIdColumn',
  'noStartColumn',
  'noServiceColumn',
  'tooManyRows',
  'tooSlow',
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

/** A column of a file and what it was taken for; null was not understood and is left aside. */
export type CsvColumn = { name: string; meaning: string | null };

/** A row as it was understood. */
export type CsvRowView = {
  row: number;
  id: string;
  /** null for a cancellation without a time. */
  slotAt: number | null;
  serviceIds: string[];
  persons: number;
  minutes: number | null;
  name: string | null;
  isCancelled: boolean;
};

/** What `previewCsv` answers: how many rows there are, the first of them and of what is wrong, and the columns. */
export type CsvPreview = {
  fault: FileFault | null;
  columns: CsvColumn[];
  count: number;
  rows: CsvRowView[];
  faultCount: number;
  faults: RowFault[];
};
/** What has come of the rows of an import. */
export type ImportCounts = { booked: number; changed: number; unchanged: number; cancelled: number; ignored: number };
/** What `importCsv` answers: `imported` is null, and nothing was imported, as long as anything is wrong. */
export type CsvImport = CsvPreview & { imported: ImportCounts | null };

/** What `createSource` answers; the token is shown this once. */
export type SourceResult = { sourceId: string; token: string };

/** Why a calendar could not be read, or was not followed. */
export type FeedFailure =
  | {
      code:
        | 'unreachable'
        | 'tooSlow'
        | 'tooLarge'
        | 'ledInside'
        | 'notACalendar'
        | 'tooManyEntries'
        | 'notImported'
        /** Reading it took too long or too much, or the program ended meanwhile: it is read again by hand only. */
        | 'stopped'
        | 'unfinished';
    }
  | { code: 'status'; status: number };
/** What the last reading of a calendar came to. Nothing in it names anybody. */
export type FeedReading = { at: number; counts: ImportCounts; faultCount: number; faults: RowFault[] };
/** So many of the appointments to come were missing at once that none was cancelled: somebody has to decide. */
export type MissedView = { entries: number; of: number; at: number };
/** What becomes of them. */
export const MISSED_DECISIONS = ['cancel', 'keep'] as const;
export type MissedDecision = (typeof MISSED_DECISIONS)[number];
/** How a calendar stands: when it was asked last, what failed then, and what was read last. */
export type FeedView = {
  id: string;
  /** Where it is read from, and no more than that (S16); null while nobody has said. */
  host: string | null;
  checkedAt: number | null;
  failure: FeedFailure | null;
  reading: FeedReading | null;
  missed: MissedView | null;
};
