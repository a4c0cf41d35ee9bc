// A machine that becomes a screen: the real scripts, in a folder that takes the place of the machine, with a browser and a
// network that write down how they are called.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const INSTALL = join(__dirname, '../../install/screen');
const LINK = 'http://server:3000/kiosk/#pair=abc';
const WHO = userInfo().username;

let machine: string;
const at = (path: string) => join(machine, path);
const program = (name: string, lines: string) =>
  writeFileSync(at(`bin/${name}`), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
const environment = () => ({
  HOME: at('home'),
  PATH: `${at('bin')}${delimiter}${process.env['PATH']}`,
  SCREEN_ROOT: machine,
  SCREEN_SETTINGS: join(INSTALL, 'screen.env'),
});

beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'wertmarke-screen-'));
  for (const folder of ['bin', 'home', 'usr/lib']) mkdirSync(at(folder), { recursive: true });
  spawnSync('cp', ['-r', INSTALL, at('usr/lib/wertmarke-screen')]);
  program('getent', `echo "${WHO}:x:1:1::${at('home')}:/bin/sh"`);
  program('labwc', '');
  program('sleep', 'exec /bin/sleep 0.05');
  program('curl', `[ -e ${at('reachable')} ]`);
  program('chromium', `echo "$@" >>${at('shown')}`);
});
afterEach(() => rmSync(machine, { recursive: true, force: true }));

const ask = (...args: string[]) =>
  spawnSync('sh', [join(INSTALL, 'wertmarke-screen'), ...args], { env: environment(), encoding: 'utf8' });
const shown = () => (existsSync(at('shown')) ? readFileSync(at('shown'), 'utf8').trim().split('\n') : []);
const STATE = 'home/.local/state/wertmarke-screen';

test('S68 in a desktop the link lies with its user, whose desktop starts the browser, by whichever it knows', () => {
  for (let i = 0; i < 2; i++) expect(ask('--desktop', WHO, LINK)).toMatchObject({ status: 0 });
  expect(readFileSync(at(`${STATE}/link`), 'utf8')).toBe(`${LINK}\n`);
  expect(statSync(at(`${STATE}/link`)).mode & 0o777).toBe(0o600);
  expect(readFileSync(at(`${STATE}/address`), 'utf8')).toBe('http://server:3000/kiosk/\n');
  const START = '/usr/lib/wertmarke-screen/browser --again';
  expect(readFileSync(at('home/.config/autostart/wertmarke-screen.desktop'), 'utf8')).toContain(`Exec=${START}\n`);
  expect(readFileSync(at('home/.config/labwc/autostart'), 'utf8').split(START)).toHaveLength(2);
});

test('S68 what is no link, and a machine whose desktop has the glass, is refused', () => {
  for (const no of ['', 'http://server/kiosk/', "http://server/kiosk/#pair=a';reboot"])
    expect(ask(no)).toMatchObject({ status: 2 });
  mkdirSync(at('etc/systemd/system'), { recursive: true });
  writeFileSync(at('etc/systemd/system/display-manager.service'), '');
  expect(ask(LINK)).toMatchObject({ status: 2, stderr: expect.stringContaining('--desktop') });
});

test('S68 the link is opened once the server can be reached, then the address, again and again, by one browser', async () => {
  expect(ask('--desktop', WHO, LINK).status).toBe(0);
  const start = () =>
    spawn('sh', [at('usr/lib/wertmarke-screen/browser'), '--again'], {
      ...{ env: environment(), stdio: 'ignore', detached: true },
    });
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await sleep(20);
  };
  const first = start();
  try {
    await until(() => existsSync(at(`${STATE}/lock`)));
    await sleep(200);
    const second = start();
    await until(() => second.exitCode !== null);
    expect([shown(), existsSync(at(`${STATE}/link`))]).toEqual([[], true]);
    writeFileSync(at('reachable'), '');
    await until(() => shown().length >= 3);
    const addresses = shown().map((line) => line.split(' ').at(-1));
    expect(addresses.slice(0, 3)).toEqual([LINK, 'http://server:3000/kiosk/', 'http://server:3000/kiosk/']);
    expect(existsSync(at(`${STATE}/link`))).toBe(false);
    expect(shown()[0]).toContain('--autoplay-policy=no-user-gesture-required');
  } finally {
    // It and what it started; each has a group of its own.
    process.kill(-(first.pid ?? Number.NaN), 'SIGKILL');
    await until(() => first.signalCode !== null);
  }
});
