// D2, D12: what is heard of many calls at once.
import fc from 'fast-check';
import { createHall } from '../../display/sounding/hall';
import { MOST_BEHIND, type Part, partEnded, type Queue, SILENCE, shown, without } from '../../display/sounding/queue';
import type { CallView } from '../../shared/protocol';

const callOf = (announcement: number, spokenIn: CallView['spokenIn'] = ['de', 'en']): CallView => ({
  ...{ announcement, number: `A${String(announcement).padStart(3, '0')}`, counter: '3', calls: 1, at: 0, stands: true },
  ...{ spokenIn, language: 'de', arrow: null, placeHint: null },
});

/** A hall whose loudspeaker waits for the test: `end` ends what is heard now. */
const openHall = () => {
  const heard: string[] = [];
  let over: (() => void) | null = null;
  const hall = createHall({
    play: (part, call) => {
      heard.push(`${call.number} ${part}`);
      return new Promise((resolve) => {
        over = resolve;
      });
    },
    stop: () => {
      over = null;
    },
  });
  const end = async () => {
    over?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { hall, heard, end };
};

test('D12 a call is heard as gong, German and the visitor’s language, and the next one behind it without another gong', async () => {
  const { hall, heard, end } = openHall();
  hall.show(callOf(1));
  hall.show(callOf(2, ['de']));
  for (let times = 0; times < 6; times++) await end();
  expect(heard).toEqual(['A001 gong', 'A001 de', 'A001 en', 'A002 de']);
  hall.show(callOf(3));
  expect(heard.at(-1)).toBe('A003 gong');
});

test('D1 where nothing is spoken, each call has its gong', async () => {
  const { hall, heard, end } = openHall();
  hall.show(callOf(1, []));
  hall.show(callOf(2, []));
  for (let times = 0; times < 3; times++) await end();
  expect(heard).toEqual(['A001 gong', 'A002 gong']);
});

test('D12 K10 a call that is taken back while it waits is not heard', async () => {
  const { hall, heard, end } = openHall();
  for (const announcement of [1, 2, 3]) hall.show(callOf(announcement, ['de']));
  hall.withdraw(({ announcement }) => announcement === 2);
  for (let times = 0; times < 4; times++) await end();
  expect(heard).toEqual(['A001 gong', 'A001 de', 'A003 de']);
});

test('D12 where two wait, the rest of a call is left out; where three would, it is broken off', async () => {
  const { hall, heard, end } = openHall();
  hall.show(callOf(1));
  await end();
  hall.show(callOf(2));
  hall.show(callOf(3));
  await end();
  expect(heard).toEqual(['A001 gong', 'A001 de', 'A002 de']);
  hall.show(callOf(4));
  hall.show(callOf(5));
  expect(heard.at(-1)).toBe('A003 de');
});

type Step = 'show' | 'end' | 'withdraw';

test('D2 D12 whatever happens, calls are heard in their order and once, never more than two behind the screen, the last one always', () => {
  const steps = fc.array(fc.constantFrom<Step>('show', 'show', 'end', 'end', 'end', 'withdraw'), { maxLength: 60 });
  fc.assert(
    fc.property(steps, fc.boolean(), (taken, isSpoken) => {
      const begun: number[] = [];
      let queue: Queue = SILENCE;
      let onScreen = 0;
      const withdrawn = new Set<number>();
      const go = (after: Queue) => {
        const [before, now] = [queue.sounding?.call.announcement, after.sounding?.call.announcement];
        queue = after;
        if (now !== undefined && now !== before) begun.push(now);
        expect(queue.waiting.length).toBeLessThanOrEqual(MOST_BEHIND);
        if (now !== undefined) {
          const between = [...withdrawn].filter((one) => one > now).length;
          expect(onScreen - now - between).toBeLessThanOrEqual(MOST_BEHIND);
        }
        expect(queue.sounding?.parts).not.toEqual([]);
      };
      for (const step of taken) {
        if (step === 'show') {
          onScreen++;
          go(shown(queue, callOf(onScreen, isSpoken ? ['de', 'en'] : [])));
        }
        if (step === 'end') go(partEnded(queue));
        const last = queue.waiting.at(-1)?.announcement;
        if (step === 'withdraw' && last !== undefined) {
          withdrawn.add(last);
          go(without(queue, ({ announcement }) => announcement === last));
        }
      }
      for (let times = 0; queue.sounding !== null && times < 20; times++) go(partEnded(queue));
      expect(queue).toEqual(SILENCE);
      expect(begun).toEqual([...new Set(begun)].sort((one, other) => one - other));
      if (onScreen > 0 && !withdrawn.has(onScreen)) expect(begun.at(-1)).toBe(onScreen);
      expect(begun.filter((one) => withdrawn.has(one))).toEqual([]);
    }),
  );
});

test('D12 a gong alone is one part, a call in two languages three', () => {
  const partsOf = (spokenIn: CallView['spokenIn']): readonly Part[] =>
    shown(SILENCE, callOf(1, spokenIn)).sounding?.parts ?? [];
  expect([partsOf([]), partsOf(['de', 'en'])]).toEqual([['gong'], ['gong', 'de', 'en']]);
});
