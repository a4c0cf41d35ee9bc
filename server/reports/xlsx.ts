// R3: a report as a workbook, a sheet a table.
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import { COLUMNS, type Column, type LabelledRow, tablesOf } from '../../shared/figures/reportTables';
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

export const xlsxOf = ({
  report,
  clerks,
  named,
  language,
}: Omit<FileAsked, 'kind' | 'format'>): Promise<Uint8Array> => {
  const words = figureWordsOf(language);
  const { t } = words;
  const sheets = tablesOf(report, clerks, named, words).map(({ name, rows }) => {
    const title = t(`figures.table.${name}`);
    const heads = [title, ...COLUMNS.map(({ head }) => head(words))];
    const headRow: Row = heads.map((value) => ({ value, type: String, fontWeight: 'bold', wrap: true }));
    return {
      sheet: title,
      data: [headRow, ...rows.map(rowOf)],
      columns: [{ width: WIDTHS.label }, ...COLUMNS.map(() => ({ width: WIDTHS.figure }))],
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    };
  });
  return writeExcelFile(sheets).toBuffer();
};
