// An office in PostgreSQL: tickets a second and the way of a call, beside bare commits of one row on one connection.
import { alternate, median, type Taker } from '../parts/alternate';
import { startFloor, startOffice } from '../parts/program';
import type { Measurement, Row } from '../parts/rows';
import { bareCaller, caller, drawTickets, moreKiosks, openScreens, serve } from '../parts/screens';
import { percentile } from '../parts/table';
import { bareDatabaseCommits, makeDatabase, startPostgres } from '../postgres/server';

const KIOSKS = 8;
const perSecond = (count: number, began: number): number => (count * 1000) / (performance.now() - began);

const run: Measurement['run'] = async ({ isQuick }) => {
  const [burst, calls] = isQuick ? [16, 3] : [200, 200];
  const server = await startPostgres();
  const office = await startOffice({ database: await makeDatabase(server.url, 'office') });
  const screens = await openScreens(office);
  const kiosks = [screens.kiosk, ...(await moreKiosks(office, screens.admin, KIOSKS - 1))];
  const bare = await bareDatabaseCommits(await makeDatabase(server.url, 'bare'));
  const commits: Taker = async () => {
    const began = performance.now();
    for (let i = 0; i < burst; i++) await bare.commit();
    return perSecond(burst, began);
  };
  const tickets: Taker = async () => {
    const began = performance.now();
    await drawTickets(kiosks, burst);
    const rate = perSecond(burst, began);
    await serve(screens.counters, burst);
    return rate;
  };
  const rates = await alternate({ commits, tickets }, isQuick ? 1 : 10, isQuick ? 0 : 3);
  const floor = await startFloor(screens.bytes(), 'durable', await makeDatabase(server.url, 'floor'));
  const took = await alternate(
    { office: caller(screens), floor: await bareCaller(floor, screens.all.length) },
    ...([calls, isQuick ? 0 : 30] as const),
  );
  for (const socket of [...screens.all, ...kiosks]) socket.close();
  await Promise.all([office.close(), floor.close(), bare.close()]);
  await server.stop();
  const row: Row = {
    what: 'tickets from eight kiosks, eight clerks at work, in PostgreSQL',
    ...{ unit: '/s', here: median(rates.tickets), floor: median(rates.commits) },
    floorIs: 'bare commits of one row on one connection',
    goal: { of: 'ratio', least: 1 },
  };
  const latency = (share: 50 | 99, goal: Row['goal']): Row => ({
    what: `call pressed until the display has it, in PostgreSQL, ${screens.all.length} screens, p${share}`,
    ...{ unit: 'ms', here: percentile(took.office, share / 100), floor: percentile(took.floor, share / 100) },
    ...{ floorIs: 'Socket.IO that commits one row in PostgreSQL before it tells', goal },
  });
  return [row, latency(50, { of: 'ratio', most: 1.2 }), latency(99, null)];
};

export const database: Measurement = {
  does: 'an office in PostgreSQL: tickets a second, and from call to display',
  run,
};
