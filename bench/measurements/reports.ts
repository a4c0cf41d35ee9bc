// R1: a report of a year of 200,000 visits, beside the year before, and what it costs those who draw tickets meanwhile.
// The floor reads the same facts, and counts nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChance } from '../../demo/chance';
import { createLog } from '../../server/basics/log';
import type { DayFacts } from '../../server/queue/figures/facts';
import { FACTS_FORMAT, keepFacts, keptFacts } from '../../server/queue/figures/kept';
import type { VisitFact } from '../../server/queue/figures/visitFacts';
import { createWork } from '../../server/queue/figures/work';
import { createReports } from '../../server/reports/reports';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { createSteps } from '../../server/storage/steps';
import { openStore } from '../../server/storage/store';
import { dayAfter, weekdayOf } from '../../shared/time';
import { median } from '../parts/alternate';
import type { Measurement } from '../parts/rows';

const [FIRST, LAST, TODAY] = ['2024-01-01', '2025-12-31', '2026-01-05'];

const visit = (chance: ReturnType<typeof createChance>): VisitFact => {
  const isBooked = chance.share() < 0.3;
  const waitSec = Math.round(60 * chance.wait(12));
  return {
    kind: isBooked ? 'appointment' : 'walkIn',
    serviceId: chance.pick(demonstrationOffice.services)?.id ?? '',
    counterId: chance.pick(demonstrationOffice.counters)?.id ?? null,
    hour: 8 + Math.floor(9 * chance.share()),
    outcome: chance.share() < 0.05 ? 'noShow' : 'done',
    ...{ waitSec, presentSec: waitSec, waySec: Math.round(40 * chance.share()) },
    ...{ serviceSec: Math.round(60 * chance.duration(10)), handedOn: 0, isFromHome: false, outOfOrder: 0 },
    forecast: isBooked ? null : { expectedMin: waitSec / 60, fromMin: 5, toMin: 20 },
  };
};

/** Processor time of the program so far, in milliseconds. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * The longest turn of this thread's loop by the processor's time: what holds others up on any machine, where the clock counts
 * as well what other programs have of the processor. The report's own thread is in it, so it is never too small.
 */
const watchTurns = () => {
  let [last, longest, isWatching] = [worked(), 0, true];
  const turn = () => {
    const now = worked();
    longest = Math.max(longest, now - last);
    last = now;
    if (isWatching) setImmediate(turn);
  };
  setImmediate(turn);
  return (): number => {
    isWatching = false;
    return longest;
  };
};

const run: Measurement['run'] = async ({ isQuick, visits: visitsAYear }) => {
  const rounds = isQuick ? 1 : 7;
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-reports-'));
  const store = openStore(join(folder, 'office.db'));
  const chance = createChance(1);
  const ofDay = Math.round(visitsAYear / 261);
  for (let day = FIRST; day <= LAST; day = dayAfter(day, 1)) {
    if (weekdayOf(day) > 5) continue;
    const visits = Array.from({ length: ofDay }, () => visit(chance));
    const facts: DayFacts = { visits, printers: [], work: createWork().figures() };
    const figures = { day, version: 1, format: FACTS_FORMAT, facts: keepFacts(facts) };
    await store.save([{ type: 'keepFigures', figures }]);
  }
  const settings = () => demonstrationOffice;
  const branch = { settings, today: () => ({ day: TODAY }), now: () => Date.parse(`${TODAY}T09:00:00Z`) };
  const reports = createReports({
    ...{ store, take: createSteps(store), log: createLog('warn') },
    branch: { ...branch, subscribe: () => undefined } as never,
    serverAlarms: { list: () => [], subscribe: () => undefined },
    staff: () => [],
  });
  const year = { type: 'report', from: '2025-01-01', to: '2025-12-31', unit: null } as const;
  const asking = { by: { kind: 'office' }, keeping: () => Promise.reject(new Error('a query keeps nothing')) } as const;
  const took: number[] = [];
  const cpu: number[] = [];
  const floor: number[] = [];
  let [visitors, longestTurn] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const [began, workedBefore] = [performance.now(), worked()];
    const turns = watchTurns();
    const reply = await reports.answers.report(year, asking);
    if (reply.ok) visitors = reply.result.total.visitors;
    took.push(performance.now() - began);
    cpu.push(worked() - workedBefore);
    longestTurn = Math.max(longestTurn, turns());
    const floorBegan = performance.now();
    const rows = await store.figures.between('2024-01-01', '2025-12-31', FACTS_FORMAT, 1000);
    for (const { facts } of rows) keptFacts(facts);
    floor.push(performance.now() - floorBegan);
  }
  await reports.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
  const rest = { floor: median(floor), floorIs: 'the same facts read, and nothing counted' };
  const what = `a report of a year of ${visitors.toLocaleString('en')} visitors, and the year before`;
  return [
    { what, unit: 'ms', here: median(took), ...rest, goal: { of: 'here', most: 1000 } },
    { what: 'its processor time', unit: 'ms', here: median(cpu), ...rest, goal: null },
    {
      ...{ what: 'the first of them, which begins the thread', unit: 'ms', here: took[0] ?? Number.NaN, ...rest },
      goal: { of: 'here', most: 1000 },
    },
    {
      ...{ what: 'it holds others up, longest, processor time', unit: 'ms', here: longestTurn, ...rest },
      goal: { of: 'here', most: 50 },
    },
  ];
};

export const reports: Measurement = { does: 'a report of a year of visits', run };
