// A share of `npm run faults` with a fixed seed: the real program, as it is in ../dist/.
import { faults } from './program';

test('S61 X2 killed among full disks, cut networks, set clocks and troubled printers, nothing answered is lost', () => {
  const { status, said, count } = faults('kills', '--kills', '6', '--seed', '7');
  expect({ status, said }).toEqual({ status: 0, said: expect.stringMatching(/answered and lost +0\n/) });
  expect(count('answered')).toBeGreaterThan(0);
}, 300_000);

test('S62 S63 X2 whenever the power is lost between two writes or in one, the file opens with everything that was answered', () => {
  const { status, said, count } = faults('power', '--cuts', '10', '--seed', '7');
  expect({ status, said }).toEqual({ status: 0, said: expect.any(String) });
  expect([count('answered meanwhile') > 0, count('states made and opened')]).toEqual([true, 60]);
}, 300_000);

test('S63 what is damaged on the disk is refused in words, found, or nowhere where anything stands', () => {
  const { status, said, count } = faults('damage', '--trials', '36', '--seed', '7');
  expect({ status, said }).toEqual({ status: 0, said: expect.stringMatching(/: refusedAtStart +\d/) });
  expect(count('read wrong, and nobody noticed')).toBe(0);
}, 300_000);

test('S75 X2 over a wire that is cut, open one way, lossy or late, nothing is lost, and everybody is served again', () => {
  const { status, said } = faults('network', '--longest', '1', '--seed', '7');
  expect({ status, said }).toEqual({
    status: 0,
    said: expect.stringMatching(/answered in all +\d|No network|No compiler/),
  });
}, 300_000);

test('S80 S93 flooded by requests in one breath, the public side is there, and every call was answered', () => {
  const { status, said } = faults('flood', '--seconds', '1', '--only', 'requests in one breath');
  expect({ status, said }).toEqual({ status: 0, said: expect.stringMatching(/\nrequests in one breath +\d/) });
}, 300_000);
