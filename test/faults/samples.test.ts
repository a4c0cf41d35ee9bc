// Days in time lapse: what counts as growth.
import {
  bytesOfEach,
  ENGINE_BYTES,
  growthOf,
  MOST_BYTES_OF_EACH,
  nightsOf,
  type Sample,
} from '../../faults/lapse/samples';

const BEGAN_AT = 6;
const KB = 1000;

/** Three days that begin at six: by day the heap is larger, each ticket leaves so many bytes for good. */
const lived = (leftOfEach: number, more: (day: number) => Partial<Sample> = () => ({})): Sample[] =>
  Array.from({ length: 72 }, (_, i) => {
    const [hour, ofDay] = [i + 1, (BEGAN_AT + i + 1) % 24];
    const tickets = 4000 * hour;
    const heap = 30_000 * KB + leftOfEach * tickets + (ofDay < 2 || ofDay >= 6 ? 9_000 * KB : 0);
    return {
      hour,
      heap,
      tickets,
      objects: 100_000,
      files: 60,
      handles: { TCPSocketWrap: 40 },
      ...more(Math.floor((BEGAN_AT + i + 1) / 24)),
    };
  });

test('S64 what a day needs and its night gives back is no growth; what each ticket leaves for good is', () => {
  const nights = nightsOf(lived(0), BEGAN_AT);
  expect([nights.length, growthOf(nights)]).toEqual([3, []]);
  // What the engine takes for itself between two nights, and a little more for each ticket of the two days.
  const each = MOST_BYTES_OF_EACH + Math.ceil(ENGINE_BYTES / (2 * 24 * 4000));
  expect(growthOf(nightsOf(lived(each - 1), BEGAN_AT))).toEqual([]);
  const leaking = nightsOf(lived(each + 1), BEGAN_AT);
  expect(growthOf(leaking)).toEqual([`each ticket left ${each + 1} bytes of memory`]);
  const [first, last] = [leaking[0], leaking.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no nights');
  expect(bytesOfEach(first, last)).toBe(each + 1);
});

test('S64 objects that become more from night to night are counted: one of every fourth ticket is too many', () => {
  const counted = (ofEach: number) =>
    growthOf(
      nightsOf(
        lived(0).map((one) => ({ ...one, objects: 100_000 + ofEach * one.tickets })),
        BEGAN_AT,
      ),
    );
  expect(counted(0.1)).toEqual([]);
  expect(counted(0.25)).toEqual([expect.stringMatching(/^\d+ objects instead of \d+$/)]);
});

test('S64 sockets, timers and files that become more from night to night are named, and fewer than two nights say nothing', () => {
  expect(
    growthOf(
      nightsOf(
        lived(0, (day) => ({ files: 60 + 4 * day })),
        BEGAN_AT,
      ),
    ),
  ).toEqual(['72 open files and sockets instead of 64']);
  expect(
    growthOf(
      nightsOf(
        lived(0, (day) => ({ handles: { Timeout: 10 * day } })),
        BEGAN_AT,
      ),
    ),
  ).toEqual(['30 Timeout instead of 10']);
  expect(growthOf(nightsOf(lived(0).slice(0, 30), BEGAN_AT))).toEqual(['there were no two nights']);
});
