// Tickets a second from eight kiosks, beside bare durable commits of one row on the same disk; and with a long line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../server/storage/sqlite/connection';
import { alternate, median, type Taker } from '../parts/alternate';
import { bareCommits } from '../parts/bareCommits';
import { startOffice } from '../parts/program';
import type { Measurement, Row } from '../parts/rows';
import { drawTickets, moreKiosks, openScreens, serve } from '../parts/screens';

const KIOSKS = 8;
const WAITING = 2000;

const perSecond = (count: number, began: number): number => (count * 1000) / (performance.now() - began);

/** A burst of tickets a second; after it as many are served, so that the next one finds the same line. */
const openTickets = async (waiting: number, burst: number) => {
  const office = await startOffice();
  const screens = await openScreens(office);
  const kiosks = [screens.kiosk, ...(await moreKiosks(office, screens.admin, KIOSKS - 1))];
  await drawTickets(kiosks, waiting);
  const take: Taker = async () => {
    const began = performance.now();
    await drawTickets(kiosks, burst);
    const rate = perSecond(burst, began);
    await serve(screens.counters, burst);
    return rate;
  };
  const close = async () => {
    for (const socket of [...screens.all, ...kiosks]) socket.close();
    await office.close();
  };
  return { take, close };
};

const openCommits = (burst: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-bench-'));
  const database = new Database(join(folder, 'floor.db'));
  const commit = bareCommits(database);
  const take = () => {
    const began = performance.now();
    for (let i = 0; i < burst; i++) commit();
    return Promise.resolve(perSecond(burst, began));
  };
  const close = () => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { take, close };
};

const run: Measurement['run'] = async ({ isQuick }) => {
  const [burst, waiting] = isQuick ? [16, 40] : [200, WAITING];
  const [empty, full] = await Promise.all([openTickets(0, burst), openTickets(waiting, burst)]);
  const commits = openCommits(burst);
  const rates = await alternate(
    { commits: commits.take, empty: empty.take, full: full.take },
    isQuick ? 1 : 15,
    isQuick ? 0 : 3,
  );
  await Promise.all([empty.close(), full.close(), commits.close()]);
  const rows: Row[] = [
    {
      what: 'tickets from eight kiosks, eight clerks at work',
      ...{ unit: '/s', here: median(rates.empty), floor: median(rates.commits), floorIs: 'bare commits of one row' },
      goal: { of: 'ratio', least: 0.5 },
    },
    {
      what: `the same while ${waiting.toLocaleString('en')} wait`,
      ...{ unit: '/s', here: median(rates.full), floor: median(rates.empty), floorIs: 'with nobody waiting' },
      goal: { of: 'ratio', least: 0.8 },
    },
  ];
  return rows;
};

export const tickets: Measurement = { does: 'tickets a second, with nobody waiting and with 2,000', run };
