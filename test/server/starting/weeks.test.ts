// R2: the published weeks, from the events that the core decided for them, through the office's own report.

import { demonstrationTownHall } from '../../../server/starting/townHall';
import { rememberWeeks } from '../../../server/starting/weeks';
import { livedDay } from '../../../server/starting/weeks/pastDay';
import { publishedDays } from '../../../server/starting/weeks/published';
import type { Store, Turn } from '../../../server/storage/port';
import { openStore } from '../../../server/storage/store';
import type { ReportResult } from '../../../shared/commands/reports';
import { appointmentShare } from '../../../shared/figures/reportTables';
import type { Reply } from '../../../shared/protocol';
import { openWorld, type World } from '../../world';

const NOW = Date.parse('2018-03-05T09:00:00+01:00');
const TODAY = '2018-03-05';

let world: World;
beforeEach(async () => {
  world = await openWorld({ at: NOW, settings: demonstrationTownHall });
});
afterEach(() => world.close());

const remember = () =>
  world.restart(async () => {
    const store = openStore(`${world.folder}/wertmarke.db`);
    await rememberWeeks({ store, settings: demonstrationTownHall, today: TODAY, isEnding: () => false });
    store.close();
  });
const reportOf = async (from: string, to: string): Promise<ReportResult> => {
  const admin = await world.connect('admin', 'admin');
  for (;;) {
    const reply = (await admin.ask({ type: 'report', from, to, unit: 'week' })) as Reply<ReportResult>;
    if (!reply.ok) throw new Error(reply.refusal.code);
    if (reply.result.pending === 0) return reply.result;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

test('R2 858 = 772 + 86, 10.02 %; 733 = 646 + 87, 11.87 %, to the digit', async () => {
  await remember();
  const { times, total, server } = await reportOf('2017-11-06', '2017-11-19');
  expect(
    times.map(({ key, figures }) => [
      ...[key.from, key.to, figures.visitors, figures.walkIns, figures.appointments],
      `${(100 * (appointmentShare(figures) ?? 0)).toFixed(2)} %`,
    ]),
  ).toEqual([
    ['2017-11-06', '2017-11-12', 858, 772, 86, '10.02 %'],
    ['2017-11-13', '2017-11-19', 733, 646, 87, '11.87 %'],
  ]);
  // Everybody was served, and waited as people do.
  expect(total).toMatchObject({ left: 0, missed: 0, noShows: 14 });
  expect(total.walkInTimes.service?.cases).toBe(772 + 646);
  expect(total.walkInTimes.wait?.meanSec).toBeGreaterThan(60);
  expect(total.walkInTimes.wait?.meanSec).toBeLessThan(25 * 60);
  expect(total.appointmentTimes.wait?.meanSec).toBeLessThan(5 * 60);
  expect(server).toEqual([]);
  const before = await reportOf('2017-11-13', '2017-11-17');
  expect(before.before).toMatchObject({ from: '2017-11-06', to: '2017-11-10', total: { visitors: 858 } });
  expect((await world.connect('admin', 'admin')).view().alarms).toEqual([]);
}, 60_000);

test('R2 they are remembered once, by no office that stands in those weeks, and not while the program ends', async () => {
  const days = new Map<string, number>();
  const store = {
    days: { lastOpened: async () => [...days.keys()].at(-1) ?? null },
    commit: ({ events }: Turn) => {
      for (const { stored } of events) days.set(stored.day, (days.get(stored.day) ?? 0) + 1);
      return Promise.resolve();
    },
  } as unknown as Store;
  const parts = { store, settings: demonstrationTownHall, isEnding: () => false };
  await rememberWeeks({ ...parts, today: '2017-11-17' });
  await rememberWeeks({ ...parts, today: TODAY, isEnding: () => true });
  expect(days.size).toBe(0);
  await rememberWeeks({ ...parts, today: TODAY });
  const once = new Map(days);
  await rememberWeeks({ ...parts, today: '2018-03-06' });
  expect(days.size).toBe(10);
  expect(days).toEqual(once);
}, 60_000);

test('X10 no act of the remembered weeks names anybody, and each day is the same every time', () => {
  const [first] = publishedDays();
  if (first === undefined) throw new Error('no day');
  const events = livedDay(first, demonstrationTownHall);
  expect(livedDay(first, demonstrationTownHall)).toEqual(events);
  expect(events[0]?.event.type).toBe('dayOpened');
  expect(events.at(-1)?.event.type).toBe('dayClosed');
  for (const { by, event } of events) {
    if (by.kind === 'device') expect([by.deviceId, by.personId]).toEqual(['', null]);
    if (event.type === 'counterOpened') expect(event.personId).toBe('forgotten');
  }
});
