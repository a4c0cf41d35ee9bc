// S75: screens and people at one end of a real network, the office at the other, and what happens to wires: cut for seconds and
// minutes, open one way only, a third of all packets lost, two seconds until an answer. Nobody at the ends is told of it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createChance } from '../../server/queue/replay/chance';
import { compare, doubled } from '../compare';
import { letThemCome } from '../crowd';
import { readLogOf } from '../log';
import { startOffice } from '../office';
import { patienceWith } from '../patience';
import { openRecord, readRecord } from '../record';
import { type Condition, CUT, FINE, OFFICE_ADDRESS, openRooms, type Way } from './rooms';

const PORTS = { office: 3000, visitors: 3001 };
/** A wire that is whole again serves everybody within so much of the machine's time. */
const WELL_MS = 60_000;
const BETWEEN_MS = 3000;
const WATCH_MS = 50;

type Trouble = { name: string; lastsS: number } & Condition;

const lossy: Way = { loss: 30, delayMs: 0 };
const late: Way = { loss: 0, delayMs: 1000 };

/** None lasts longer than the longest cut. */
const troublesOf = (longestS: number): Trouble[] =>
  TROUBLES.map((one) => ({ ...one, lastsS: Math.min(one.lastsS, longestS) }));

const TROUBLES: readonly Trouble[] = [
  { name: 'cut', lastsS: 1, there: CUT, back: CUT },
  { name: 'cut', lastsS: 10, there: CUT, back: CUT },
  { name: 'nothing reaches the office', lastsS: 15, there: CUT, back: FINE },
  { name: 'nothing comes back', lastsS: 15, there: FINE, back: CUT },
  { name: '30 % lost', lastsS: 20, there: lossy, back: lossy },
  { name: '2 s late', lastsS: 20, there: late, back: late },
  { name: 'cut', lastsS: Number.POSITIVE_INFINITY, there: CUT, back: CUT },
];

export type CutsOrder = {
  seed: number;
  folder: string;
  longestS: number;
  say: (line: string) => void;
  program?: string;
};
export type CutsResult = { rows: string[][]; wrongs: string[] };

/** Null where there is no compiler for C. */
export const cutWires = async ({ seed, folder, longestS, say, program }: CutsOrder): Promise<CutsResult | null> => {
  const rooms = await openRooms();
  if (rooms === null) return null;
  const data = join(folder, 'data');
  mkdirSync(data);
  const [base, publicBase] = [PORTS.office, PORTS.visitors].map((port) => `http://${OFFICE_ADDRESS}:${port}`) as [
    string,
    string,
  ];
  const life = startOffice({
    ...{ folder: data, ports: PORTS, publicUrl: publicBase, within: rooms.inOffice },
    ...{ environment: { HOST: '0.0.0.0' }, ...(program !== undefined && { program }) },
  });
  const ready = await life.ready;
  if (!('links' in ready)) throw new Error(`the office did not start: ${ready.said}`);
  const path = join(folder, 'record.jsonl');
  const record = openRecord(path);
  const crowd = await letThemCome({ base, publicBase, links: ready.links, printerPort: 9, record, seed });
  const rows: string[][] = [['wire', 'answers meanwhile', 'all served again after']];
  const wrongs: string[] = [];

  /** Everybody is answered again, each screen and whoever is at home. */
  const untilWell = async (): Promise<number | null> => {
    const began = performance.now();
    const before = record.answersBy();
    const isLate = patienceWith(life.pid, WELL_MS);
    const isServed = () => [...before].every(([by, count]) => (record.answersBy().get(by) ?? 0) > count);
    while (!isServed() && !life.isOver() && !isLate()) await sleep(WATCH_MS);
    return isServed() ? performance.now() - began : null;
  };
  await untilWell();
  for (const { name, lastsS, there, back } of createChance(seed).shuffled(troublesOf(longestS))) {
    await sleep(BETWEEN_MS);
    const before = record.answers();
    rooms.set({ there, back });
    await sleep(lastsS * 1000);
    const meanwhile = record.answers() - before;
    rooms.set({ there: FINE, back: FINE });
    const tookMs = await untilWell();
    const which = `${name}, ${lastsS} s`;
    if (tookMs === null) wrongs.push(`not everybody was served again after: ${which}`);
    rows.push([which, String(meanwhile), tookMs === null ? 'never' : `${(tookMs / 1000).toFixed(1)} s`]);
    say(rows.at(-1)?.join('; ') ?? '');
  }
  await crowd.stop();
  crowd.close();
  const { code } = await life.end('SIGTERM');
  if (code !== 0) wrongs.push(`asked to end, it ended with ${code}`);
  record.close();
  rooms.close();
  const { events, integrity } = readLogOf(join(data, 'wertmarke.db'));
  if (integrity !== 'ok') wrongs.push(integrity);
  const acts = [...readRecord(path).values()];
  for (const { what, which } of [...compare(acts, events), ...doubled(events)]) wrongs.push(`${what}: ${which}`);
  rows.push(['answered in all', String(record.answers()), '']);
  return { rows, wrongs };
};
