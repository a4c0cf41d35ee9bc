// R3: a report as CSV, as the spreadsheets of a language's country read it without being asked anything.
import { COLUMNS, type Column, tablesOf, WORK_COLUMNS, workRows } from '../../shared/figures/reportTables';
import type { StaffLanguage } from '../../shared/settings';
import { figureWordsOf } from '../../shared/words/figures';
import type { FileAsked } from './asked';

/** Between cells, and between a number and its fraction. */
const MARKS: Record<StaffLanguage, { cell: string; decimal: string }> = {
  de: { cell: ';', decimal: ',' },
  en: { cell: ',', decimal: '.' },
};
/** What a spreadsheet would take for a formula, as a text. */
const FORMULA = /^[=+\-@\t\r]/;

/** Quoted, and no formula. */
export const textCell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Empty where there is none. */
export const numberCell = (value: number | null, unit: Column['unit'], decimal: string): string => {
  if (value === null) return '';
  const said = { count: () => String(value), share: () => (100 * value).toFixed(2), minutes: () => value.toFixed(2) };
  return said[unit]().replace('.', decimal);
};

/** In UTF-8 with its mark, because Excel takes it for another encoding without. */
export const csvOf = ({ report, clerks, named, language }: Omit<FileAsked, 'kind' | 'format'>): Uint8Array => {
  const words = figureWordsOf(language);
  const { cell, decimal } = MARKS[language];
  const { t } = words;
  const heads = [
    ...[t('figures.file.table'), t('figures.file.row'), ...COLUMNS.map(headOf(words))],
    ...WORK_COLUMNS.map((key) => t(`figures.work.${key}`)),
  ];
  const rows = tablesOf(report, clerks, named, words).flatMap(({ name, rows }) =>
    rows.map(({ label, figures }) => [
      ...[t(`figures.table.${name}`), label].map(textCell),
      ...COLUMNS.map(({ of, unit }) => numberCell(of(figures), unit, decimal)),
      ...WORK_COLUMNS.map(() => ''),
    ]),
  );
  // K7: in columns of its own, beside those that it says nothing about.
  const done = workRows(report, named, words).map((row) => [
    ...[t('figures.table.work'), row.label].map(textCell),
    ...COLUMNS.map(() => ''),
    ...WORK_COLUMNS.map((key) => numberCell(row[key], 'count', decimal)),
  ]);
  const lines = [heads.map(textCell), ...rows, ...done].map((row) => row.join(cell));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
};

/** A share stands there in percent, and says so. */
export const headOf =
  (words: ReturnType<typeof figureWordsOf>) =>
  ({ head, unit }: Column): string =>
    unit === 'share' ? `${head(words)} (%)` : head(words);
