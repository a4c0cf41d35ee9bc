// What is read away from the rest of the office, in a thread of its own: calendars and files of other programs.
import type { CsvColumn, FileFault, RowFault } from '../../../shared/imports';
import type { Settings } from '../../../shared/settings';
import { readCalendar } from '../calendar/calendar';
import { readCsv } from '../csv/csv';
import { importKeyOf, type ReadRow, readRows } from '../rows/rows';
import { createServiceFinder } from '../rows/services';

export type Asked = {
  bytes: Uint8Array;
  sourceId: string;
  settings: Pick<Settings, 'services' | 'languages' | 'office'>;
  /** The service of rows that name none; null where each has to name its own. */
  serviceId: string | null;
};
export type ReadingAsked = ({ kind: 'calendar' } & Asked) | ({ kind: 'file' } & Asked);

/** `keys` are those of all entries, the bad ones too; `nameless` counts the entries that have none. */
export type CalendarReading = { rows: ReadRow[]; faults: RowFault[]; keys: string[]; nameless: number };
export type FileReading = { fault: FileFault | null; columns: CsvColumn[]; rows: ReadRow[]; faults: RowFault[] };

/** What a calendar says; null when it is none. */
export const readCalendarFor = ({ bytes, sourceId, settings, serviceId }: Asked): CalendarReading | null => {
  const parts = { finder: createServiceFinder(settings.services), timeZone: settings.office.timeZone };
  const calendar = readCalendar(bytes, parts);
  if (calendar === null) return null;
  const { rows, faults } = readRows(calendar.said, { sourceId, settings, serviceId });
  return {
    rows,
    faults: [...calendar.faults, ...faults].sort((a, b) => a.row - b.row),
    keys: calendar.ids.map((id) => importKeyOf(sourceId, id)),
    nameless: calendar.nameless,
  };
};

/** What a file says, or why it cannot be read as a whole. */
export const readFileFor = ({ bytes, sourceId, settings, serviceId }: Asked): FileReading => {
  const table = readCsv(bytes, serviceId !== null);
  if ('fault' in table) return { ...table, rows: [], faults: [] };
  const reading = readRows(table.said, { sourceId, settings, serviceId });
  const faults = [...table.faults, ...reading.faults].sort((a, b) => a.row - b.row);
  return { fault: null, columns: table.columns, rows: reading.rows, faults };
};
