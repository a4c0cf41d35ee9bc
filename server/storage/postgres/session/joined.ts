// Rows that go into the same table one after the other, as few statements: each statement costs the server more than a row.
import type { Statement, Value } from './statements';

/** Rows of one statement: few sizes, since each is a statement that is prepared once in a session. */
const SIZES = [32, 16, 8, 4, 2];

const texts = new Map<string, string>();

/** The office, which is the first value, is the same in all rows. */
const textOf = (head: string, rows: number, columns: number): string => {
  const key = `${rows} ${columns} ${head}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const others = columns - 1;
  const row = (i: number) => ['$1', ...Array.from({ length: others }, (_, j) => `$${2 + i * others + j}`)].join(', ');
  const made = head + Array.from({ length: rows }, (_, i) => `(${row(i)})`).join(', ');
  texts.set(key, made);
  return made;
};

const joinedRows = (head: string, statements: readonly Statement[]): Statement => {
  const [first] = statements;
  const values: Value[] = [first?.values[0] ?? null];
  for (const one of statements) for (let i = 1; i < one.values.length; i++) values.push(one.values[i] ?? null);
  return { text: textOf(head, statements.length, first?.values.length ?? 1), values };
};

/** How many from a place on put a row into the same columns. */
const alike = (statements: readonly Statement[], from: number): number => {
  const text = statements[from]?.text;
  let end = from + 1;
  while (end < statements.length && statements[end]?.text === text) end++;
  return end - from;
};

/** The same, in the same order. */
export const joined = (statements: readonly Statement[]): Statement[] => {
  const all: Statement[] = [];
  for (let at = 0; at < statements.length; ) {
    const first = statements[at];
    if (first === undefined) break;
    const count = first.head === undefined ? 1 : alike(statements, at);
    const size = SIZES.find((one) => one <= count) ?? 1;
    if (first.head === undefined || size === 1) all.push(first);
    else all.push(joinedRows(first.head, statements.slice(at, at + size)));
    at += size;
  }
  return all;
};
