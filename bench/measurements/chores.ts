// A call while the office does besides what takes long: backups, reports, exports, searches. Each beside calls of the same
// minute without it.
import type { Socket } from 'socket.io-client';
import { newToken } from '../../server/basics/tokens';
import type { BackupsState } from '../../shared/backups/state';
import type { ProofResult } from '../../shared/privacy';
import { dayAfter, dayOf } from '../../shared/time';
import { pause, type Taker } from '../parts/alternate';
import { filled } from '../parts/filled';
import { startOffice } from '../parts/program';
import type { Effort, Measurement, Row } from '../parts/rows';
import { ask, caller, openScreens } from '../parts/screens';
import { percentile } from '../parts/table';

/** So many calls of each kind tell their p99 from chance. */
const CALLS = 200;
const CALLS_AT_ONCE = 25;
/** On a busy machine fewer calls have to do: a chore is not begun again after so long. */
const MOST_MS = 60_000;
const LOOK_MS = 50;
const DAYS_OF_YEAR = 365;
const NOBODY = 'Karoline von Niemandsland';

/** Does it once, from the beginning to its end. */
type Chore = (admin: Socket) => Promise<unknown>;

const backUp: Chore = async (admin) => {
  await ask<BackupsState>(admin, { type: 'backUpNow' });
  while ((await ask<BackupsState>(admin, { type: 'backups' })).busy !== null) await pause(LOOK_MS);
};

/** Opened beside the office and read page by page, as every night its own file is. */
const rehearse: Chore = async (admin) => {
  const newest = (await ask<BackupsState>(admin, { type: 'backups' })).list?.[0];
  if (newest === undefined) throw new Error('no backup to be read');
  await ask(admin, { type: 'rehearseRestore', name: newest.name, place: newest.place });
  while ((await ask<BackupsState>(admin, { type: 'backups' })).busy !== null) await pause(LOOK_MS);
};

const prove: Chore = async (admin) => {
  const run = newToken();
  while ((await ask<ProofResult>(admin, { type: 'proveForgetting', run })).proof === null) await pause(LOOK_MS);
};

const year = () => {
  const to = dayOf(Date.now(), 'Europe/Berlin');
  return { from: dayAfter(to, -DAYS_OF_YEAR), to, unit: null };
};

const CHORES: Record<string, Chore> = {
  'a backup is made': backUp,
  'a backup is read through': rehearse,
  'a report of a year is asked for': (admin) => ask(admin, { type: 'report', ...year() }),
  'a report of a year is exported': (admin) =>
    ask(admin, { type: 'reportFile', ...year(), format: 'xlsx', language: 'de' }),
  'the audit is checked': (admin) => ask(admin, { type: 'checkAudit' }),
  'every table is searched': prove,
  'somebody is looked for': (admin) => ask(admin, { type: 'findPersonalData', text: NOBODY }),
};

const many = async (call: Taker, count: number): Promise<number[]> => {
  const took: number[] = [];
  for (let i = 0; i < count; i++) took.push(await call());
  return took;
};

/** Calls while it is done, again and again, and in turns as many without it. */
const compare = async (admin: Socket, chore: Chore, call: Taker, { isQuick }: Effort) => {
  const [during, without]: [number[], number[]] = [[], []];
  const count = isQuick ? 2 : CALLS;
  const end = performance.now() + MOST_MS;
  while (during.length < count && (during.length === 0 || performance.now() < end)) {
    let isDone = false;
    const done = chore(admin).finally(() => {
      isDone = true;
    });
    do during.push(await call());
    while (!isDone);
    await done;
    without.push(...(await many(call, Math.min(CALLS_AT_ONCE, during.length - without.length))));
  }
  const missing = Math.max(0, Math.min(count, during.length) - without.length);
  return { during, without: [...without, ...(await many(call, missing))] };
};

const run: Measurement['run'] = async (effort) => {
  const office = await startOffice({ folder: await filled({ visits: effort.visits }) });
  const screens = await openScreens(office);
  const call = caller(screens);
  await many(call, effort.isQuick ? 1 : CALLS_AT_ONCE);
  const rows: Row[] = [];
  for (const [what, chore] of Object.entries(CHORES)) {
    const { during, without } = await compare(screens.admin, chore, call, effort);
    for (const share of [0.5, 0.99])
      rows.push({
        ...{ what: `a call while ${what}, p${share * 100}`, unit: 'ms', here: percentile(during, share) },
        ...{ floor: percentile(without, share), floorIs: 'the same calls without', goal: null },
      });
  }
  screens.close();
  await office.close();
  return rows;
};

export const chores: Measurement = { does: 'a call while backups, reports and searches are under way', run };
