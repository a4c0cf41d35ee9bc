// S62, S63: the power is lost between any two writes, and in the midst of one. The real program is recorded while clients work
// with it; then every chosen moment is made again, as disks may leave it, opened by the real storage, and asked for all that
// was answered by then, and for nothing that is there by half.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Chance, createChance } from '../../server/queue/replay/chance';
import { DATABASE_FILE } from '../../server/storage/safekeeping/fileId';
import type { DatabaseConnection } from '../../server/storage/sqlite/connection';
import { openStore } from '../../server/storage/store';
import { letThemCome } from '../crowd';
import { preload } from '../kinds/preload';
import { freePort, startOffice } from '../office';
import { type Act, openRecord, readRecord } from '../record';
import { createDisk, type Image, LOSSES, type Loss } from './disk';
import { readWrites, type Written } from './writes';

/** Each life is ended by a kill, and the next one begins with what it left. */
const LIVES_MS = [1500, 1000];
const INTEGRITY = 'integrity_check';

export type LossesOrder = {
  seed: number;
  /** So many moments, each lost in every way. */
  cuts: number;
  /** An empty folder. */
  folder: string;
  program?: string;
};

export type LossesResult = {
  /** Things done to files, and states that were made and opened. */
  writes: number;
  states: number;
  answered: number;
  /** What a state lacked, or why it could not be opened. */
  wrongs: string[];
};

/** Lets the program work, and gives what it did to its files beside what its clients were answered. */
const recordLives = async ({
  seed,
  folder,
  program,
}: LossesOrder): Promise<{ writes: Written[]; acts: Act[] } | null> => {
  const library = preload('power/writes.c');
  if (library === null) return null;
  const [data, log, written] = ['data', 'writes', 'record.jsonl'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(data);
  const ports = { office: await freePort(), visitors: await freePort() };
  const [base, publicBase] = [`http://127.0.0.1:${ports.office}`, `http://127.0.0.1:${ports.visitors}`];
  const environment = { LD_PRELOAD: library, FAULTS_FOLDER: data, FAULTS_WRITES: log };
  const record = openRecord(written);
  const order = { folder: data, ports, publicUrl: publicBase, environment, ...(program !== undefined && { program }) };
  const begin = async () => {
    const life = startOffice(order);
    const ready = await life.ready;
    if (!('links' in ready)) throw new Error(`the office did not start: ${ready.said}`);
    return { life, links: ready.links };
  };
  let { life, links } = await begin();
  const crowd = await letThemCome({ base, publicBase, links, printerPort: await freePort(), record, seed });
  for (const [place, ms] of LIVES_MS.entries()) {
    if (place > 0) ({ life } = await begin());
    await sleep(ms);
    await life.end('SIGKILL');
  }
  await crowd.stop();
  crowd.close();
  record.close();
  return { writes: readWrites(log), acts: [...readRecord(written).values()] };
};

const OF_DATABASE = ['', '-wal', '-journal'].map((end) => `${DATABASE_FILE}${end}`);

/** Of each command all that came of it, in its order, as text. */
type Turns = Map<string, string>;
const EVENTS = 'SELECT command_id, day, version, event, answer FROM events ORDER BY command_id, day, version';
type Row = { command_id: string; day: string; version: number; event: string; answer: string | null };

const turnsOf = (database: DatabaseConnection): Turns => {
  const turns: Turns = new Map();
  for (const { command_id: id, ...row } of database.prepare(EVENTS).all() as Row[])
    turns.set(id, `${turns.get(id) ?? ''}${JSON.stringify(row)}`);
  return turns;
};

/** Opens what a loss has left as the office would, and reads its log. Throws what the storage throws. */
const openState = (image: Image, folder: string): { turns: Turns; integrity: string } => {
  const state = mkdtempSync(join(folder, 'state-'));
  try {
    for (const [name, content] of image) if (OF_DATABASE.includes(name)) writeFileSync(join(state, name), content);
    const store = openStore(join(state, DATABASE_FILE));
    try {
      const integrity = String(store.database.pragma(INTEGRITY, { simple: true }));
      return { turns: turnsOf(store.database), integrity };
    } finally {
      store.close();
    }
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
};

/** Right after an answer was given, and anywhere. */
const momentsOf = (writes: readonly Written[], answers: readonly bigint[], cuts: number, chance: Chance): number[] => {
  const afterAnswer = chance.shuffled(answers).slice(0, Math.floor(cuts / 2));
  const counts = afterAnswer.map((at) => writes.findIndex((one) => one.at > at)).filter((count) => count > 0);
  while (counts.length < cuts) counts.push(1 + Math.floor(chance.share() * writes.length));
  return counts.sort((one, other) => one - other);
};

const lastOf = (writes: readonly Written[]): Image => {
  const disk = createDisk();
  for (const one of writes) disk.take(one);
  return disk.afterLoss('all', createChance(1));
};

/** Null where there is no compiler for C. */
export const losePower = async (order: LossesOrder): Promise<LossesResult | null> => {
  const recorded = await recordLives(order);
  if (recorded === null) return null;
  const { writes, acts } = recorded;
  const chance = createChance(order.seed);
  const answered = acts.flatMap(({ id, kind, answer }) => (answer === null ? [] : [{ id, kind, at: answer.at }]));
  const moments = momentsOf(
    writes,
    answered.map(({ at }) => at),
    order.cuts,
    chance,
  );
  // In the end nothing is lost: what a turn is as a whole.
  const { turns: whole } = openState(lastOf(writes), order.folder);
  const disk = createDisk();
  const wrongs: string[] = [];
  let done = 0;
  const look = (count: number, loss: Loss): void => {
    const next = writes[count];
    const which = `after ${count} of ${writes.length} (${writes[count - 1]?.what} ${writes[count - 1]?.name}), ${loss} of the rest`;
    try {
      const { turns, integrity } = openState(disk.afterLoss(loss, chance, next), order.folder);
      // An answer may have been given while the next thing was under way, but not by it.
      const lost = answered.filter(({ id, at }) => (next === undefined || at < next.at) && !turns.has(id));
      const halves = [...turns].filter(([id, turn]) => whole.get(id) !== turn);
      if (halves.length > 0) wrongs.push(`${which}: ${halves.length} there by half, such as ${halves[0]?.join(' ')}`);
      if (lost.length > 0)
        wrongs.push(`${which}: ${lost.length} answered and lost, such as ${lost[0]?.kind} ${lost[0]?.id}`);
      if (integrity !== 'ok') wrongs.push(`${which}: ${integrity}`);
    } catch (error) {
      wrongs.push(`${which}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  for (const count of moments) {
    for (; done < count; done += 1) disk.take(writes[done] as Written);
    for (const loss of LOSSES) look(count, loss);
  }
  return { writes: writes.length, states: moments.length * LOSSES.length, answered: answered.length, wrongs };
};
