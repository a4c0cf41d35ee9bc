// What the audit costs each ticket: durable commits with its entry and without, in turns, beside commits of one bare row.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newToken } from '../server/basics/tokens';
import { entryBy } from '../server/office/audit/entries';
import { emptyTurn } from '../server/office/turns/unitOfWork';
import { Database } from '../server/storage/sqlite/connection';
import { openStore } from '../server/storage/store';
import type { Actor, DayEvent } from '../shared/events';
import { bareCommits } from './bareCommits';
import { percentile, table } from './table';

const ROUNDS = 9;
const EACH = 300;
const KIOSK: Actor = {
  ...{ kind: 'device', deviceId: 'device-of-kiosk-1', role: 'kiosk', stationId: 'kiosk-1', personId: null },
};
const DAY = '2026-01-05';
const AT = Date.parse(`${DAY}T09:00:00Z`);

type Cost = { us: number; cpuUs: number };
/** Microseconds for each, by the clock and of the processor. */
const costOf = async (work: (i: number) => unknown): Promise<Cost> => {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  for (let i = 0; i < EACH; i++) await work(i);
  const { user, system } = process.cpuUsage(cpu);
  return { us: (1000 * (performance.now() - began)) / EACH, cpuUs: (user + system) / EACH };
};

export const runAudit = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-audit-'));
  const bare = bareCommits(new Database(join(folder, 'floor.db')));
  const stores = ['without', 'with'].map((name) => openStore(join(folder, `${name}.db`)));
  let version = 0;
  const commit = (withAudit: boolean) => {
    const visitId = newToken();
    const event: DayEvent = {
      ...{ type: 'ticketDrawn', visitId, key: newToken(), serviceIds: ['ausweis'], persons: 1, language: 'de' },
      ...{ number: 'A001', kioskId: 'kiosk-1', peopleBefore: 3, forecast: { fromMin: 5, toMin: 15 }, ownTimeAt: null },
      expectedMin: 9.5,
    };
    const stored = { day: DAY, version: ++version, at: AT, by: KIOSK, commandId: newToken(), event };
    const told: Parameters<typeof entryBy>[2] = {
      kind: 'act',
      name: 'drawTicket',
      detail: { visitId, number: 'A001', serviceIds: ['ausweis'] },
    };
    return stores[withAudit ? 1 : 0]?.commit({
      ...emptyTurn(),
      events: [{ stored, answer: null }],
      audit: withAudit ? [entryBy(KIOSK, AT, told)] : [],
    });
  };
  const costs: Record<'floor' | 'without' | 'with', Cost[]> = { floor: [], without: [], with: [] };
  for (let round = 0; round < ROUNDS; round++) {
    costs.floor.push(await costOf(bare));
    costs.without.push(await costOf(() => commit(false)));
    costs.with.push(await costOf(() => commit(true)));
  }
  const median = (of: Cost[], what: keyof Cost) =>
    percentile(
      of.map((one) => one[what]),
      0.5,
    );
  const row = (name: string, of: Cost[]) => [
    name,
    `${Math.round(median(of, 'us'))} µs`,
    (median(of, 'us') / median(costs.floor, 'us')).toFixed(2),
    `${Math.round(median(of, 'cpuUs'))} µs`,
    (median(of, 'cpuUs') / median(costs.floor, 'cpuUs')).toFixed(2),
  ];
  const rows = [
    ['a durable commit', 'time', 'ratio', 'processor', 'ratio'],
    row('one bare row', costs.floor),
    row('a ticket without its entry', costs.without),
    row('a ticket with its entry in the audit', costs.with),
  ];
  console.log(`\n${table(rows)}\n`);
  for (const store of stores) store.close();
  rmSync(folder, { recursive: true, force: true });
};
