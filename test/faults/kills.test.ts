// S61: a share of `npm run faults`, as it is run by hand: a few kills of the real program, with one fault of each kind.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../../dist/faults/main.js');

test('S61 X2 killed among full disks, cut networks, set clocks and troubled printers, nothing answered is lost', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, '--kills', '6', '--seed', '7'], {
    encoding: 'utf8',
  });
  expect(`${stdout}${stderr}`).toMatch(/answered and lost +0\n/);
  expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: expect.any(String) });
  expect(Number(/\nanswered +(\d+)/.exec(stdout)?.[1])).toBeGreaterThan(0);
}, 180_000);
