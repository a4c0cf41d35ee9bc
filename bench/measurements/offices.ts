// Many offices on one machine, over one PostgreSQL: each a program of its own with eight counters, at ten times what such an office has to do.
import { freemem } from 'node:os';
import { pause } from '../parts/alternate';
import { type Office, startOffice } from '../parts/program';
import type { Effort, Measurement, Row } from '../parts/rows';
import { caller, openScreens, type Screens } from '../parts/screens';
import { percentile } from '../parts/table';
import { makeDatabase, startPostgres } from '../postgres/server';

const SIZES = [1, 5, 10, 20];
/** Eight counters have somebody every ten minutes each; ten times as many come. */
const EVERY_MS = (10 * 60_000) / 8 / 10;
const MEASURED_MS = 90_000;
/** An office with its public side and a spare one takes less. */
const BYTES_OF_OFFICE = 700_000_000;

type Open = { office: Office; screens: Screens };

const open = async (database: string, i: number): Promise<Open> => {
  const office = await startOffice({ database, as: `office-${i + 1}` });
  return { office, screens: await openScreens(office) };
};

/** Calls of one office at times of its own, until it is over. */
const work = async ({ screens }: Open, ms: number, everyMs: number): Promise<number[]> => {
  const call = caller(screens);
  const took: number[] = [];
  const end = performance.now() + ms;
  for (await pause(Math.random() * everyMs); performance.now() < end; await pause(everyMs * (0.5 + Math.random())))
    took.push(await call());
  return took;
};

const rowOf = (tookOfEach: number[][], alone: number): Row => {
  const worst = Math.max(...tookOfEach.map((took) => percentile(took, 0.99)));
  const calls = tookOfEach.reduce((sum, took) => sum + took.length, 0);
  const { length } = tookOfEach;
  return {
    what: `a call in the slowest of ${length} offices on one machine, p99 (${calls} calls)`,
    ...{ unit: 'ms', here: worst, floor: alone, floorIs: 'one office alone' },
    goal: { of: 'here', most: 100 },
  };
};

const run = async ({ isQuick }: Effort): Promise<Row[]> => {
  const [sizes, ms, everyMs] = isQuick ? [[1, 2], 400, 50] : [SIZES, MEASURED_MS, EVERY_MS];
  const server = await startPostgres();
  const database = await makeDatabase(server.url, 'city');
  const offices: Open[] = [];
  const rows: Row[] = [];
  for (const size of sizes) {
    while (offices.length < size && freemem() > BYTES_OF_OFFICE) offices.push(await open(database, offices.length));
    const took = await Promise.all(offices.map((one) => work(one, ms, everyMs)));
    rows.push(rowOf(took, rows[0]?.here ?? percentile(took[0] ?? [], 0.99)));
    if (offices.length < size) break;
  }
  for (const { screens } of offices) screens.close();
  await Promise.all(offices.map(({ office }) => office.close()));
  await server.stop();
  return rows;
};

export const offices: Measurement = {
  does: 'a call in 1, 5, 10 and 20 offices on this machine over one PostgreSQL, each at ten times its load',
  run,
};
