// What the audit costs each ticket: durable commits with its entry and without, in turns, beside commits of one bare row.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newToken } from '../../server/basics/tokens';
import { entryBy } from '../../server/office/audit/entries';
import { emptyTurn } from '../../server/office/turns/unitOfWork';
import { Database } from '../../server/storage/sqlite/connection';
import { openStore } from '../../server/storage/store';
import type { Actor, DayEvent } from '../../shared/events';
import { alternate, median } from '../parts/alternate';
import { bareCommits } from '../parts/bareCommits';
import type { Measurement, Row } from '../parts/rows';

const KIOSK: Actor = {
  ...{ kind: 'device', deviceId: 'device-of-kiosk-1', role: 'kiosk', stationId: 'kiosk-1', personId: null },
};
const DAY = '2026-01-05';
const AT = Date.parse(`${DAY}T09:00:00Z`);

const run: Measurement['run'] = async ({ isQuick }) => {
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
  const [rounds, each] = isQuick ? [1, 10] : [9, 300];
  const cpu: Record<string, number[]> = { floor: [], without: [], with: [] };
  /** Microseconds for each, by the clock and of the processor. */
  const costOf = (name: string, work: () => unknown) => async () => {
    const [began, before] = [performance.now(), process.cpuUsage()];
    for (let i = 0; i < each; i++) await work();
    const { user, system } = process.cpuUsage(before);
    cpu[name]?.push((user + system) / each / 1000);
    return (performance.now() - began) / each;
  };
  const took = await alternate(
    {
      floor: costOf('floor', bare),
      without: costOf('without', () => commit(false)),
      with: costOf('with', () => commit(true)),
    },
    rounds,
  );
  for (const store of stores) store.close();
  rmSync(folder, { recursive: true, force: true });
  const row = (what: string, here: number[] = [], floor: number[] = [], floorIs = ''): Row => ({
    ...{ what, unit: 'ms', here: median(here), floor: median(floor), floorIs, goal: null },
  });
  return [
    row('a durable commit of a ticket, no entry in the audit', took.without, took.floor, 'one bare row'),
    row('the same with its entry', took.with, took.without, 'without'),
    row('the same with its entry, processor', cpu['with'], cpu['without'], 'without'),
  ];
};

export const audit: Measurement = { does: 'what its entry costs each ticket', run };
