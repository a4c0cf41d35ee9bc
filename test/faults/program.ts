// `npm run faults` as it is built: its exit code and what it says.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const FAULTS = join(__dirname, '../../dist/faults/main.js');

export const faults = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [FAULTS, ...args], { encoding: 'utf8' });
  const said = `${stdout}${stderr}`;
  return { status, said, count: (row: string) => Number(new RegExp(`\n${row} +(\\d+)`).exec(said)?.[1] ?? Number.NaN) };
};
