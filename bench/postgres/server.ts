// Starts a PostgreSQL of one's own, in a process beside this one.
import { spawn } from 'node:child_process';
import { extname, join } from 'node:path';
import { Client } from 'pg';

/** Beside this file, and of the same kind: compiled, or as it was written where tests run. */
const PROGRAM = join(__dirname, `serverProcess${extname(__filename)}`);

/** `url` leads to its database `postgres`; it ends with this process at the latest. */
export const startPostgres = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
    child.once('error', reject).once('exit', () => reject(new Error('PostgreSQL did not start')));
  });
  return {
    url,
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
};

/** An empty database of this name. */
export const makeDatabase = async (server: string, name: string): Promise<string> => {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return server.replace(/\/postgres$/, `/${name}`);
};

/** The floor under everything that is stored there: one row of 200 characters a commit, on one connection. */
export const bareDatabaseCommits = async (url: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('SET synchronous_commit = on; CREATE TABLE rows (id bigserial PRIMARY KEY, row text)');
  const [text, values] = ['INSERT INTO rows (row) VALUES ($1)', ['x'.repeat(200)]];
  return {
    commit: async (): Promise<void> => void (await client.query({ name: 'row', text, values })),
    close: (): Promise<void> => client.end(),
  };
};
