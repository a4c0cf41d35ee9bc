// The demonstration, as it is started: simulated people over two midnights.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../../server/storage/sqlite/connection';

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-demo-test-'));
let running: ChildProcess | null = null;
afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('T1 the demonstration goes on after midnight: visitors come and are called on later days too', async () => {
  const env = {
    ...process.env,
    ...{ PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, CLOCK_AT: '2017-11-06T22:00:00+01:00' },
  };
  const program = join(__dirname, '../../../dist/demo/main.js');
  running = spawn(process.execPath, [program, '--speed', '1800'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => running?.stdout?.once('data', resolve));
  const file = new Database(join(folder, 'wertmarke.db'), { readonly: true });
  const called = file.prepare("SELECT count(*) AS count FROM events WHERE day > ? AND type = 'ticketCalled'");
  const calledAfter = (day: string) => (called.get(day) as { count: number }).count;
  const end = performance.now() + 240_000;
  // At this speed a day is shorter than the minute in which so many links are taken: a whole day may pass without a clerk.
  while (
    calledAfter('2017-11-07') < 5 &&
    performance.now() < end &&
    running.exitCode === null &&
    running.signalCode === null
  )
    await new Promise((resolve) => setTimeout(resolve, 500));
  expect([running.exitCode, running.signalCode]).toEqual([null, null]);
  expect(calledAfter('2017-11-06')).toBeGreaterThan(25);
  expect(calledAfter('2017-11-07')).toBeGreaterThanOrEqual(5);
  file.close();
}, 300_000);
