// A share of `npm run faults -- takeover` with a fixed seed: two real programs, as they are in ../dist/, and a real PostgreSQL.
import { faults } from './program';

test('S84 S86 X2 killed and robbed of its sessions while another stands by, the office goes on, and nothing is lost or twice', () => {
  const { status, said, count } = faults('takeover', '--blows', '2', '--seed', '7');
  expect({ status, said }).toEqual({ status: 0, said: expect.stringMatching(/answered and lost +0/) });
  expect(said).toMatch(/kill +1 +\d/);
  expect(said).toMatch(/sessions +1 +\d/);
  expect(count('answered')).toBeGreaterThan(0);
}, 300_000);
