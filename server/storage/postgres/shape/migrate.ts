// The shape of a database in PostgreSQL: made at the first start, and brought to today's in one transaction.
import type { Client } from 'pg';
import { z } from 'zod';
import { NEWEST_SHAPE } from '../../migrations';
import { modernise } from '../../migrations/modernise';
import { unusable } from '../../unusable';
import { LATER_OF_OFFICES, madeOf, OF_OFFICES, tablesOf } from './derived';

/** Who changes the shape holds this: two programs that start at once do it one after the other. */
const LOCK = 'SELECT pg_advisory_xact_lock(1465012589, 0)';
const shapeRow = z.object({ shape: z.int() }).optional();
const countRow = z.object({ count: z.int() });
const settingsRows = z.array(z.object({ office: z.string(), version: z.int(), settings: z.string() }));

/**
 * What steps after the first shape that was ever made here do besides making tables, adding columns and changing settings, by
 * their number: statements for every office at once. A test holds the list of steps to it.
 */
export const BESIDES: Readonly<Record<number, readonly string[]>> = {};

/** The first shape that databases here had: steps up to this one are in the tables from the beginning. */
export const FIRST_SHAPE = 40;

const readShape = async (client: Client): Promise<number | null> => {
  const { rows } = await client.query("SELECT to_regclass('wertmarke') IS NOT NULL AS is_there");
  if (rows[0]?.is_there !== true) return null;
  const found = await client.query('SELECT shape FROM wertmarke');
  return shapeRow.parse(found.rows[0])?.shape ?? null;
};

/** Asked first: to change a table waits for everybody who uses it. */
const hasAllOfOffices = async (client: Client): Promise<boolean> => {
  const { rows } = await client.query(
    "SELECT count(*) AS count FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'offices' AND column_name = ANY($1)",
    [LATER_OF_OFFICES],
  );
  return countRow.parse(rows[0]).count === LATER_OF_OFFICES.length;
};

/** Tables of somebody else stand where ours would. */
const isForeign = async (client: Client): Promise<boolean> => {
  const { rows } = await client.query(
    'SELECT count(*) AS count FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ANY($1)',
    [tablesOf().map(({ name }) => name)],
  );
  return countRow.parse(rows[0]).count > 0;
};

/** Settings of every version and office, by the very steps that change them in a file. */
const moderniseAll = async (client: Client, shape: number, isSummed: boolean): Promise<void> => {
  // S63: the sum of a version that came from a file is none any more.
  const unsummed = isSummed ? ', sum = NULL' : '';
  const { rows } = await client.query('SELECT office, version, settings FROM settings');
  for (const { office, version, settings } of settingsRows.parse(rows))
    await client.query(`UPDATE settings SET settings = $3${unsummed} WHERE office = $1 AND version = $2`, [
      ...[office, version, JSON.stringify(modernise(JSON.parse(settings), shape))],
    ]);
};

const bringOn = async (client: Client, done: number | null, shape: number): Promise<void> => {
  for (const statement of madeOf(tablesOf(shape))) await client.query(statement);
  if (done === null) {
    await client.query('CREATE TABLE wertmarke (shape bigint NOT NULL)');
    await client.query('INSERT INTO wertmarke (shape) VALUES ($1)', [shape]);
    return;
  }
  for (let step = done + 1; step <= shape; step++)
    for (const statement of BESIDES[step] ?? []) await client.query(statement);
  const settings = tablesOf(shape).find(({ name }) => name === 'settings');
  await moderniseAll(client, done, settings?.columns.some(({ name }) => name === 'sum') === true);
  await client.query('UPDATE wertmarke SET shape = $1', [shape]);
};

/**
 * Brings a database to a shape, today's where none is named, as a whole or not at all. Throws `unusable` when a newer program
 * has written it, or another one.
 */
export const migrateDatabase = async (client: Client, shape = NEWEST_SHAPE): Promise<void> => {
  await client.query('BEGIN');
  try {
    await client.query(LOCK);
    const done = await readShape(client);
    if (done !== null && done > NEWEST_SHAPE) throw unusable('DATABASE_NEWER');
    if (done === null && (await isForeign(client))) throw unusable('DATABASE_FOREIGN');
    if (done === null || done < shape) await bringOn(client, done, shape);
    if (!(await hasAllOfOffices(client))) await client.query(OF_OFFICES);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};
