// One run: an office, its clients and their record, a plan of faults; and at the end the record against file and doors.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createChance } from '../server/queue/replay/chance';
import { compare, doubled, slipsOf, type Wrong } from './compare';
import { type Counts, noCounts, rowsOf } from './counts';
import { type Crowd, letThemCome } from './crowd';
import { askAtDoors } from './doors';
import { createClock } from './kinds/clock';
import { type Disk, mountDisk } from './kinds/disk';
import { layCable } from './kinds/network';
import { type Paper, troubledPrinter } from './kinds/printer';
import { readLogOf } from './log';
import { freePort, type Life, startOffice } from './office';
import { patienceWith } from './patience';
import { planOf } from './plan';
import { openRecord, readRecord } from './record';
import { createRounds } from './rounds';

const AUDIT = join(__dirname, '../server/storage/auditMain.js');
/** A mended printer has so much time for the next slip that is still to be printed. */
const PRINTED_MS = 60_000;
const TOLD_EVERY = 10;

export type RunOrder = {
  kills: number;
  seed: number;
  /** An empty folder for all of it. */
  folder: string;
  /** Whether a disk of its own can be mounted here. */
  mayMount: boolean;
  /** Another build's `server/main.js`. */
  program?: string;
  say: (line: string) => void;
  /** Whether somebody wants it to end: then the rest of the plan is left out. */
  isEnough: () => boolean;
};

export type RunResult = { counts: Counts; rows: string[][]; wrongs: Wrong[] };

/** How many slips are still on their way; null as long as nobody says so. */
const onTheirWay = ({ admin }: Crowd): number | null =>
  admin.view()?.slips?.filter(({ state }) => state === 'queued' || state === 'sending').length ?? null;

/** Waits until everything is printed that will be: as long as there are fewer slips on their way each time. */
const settle = async (crowd: Crowd, paper: Paper, { pid }: Life): Promise<void> => {
  await paper.mend();
  await crowd.adminBack();
  await sleep(2000);
  let isLate = patienceWith(pid, PRINTED_MS);
  for (let before = onTheirWay(crowd); before !== 0 && !isLate(); await sleep(50)) {
    const left = onTheirWay(crowd);
    if (left !== before) isLate = patienceWith(pid, PRINTED_MS);
    before = left;
  }
};

const begun = async (life: Life): Promise<string[]> => {
  const ready = await life.ready;
  if ('links' in ready) return ready.links;
  throw new Error(`the office did not start: ${ready.said}`);
};

/** Plays a run. `wrongs` is empty when nothing was lost and nothing told wrong. */
export const runFaults = async (order: RunOrder): Promise<RunResult> => {
  const data = join(order.folder, 'data');
  mkdirSync(data);
  const disk = order.mayMount ? mountDisk(data) : null;
  try {
    return await play(order, data, disk);
  } finally {
    disk?.close(join(order.folder, 'kept'));
  }
};

const play = async (run: RunOrder, data: string, disk: Disk | null): Promise<RunResult> => {
  const { kills, seed, folder, program, say, isEnough } = run;
  const clock = createClock(folder);
  const ports = { office: await freePort(), visitors: await freePort() };
  const cables = [await layCable(ports.office), await layCable(ports.visitors)] as const;
  const [base, publicBase] = cables.map(({ port }) => `http://127.0.0.1:${port}`) as [string, string];
  const paper = await troubledPrinter(createChance(seed + 1));
  const record = openRecord(join(folder, 'record.jsonl'));
  const counts = noCounts();
  const order = { folder: data, ports, publicUrl: publicBase, ...(program !== undefined && { program }) };
  const start = () => startOffice({ ...order, ...(clock !== null && { environment: clock.environment }) });

  const first = start();
  const links = await begun(first);
  const crowd = await letThemCome({ base, publicBase, links, printerPort: paper.port, record, seed });
  const { know } = crowd;
  await first.end('SIGKILL');
  counts.starts += 1;
  counts.kills += 1;
  const rounds = createRounds({ start, counts, cables, disk, clock, know, answers: record.answers });
  for (const [played, round] of planOf(seed, kills - 1).entries()) {
    if (isEnough()) break;
    await rounds.play(round);
    if ((played + 1) % TOLD_EVERY === 0)
      say(`${counts.kills} kills, ${record.answers()} answers, ${counts.failures.length} failures`);
  }

  const last = start();
  know(await begun(last));
  await sleep(1000);
  await crowd.stop();
  await settle(crowd, paper, last);
  const { code } = await last.end('SIGTERM');
  if (code !== 0) counts.failures.push(`asked to end, it ended with ${code}`);
  record.close();

  const acts = [...readRecord(join(folder, 'record.jsonl')).values()];
  const { events, integrity } = readLogOf(join(data, 'wertmarke.db'));
  const slips = slipsOf(events, paper.numbers());
  const wrongs = [...compare(acts, events), ...doubled(events), ...slips.wrongs];
  if (integrity !== 'ok') wrongs.push({ what: 'broken', which: `integrity_check: ${integrity}` });
  const audit = spawnSync(process.execPath, [AUDIT, 'verify'], {
    env: { ...process.env, DATA_DIR: data },
    encoding: 'utf8',
  });
  if (audit.status !== 0) wrongs.push({ what: 'broken', which: `audit: ${audit.stdout}${audit.stderr}` });

  const asked = start();
  await begun(asked);
  wrongs.push(...(await askAtDoors(acts, events, crowd)));
  await asked.end('SIGTERM');
  crowd.close();
  await Promise.all([...cables.map(({ close }) => close()), paper.close()]);
  return { counts, rows: rowsOf(counts, acts, wrongs, slips), wrongs };
};
