// An office moves from a file into a database, or back: as a whole or not at all, and only when what is there then is what was.
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Client } from 'pg';
import { z } from 'zod';
import { makeDurable } from '../../safekeeping/copy';
import { openFile } from '../../safekeeping/file';
import { checkIn } from '../../sqlite/audit/checkFile';
import type { DatabaseConnection } from '../../sqlite/connection';
import { sumTheRest } from '../../sqlite/sums/sums';
import { asUnusable } from '../session/faults';
import { openOffice } from '../session/writer';
import { MARKS, OF_EVENTS, type Table, tablesOf } from '../shape/derived';
import { migrateDatabase } from '../shape/migrate';
import { copyInto, rowsOf } from '../shape/mirror';
import { marksOf } from '../writes/marks';
import { type Content, contentInDatabase, contentInFile } from './digests';

export type Moved = { tables: number; rows: number; ms: number; auditEntries: number };
export type MoveOrder = { file: string; url: string; office: string; now: number };

const refused = (code: 'MOVE_NOT_EMPTY' | 'MOVE_NOTHING' | 'MOVE_DIFFERS' | 'MOVE_AUDIT', about = ''): Error =>
  Object.assign(new Error(`the office did not move: ${code} ${about}`), { code, about });

const ROWS = 1_000;
const TYPES = { TEXT: 'text', INTEGER: 'bigint', BLOB: 'bytea' };

/** What the log has in a database besides. */
const besidesOf = (table: Table, row: Record<string, unknown>): Record<string, unknown> =>
  table.name === 'events' ? marksOf(String(row['type']), String(row['by']), String(row['event'])) : {};
const insertOf = (table: Table) => {
  const more = table.name === 'events' ? [...OF_EVENTS, ...MARKS] : [];
  const types = [
    ...table.columns.map(({ type }) => TYPES[type]),
    ...more.map((column) => ((MARKS as readonly string[]).includes(column) ? 'bigint' : 'text')),
  ];
  const names = [...table.columns.map(({ name }) => name), ...more];
  return {
    names,
    text: `INSERT INTO ${table.name} (office, ${names.map((name) => `"${name}"`).join(', ')})
      SELECT $1, * FROM unnest(${types.map((type, i) => `$${i + 2}::${type}[]`).join(', ')})`,
  };
};

/** In the order in which they came. */
const copyOut = async (database: DatabaseConnection, client: Client, office: string, table: Table): Promise<void> => {
  const { names, text } = insertOf(table);
  const order = [...(table.order === null ? [] : [table.order]), ...table.key].map((column) => `"${column}"`);
  let rows: Record<string, unknown>[] = [];
  const write = async (): Promise<void> => {
    if (rows.length === 0) return;
    await client.query(text, [office, ...names.map((name) => rows.map((row) => row[name] ?? null))]);
    rows = [];
  };
  for (const found of database.prepare(`SELECT * FROM ${table.name} ORDER BY ${order.join(', ')}`).iterate()) {
    const row = found as Record<string, unknown>;
    rows.push({ ...row, ...besidesOf(table, row) });
    if (rows.length === ROWS) await write();
  }
  await write();
  // What comes next has a number of its own.
  if (table.order === 'id')
    await client.query(
      `SELECT setval(pg_get_serial_sequence('${table.name}', 'id'),
        greatest(nextval(pg_get_serial_sequence('${table.name}', 'id')), (SELECT max(id) FROM ${table.name})))`,
    );
};

/** Every row and every byte, or it throws; how many rows there are. */
const compare = async (database: DatabaseConnection, client: Client, office: string): Promise<number> => {
  let rows = 0;
  for (const table of tablesOf()) {
    const inFile: Content = contentInFile(database, table);
    const inDatabase = await contentInDatabase(client, office, table);
    if (inFile.rows !== inDatabase.rows || inFile.digest !== inDatabase.digest)
      throw refused('MOVE_DIFFERS', table.name);
    rows += inFile.rows;
  }
  return rows;
};

const auditOf = (database: DatabaseConnection, now: number): number => {
  const { entries, fault } = checkIn(database, [], now);
  if (fault !== null) throw refused('MOVE_AUDIT', String(fault.seq));
  return entries;
};

const countRow = z.object({ rows: z.int() });
const rowsInFile = (database: DatabaseConnection): number =>
  countRow.parse(
    database.prepare('SELECT (SELECT count(*) FROM settings) + (SELECT count(*) FROM events) AS rows').get(),
  ).rows;

/** With the office's lock, in one transaction that is kept only when `act` is done. */
const within = async <Result>(
  { url, office }: MoveOrder,
  act: (client: Client) => Promise<Result>,
): Promise<Result> => {
  let client: Client | null = null;
  try {
    client = await openOffice({ url, office, lockWaitMs: 0 }, migrateDatabase);
    await client.query('SET statement_timeout = 0');
    await client.query('SET idle_in_transaction_session_timeout = 0');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const result = await act(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    throw asUnusable(error);
  } finally {
    await client?.end().catch(() => undefined);
  }
};

/** Where the file lies that nobody uses any more. */
export const asideOf = ({ file, now }: MoveOrder): string => `${file}.umgezogen-${now}`;

/** Rejects, and nothing has changed, when an office works with either, or when the database has one already. */
export const moveToDatabase = async (order: MoveOrder): Promise<Moved> => {
  const began = performance.now();
  const { file, office, now } = order;
  if (!existsSync(file)) throw refused('MOVE_NOTHING');
  const opened = openFile(file);
  let moved: Moved;
  try {
    const { database } = opened;
    if (rowsInFile(database) === 0) throw refused('MOVE_NOTHING');
    const auditEntries = auditOf(database, now);
    moved = await within(order, async (client) => {
      for (const table of tablesOf()) if ((await rowsOf(client, office, table)) > 0) throw refused('MOVE_NOT_EMPTY');
      for (const table of tablesOf()) await copyOut(database, client, office, table);
      const rows = await compare(database, client, office);
      return { tables: tablesOf().length, rows, ms: performance.now() - began, auditEntries };
    });
  } finally {
    opened.close();
  }
  // A start that has forgotten DATABASE_URL shall not give out its numbers a second time.
  renameSync(file, asideOf(order));
  return moved;
};

/** Into a file that is not there yet. What the database has stays in it. */
export const moveToFile = async (order: MoveOrder): Promise<Moved> => {
  const began = performance.now();
  const { file, office, now } = order;
  if (existsSync(file)) throw refused('MOVE_NOT_EMPTY');
  const unfinished = `${file}.umzug`;
  for (const end of ['', '-wal', '-shm', '.lock', '.lock-journal']) rmSync(`${unfinished}${end}`, { force: true });
  const opened = openFile(unfinished);
  try {
    const moved = await within(order, async (client) => {
      const { database } = opened;
      await copyInto(client, office, database);
      if (rowsInFile(database) === 0) throw refused('MOVE_NOTHING');
      const rows = await compare(database, client, office);
      const auditEntries = auditOf(database, now);
      return { tables: tablesOf().length, rows, ms: performance.now() - began, auditEntries };
    });
    // What a database has written has no sums, which a file has (S37).
    sumTheRest(opened.database);
    opened.close();
    makeDurable(unfinished);
    renameSync(unfinished, file);
    makeDurable(file);
    return moved;
  } catch (error) {
    opened.close();
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    for (const end of ['-wal', '-shm', '.lock', '.lock-journal']) rmSync(`${unfinished}${end}`, { force: true });
  }
};
