// npm run faults -- --kills 300 --seed 7: the program is killed at random under load, among full disks, cut networks, clocks
// that are set and printers in trouble; a record of its own clients says at the end what was lost. Then the power is lost
// between writes, and what lies on the disk is damaged. Then days are
// lived through in minutes, and wires between screens and the office are cut. `-- kills`, `-- power`, `-- damage`, `-- lapse` and `-- network` do one of these;
// `-- takeover` has a program that stands by over a database take over from one that is killed or stopped; `-- flood` lets strangers
// flood the public port while counters call.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../bench/parts/table';
import { flood } from './flood/flood';
import { BEGINS_AT_HOUR, liveThrough } from './lapse/lapse';
import { bytesOfEach, growthOf, nightsOf } from './lapse/samples';
import { cutWires } from './network/cuts';
import { damage } from './power/damaged';
import { losePower } from './power/losses';
import { runFaults } from './run';
import { takeOver } from './takeover/takeover';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    /** Moments at which the power is lost. */
    cuts: { type: 'string', default: '150' },
    /** Files that are damaged. */
    trials: { type: 'string', default: '240' },
    /** Days in time lapse, and how fast. */
    days: { type: 'string', default: '3' },
    speed: { type: 'string', default: '360' },
    /** How often the office is taken over. */
    blows: { type: 'string', default: '24' },
    /** How long each flood of the public side lasts; and those that are poured, if not all. */
    seconds: { type: 'string', default: '10' },
    only: { type: 'string', multiple: true, default: [] as string[] },
    /** Seconds of the longest cut of a wire. */
    longest: { type: 'string', default: '60' },
    /** Another build's `server/main.js`, to see what this one would find in it. */
    against: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const seed = Number(values.seed);
const program = values.against === undefined ? {} : { program: values.against };

const IN_ROOM = 'FAULTS_ROOM';
/** Whether the room has a network of its own, too. */
const IN_NETWORK = 'FAULTS_NETWORK';
/** These want a room. */
const IN_ROOMS = ['kills', 'network'];
const LOOP_UP = ['ip', 'link', 'set', 'lo', 'up'] as const;
const mayMount = process.env[IN_ROOM] !== undefined;

/** Ends the plan early; what was played by then is compared. A terminal that is closed ends nothing: it goes on in the background. */
const ENOUGH = ['SIGINT', 'SIGTERM'] as const;
process.on('SIGHUP', () => undefined);

/** The same once more in a room of mounts of its own, where a disk can be as small as anybody likes. Its exit code; null where there is none. */
const inRoom = (): Promise<number> | null => {
  const asRoot = process.getuid?.() === 0;
  const alone = ['--mount', ...(asRoot ? [] : ['--user', '--map-root-user'])];
  if (spawnSync('unshare', [...alone, 'true']).status !== 0) return null;
  const hasNetwork = spawnSync('unshare', [...alone, '--net', ...LOOP_UP]).status === 0;
  const unshare = hasNetwork ? [...alone, '--net'] : alone;
  const env = { ...process.env, [IN_ROOM]: 'yes', ...(hasNetwork && { [IN_NETWORK]: 'yes' }) };
  // A group of its own: a terminal's Ctrl+C comes once, from here.
  const again = [...unshare, process.execPath, ...process.argv.slice(1)];
  const child = spawn('unshare', again, { env, stdio: 'inherit', detached: true });
  for (const signal of ENOUGH) process.on(signal, () => void child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
};

/** Says what is wrong, or nothing; whether nothing is. */
const isGood = (wrongs: readonly string[]): boolean => {
  for (const wrong of wrongs.slice(0, 40)) console.log(wrong);
  return wrongs.length === 0;
};

let isEnough = false;
const listen = () => {
  for (const signal of ENOUGH)
    process.on(signal, () => {
      isEnough = true;
    });
};

const kills = async (folder: string): Promise<boolean> => {
  const order = { kills: Number(values.kills), seed, folder, mayMount, say, isEnough: () => isEnough, ...program };
  const { counts, rows, wrongs } = await runFaults(order);
  console.log(`\nKills; seed ${seed}; Node ${process.version}\n\n${table(rows)}\n`);
  return isGood([...wrongs.map(({ what, which }) => `${what}: ${which}`), ...counts.failures]);
};

const power = async (folder: string): Promise<boolean> => {
  const result = await losePower({ seed, cuts: Number(values.cuts), folder, ...program });
  if (result === null) {
    say('No compiler for C (cc): the power is not lost here.');
    return true;
  }
  const { writes, answered, states, wrongs } = result;
  const rows = [
    ['power lost', ''],
    ['writes and syncs recorded', String(writes)],
    ['answered meanwhile', String(answered)],
    ['states made and opened', String(states)],
    ['states that lack an answer, or are refused', String(wrongs.length)],
  ];
  console.log(`\n${table(rows)}\n`);
  return isGood(wrongs);
};

const damaged = async (folder: string): Promise<boolean> => {
  const { fates, wrongs } = await damage({ seed, trials: Number(values.trials), folder, ...program });
  const rows = [...fates].sort().map(([fate, times]) => [fate, String(times)]);
  const last = ['read wrong, and nobody noticed', String(wrongs.length)];
  console.log(`\n${table([['damaged', ''], ...rows, last])}\n`);
  return isGood(wrongs);
};

const lapse = async (): Promise<boolean> => {
  const samples = await liveThrough({ days: Number(values.days), speed: Number(values.speed), seed, say });
  const nights = nightsOf(samples, BEGINS_AT_HOUR);
  const rows = nights.map(({ heap, objects, files, tickets, handles }, i) => [
    `night ${i + 1}`,
    `${tickets} tickets, ${Math.round(heap / 1000)} kB, ${objects} objects, ${files} files, ${JSON.stringify(handles)}`,
  ]);
  const [first, last] = [nights[0], nights.at(-1)];
  const each = first === undefined || last === undefined ? '' : String(bytesOfEach(first, last));
  console.log(`\n${table([['days in time lapse', ''], ...rows, ['bytes that each ticket left', each]])}\n`);
  return isGood(growthOf(nights));
};

const network = async (folder: string): Promise<boolean> => {
  if (process.env[IN_NETWORK] === undefined) {
    say('No network of our own (unshare, ip, nsenter): real wires are not cut here.');
    return true;
  }
  const result = await cutWires({ seed, folder, longestS: Number(values.longest), say, ...program });
  if (result === null) {
    say('No compiler for C (cc): real wires are not cut here.');
    return true;
  }
  console.log(`\n${table(result.rows)}\n`);
  return isGood(result.wrongs);
};

const takeover = async (folder: string): Promise<boolean> => {
  const order = { blows: Number(values.blows), seed, folder, say, isEnough: () => isEnough, ...program };
  const { rows, wrongs } = await takeOver(order);
  console.log(`\n${table(rows)}\n`);
  return isGood(wrongs);
};

const flooded = async (): Promise<boolean> => {
  const { rows, wrongs } = await flood({ seconds: Number(values.seconds), kinds: values.only, say, ...program });
  console.log(`\n${table(rows)}\n`);
  return isGood(wrongs);
};

const ACTS = { kills, power, damage: damaged, lapse, network, takeover, flood: flooded };

const isAct = (name: string): name is keyof typeof ACTS => Object.hasOwn(ACTS, name);

/** In memory where that can be: states are made by the hundred. */
const FAST = '/dev/shm';

const run = async (): Promise<number> => {
  const asked = positionals.length > 0 ? positionals.filter(isAct) : (Object.keys(ACTS) as (keyof typeof ACTS)[]);
  if (IN_ROOMS.some((act) => asked.some((one) => one === act)) && !mayMount) {
    const code = await inRoom();
    if (code !== null) return code;
    say('No room of mounts of our own (unshare): full disks are left out.');
  }
  if (process.env[IN_NETWORK] !== undefined) spawnSync(LOOP_UP[0], LOOP_UP.slice(1));
  listen();
  let failed = asked.length === 0 ? 1 : 0;
  for (const act of asked) {
    const place = act !== 'kills' && act !== 'takeover' && existsSync(FAST) ? FAST : tmpdir();
    const folder = mkdtempSync(join(place, 'wertmarke-faults-'));
    if (!(await ACTS[act](folder))) failed += 1;
    if (failed === 0 && !values.keep) rmSync(folder, { recursive: true, force: true });
    else say(`Kept in ${folder}`);
  }
  return failed;
};

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
