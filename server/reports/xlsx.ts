// R3: a report as a workbook, a sheet a table.
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import {
  COLUMNS,
  type Column,
  type LabelledRow,
  tablesOf,
  WORK_COLUMNS,
  type WorkRow,
  workRows,
} from '../../shared/figures/reportTables';
import { figureWordsOf } from '../../shared/words/figures';
import type { FileAsked } from './asked';

/** As Excel writes them in the country of whoever opens the file. */
const FORMATS: Record<Column['unit'], string> = { count: '#,##0', share: '0.00%', minutes: '0.0' };
const WIDTHS = { label: 44, figure: 16 };

const cellOf = (value: number | null, unit: Column['unit']): Cell =>
  value === null ? null : { value, type: Number, format: FORMATS[unit] };

const rowOf = ({ label, figures }: LabelledRow): Row => [
  { value: label, type: String },
  ...COLUMNS.map(({ of, unit }) => cellOf(of(figures), unit)),
];

const workRowOf = (row: WorkRow): Row => [
  { value: row.label, type: String },
  ...WORK_COLUMNS.map((key) => cellOf(row[key], 'count')),
];

export const xlsxOf = ({
  report,
  clerks,
  named,
  language,
}: Omit<FileAsked, 'kind' | 'format'>): Promise<Uint8Array> => {
  const words = figureWordsOf(language);
  const { t } = words;
  const sheetOf = (title: string, columns: string[], rows: Row[]) => {
    const heads = [title, ...columns];
    const headRow: Row = heads.map((value) => ({ value, type: String, fontWeight: 'bold', wrap: true }));
    return {
      sheet: title,
      data: [headRow, ...rows],
      columns: [{ width: WIDTHS.label }, ...columns.map(() => ({ width: WIDTHS.figure }))],
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    };
  };
  const columns = COLUMNS.map(({ head }) => head(words));
  const sheets = tablesOf(report, clerks, named, words).map(({ name, rows }) =>
    sheetOf(t(`figures.table.${name}`), columns, rows.map(rowOf)),
  );
  const done = sheetOf(
    t('figures.table.work'),
    WORK_COLUMNS.map((key) => t(`figures.work.${key}`)),
    workRows(report, named, words).map(workRowOf),
  );
  return writeExcelFile([...sheets, done]).toBuffer();
};
