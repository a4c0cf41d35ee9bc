// M15, M16: many offices in one database, and nothing of one in another.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseSync } from '@swc/core';
import { newToken } from '../../../../server/basics/tokens';
import { startCity } from '../../../../server/city/start';
import { emptyTurn } from '../../../../server/office/turns/unitOfWork';
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import { folderOfOther, keepFolders } from '../../../../server/starting/folders';
import { runAuditIn } from '../../../../server/storage/auditCommand';
import { runFactorIn } from '../../../../server/storage/factorCommand';
import { contentInDatabase } from '../../../../server/storage/postgres/moving/digests';
import {
  keepAddress,
  officeNamed,
  officesAtHome,
  officesIn,
  refuseUnknownOffice,
} from '../../../../server/storage/postgres/offices';
import { connect } from '../../../../server/storage/postgres/session/client';
import { type Table, tablesOf } from '../../../../server/storage/postgres/shape/derived';
import { openDatabaseStore } from '../../../../server/storage/postgres/store';
import { wordsForDatabase } from '../../../../server/storage/postgres/words';
import { atServer, newDatabase } from '../../../engine/databases';
import { draw, openWorld, type World } from '../../../world';

const STORAGE = join(__dirname, '../../../../server/storage/postgres');

/** Every text in a file, with `?` where a value is put in. */
const textsIn = (file: string): string[] => {
  const texts: string[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'StringLiteral' && 'value' in node) texts.push(String(node.value));
    if ('quasis' in node && Array.isArray(node.quasis)) texts.push(node.quasis.map(({ raw }) => raw).join('?'));
    for (const inner of Object.values(node)) look(inner);
  };
  look(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' }));
  return texts;
};

/** Whose rest is another text, which is looked at by itself: it begins with a table. */
const GOES_ON = [/^SELECT \* FROM \?$/, /^DELETE FROM \?$/];
/** About every office on purpose: a new shape, who there is, and the shape itself. */
const OF_ALL = [
  'SELECT office, version, settings FROM settings',
  'SELECT office FROM offices ORDER BY office',
  'UPDATE wertmarke SET shape = $1',
  'INSERT INTO wertmarke (shape) VALUES ($1)',
  'SELECT shape FROM wertmarke',
  // Each with its own settings.
  'SELECT offices.office, offices.address, saved.settings FROM offices JOIN LATERAL ( SELECT settings FROM settings WHERE settings.office = offices.office ORDER BY version DESC LIMIT 1 ) AS saved ON true ORDER BY offices.office',
  // The next number of a row is the database's own.
  "SELECT setval(pg_get_serial_sequence('?', 'id'), greatest(nextval(pg_get_serial_sequence('?', 'id')), (SELECT max(id) FROM ?)))",
];
/** Said to a file, which has one office; and the two that put the office in front of the names of columns. */
const ELSEWHERE = [
  'SELECT * FROM ? ORDER BY ?',
  'SELECT (SELECT count(*) FROM settings) + (SELECT count(*) FROM events) AS rows',
  'INSERT INTO ? (?) VALUES',
  'INSERT INTO ? (?) VALUES (?)',
  'INSERT INTO ? (?) VALUES (?)?',
];
const TABLES = [...tablesOf().map(({ name }) => name), 'offices'];
const USE = new RegExp(`\\b(?:FROM|JOIN|UPDATE|INTO) (?:${TABLES.join('|')}|\\?)(?![\\w(])`, 'g');
const BEGINS = new RegExp(`^(?:${TABLES.join('|')}) (?:WHERE|ORDER)\\b`);

/** How often a text uses a table without saying whose rows. */
const lacking = (text: string): number => {
  const said = text.replace(/\s+/g, ' ').trim();
  if (GOES_ON.some((one) => one.test(said)) || [...OF_ALL, ...ELSEWHERE].includes(said)) return 0;
  const uses = [...said.matchAll(USE)].length + (BEGINS.test(said) ? 1 : 0);
  return Math.max(0, uses - [...said.matchAll(/\boffice\b(?! text)/g)].length);
};

test('M15 every statement says of each table that it uses whose rows it means', () => {
  const files = readdirSync(STORAGE, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) === '.ts');
  const texts = files.flatMap((name) => textsIn(join(STORAGE, name)).map((text) => ({ name, text })));
  expect(texts.filter(({ text }) => [...text.matchAll(USE)].length > 0).length).toBeGreaterThan(50);
  expect(texts.filter(({ text }) => lacking(text) > 0)).toEqual([]);
  expect(lacking('SELECT day FROM events WHERE day = $2')).toBe(1);
  expect(lacking('SELECT 1 FROM events JOIN persons AS p ON p.id = x WHERE events.office = $1')).toBe(1);
  expect(lacking('devices WHERE revoked_at IS NULL')).toBe(1);
});

test('M15 every table, key and index begins with the office', async () => {
  const { url } = await newDatabase();
  await (await openDatabaseStore({ url, office: 'nord', onLost: () => undefined })).close();
  const rows = async (text: string) => (await atServer((client) => client.query(text), url)).rows;
  const without = await rows(
    `SELECT table_name FROM information_schema.tables AS t WHERE table_schema = 'public' AND NOT EXISTS (
       SELECT 1 FROM information_schema.columns AS c WHERE c.table_schema = 'public' AND c.table_name = t.table_name
       AND c.column_name = 'office' AND c.is_nullable = 'NO')`,
  );
  expect(without).toEqual([{ table_name: 'wertmarke' }]);
  const indexes = await rows(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'`);
  expect(indexes.length).toBeGreaterThan(tablesOf().length);
  expect(indexes.filter(({ indexdef }) => !/USING btree \(office\b/.test(indexdef))).toEqual([]);
});

/** A row that fits a table by its types alone: of long ago, and nonsense to whoever reads it. */
const nonsense = ({ name, columns }: Table): { text: string; values: unknown[] } => {
  const value = ({ name: column, type }: Table['columns'][number]): unknown => {
    if (type === 'BLOB') return Buffer.from('nonsense');
    if (type === 'INTEGER') return 0;
    return /^day$|_on$/.test(column) ? '0001-01-01' : 'nonsense';
  };
  return {
    text: `INSERT INTO ${name} (office, ${columns.map((column) => `"${column.name}"`).join(', ')})
      VALUES ($1, ${columns.map((_, i) => `$${i + 2}`).join(', ')})`,
    values: ['poison', ...columns.map(value)],
  };
};

const inTransaction = async <Result>(
  url: string,
  act: (client: Awaited<ReturnType<typeof connect>>) => Promise<Result>,
) => {
  const client = await connect(url);
  try {
    await client.query('BEGIN');
    const result = await act(client);
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
};
const contentOf = (url: string, office: string) =>
  inTransaction(url, async (client) => {
    const contents: Record<string, unknown> = {};
    for (const table of tablesOf()) contents[table.name] = await contentInDatabase(client, office, table);
    return contents;
  });

describe('with two offices at work, and nonsense of a third in every table', () => {
  let worlds: [World, World];
  beforeAll(async () => {
    worlds = [await openWorld(), await openWorld()];
    await inTransaction(urlOf(worlds[0]), async (client) => {
      for (const table of tablesOf()) {
        const { text, values } = nonsense(table);
        await client.query(text, values);
      }
    });
  });
  afterAll(() => Promise.all(worlds.map((world) => world.close())));
  const urlOf = ({ database }: World): string => {
    if (database === null) throw new Error('not over PostgreSQL');
    return database.url;
  };

  test('M15 numbers are each office’s own; keys, devices and people of one are nobody in the other', async () => {
    const [nord, south] = worlds;
    for (const world of worlds) {
      const kiosk = await world.connect('kiosk', 'kiosk-1');
      expect(await kiosk.ask(draw('ausweis'))).toMatchObject({ ok: true, result: { number: 'A001' } });
    }
    const counter = await nord.connect('counter', 'schalter-1');
    await counter.ask({ type: 'callNext' });
    const [visit] = [...nord.app().branch.today().visits.values()];
    const at = (world: World) => fetch(world.publicUrl(`/api/tickets/${visit?.key}`));
    expect((await at(nord)).status).toBe(200);
    expect((await at(south)).status).toBe(404);
    await expect(south.reconnect(counter.deviceId, counter.cookie)).rejects.toThrow();
    expect([...south.app().branch.today().visits.values()].map(({ key }) => key)).not.toContain(visit?.key);
  });

  test('M15 whatever an office writes, reads again and deletes, the rows of the others stay as they are', async () => {
    const [nord, south] = worlds;
    const url = urlOf(nord);
    const office = south.database?.office ?? '';
    const before = [await contentOf(url, office), await contentOf(url, 'poison')];
    await south.app().close();
    for (let day = 0; day < 2; day++) await nord.pass(24 * 3_600_000);
    await nord.restart();
    const kiosk = await nord.connect('kiosk', 'kiosk-1');
    await kiosk.ask(draw('ausweis'));
    expect([await contentOf(url, office), await contentOf(url, 'poison')]).toEqual(before);
    expect(Object.values(before[1] ?? {})).not.toContainEqual(expect.objectContaining({ rows: 0 }));
  });
});

test('M15 a name that no office has is refused with those that there are, and makes none', async () => {
  const { url } = await newDatabase();
  await refuseUnknownOffice({ url, office: 'nord' }, 'orFirst');
  await (await openDatabaseStore({ url, office: 'nord', onLost: () => undefined })).close();
  await refuseUnknownOffice({ url, office: 'nord' }, 'orFirst');
  const refused = await refuseUnknownOffice({ url, office: 'nrod' }, 'orFirst').catch((error: unknown) => error);
  expect(wordsForDatabase(refused, url)).toContain('Es gibt: nord.');
  expect(String(refused)).not.toContain(new URL(url).password);
  await refuseUnknownOffice({ url, office: 'sued' }, 'mayBeNew');
  const place = { url, office: 'nrod' };
  expect(await runAuditIn(place, { headsDir: '/nonexistent' }, ['verify'], 0)).toMatchObject({
    ...{ code: 1, words: expect.stringContaining('Dieses Büro gibt es') },
  });
  expect(await runFactorIn(place, [], 0)).toMatchObject({ code: 1, words: expect.stringContaining('Es gibt: nord.') });
  expect(await officesIn(url)).toEqual(['nord']);
});

test('M16 the city finds each office that has settings, where it says that it is, and starts only where there is a database', async () => {
  const { url } = await newDatabase();
  const root = mkdtempSync(join(tmpdir(), 'wertmarke-city-'));
  mkdirSync(join(root, 'screens'));
  cpSync(join(STORAGE, '../../../city'), join(root, 'screens/city'), { recursive: true });
  writeFileSync(join(root, 'build.json'), JSON.stringify({ version: '0.0.0', build: 'test' }));
  const nord = await openDatabaseStore({ url, office: 'nord', onLost: () => undefined });
  const settings = { ...demonstrationOffice, office: { ...demonstrationOffice.office, name: 'Nebenstelle Nord' } };
  const saved = {
    version: 1,
    after: null,
    at: 0,
    by: { kind: 'office' as const },
    commandId: null,
    answer: null,
    settings,
  };
  await nord.commit({ ...emptyTurn(), settings: saved });
  await (await openDatabaseStore({ url, office: 'leer', onLost: () => undefined })).close();
  expect(await officesAtHome(url)).toEqual([
    { office: 'nord', name: 'Nebenstelle Nord', address: null, isDemonstration: true },
  ]);
  await keepAddress({ url, office: 'nord' }, 'http://127.0.0.1:9');
  expect(await officesAtHome(url)).toMatchObject([{ address: 'http://127.0.0.1:9' }]);
  const reader = `city_${newToken().toLowerCase().replaceAll('-', '_')}`;
  await atServer(
    (client) =>
      client.query(`CREATE ROLE ${reader} LOGIN PASSWORD 'reads'; GRANT SELECT (office, address) ON offices TO ${reader};
        GRANT SELECT (office, version, settings) ON settings TO ${reader}`),
    url,
  );
  const reading = Object.assign(new URL(url), { username: reader, password: 'reads' }).href;
  expect(await officesAtHome(reading)).toHaveLength(1);
  await expect(keepAddress({ url: reading, office: 'nord' }, 'x')).rejects.toThrow('permission denied');
  const environment = { DATABASE_URL: reading, PUBLIC_PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
  const city = await startCity(environment, root);
  if ('cannotStart' in city) throw new Error(city.cannotStart);
  const page = await (await fetch(`http://127.0.0.1:${city.port}/`)).text();
  expect(page).toContain('Nebenstelle Nord');
  await city.close();
  await nord.close();
  expect(await startCity({}, root)).toEqual({ cannotStart: expect.stringContaining('DATABASE_URL: eine Adresse') });
  const wrong = await startCity({ ...environment, DATABASE_URL: `${url}_none` }, root);
  expect(wrong).toEqual({ cannotStart: expect.stringContaining('Diese Datenbank gibt es auf dem Server nicht') });
  rmSync(root, { recursive: true });
});

test('M15 what an office may be called, and whose a folder is', () => {
  for (const office of ['nord', 'rathaus-2', 'a', '1'.repeat(40)]) expect(officeNamed(office)).toEqual({ office });
  expect(officeNamed(undefined)).toEqual({ office: 'office' });
  for (const said of ['Nord', 'nord.fresh', '-nord', 'nord-', 'a b', "x'; DROP TABLE events", 'a'.repeat(41)])
    expect(officeNamed(said)).toMatchObject({ words: expect.stringContaining('OFFICE: ein Kürzel') });
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-offices-'));
  expect(folderOfOther('nord', [folder])).toBeNull();
  keepFolders('nord', [folder, folder]);
  expect(folderOfOther('nord', [folder])).toBeNull();
  expect(folderOfOther('sued', [folder])).toContain('gehört dem Büro „nord“');
  writeFileSync(join(folder, 'office.txt'), 'sued');
  expect(folderOfOther('sued', [folder])).toBeNull();
  rmSync(folder, { recursive: true });
});
