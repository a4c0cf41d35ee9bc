// S63: what lies on the disk, synced, is damaged by chance, opened as the office opens it, and read: what is read is what was
// written, or it is refused in words, or the nightly reading and the next backup find it.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createChance } from '../../server/queue/replay/chance';
import { wordsForStart } from '../../server/storage/safekeeping/cannotStart';
import { DATABASE_FILE } from '../../server/storage/safekeeping/fileId';
import { type BackupFolders, work } from '../../server/storage/safekeeping/sets/work';
import { openStore } from '../../server/storage/store';
import { letThemCome } from '../crowd';
import { freePort, startOffice } from '../office';
import { openRecord } from '../record';
import { DAMAGES, spoiled } from './spoiling';

const WORKS_MS = 1500;

export type DamagedOrder = {
  seed: number;
  /** How many files are damaged, one place in each. */
  trials: number;
  /** An empty folder. */
  folder: string;
  program?: string;
};

/**
 * What came of a damage. `right`: it is nowhere where anything stands. `older`: of a log without its end, what stood before it.
 * `found`: by the nightly reading and by a backup. `wrong`: something that nobody wrote is read, and nobody notices.
 */
export type Fate = 'right' | 'older' | 'refusedAtStart' | 'refusedWhenRead' | 'found' | 'wrong';
export type DamagedResult = { fates: Map<string, number>; wrongs: string[] };

type Place = 'file' | 'log';
type Lying = { file: Buffer; log: Buffer | null };

const readPair = (folder: string): Lying => {
  const file = join(folder, DATABASE_FILE);
  const log = `${file}-wal`;
  return { file: readFileSync(file), log: existsSync(log) ? readFileSync(log) : null };
};

/** Databases as a program leaves them: one that was killed, with its log, and one that ended in order. */
const leave = async ({ seed, folder, program }: DamagedOrder): Promise<Lying[]> => {
  const data = join(folder, 'data');
  mkdirSync(data);
  const ports = { office: await freePort(), visitors: await freePort() };
  const [base, publicBase] = [`http://127.0.0.1:${ports.office}`, `http://127.0.0.1:${ports.visitors}`];
  const order = { folder: data, ports, publicUrl: publicBase, ...(program !== undefined && { program }) };
  const record = openRecord(join(folder, 'record.jsonl'));
  const first = startOffice(order);
  const ready = await first.ready;
  if (!('links' in ready)) throw new Error(`the office did not start: ${ready.said}`);
  const printerPort = await freePort();
  const crowd = await letThemCome({ base, publicBase, links: ready.links, printerPort, record, seed });
  await sleep(WORKS_MS);
  await first.end('SIGKILL');
  const killed = readPair(data);
  const second = startOffice(order);
  await second.ready;
  await crowd.stop();
  await second.end('SIGTERM');
  crowd.close();
  record.close();
  return [killed, readPair(data)];
};

const put = (folder: string, { file, log }: Lying): string => {
  const path = join(mkdtempSync(join(folder, 'damaged-')), DATABASE_FILE);
  writeFileSync(path, file);
  if (log !== null) writeFileSync(`${path}-wal`, log);
  return path;
};

/** All versions of the settings and all days as the office reads them, each event a line. Throws what storage throws. */
const readAll = async (path: string): Promise<string[]> => {
  const store = openStore(path);
  try {
    const days = await store.days.from('0000-01-01');
    const newest = (await store.settings.newest())?.version ?? 0;
    const settings: unknown[] = [];
    for (let version = 1; version <= newest; version += 1) settings.push(await store.settings.of(version));
    return [...settings, ...days.flatMap(({ events }) => events)].map((one) => JSON.stringify(one));
  } finally {
    store.close();
  }
};

/** Whether the reading of every night says so, and no backup is made of it. */
const isFound = async (path: string): Promise<boolean> => {
  const folders: BackupFolders = { dataDir: dirname(path), here: null, copy: null };
  const keep = { latest: 1, days: 1, weeks: 1, months: 1 };
  const rules = { keep, timeZone: 'Europe/Berlin', now: 0, isClockDoubted: true };
  const [read, made] = [await work({ kind: 'check', folders }), await work({ kind: 'backUp', folders, ...rules })];
  return read.database?.fault === 'damaged' && made.backup?.fault === 'damaged';
};

const fateOf = async (path: string, truth: readonly string[], place: Place): Promise<Fate> => {
  try {
    openStore(path).close();
  } catch (error) {
    const words = wordsForStart(error, { dir: path, host: undefined, port: 0, publicPort: 0 });
    return words === null ? 'wrong' : 'refusedAtStart';
  }
  try {
    const found = await readAll(path);
    if (found.length === truth.length && found.every((line, i) => line === truth[i]))
      return (await isFound(path)) ? 'found' : 'right';
    const known = new Set(truth);
    if (place === 'log' && found.every((line) => known.has(line))) return 'older';
  } catch {
    return (await isFound(path)) ? 'refusedWhenRead' : 'wrong';
  }
  return (await isFound(path)) ? 'found' : 'wrong';
};

/** Damages copies of what a program left, one after the other, and counts what came of it. */
export const damage = async (order: DamagedOrder): Promise<DamagedResult> => {
  const lying = await leave(order);
  const truths: string[][] = [];
  for (const one of lying) truths.push(await readAll(put(order.folder, one)));
  const chance = createChance(order.seed);
  const fates = new Map<string, number>();
  const wrongs: string[] = [];
  for (let trial = 0; trial < order.trials; trial += 1) {
    const which = trial % lying.length;
    const [one, truth] = [lying[which] as Lying, truths[which] as string[]];
    const place: Place = one.log !== null && chance.share() < 0.5 ? 'log' : 'file';
    const what = DAMAGES[Math.floor(trial / lying.length) % DAMAGES.length] ?? 'byte';
    const path = put(order.folder, { ...one, [place]: spoiled(one[place] ?? one.file, what, chance) });
    const fate = await fateOf(path, truth, place);
    const name = `${place}${one.log === null ? ' at rest' : ''}, ${what}: ${fate}`;
    fates.set(name, (fates.get(name) ?? 0) + 1);
    if (fate === 'wrong') wrongs.push(`trial ${trial}: ${name}, kept in ${path}`);
    else rmSync(dirname(path), { recursive: true, force: true });
  }
  return { fates, wrongs };
};
