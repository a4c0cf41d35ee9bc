// S84 to S89: two programs stand by for an office in a database, and visitors come to a public side that is a third. The one that
// works is killed, or stopped and let go on after the other has taken over, or all sessions end, or the public side is killed;
// clients go on by themselves, and their record is held against the log.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { makeDatabase, startPostgres } from '../../bench/postgres/server';
import { createChance } from '../../server/queue/replay/chance';
import { compare, doubled } from '../compare';
import { askAtDoors } from '../doors';
import type { Logged } from '../log';
import { readRecord } from '../record';
import { type City, LOOK_MS, lateAfter, openCity, PATIENCE_MS } from './city';
import { officeOf, type Place } from './pair';

const AUDIT = join(__dirname, '../../server/storage/auditMain.js');

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

/** How long it took after each kind of blow until it was as it is asked for. */
type Took = Map<Blow, number[]>;

const createStrikes = (
  databaseUrl: string,
  side: Place,
): { [blow in Blow]: (office: Place, other: Place) => Promise<unknown> } => ({
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
});

/** One blow after the other, each once everybody is served again. */
const strikeAll = async (order: TakeoverOrder, databaseUrl: string, city: City, wrongs: string[]): Promise<Took> => {
  const { blows, seed, say, isEnough } = order;
  const { places, untilServed, untilOutside } = city;
  const strike = createStrikes(databaseUrl, city.side);
  const took: Took = new Map();
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
    if ((i + 1) % 10 === 0) say(`${i + 1} blows, ${city.record.answers()} answers, ${wrongs.length} wrong`);
  }
  return took;
};

/** All programs are asked to end, who waits first: each must end well. */
const end = async ({ side, places, proxy }: City): Promise<string[]> => {
  const waiting = places.find((place) => !place.isOffice());
  const inTurn = [side, waiting, ...places.filter((one) => one !== waiting)];
  const wrongs: string[] = [];
  for (const place of inTurn) {
    const how = await place?.close();
    if (how !== undefined && how.code !== 0)
      wrongs.push(
        `${place === side ? 'the public side' : 'it'}, asked to end, ended with ${how.code ?? how.signal}: ${how.said.slice(-400)}`,
      );
  }
  proxy.close();
  return wrongs;
};

const seconds = (took: readonly number[]): string => {
  const sorted = [...took].sort((one, next) => one - next).map((ms) => ms / 1000);
  return `${middle(sorted).toFixed(1)} s, ${sorted.at(-1)?.toFixed(1)} s`;
};

const rowsOf = (took: Took, answers: number, found: readonly { what: string }[]): string[][] => {
  const count = (...kinds: string[]) => String(found.filter(({ what }) => kinds.includes(what)).length);
  return [
    ['taken over', 'times', 'kiosk and counter, or visitors, answered again after (median, longest)'],
    ...[...took].map(([blow, all]) => [blow, String(all.length), seconds(all)]),
    ['answered', String(answers), ''],
    ['answered and lost', count('lost'), ''],
    ['numbers that two had at once', count('double'), ''],
    ['done or called twice', count('twice'), ''],
    ['told otherwise', count('other', 'broken', 'refusedAndDone'), ''],
  ];
};

const play = async (order: TakeoverOrder, databaseUrl: string): Promise<TakeoverResult> => {
  const wrongs: string[] = [];
  const city = await openCity(order, databaseUrl);
  const { crowd, record } = city;
  const took = await strikeAll(order, databaseUrl, city, wrongs);

  await crowd.stop();
  const events = await readEvents(databaseUrl);
  record.close();
  const acts = [...readRecord(city.recordPath).values()];
  await officeOf(city.places, lateAfter(PATIENCE_MS));
  const found = [...compare(acts, events), ...doubled(events), ...(await askAtDoors(acts, events, crowd))];
  wrongs.push(...found.map(({ what, which }) => `${what}: ${which}`));
  crowd.close();
  if ((await city.untilOutside(performance.now())) === null) wrongs.push('visitors were not served again at the end');
  wrongs.push(...(await end(city)));
  const audit = spawnSync(process.execPath, [AUDIT, 'verify'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: city.dataDir },
    encoding: 'utf8',
  });
  if (audit.status !== 0) wrongs.push(`audit: ${audit.stdout}${audit.stderr}`);
  const answers = acts.filter(({ answer }) => answer !== null).length;
  return { rows: rowsOf(took, answers, found), wrongs };
};
