// Databases of the tests' own PostgreSQL: an empty one for whoever asks.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Whether this run is one over PostgreSQL. */
export const isOverPostgres = (): boolean => process.env['TEST_ENGINE'] === 'postgres';

const serverUrl = (): string => {
  const url = process.env['TEST_POSTGRES'];
  if (url === undefined) throw new Error('no PostgreSQL was started for these tests');
  return url;
};

/** Something said to the server itself. */
export const atServer = async <Result>(
  act: (client: Client) => Promise<Result>,
  url = serverUrl(),
): Promise<Result> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
};

/** An empty database; `remove` ends who is still there. */
export const newDatabase = async (): Promise<{ url: string; name: string; remove: () => Promise<void> }> => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await atServer((client) => client.query(`CREATE DATABASE ${name}`));
  const url = serverUrl().replace(/\/postgres$/, `/${name}`);
  return {
    ...{ url, name },
    remove: async () => void (await atServer((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
};

let made: Promise<{ url: string }> | null = null;
/** The one database of this file of tests, made when it is first asked for; it goes with the server. */
export const oneDatabase = async (): Promise<string> => {
  made ??= newDatabase();
  return (await made).url;
};
