// S84 to S89: two programs stand by for an office in a database, and visitors come to a public side that is a third. The one that
// works is killed, or stopped and let go on after the other has taken over, or all sessions end, or the public side is killed;
// clients go on by themselves, and their record is held against the log.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { makeDatabase, startPostgres } from '../../bench/postgres/server';
import { createChance } from '../../server/queue/replay/chance';
import { compare, doubled } from '../compare';
import { letThemCome } from '../crowd';
import { askAtDoors } from '../doors';
import type { Logged } from '../log';
import { freePort, type Ports } from '../office';
import { openRecord, readRecord } from '../record';
import { officeOf, openPlace, type Place } from './pair';
import { openProxy } from './proxy';

const AUDIT = join(__dirname, '../../server/storage/auditMain.js');
/** Nobody waits longer for anything. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 10;

export const BLOWS = [
  ...(['kill', 'sessions', 'killAmidSessions', 'freeze', 'killStandby', 'leave'] as const),
  /** Its process alone, which its program begins anew; and that program. */
  ...(['killPublic', 'killPublicProgram'] as const),
] as const;
export type Blow = (typeof BLOWS)[number];
/** After these the other one is the office. */
const CHANGES: readonly Blow[] = ['kill', 'killAmidSessions', 'freeze', 'leave'];
/** After these visitors are waited for. */
const OUTSIDE: readonly Blow[] = ['killPublic', 'killPublicProgram'];
/** So many of sixteen. */
const SHARES: readonly Blow[] = [
  'kill',
  'kill',
  'kill',
  'kill',
  'sessions',
  'sessions',
  'sessions',
  'killAmidSessions',
  'killStandby',
  'leave',
  'freeze',
  'killPublic',
  'killPublic',
  'killPublic',
  'killPublicProgram',
  'killPublicProgram',
];

export type TakeoverOrder = {
  blows: number;
  seed: number;
  folder: string;
  program?: string;
  say: (line: string) => void;
  isEnough: () => boolean;
};
export type TakeoverResult = { rows: string[][]; wrongs: string[] };

const lateAfter = (ms: number): (() => boolean) => {
  const until = performance.now() + ms;
  return () => performance.now() > until;
};

const withDatabase = async <Result>(url: string, act: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
};

const endSessions = (url: string): Promise<number> =>
  withDatabase(url, async (client) => {
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'wertmarke%'`,
    );
    return rowCount ?? 0;
  });

const readEvents = (url: string): Promise<Logged[]> =>
  withDatabase(url, async (client) => {
    const { rows } = await client.query('SELECT day, version, command_id, event FROM events ORDER BY day, version');
    return rows.map(({ day, version, command_id: commandId, event }) => ({
      ...{ day, version: Number(version), commandId, event: JSON.parse(event) },
    }));
  });

/** The first of each kind in their order, then by chance. */
const planOf = (seed: number, count: number): Blow[] => {
  const chance = createChance(seed);
  return Array.from({ length: count }, (_, i) => BLOWS[i] ?? chance.pick(SHARES) ?? 'kill');
};

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

export const takeOver = async (order: TakeoverOrder): Promise<TakeoverResult> => {
  const server = await startPostgres();
  try {
    return await play(order, await makeDatabase(server.url, 'office'));
  } finally {
    await server.stop();
  }
};

const play = async (order: TakeoverOrder, databaseUrl: string): Promise<TakeoverResult> => {
  const { blows, seed, folder, program, say, isEnough } = order;
  const wrongs: string[] = [];
  const path = join(folder, 'record.jsonl');
  const record = openRecord(path);
  const ports: Ports[] = [];
  for (let i = 0; i < 2; i++) ports.push({ office: await freePort(), visitors: await freePort() });
  const proxy = await openProxy(ports);
  let links: string[] = [];
  let know = (newer: string[]): void => {
    links = newer;
  };
  const places: Place[] = [];
  const outside = { office: 0, visitors: await freePort() };
  const publicBase = `http://127.0.0.1:${outside.visitors}`;
  const open = (name: string, own: Ports, role: 'standby' | 'public'): Place => {
    const data = join(folder, name);
    mkdirSync(data);
    return openPlace({
      ...{ folder: data, ports: own, publicUrl: publicBase, databaseUrl, role, onOffice: (newer) => know(newer) },
      ...(program !== undefined && { program }),
    });
  };
  for (const [i, own] of ports.entries()) places.push(open(`data-${i + 1}`, own, 'standby'));
  const side = open('data-public', outside, 'public');
  if ((await officeOf(places, lateAfter(PATIENCE_MS))) === null) throw new Error('nobody became the office');
  const { base } = proxy;
  const isReady = (of: string): Promise<boolean> =>
    fetch(`${of}/readyz`, { signal: AbortSignal.timeout(1000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const one of [base, publicBase]) while (!(await isReady(one))) await sleep(LOOK_MS);
  const crowd = await letThemCome({ base, publicBase, links, printerPort: 9, record, seed });
  know = crowd.know;

  /** Kiosk and some counter are answered again: after how many ms. */
  const untilServed = async (since: number): Promise<number | null> => {
    const before = record.answersBy();
    const isLate = lateAfter(PATIENCE_MS);
    const more = (who: string) => (record.answersBy().get(who) ?? 0) > (before.get(who) ?? 0);
    const isServed = () =>
      more('kiosk-2') && [...record.answersBy().keys()].some((by) => by.startsWith('counter-') && more(by));
    while (!isServed() && !isLate()) await sleep(LOOK_MS);
    return isServed() ? performance.now() - since : null;
  };
  /** Visitors are served, and the office is reached from there: after how many ms. */
  const untilOutside = async (since: number): Promise<number | null> => {
    const isLate = lateAfter(PATIENCE_MS);
    for (;;) {
      if (await isReady(publicBase)) return performance.now() - since;
      if (isLate()) return null;
      await sleep(LOOK_MS);
    }
  };
  const strike: { [blow in Blow]: (office: Place, other: Place) => Promise<unknown> } = {
    kill: async (office) => office.signal('SIGKILL'),
    freeze: async (office) => office.signal('SIGSTOP'),
    sessions: () => endSessions(databaseUrl),
    killAmidSessions: async (office) => {
      await endSessions(databaseUrl);
      office.signal('SIGKILL');
    },
    killStandby: async (_, other) => other.signal('SIGKILL'),
    leave: async (office) => office.signal('SIGTERM'),
    killPublic: async () => side.killSide(),
    killPublicProgram: async () => side.signal('SIGKILL'),
  };

  const took = new Map<Blow, number[]>();
  await untilServed(performance.now());
  const chance = createChance(seed + 1);
  for (const [i, blow] of planOf(seed, blows).entries()) {
    if (isEnough()) break;
    const office = await officeOf(places, lateAfter(PATIENCE_MS));
    const other = places.find((place) => place !== office);
    if (office === null || other === undefined) throw new Error('nobody is the office any more');
    while (!(await other.isStanding())) await sleep(LOOK_MS);
    await sleep(200 + chance.share() * 600);
    const began = performance.now();
    const ended = office.over();
    await strike[blow](office, other);
    // Answers that were on their way are none of the next office.
    if (CHANGES.includes(blow)) while (!other.isOffice() && !isEnough()) await sleep(LOOK_MS);
    const ms = await (OUTSIDE.includes(blow) ? untilOutside : untilServed)(performance.now());
    if (ms === null) wrongs.push(`nobody was served again after ${blow}`);
    took.set(blow, [...(took.get(blow) ?? []), performance.now() - began]);
    if (blow === 'freeze') {
      office.signal('SIGCONT');
      const how = await Promise.race([ended, sleep(PATIENCE_MS, null, { ref: false })]);
      if (how === null) wrongs.push('an office that went on after another had taken over did not end');
    }
    if ((i + 1) % 10 === 0) say(`${i + 1} blows, ${record.answers()} answers, ${wrongs.length} wrong`);
  }

  await crowd.stop();
  const events = await readEvents(databaseUrl);
  record.close();
  const acts = [...readRecord(path).values()];
  await officeOf(places, lateAfter(PATIENCE_MS));
  const found = [...compare(acts, events), ...doubled(events), ...(await askAtDoors(acts, events, crowd))];
  wrongs.push(...found.map(({ what, which }) => `${what}: ${which}`));
  crowd.close();
  if ((await untilOutside(performance.now())) === null) wrongs.push('visitors were not served again at the end');
  const gone = await side.close();
  if (gone.code !== 0) wrongs.push(`the public side, asked to end, ended with ${gone.code ?? gone.signal}`);
  const waiting = places.find((place) => !place.isOffice());
  for (const place of [waiting, ...places.filter((one) => one !== waiting)]) {
    const how = await place?.close();
    if (how !== undefined && how.code !== 0)
      wrongs.push(`asked to end, it ended with ${how.code ?? how.signal}: ${how.said.slice(-400)}`);
  }
  proxy.close();
  const audit = spawnSync(process.execPath, [AUDIT, 'verify'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'data-1') },
    encoding: 'utf8',
  });
  if (audit.status !== 0) wrongs.push(`audit: ${audit.stdout}${audit.stderr}`);
  const count = (what: string) => String(found.filter((one) => one.what === what).length);
  const rows = [
    ['taken over', 'times', 'kiosk and counter, or visitors, answered again after (median, longest)'],
    ...[...took].map(([blow, all]) => {
      const sorted = all.sort((one, next) => one - next).map((ms) => ms / 1000);
      return [blow, String(all.length), `${middle(sorted).toFixed(1)} s, ${sorted.at(-1)?.toFixed(1)} s`];
    }),
    ['answered', String(acts.filter(({ answer }) => answer !== null).length), ''],
    ['answered and lost', count('lost'), ''],
    ['numbers that two had at once', count('double'), ''],
    ['done or called twice', count('twice'), ''],
    ['told otherwise', String(Number(count('other')) + Number(count('broken')) + Number(count('refusedAndDone'))), ''],
  ];
  return { rows, wrongs };
};
