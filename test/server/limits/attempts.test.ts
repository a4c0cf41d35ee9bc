// Attempts are counted by key, for no more keys than fit.
import { createAttempts } from '../../../server/limits/attempts';

test('S6 strangers cannot fill the list of who has tried: whoever is silent for longest is forgotten', async () => {
  const attempts = createAttempts(1, 60, 3);
  for (const network of ['a', 'b', 'c']) expect(await attempts.count(network)).toBeNull();
  expect(await attempts.count('a')).toBe(60);
  expect(await attempts.count('d')).toBeNull();
  for (const network of ['a', 'c', 'd']) expect(await attempts.wait(network)).toBe(60);
  expect(await attempts.wait('b')).toBeNull();
  for (let i = 0; i < 1000; i++) await attempts.count(`network ${i}`);
  expect(await attempts.wait('a')).toBeNull();
  expect(await attempts.wait('network 999')).toBe(60);
});
