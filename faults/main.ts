// npm run faults -- --kills 300 --seed 7: the program is killed at random under load, among full disks, cut networks, clocks
// that are set and printers in trouble; a record of its own clients says at the end what was lost.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { told } from './counts';
import { runFaults } from './run';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    /** Another build's `server/main.js`, to see what this one would find in it. */
    against: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const IN_ROOM = 'FAULTS_ROOM';

/** The same once more in a room of mounts of its own, where a disk can be as small as anybody likes. Its exit code; null where there is none. */
const inRoom = (): number | null => {
  const asRoot = process.getuid?.() === 0;
  const unshare = ['--mount', ...(asRoot ? [] : ['--user', '--map-root-user'])];
  if (spawnSync('unshare', [...unshare, 'true']).status !== 0) return null;
  const env = { ...process.env, [IN_ROOM]: 'yes' };
  const { status } = spawnSync('unshare', [...unshare, process.execPath, ...process.argv.slice(1)], {
    env,
    stdio: 'inherit',
  });
  return status ?? 1;
};

const run = async (): Promise<number> => {
  const mayMount = process.env[IN_ROOM] !== undefined;
  if (!mayMount) {
    const code = inRoom();
    if (code !== null) return code;
    say('No room of mounts of our own (unshare): full disks are left out.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-faults-'));
  const { against, keep } = values;
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  const order = { kills, seed, folder, mayMount, say, ...(against !== undefined && { program: against }) };
  const { counts, rows, wrongs } = await runFaults(order);
  console.log(`\nSeed ${seed}; Node ${process.version}\n\n${told(rows)}\n`);
  for (const { what, which } of wrongs.slice(0, 40)) console.log(`${what}: ${which}`);
  for (const failure of counts.failures.slice(0, 20)) console.log(failure);
  const isGood = wrongs.length === 0 && counts.failures.length === 0;
  if (isGood && !keep) rmSync(folder, { recursive: true, force: true });
  return isGood ? 0 : 1;
};

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
