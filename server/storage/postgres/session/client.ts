// Connections to PostgreSQL. The package is loaded by the first one: an office with a file of its own never has it.
import type { Client, ClientConfig, Pool } from 'pg';

const [BIGINT, NUMERIC] = [20, 1700];
/** Instants and counts are whole numbers that JavaScript has exactly. */
const types: NonNullable<ClientConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === BIGINT || oid === NUMERIC) return Number;
    return library?.types.getTypeParser(oid, format as 'text') ?? String;
  }) as NonNullable<ClientConfig['types']>['getTypeParser'],
};

let library: typeof import('pg') | null = null;
const load = async (): Promise<typeof import('pg')> => {
  library ??= await import('pg');
  return library;
};

const CONNECT_MS = 5_000;
const READERS = 3;
/** Longer than the server lets a statement take (`SESSION`): who asked is told that the line is dead, and another one is had. */
const ANSWERED_MS = 40_000;

const configOf = (url: string, application: string): ClientConfig => ({
  ...{ connectionString: url, application_name: application, types, keepAlive: true },
  connectionTimeoutMillis: CONNECT_MS,
});

/**
 * Said to each session. A server that asks for more than that its own disk has a commit (`remote_apply`) keeps it; whoever is
 * gone without a word is noticed within ten seconds, so that its lock is free again.
 */
const SESSION = `
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') <> 'remote_apply';
  SET statement_timeout = '30s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '60s';
  SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3;
  SET tcp_user_timeout = 10000; SET client_min_messages = 'warning'; SET extra_float_digits = 1`;

/** The session that holds an office's lock and says every second that its program lives (`beat.ts`). */
export const OFFICE_SESSION = 'wertmarke-office';

/** One session. Rejects when there is none to be had. With `answeredMs` so does what is asked and not answered for so long. */
export const connect = async (url: string, application = 'wertmarke', answeredMs?: number): Promise<Client> => {
  const { Client: Made } = await load();
  const client = new Made({ ...configOf(url, application), ...(answeredMs && { query_timeout: answeredMs }) });
  // Said to whoever waits for an answer as well; without anybody who listens the process would end.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(SESSION);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

/** A few sessions for reading. */
export const openPool = async (url: string, mayWrite = true, answeredMs = ANSWERED_MS): Promise<Pool> => {
  const { Pool: Made } = await load();
  const pool = new Made({
    ...configOf(url, 'wertmarke-reads'),
    ...{ max: READERS, idleTimeoutMillis: 60_000, allowExitOnIdle: true, query_timeout: answeredMs },
    onConnect: async (client) => {
      await client.query(SESSION);
      if (!mayWrite) await client.query('SET default_transaction_read_only = on');
    },
  });
  pool.on('error', () => undefined);
  return pool;
};

/** Where a database is, for people: without user and password. */
export const placeOf = (url: string): string => {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || 'localhost'}${port ? `:${port}` : ''}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
};
