// The measurements in their quickest form: each still runs and stands beside its floor. What comes out of it is measured
// elsewhere, and judged by nobody here.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMet, type Row, verdict } from '../../bench/parts/rows';

const PROGRAM = join(__dirname, '../../dist/bench/main.js');
jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-measured-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bench = (...args: string[]): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: join(__dirname, '../..') });
    let said = '';
    const hear = (text: Buffer) => {
      said += text.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => resolve({ code, said }));
  });

/** How many rows some have when they are quick; the others start more offices and browsers than a test should. */
const ROWS = { latency: 4, tickets: 2, site: 3, privacy: 4, audit: 3 };

test('measurements run, and each of their rows stands beside its floor in table, data and picture', async () => {
  const [json, picture] = [join(folder, 'bench.json'), join(folder, 'bench.svg')];
  const { code, said } = await bench(...Object.keys(ROWS), '--quick', '--json', json, '--picture', picture);
  expect({ code, said }).toEqual({ code: 0, said: expect.any(String) });
  const { measured } = JSON.parse(readFileSync(json, 'utf8')) as { measured: Record<string, Row[]> };
  expect(Object.fromEntries(Object.entries(measured).map(([name, rows]) => [name, rows.length]))).toEqual(ROWS);
  const rows = Object.values(measured).flat();
  expect(rows.filter(({ here, floor }) => !(here > 0 && floor > 0))).toEqual([]);
  expect(rows.filter(({ floorIs }) => floorIs === '')).toEqual([]);
  const svg = readFileSync(picture, 'utf8');
  for (const { what } of rows) expect([said.includes(what), svg.includes(what)]).toEqual([true, true]);
});

test('a name that nobody measures is answered with those that there are', async () => {
  const { code, said } = await bench('latenzy');
  expect(code).toBe(1);
  for (const name of Object.keys(ROWS)) expect(said).toContain(name);
});

const row = (here: number, floor: number, goal: Row['goal']): Row => ({
  ...{ what: 'something', unit: 'ms', here, floor, floorIs: 'nothing', goal },
});

test.each<[number, number, Row['goal'], boolean | null, string]>([
  [3, 2, { of: 'ratio', most: 1.5 }, true, '≤ 1.5: met'],
  [3.1, 2, { of: 'ratio', most: 1.5 }, false, '≤ 1.5: missed'],
  [1, 2, { of: 'ratio', least: 0.5 }, true, '≥ 0.5: met'],
  [0.9, 2, { of: 'ratio', least: 0.5 }, false, '≥ 0.5: missed'],
  [1000, 1, { of: 'here', most: 1000 }, true, '≤ 1,000 ms: met'],
  [1001, 1, { of: 'here', most: 1000 }, false, '≤ 1,000 ms: missed'],
  [1, 0.1, null, null, ''],
  // What could not be measured keeps no promise.
  [Number.NaN, 1, { of: 'ratio', most: 2 }, false, '≤ 2: missed'],
])('%d over %d under the goal %j is told as it is', (here, floor, goal, met, said) => {
  expect(isMet(row(here, floor, goal))).toBe(met);
  expect(verdict(row(here, floor, goal))).toBe(said);
});
