// What systemd hears of the program, and what its unit allows it.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(__dirname, '../../..');
const PROGRAM = join(__dirname, '../../../dist/server/main.js');
const UNIT = join(ROOT, 'install/server/wertmarke.service');

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-systemd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('S40 ready, signs of life from the event loop and none once it hangs', async () => {
  const [heard, hang, preload] = ['heard', 'hang', 'hang.cjs'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  // Stands for systemd's own program, and writes down what it is told.
  writeFileSync(join(folder, 'systemd-notify'), `#!/bin/sh\necho "$1" >>'${heard}'\n`);
  chmodSync(join(folder, 'systemd-notify'), 0o755);
  writeFileSync(
    preload,
    `const { existsSync, writeFileSync } = require('node:fs');
     setInterval(() => { if (existsSync('${hang}')) { writeFileSync('${hang}s', ''); for (;;); } }, 20).unref();`,
  );
  const program = spawn(process.execPath, ['--require', preload, PROGRAM], {
    env: {
      ...{ PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), DEMONSTRATION: 'none' },
      ...{ PATH: `${folder}${delimiter}${process.env['PATH']}`, NOTIFY_SOCKET: '/nobody', WATCHDOG_USEC: '300000' },
    },
    stdio: 'ignore',
  });
  const words = () => (existsSync(heard) ? readFileSync(heard, 'utf8').trim().split('\n') : []);
  const until = async (isSo: () => boolean) => {
    while (!isSo()) {
      expect(program.exitCode).toBeNull();
      await sleep(50);
    }
  };
  try {
    await until(() => words().length >= 4);
    expect(words().slice(0, 4)).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1', 'WATCHDOG=1']);
    writeFileSync(hang, '');
    await until(() => existsSync(`${hang}s`));
    // What was said before it hung is written down by then.
    await sleep(500);
    const before = words().length;
    await sleep(1000);
    expect(words()).toHaveLength(before);
  } finally {
    program.kill('SIGKILL');
  }
});

const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;

test('S40 the service may do little: an exposure below 3, watched, and told by its children', () => {
  const unit = readFileSync(UNIT, 'utf8');
  for (const line of ['Type=notify', 'NotifyAccess=all', 'WatchdogSec=30s', 'Restart=always', 'User=wertmarke'])
    expect(unit.split('\n')).toContain(line);
  if (!hasAnalyze) return;
  const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', UNIT], { encoding: 'utf8' });
  const [, exposure] = /Overall exposure level for wertmarke.service: ([\d.]+)/.exec(stdout) ?? [];
  expect(Number(exposure)).toBeLessThan(3);
});

test('S42 the page says what the script does, word by word', () => {
  const page = readFileSync(join(ROOT, 'docs/install.md'), 'utf8');
  const [, byHand] = /```sh install\/install\.sh\n([\s\S]*?)```/.exec(page) ?? [];
  const script = readFileSync(join(ROOT, 'install/install.sh'), 'utf8');
  expect(byHand).toMatch(/apt-get install/);
  expect(script.slice(script.indexOf('set -x\n') + 7)).toBe(byHand);
});
