// One figure beside its floor, what is promised of it, and how it is told.
import { table } from './table';

/** What is promised of a figure itself (`here`), or of it over its floor (`ratio`). */
export type Goal = { of: 'here' | 'ratio'; most: number } | { of: 'here' | 'ratio'; least: number };

export type Unit = 'ms' | 's' | '/s' | 'MB' | 'KB' | 'min';

export type Row = {
  /** What is measured. */
  what: string;
  unit: Unit;
  here: number;
  /** The same unit, taken in the same run. */
  floor: number;
  /** What the floor is. */
  floorIs: string;
  goal: Goal | null;
};

/** How thorough a run is: a quick one shows that everything works, and its figures say nothing. */
export type Effort = { isQuick: boolean; visits: number; days: number; seed: number; against: string | null };

/** A measurement that is asked for by its name. */
export type Measurement = {
  /** One line for whoever chooses. */
  does: string;
  run: (effort: Effort) => Promise<Row[]>;
};

export const ratioOf = ({ here, floor }: Row): number => here / floor;

/** Whether a row keeps what is promised of it; null where nothing is. */
export const isMet = (row: Row): boolean | null => {
  if (row.goal === null) return null;
  const value = row.goal.of === 'here' ? row.here : ratioOf(row);
  return 'most' in row.goal ? value <= row.goal.most : value >= row.goal.least;
};

/** Three figures are more than such a measurement knows. */
const figure = (value: number): string => {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
};
const withUnit = (value: number, unit: Unit): string => `${figure(value)}${unit === '/s' ? '' : ' '}${unit}`;

/** The goal in words, and whether it is kept: `≤ 1.5: met`. */
export const verdict = (row: Row): string => {
  const { goal, unit } = row;
  if (goal === null) return '';
  const [sign, bound] = 'most' in goal ? ['≤', goal.most] : ['≥', goal.least];
  return `${sign} ${goal.of === 'here' ? withUnit(bound, unit) : bound}: ${isMet(row) ? 'met' : 'missed'}`;
};

/** The cells of a row as they are told. */
export const cellsOf = (row: Row): string[] => [
  row.what,
  withUnit(row.here, row.unit),
  `${withUnit(row.floor, row.unit)} ${row.floorIs}`,
  ratioOf(row).toFixed(2),
  verdict(row),
];

/** A table for the terminal. */
export const rowsAsText = (rows: Row[]): string =>
  table([['measured', 'here', 'floor', 'ratio', 'goal'], ...rows.map(cellsOf)]);

/** For other programs: what the rows say, and what follows from it. */
export const rowsAsData = (rows: Row[]) => rows.map((row) => ({ ...row, ratio: ratioOf(row), met: isMet(row) }));
