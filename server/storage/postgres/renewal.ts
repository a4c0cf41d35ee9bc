// A new office in the place of an old one, which is kept beside it under another name: decided by one row, finished by whoever
// opens it next.
import type { Client } from 'pg';
import { z } from 'zod';
import { connect } from './session/client';
import { tablesOf } from './shape/derived';

/** Under this name the new one is made; nobody opens it as the office. */
export const freshOffice = (office: string): string => `${office}.fresh`;
/** Under this name the old one is kept. */
export const keptOffice = (office: string, at: number): string => `${office}.vorfuehrung-${at}`;

const TABLES = (): string[] => [...tablesOf().map(({ name }) => name), 'offices'];

const inTransaction = async (client: Client, act: () => Promise<void>): Promise<void> => {
  await client.query('BEGIN');
  try {
    await act();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};
const withSession = async (url: string, act: (client: Client) => Promise<void>): Promise<void> => {
  const client = await connect(url);
  try {
    await act(client);
  } finally {
    await client.end();
  }
};

/** What an earlier program made and did not decide about. */
export const clearFreshOffice = (url: string, office: string): Promise<void> =>
  withSession(url, (client) =>
    inTransaction(client, async () => {
      for (const table of TABLES()) await client.query(`DELETE FROM ${table} WHERE office = $1`, [freshOffice(office)]);
    }),
  );

/** Before it nothing has happened; after it the next start opens the new one. */
export const decideOfficeRenewal = (url: string, office: string, at: number): Promise<void> =>
  withSession(url, async (client) => {
    await client.query('UPDATE offices SET replaces_at = $2 WHERE office = $1', [freshOffice(office), at]);
  });

const pendingRow = z.object({ at: z.int().nullable() }).optional();

/** With the office's lock, before anything of it is read. */
export const finishOfficeRenewal = async (client: Client, office: string): Promise<void> => {
  const fresh = freshOffice(office);
  const { rows } = await client.query('SELECT replaces_at AS at FROM offices WHERE office = $1', [fresh]);
  const at = pendingRow.parse(rows[0])?.at ?? null;
  if (at === null) return;
  await inTransaction(client, async () => {
    for (const table of TABLES()) {
      await client.query(`UPDATE ${table} SET office = $2 WHERE office = $1`, [office, keptOffice(office, at)]);
      await client.query(`UPDATE ${table} SET office = $2 WHERE office = $1`, [fresh, office]);
    }
    await client.query('UPDATE offices SET replaces_at = NULL WHERE office = $1', [office]);
  });
};
