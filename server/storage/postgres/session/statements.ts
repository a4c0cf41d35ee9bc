// Statements of an office for PostgreSQL: text and values. The first value is always the office.

export type Value = string | number | Uint8Array | null | readonly (string | null)[] | readonly number[];
/** `head`: it puts one row into a table, and this stands before the row; several of them can be one statement. */
export type Statement = { text: string; values: readonly Value[]; head?: string };
type Row = Record<string, Value>;

/** PostgreSQL's texts have no zero character; nothing that people write needs one. */
const storable = (value: Value): Value => (typeof value === 'string' ? value.replaceAll('\u0000', '\uFFFD') : value);

const quoted = (name: string): string => `"${name}"`;
const placesFrom = (first: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `$${first + i}`).join(', ');
const settingFrom = (first: number, columns: readonly string[], between: string): string =>
  columns.map((column, i) => `${quoted(column)} = $${first + i}`).join(between);

type InsertText = { text: string; head: string };
const inserts = new Map<string, InsertText>();
/** The same text for the same columns: it is known again by whoever prepares it. */
const insertText = (table: string, columns: readonly string[]): InsertText => {
  const key = `${table} ${columns.join()}`;
  const known = inserts.get(key);
  if (known !== undefined) return known;
  const head = `INSERT INTO ${table} (${['office', ...columns].map(quoted).join(', ')}) VALUES `;
  const made = { text: `${head}(${placesFrom(1, columns.length + 1)})`, head };
  inserts.set(key, made);
  return made;
};

/** Makes the statements of one office. Tables and columns are names of ours; what people wrote is always a value. */
export const statementsOf = (office: string) => {
  const statement = (text: string, values: readonly Value[]): Statement => ({
    text,
    values: [office, ...values.map(storable)],
  });
  const insert = (table: string, row: Row): Statement => {
    const { text, head } = insertText(table, Object.keys(row));
    return { ...statement(text, Object.values(row)), head };
  };
  return {
    /** `$1` in it is the office. */
    statement: (text: string, ...values: Value[]): Statement => statement(text, values),
    insert,
    /** Instead of the row with the same key; `isNewest` puts it behind all others. */
    replace: (table: string, keys: readonly string[], row: Row, isNewest = false): Statement => {
      const sets = Object.keys(row)
        .filter((column) => !keys.includes(column))
        .map((column) => `${quoted(column)} = excluded.${quoted(column)}`);
      if (isNewest) sets.push('rowid = DEFAULT');
      const key = ['office', ...keys].map(quoted).join(', ');
      const { text } = insertText(table, Object.keys(row));
      return statement(`${text} ON CONFLICT (${key}) DO UPDATE SET ${sets.join(', ')}`, Object.values(row));
    },
    change: (table: string, to: Row, where: Row): Statement => {
      const [columns, keys] = [Object.keys(to), Object.keys(where)];
      const set = settingFrom(2, columns, ', ');
      const which = settingFrom(2 + columns.length, keys, ' AND ');
      return statement(`UPDATE ${table} SET ${set} WHERE office = $1 AND ${which}`, [
        ...Object.values(to),
        ...Object.values(where),
      ]);
    },
    remove: (table: string, where: Row): Statement =>
      statement(
        `DELETE FROM ${table} WHERE office = $1 AND ${settingFrom(2, Object.keys(where), ' AND ')}`,
        Object.values(where),
      ),
  };
};
export type Statements = ReturnType<typeof statementsOf>;

const names = new Map<string, string>();
/** What a text is called where it is prepared: the same in every session. */
export const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `wertmarke_${names.size + 1}`;
  names.set(text, name);
  return name;
};
