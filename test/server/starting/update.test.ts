// Updates rehearsed: from an earlier schema to a version that works, and to one that breaks, and back. Packages are packed
// and unpacked by dpkg-deb; a folder takes the place of the machine, and two lines of shell that of dpkg and systemctl.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { migrate, NEWEST_SHAPE } from '../../../server/storage/migrations';
import { Database } from '../../../server/storage/sqlite/connection';

const ROOT = join(__dirname, '../../..');
const DIST = join(__dirname, '../../../dist/server');
const OLD_DATA = join(ROOT, 'test/server/storage/migrations/version2.sql');

let machine: string;
let port: number;
const at = (path: string) => join(machine, path);
const put = (path: string, text: string) => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
  if (text.startsWith('#!')) chmodSync(at(path), 0o755);
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** A program that opens no newer data than its own, as every version does, and is ready. */
const oldProgram = (shape: number) =>
  `const { Database } = require('${DIST}/storage/sqlite/connection.js');
   const file = new Database('${machine}/var/lib/wertmarke/wertmarke.db', { readonly: true });
   if (file.pragma('user_version', { simple: true }) !== ${shape}) process.exit(1);
   require('node:http').createServer((_, answer) => answer.end()).listen(${port}, '127.0.0.1');`;
const goodProgram = () => `require('${DIST}/main.js');`;
/** Has changed the data when it breaks. */
const brokenProgram = () =>
  `const { Database } = require('${DIST}/storage/sqlite/connection.js');
   const { migrate } = require('${DIST}/storage/migrations');
   migrate(new Database('${machine}/var/lib/wertmarke/wertmarke.db'));
   process.exit(1);`;

const packageOf = (version: string, program: string): string => {
  put(
    `packing/DEBIAN/control`,
    `Package: wertmarke\nVersion: ${version}\nArchitecture: all\nMaintainer: x <x@example.org>\nDescription: x\n`,
  );
  put('packing/usr/lib/wertmarke/program.js', program);
  const file = at(`wertmarke_${version}.deb`);
  expect(spawnSync('dpkg-deb', ['--build', at('packing'), file]).status).toBe(0);
  return file;
};

const SYSTEMCTL = `#!/bin/sh
run=$WERTMARKE_ROOT/run
mkdir -p "$run"
case $1 in
  start)
    cd "$WERTMARKE_ROOT/var/lib/wertmarke"
    set -a; . "$WERTMARKE_ROOT/etc/wertmarke/wertmarke.env"; set +a
    DATA_DIR=$PWD "$WERTMARKE_ROOT/usr/lib/wertmarke/bin/node" "$WERTMARKE_ROOT/usr/lib/wertmarke/program.js" >"$run/log" 2>&1 &
    echo $! >"$run/pid" ;;
  stop) [ ! -e "$run/pid" ] || { kill "$(cat "$run/pid")" 2>/dev/null; while kill -0 "$(cat "$run/pid")" 2>/dev/null; do sleep 0.1; done; } ;;
  is-active) kill -0 "$(cat "$run/pid")" 2>/dev/null ;;
esac
`;
const DPKG = `#!/bin/sh
case $1 in --compare-versions) exec /usr/bin/dpkg "$@" ;; esac
for file; do :; done
dpkg-deb --extract "$file" "$WERTMARKE_ROOT"
dpkg-deb --field "$file" Version >"$WERTMARKE_ROOT/installed"
`;

const ask = (program: string, ...args: string[]) =>
  spawnSync(program, args, {
    encoding: 'utf8',
    env: {
      ...process.env,
      WERTMARKE_ROOT: machine,
      WERTMARKE_PATIENCE: '60',
      PATH: `${at('bin')}${delimiter}${process.env['PATH']}`,
    },
  });

beforeEach(async () => {
  machine = mkdtempSync(join(tmpdir(), 'wertmarke-machine-'));
  port = await freePort();
  put('bin/systemctl', SYSTEMCTL);
  put('bin/dpkg', DPKG);
  put('bin/dpkg-query', '#!/bin/sh\ncat "$WERTMARKE_ROOT/installed"\n');
  put('etc/wertmarke/wertmarke.env', `DEMONSTRATION=none\nHOST=127.0.0.1\nPORT=${port}\nPUBLIC_PORT=0\n`);
  mkdirSync(at('usr/lib/wertmarke/bin'), { recursive: true });
  for (const folder of ['var/lib/wertmarke', 'var/backups/wertmarke', 'usr/bin'])
    mkdirSync(at(folder), { recursive: true });
  symlinkSync(process.execPath, at('usr/lib/wertmarke/bin/node'));
  symlinkSync(join(ROOT, 'dist'), at('usr/lib/wertmarke/dist'));
  for (const file of ['update', 'asks.js']) cpSync(join(ROOT, 'install/server', file), at(`usr/lib/wertmarke/${file}`));
  cpSync(join(ROOT, 'install/server/wertmarke'), at('usr/bin/wertmarke'));
});
afterEach(() => {
  ask(at('bin/systemctl'), 'stop');
  rmSync(machine, { recursive: true, force: true });
});

const FILE = 'var/lib/wertmarke/wertmarke.db';
const shapeOf = () => {
  const database = new Database(at(FILE), { readonly: true });
  const shape = Number(database.pragma('user_version', { simple: true }));
  database.close();
  return shape;
};
const sumOf = () =>
  createHash('sha256')
    .update(readFileSync(at(FILE)))
    .digest('hex');

const officeOfShape = (shape: number) => {
  const database = new Database(at(FILE));
  database.exec(readFileSync(OLD_DATA, 'utf8'));
  if (shape === 1)
    database.exec("UPDATE settings SET settings = json_remove(settings, '$.slip'); PRAGMA user_version = 1;");
  else migrate(database, shape);
  database.close();
  const old = packageOf('0.1.0', oldProgram(shape));
  cpSync(old, at('var/backups/wertmarke/wertmarke_0.1.0.deb'));
  ask(at('bin/dpkg'), '--install', old);
  ask(at('bin/systemctl'), 'start');
};

/** All of them by `npm run test:install`. */
const SHAPES =
  process.env['INSTALL'] === 'whole' ? Array.from({ length: NEWEST_SHAPE }, (_, i) => i + 1) : [1, NEWEST_SHAPE - 1];

test.each(SHAPES)(
  'S41 from schema %i: a version that breaks is taken back with the files of before, one that works stays',
  (shape) => {
    officeOfShape(shape);
    const before = sumOf();
    const broken = ask(at('usr/lib/wertmarke/update'), packageOf('0.2.0', brokenProgram()));
    expect([broken.status, broken.stdout + broken.stderr]).toEqual([
      1,
      expect.stringContaining('runs with 0.1.0 again'),
    ]);
    expect([shapeOf(), sumOf(), readFileSync(at('installed'), 'utf8')]).toEqual([shape, before, '0.1.0\n']);
    expect(readdirSync(at('var/lib/wertmarke/backups'))).toHaveLength(1);

    const good = ask(at('usr/lib/wertmarke/update'), packageOf('0.3.0', goodProgram()));
    expect([good.status, good.stdout + good.stderr]).toEqual([0, expect.stringContaining('runs with 0.3.0')]);
    expect([shapeOf(), readFileSync(at('installed'), 'utf8')]).toEqual([NEWEST_SHAPE, '0.3.0\n']);
    expect(existsSync(at('var/backups/wertmarke/wertmarke_0.3.0.deb'))).toBe(true);
  },
  120_000,
);

test('S41 nothing is begun without the package for the way back, or with an older version', () => {
  officeOfShape(NEWEST_SHAPE);
  const older = ask(at('usr/lib/wertmarke/update'), packageOf('0.0.9', goodProgram()));
  expect([older.status, older.stderr]).toEqual([2, expect.stringContaining('older than 0.1.0')]);
  rmSync(at('var/backups/wertmarke/wertmarke_0.1.0.deb'));
  const without = ask(at('usr/lib/wertmarke/update'), packageOf('0.2.0', goodProgram()));
  expect([without.status, without.stderr]).toEqual([2, expect.stringContaining('missing for the way back')]);
  expect(readFileSync(at('installed'), 'utf8')).toBe('0.1.0\n');
});
