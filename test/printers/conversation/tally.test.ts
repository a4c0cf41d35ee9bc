// The answers to GS r, counted: those that were asked, and nothing else.
import fc from 'fast-check';
import { createTally } from '../../../printers/conversation/tally';

const MOMENT_MS = 50;

/** A printer on a clock of its own: `said` are bytes that nobody asked for, by the time at which they come. */
const listen = (printer: { answersAt: number | null; said: { at: number; bytes: number[] }[] }, untilMs: number) => {
  let now = 0;
  const tally = createTally(() => now);
  const coming: { at: number; bytes: number[] }[] = [...printer.said];
  const ask = () => {
    const asked = tally.ask().length / 3;
    const { answersAt } = printer;
    if (answersAt !== null) coming.push({ at: Math.max(now, answersAt) + 5, bytes: Array(asked).fill(0) });
  };
  ask();
  for (; now < untilMs; now += 5) {
    for (const { at, bytes } of coming) if (at === now) for (const byte of bytes) tally.hear(byte);
    if (now % MOMENT_MS === 0 && tally.isWorthAsking()) ask();
    if (tally.answer() !== null) return true;
  }
  return false;
};

test('P7 the answers to GS r are believed, also when a stray byte comes among them or before', () => {
  expect(listen({ answersAt: 800, said: [] }, 5000)).toBe(true);
  for (const at of [0, 400, 700, 805, 900, 1300])
    expect(listen({ answersAt: 800, said: [{ at, bytes: [0] }] }, 9000)).toBe(true);
});

test('P7 a stray byte every second does not keep the answers from being believed', () => {
  let believed = 0;
  for (let begin = 0; begin < 1000; begin += 5) {
    const said = Array.from({ length: 20 }, (_, i) => ({ at: begin + i * 1000, bytes: [0] }));
    if (listen({ answersAt: 800, said }, 20_000)) believed += 1;
  }
  expect(believed).toBeGreaterThan(190);
});

test('P7 whatever comes from a printer that answers nothing, in whatever even time, is no answer', () => {
  const chatter = fc.record({
    everyMs: fc.integer({ min: 1, max: 400 }).map((n) => 5 * n),
    bytes: fc.array(fc.constantFrom(0, 3, 0x0f, 0x60), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(chatter, ({ everyMs, bytes }) => {
      const said = Array.from({ length: Math.floor(20_000 / everyMs) }, (_, i) => ({ at: i * everyMs, bytes }));
      return !listen({ answersAt: null, said }, 20_000);
    }),
  );
});

test('P7 a heap of bytes that look like answers is one by chance at most', () => {
  let believed = 0;
  for (let length = 5; length <= 20; length += 1)
    for (let i = 0; i < 50; i += 1) {
      const said = Array.from({ length: 10 }, (_, i) => ({ at: 500 + i * 1000, bytes: Array<number>(length).fill(0) }));
      if (listen({ answersAt: null, said }, 20_000)) believed += 1;
    }
  // One time in sixteen each of two times: three of these eight hundred, and never so many
  expect(believed).toBeLessThan(60);
});
