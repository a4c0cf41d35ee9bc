// M17: the report over all offices of a database: a row for each, and their sum, from the facts that each has kept.
import { z } from 'zod';
import type { Figures, Range } from '../../shared/figures/reports';
import { COLUMNS } from '../../shared/figures/reportTables';
import { dayAfter, dayOf } from '../../shared/time';
import { figureWordsOf } from '../../shared/words/figures';
import { FACTS_FORMAT, keptFacts } from '../queue/figures/kept';
import { totalOf } from '../queue/figures/report';
import { headOf, numberCell, textCell } from '../reports/csv';
import { type FiguresElsewhere, officesAtHome, openFigures } from '../storage/engine';
import { wordsForDatabase } from '../storage/postgres/words';

const USAGE = 'npm run report -- 2026-01-01 2026-03-31   Zahlen aller Büros von DATABASE_URL als CSV, und ihre Summe';
const MOST_DAYS = 10_000;
const DAYS_AT_ONCE = 20;

/** Words are for people, beside what is written. */
export type Reported = { code: 0 | 1; csv: string; words: string };
type Kept = { day: string; facts: Uint8Array };

const daysOf = async ({ between }: FiguresElsewhere, { from, to }: Range): Promise<Kept[]> => {
  const kept: Kept[] = [];
  for (let next = from; next <= to; ) {
    const found = await between(next, to, FACTS_FORMAT, DAYS_AT_ONCE);
    kept.push(...found);
    const last = found.length < DAYS_AT_ONCE ? undefined : found.at(-1);
    if (last === undefined) break;
    next = dayAfter(last.day, 1);
  }
  return kept;
};

function* factsIn(days: readonly Kept[]) {
  for (const { facts } of days) yield keptFacts(facts);
}

const lineOf = (label: string, days: number, figures: Figures | null): string =>
  [
    ...[textCell(label), String(days)],
    ...COLUMNS.map(({ of, unit }) => (figures === null ? '' : numberCell(of(figures), unit, ','))),
  ].join(';');

const rangeOf = (words: readonly string[]): Range | null => {
  const read = z.tuple([z.iso.date(), z.iso.date()]).safeParse(words);
  return read.success && read.data[0] <= read.data[1] ? { from: read.data[0], to: read.data[1] } : null;
};

const report = async (url: string, range: Range, now: number): Promise<Reported> => {
  const words = figureWordsOf('de');
  const all: Kept[] = [];
  const lines: string[] = [];
  const lacking: string[] = [];
  for (const { office, name } of await officesAtHome(url)) {
    const figures = await openFigures(url, office);
    try {
      const days = await daysOf(figures, range);
      const missing = await figures.missing(dayOf(now, 'Europe/Berlin'), FACTS_FORMAT, MOST_DAYS);
      const uncounted = missing.filter((day) => day >= range.from && day <= range.to).length;
      if (uncounted > 0) lacking.push(`${name} (${office}): ${uncounted}`);
      lines.push(lineOf(`${name} (${office})`, days.length, totalOf(factsIn(days))));
      all.push(...days);
    } finally {
      await figures.close();
    }
  }
  const head = ['Büro', 'Tage', ...COLUMNS.map(headOf(words))].map(textCell).join(';');
  const sum = lineOf(words.t('figures.table.total'), new Set(all.map(({ day }) => day)).size, totalOf(factsIn(all)));
  return {
    code: 0,
    csv: `\ufeff${[head, ...lines, sum].join('\r\n')}\r\n`,
    words:
      lacking.length === 0
        ? ''
        : `Noch nicht gezählte Tage fehlen, bis das Büro sie gezählt hat:\n${lacking.join('\n')}`,
  };
};

/** `npm run report`: arguments in, CSV and words out. */
export const runReport = async (url: string | undefined, asked: readonly string[], now: number): Promise<Reported> => {
  const range = rangeOf(asked);
  if (range === null || url === undefined) return { code: 1, csv: '', words: USAGE };
  try {
    return await report(url, range, now);
  } catch (error) {
    const words = wordsForDatabase(error, url);
    if (words === null) throw error;
    return { code: 1, csv: '', words };
  }
};
