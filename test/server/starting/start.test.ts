// The program says in words why it does not start, changes nothing, and never shows a stack.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../../../dist/server/main.js');
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isReadableBy = (uid: number): boolean =>
  spawnSync(process.execPath, [PROGRAM], { uid, gid: uid, env: { PORT: 'none' } }).stderr.includes('PORT');

type Ended = { code: number | null; said: string };

const start = (variables: Record<string, string>, uid?: number): Promise<Ended> =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env['PATH'],
      PORT: '0',
      PUBLIC_PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      ...variables,
    };
    const child = spawn(process.execPath, [PROGRAM], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid && { uid, gid: uid }),
    });
    let said = '';
    const hear = (text: Buffer) => {
      said += text.toString();
      if (said.includes('#pair=')) child.kill('SIGTERM');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => resolve({ code, said }));
  });

const refusedWith = async (words: string, variables: Record<string, string>, uid?: number) => {
  const { code, said } = await start(variables, uid);
  expect(said).toContain(words);
  expect(said).not.toMatch(/^\s+at /m);
  expect(said).not.toContain('node_modules');
  expect(code).toBe(1);
};

test.each(['', 'abc', '-1', '65536', '3000.5', ' '])('X8 PORT=%j is no port', (PORT) =>
  refusedWith('PORT: eine Zahl von 0 bis 65535', { PORT }),
);

test.each(['203.0.113.1', 'no-such-host.invalid', '300.1.1.1'])('X8 HOST=%s is no address of this machine', (HOST) =>
  refusedWith('HOST', { HOST }),
);

test('X8 a port that is taken is named', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  await refusedWith(`Port ${port}`, { PORT: port });
  await new Promise((resolve) => other.close(resolve));
});

test('X8 a data folder that is a file, or lies in one, is refused', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  await refusedWith('ist kein Ordner', { DATA_DIR: file });
  await refusedWith('ist kein Ordner', { DATA_DIR: join(file, 'below') });
});

const sqlite = () => join(folder, 'wertmarke.db');

test.each([
  ['a letter', () => writeFileSync(sqlite(), 'Sehr geehrte Damen und Herren,\n'.repeat(99)), 'keine Datenbank'],
  ['a folder', () => mkdirSync(sqlite()), 'ffnen'],
  ['a log alone', () => writeFileSync(`${sqlite()}-wal`, readLogOf()), 'fehlt die Datenbank'],
  ['a header and nothing', () => writeFileSync(sqlite(), `SQLite format 3\0${'\0'.repeat(4080)}`), 'Datenbank'],
])('X6 X8 %s instead of a database is refused in words', async (_, make, words) => {
  make();
  await refusedWith(words, {});
});

const readLogOf = () => {
  // A log as large as any, of which nothing can be read: it is not thrown away.
  return Buffer.alloc(200_000, 7);
};

test('X8 what it may not read or write is refused, not worked with', async () => {
  // Another user is needed, who may read the program: only root can be both.
  if (!isRoot || !isReadableBy(NOBODY)) return;
  const { code } = await start({});
  expect(code).toBe(0);
  chmodSync(folder, 0o755);
  await refusedWith('', {}, NOBODY);
  chownSync(folder, NOBODY, NOBODY);
  chmodSync(sqlite(), 0o644);
  const before = readFileSync(sqlite());
  rmSync(`${sqlite()}.lock`);
  await refusedWith('darf nicht geschrieben werden', {}, NOBODY);
  expect(readFileSync(sqlite())).toEqual(before);
}, 30_000);
