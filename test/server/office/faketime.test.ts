// T3, T4: the real program under a clock that is set while it runs (libfaketime; skipped where that is missing).
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openScreen } from '../../../demo/screen';
import { Database } from '../../../server/storage/sqlite/connection';
import type { KioskView } from '../../../shared/protocol';
import { draw } from '../../world';

const LIBRARY = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`)
  .find(existsSync);
const PROGRAM = join(__dirname, '../../../dist/server/main.js');
const testWithLibrary = LIBRARY === undefined ? test.skip : test;

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-faketime-'));
const offset = join(folder, 'offset');
let running: ChildProcess | null = null;
afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const setClock = (days: number) => writeFileSync(offset, `${days < 0 ? '' : '+'}${days}d\n`);

const start = (): Promise<{ base: string; kioskPath: string }> =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      ...{
        PORT: '0',
        PUBLIC_PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: folder,
        LOG_LEVEL: 'silent',
        DEMONSTRATION: 'empty',
      },
      ...{ LD_PRELOAD: LIBRARY, FAKETIME_TIMESTAMP_FILE: offset, FAKETIME_NO_CACHE: '1', DONT_FAKE_MONOTONIC: '1' },
    };
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    running = child;
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const link = /(http:\/\/127\.0\.0\.1:\d+)(\/kiosk\/#pair=\S+)/.exec(said);
      if (link?.[1] && link[2]) resolve({ base: link[1], kioskPath: link[2] });
    });
    child.once('exit', () => reject(new Error(`the program ended: ${said}`)));
  });

const end = () =>
  new Promise((resolve) => {
    running?.once('exit', resolve);
    running?.kill('SIGTERM');
  });

testWithLibrary(
  'T3, T4 the clock is set under the running program and at its start: nothing ends, the line goes on',
  async () => {
    setClock(0);
    let { base, kioskPath } = await start();
    const drawAt = async () => {
      const kiosk = await openScreen<KioskView>(base, kioskPath);
      const reply = await kiosk.ask(draw('ausweis') as never);
      kiosk.close();
      return reply;
    };
    expect(await drawAt()).toMatchObject({ ok: true, result: { number: 'A001' } });
    for (const days of [2, -2, 61, 0]) {
      setClock(days);
      await delay(3000);
    }
    await end();
    setClock(60);
    ({ base, kioskPath } = await start());
    await delay(3000);
    await end();
    setClock(0);
    ({ base, kioskPath } = await start());
    expect(await drawAt()).toMatchObject({ ok: true, result: { number: 'A002' } });
    await end();
    const file = new Database(join(folder, 'wertmarke.db'), { readonly: true });
    const ends = "SELECT type FROM events WHERE type IN ('dayClosed', 'visitLeft', 'visitMissed')";
    expect(file.prepare(ends).all()).toEqual([]);
    file.close();
  },
  120_000,
);
