// S76: which databases an office refuses, and that it says why without what nobody may read.
import { createServer } from 'node:net';
import { newToken } from '../../../../server/basics/tokens';
import { openDatabaseStore } from '../../../../server/storage/postgres/store';
import { wordsForDatabase } from '../../../../server/storage/postgres/words';
import { codeOf } from '../../../../server/storage/safekeeping/errors';
import { atServer, newDatabase } from '../../../engine/databases';

const refusalOf = async (url: string): Promise<string | null> => {
  try {
    const store = await openDatabaseStore({ url, office: newToken(), onLost: () => undefined });
    await store.close();
    return null;
  } catch (error) {
    const words = wordsForDatabase(error, url);
    expect(words).not.toBeNull();
    expect(`${words} ${String(error)}`).not.toContain(new URL(url).password);
    expect(words).toContain(new URL(url).pathname);
    return codeOf(error);
  }
};
const changed = (url: string, changes: Partial<URL>): string => Object.assign(new URL(url), changes).href;

let database: Awaited<ReturnType<typeof newDatabase>>;
beforeAll(async () => {
  database = await newDatabase();
});

const say = (sql: string, url = database.url) => atServer((client) => client.query(sql), url);

test('S76 a wrong password, a database and a server that are not there are told apart', async () => {
  expect(await refusalOf(changed(database.url, { password: 'quite-wrong' }))).toBe('DATABASE_LOGIN');
  expect(await refusalOf(changed(database.url, { pathname: '/none' }))).toBe('DATABASE_UNKNOWN');
  expect(await refusalOf(changed(database.url, { search: '?sslmode=verify-full' }))).toBe('DATABASE_TLS');
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
  expect(await refusalOf(changed(database.url, { port: String(port) }))).toBe('DATABASE_AWAY');
});

test('S76 nothing is written where a newer program or another one has its tables, where nothing may be written, or not by this user', async () => {
  const { url, name } = await newDatabase();
  await say(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  expect(await refusalOf(url)).toBe('DATABASE_READONLY');
  await say(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
  await say(`CREATE ROLE ${name} LOGIN PASSWORD 'a-long-secret'`);
  expect(await refusalOf(changed(url, { username: name, password: 'a-long-secret' }))).toBe('DATABASE_RIGHTS');
  await say('CREATE TABLE events (mine text)', url);
  expect(await refusalOf(url)).toBe('DATABASE_FOREIGN');
  await say('DROP TABLE events', url);
  expect(await refusalOf(url)).toBeNull();
  await say('UPDATE wertmarke SET shape = 100000', url);
  expect(await refusalOf(url)).toBe('DATABASE_NEWER');
});

test('S76 a session keeps what it promises: what is committed is on the disk, whatever the server usually does', async () => {
  const { url, name } = await newDatabase();
  await say(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  const store = await openDatabaseStore({ url, office: 'office', onLost: () => undefined });
  await store.probe();
  await store.close();
  const { rows } = await atServer((client) => client.query('SELECT writes FROM offices'), url);
  expect(rows).toEqual([{ writes: '1' }]);
});
