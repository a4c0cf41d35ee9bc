// Ten times as much of everything, and what a call costs then. Offices of every size stand side by side and call in turns.
import { alternate, median, type Taker } from '../parts/alternate';
import { filled } from '../parts/filled';
import { type Office, startFloor, startOffice } from '../parts/program';
import type { Effort, Measurement, Row } from '../parts/rows';
import { bareCaller, caller, drawTickets, moreKiosks, openScreens, type Screens } from '../parts/screens';

type Sized = { size: number; office: Office; screens: Screens };

const open = async (size: number, filling: Parameters<typeof filled>[0]): Promise<Sized> => {
  const office = await startOffice({ folder: await filled(filling) });
  return { size, office, screens: await openScreens(office) };
};

const openNew = async () => {
  const office = await startOffice();
  return { office, screens: await openScreens(office) };
};

const closeAll = async (sized: Sized[]): Promise<void> => {
  for (const { screens } of sized) screens.close();
  await Promise.all(sized.map(({ office }) => office.close()));
};

/** What a call takes in each, the smallest being the floor of the others, and a bare server that of the smallest. */
const compare = async (sized: Sized[], what: (size: number) => string, { isQuick }: Effort): Promise<Row[]> => {
  const [smallest] = sized;
  if (smallest === undefined) throw new Error('nothing to compare');
  const callers: Record<string, Taker> = {};
  for (const { size, screens } of sized) callers[String(size)] = caller(screens);
  for (const call of Object.values(callers)) await call();
  const bare = await startFloor(smallest.screens.bytes(), 'durable');
  callers['bare'] = await bareCaller(bare, smallest.screens.all.length);
  const took = await alternate(callers, isQuick ? 2 : 150, isQuick ? 0 : 20);
  await bare.close();
  const of = (name: string) => median(took[name] ?? []);
  return sized.map(({ size }) => ({
    ...{ what: `a call ${what(size)}, p50`, unit: 'ms', here: of(String(size)), goal: null },
    ...(size === smallest.size
      ? { floor: of('bare'), floorIs: 'Socket.IO that commits one row before it tells' }
      : { floor: of(String(smallest.size)), floorIs: what(smallest.size) }),
  }));
};

const many = (size: number) => size.toLocaleString('en');

const waiting = async (effort: Effort): Promise<Row[]> => {
  const sized: Sized[] = [];
  for (const size of effort.isQuick ? [2, 4] : [20, 200, 2000]) {
    const one = { size, ...(await openNew()) };
    const kiosks = await moreKiosks(one.office, one.screens.admin, 4);
    await drawTickets(kiosks, size);
    for (const kiosk of kiosks) kiosk.close();
    sized.push(one);
  }
  const rows = await compare(sized, (size) => `with ${many(size)} waiting`, effort);
  await closeAll(sized);
  return rows;
};

const counters = async (effort: Effort): Promise<Row[]> => {
  const sizes = effort.isQuick ? [2, 4] : [8, 80];
  const sized = await Promise.all(sizes.map((size) => open(size, { visits: 0, counters: size })));
  const rows = await compare(sized, (size) => `with ${many(size)} counters at work`, effort);
  await closeAll(sized);
  return rows;
};

const history = async (effort: Effort): Promise<Row[]> => {
  const sizes = [effort.visits / 10, effort.visits];
  const sized = await Promise.all(sizes.map((size) => open(size, { visits: size })));
  const rows = await compare(sized, (size) => `with ${many(size)} visits behind it`, effort);
  await closeAll(sized);
  return rows;
};

export const growth: Measurement = {
  does: 'a call with ten and a hundred times as many waiting, ten times the counters and the history',
  run: async (effort) => [...(await waiting(effort)), ...(await counters(effort)), ...(await history(effort))],
};
