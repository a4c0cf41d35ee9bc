// What goes into a package, and what it says of itself.
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listenOn, portOf } from '../../server/http/port';
import { asTyped } from '../../server/starting/typed';

const { holdBeginnings, isNeeded, maintainer } = jest.requireActual<{
  holdBeginnings: (folder: string) => void;
  isNeeded: (path: string) => boolean;
  maintainer: (variables: Record<string, string>, isRelease: boolean) => string;
}>('../../scripts/deb.mjs');

const ROOT = join(__dirname, '../..');

test('S69 a released package names who answers for it', () => {
  const whose = { DEBFULLNAME: 'Town hall, IT', DEBEMAIL: 'it@town.example' };
  expect(maintainer(whose, true)).toBe('Town hall, IT <it@town.example>');
  for (const without of [{}, { ...whose, DEBEMAIL: 'it' }, { ...whose, DEBFULLNAME: '' }]) {
    expect(() => maintainer(without, true)).toThrow('DEBEMAIL');
    expect(maintainer(without, false)).toMatch(/^nobody/);
  }
});

test('S69 of packages what is built for people is left out, and never what they begin with', () => {
  expect(
    ['/build/feiertage.umd.cjs', '/lib/index.js', '/prebuilds/linux-x64.node'].filter((path) => !isNeeded(path)),
  ).toEqual([]);
  expect(['/build/Release', '/docs', '/README.md', '/.eslintrc', '/argon2.musl.node'].filter(isNeeded)).toEqual([]);
  expect(() => holdBeginnings(join(ROOT, 'install'))).toThrow('feiertagejs');
  expect(() => holdBeginnings(ROOT)).not.toThrow();
});

test('S69 log and commands name what is typed where the package is installed', () => {
  const words = 'Einen neuen macht: npm run link -- admin. Danach: npm start';
  expect(asTyped(words, {})).toBe(words);
  expect(asTyped(words, { WERTMARKE_PACKAGE: 'yes' })).toBe(
    'Einen neuen macht: wertmarke link admin. Danach: systemctl start wertmarke',
  );
  for (const file of ['server/wertmarke.service', 'Containerfile'])
    expect(readFileSync(join(ROOT, 'install', file), 'utf8')).toContain('WERTMARKE_PACKAGE=yes');
});

test('S69 S77 the service starts the office again until its database is back, however long that takes', () => {
  const unit = readFileSync(join(ROOT, 'install/server/wertmarke.service'), 'utf8');
  expect(unit).toMatch(/^Restart=always$/m);
  expect(unit).toMatch(/^RestartSec=\d+s$/m);
  // Without it systemd gives up after some starts, and does not try again by itself.
  expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
});

test('S39 S69 S79 commands of a package look where its server does: for backups, lists and a database of the house', () => {
  const machine = mkdtempSync(join(tmpdir(), 'wertmarke-machine-'));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(machine, path)), { recursive: true });
    writeFileSync(join(machine, path), text, { mode: 0o755 });
  };
  mkdirSync(join(machine, 'var/lib/wertmarke'), { recursive: true });
  const names = ['DATA_DIR', 'BACKUP_DIR', 'BACKUP_COPY_DIR', 'DAY_LIST_DIR', 'DATABASE_URL', 'OFFICE'];
  put('usr/lib/wertmarke/bin/node', `#!/bin/sh\nprintf '%s|' ${names.map((name) => `"$${name}"`).join(' ')} "$@"\n`);
  put(
    'etc/wertmarke/wertmarke.env',
    [
      '#BACKUP_DIR=/never',
      'BACKUP_DIR=/srv/old',
      'BACKUP_DIR=/srv/wert marke ',
      'BACKUP_COPY_DIR="/mnt/$(exit 7)"',
      "DATABASE_URL='postgres://a:b%23c@db.example/w?sslmode=verify-full'",
      '',
    ].join('\n'),
  );
  const { PATH } = process.env;
  const ask = () =>
    spawnSync('sh', [join(ROOT, 'install/server/wertmarke'), 'mend', '--drop'], {
      encoding: 'utf8',
      env: { PATH, WERTMARKE_ROOT: machine },
    });
  const program = join(machine, 'usr/lib/wertmarke/dist/server/storage/mending/mendMain.js');
  const data = join(machine, 'var/lib/wertmarke');
  expect(ask().stdout.trim()).toBe(
    `${data}|/srv/wert marke|/mnt/$(exit 7)||postgres://a:b%23c@db.example/w?sslmode=verify-full||${program}|--drop|`,
  );
  rmSync(join(machine, 'etc'), { recursive: true });
  expect(ask()).toMatchObject({ status: 0, stdout: `${data}||||||${program}|--drop|\n` });
  rmSync(machine, { recursive: true });
});

test('S87 S69 update and container ask each program at the port that it has, and take a public side without its office for well', async () => {
  let answer: [number, string] = [200, '{"ok":true}'];
  const server = createServer((_request, response) => void response.writeHead(answer[0]).end(answer[1]));
  await listenOn(server, 0, '127.0.0.1');
  const here = String(portOf(server));
  const asks = (env: Record<string, string>, ...named: string[]) =>
    new Promise<number>((resolve) => {
      execFile(process.execPath, [join(ROOT, 'install/server/asks.js'), ...named], { env }, (error) => {
        resolve(error === null ? 0 : 1);
      });
    });
  const side = { ROLE: 'public', PUBLIC_PORT: here, PORT: '1', HOST: '' };
  expect([await asks({ PORT: here }), await asks({ PORT: here, ROLE: '', HOST: '0.0.0.0' }), await asks(side)]).toEqual(
    [...[0, 0, 0]],
  );
  expect(await asks({ PORT: '1' }, `http://127.0.0.1:${here}/readyz`)).toBe(0);
  answer = [503, '{"ok":false,"state":"away","problems":[]}'];
  expect(await asks(side)).toBe(0);
  answer = [503, '{"ok":false,"state":"failed","problems":[]}'];
  expect([await asks(side), await asks({ PORT: here }), await asks({ PORT: '1' })]).toEqual([1, 1, 1]);
  server.close();
  // The container's asks the port of its environment.
  expect(readFileSync(join(ROOT, 'install/Containerfile'), 'utf8')).not.toContain('/readyz');
});
