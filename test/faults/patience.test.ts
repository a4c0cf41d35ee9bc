// How long the program is waited for on a busy machine.
import { patienceBy } from '../../faults/patience';

/** A machine whose clock goes on by so much with each look, of which so much was withheld. */
const waited = (eachMs: number, withheldMs: number, ms: number): number => {
  let looks = 0;
  const isOver = patienceBy({ now: () => looks * eachMs, withheld: () => looks * withheldMs }, ms);
  while (looks < 10_000 && !isOver()) looks += 1;
  return looks;
};

test('S61 what counts is the time in which the program could have gone on', () => {
  expect(waited(50, 0, 1000)).toBe(21);
  expect(waited(50, 40, 1000)).toBe(101);
  expect(waited(50, 50, 1000)).toBe(10_000);
  // Whoever looks every second only was kept from looking.
  expect(waited(1000, 0, 1000)).toBe(11);
});
