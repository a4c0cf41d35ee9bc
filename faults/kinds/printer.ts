// A printer in the network that something is wrong with, again and again: no paper, resets, late and broken answers, another
// one in its place. All that came out of any of them is counted by its number.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../server/queue/replay/chance';
import { decodeSlip } from '../../test/printers/decoder';
import { type Habits, type Sensors, startPrinter, type TestPrinter } from '../../test/printers/printer';

const MENDED: Sensors = { paper: 'enough', cover: 'closed', cutter: 'free' };
const TROUBLES: readonly (Partial<Sensors> | 'reset' | 'drop' | 'stray' | 'another')[] = [
  { paper: 'out' },
  { paper: 'low' },
  { cover: 'open' },
  { cutter: 'jammed' },
  'reset',
  'drop',
  'stray',
  'another',
];

const habitsOf = ({ share, pick }: Chance): Partial<Habits> => ({
  lineMs: pick([1, 2, 8]) ?? 1,
  bufferBytes: pick([32, 256, 4096]) ?? 256,
  lag: pick([0, 0, 60, 'untilNext'] as const) ?? 0,
  automatic: share() < 0.3,
  split: share() < 0.3,
  breaksAfterBytes: share() < 0.4 ? Math.floor(share() * 3000) : null,
  ofBroken: share() < 0.5 ? 'waits' : 'forgets',
  answers: { realTime: share() < 0.9, processId: share() < 0.8, transmit: share() < 0.8 },
});

export type Paper = {
  port: number;
  /** Nothing is wrong any more. */
  mend: () => Promise<void>;
  /** How often each number came out. */
  numbers: () => Map<string, number>;
  close: () => Promise<void>;
};

const numberOn = (slip: Buffer): string | undefined => decodeSlip(slip).lines.find((line) => line.width > 4)?.text;

/** Puts up a printer that is troubled until it is mended. */
export const troubledPrinter = async (chance: Chance): Promise<Paper> => {
  let printer: TestPrinter = await startPrinter(habitsOf(chance));
  const { port } = printer;
  const past: Buffer[][] = [];
  let isMended = false;
  const replace = async (habits: Partial<Habits>) => {
    past.push(printer.slips);
    await printer.close();
    printer = await startPrinter(habits, port);
  };
  const trouble = async () => {
    const what = chance.pick(TROUBLES);
    if (what === 'reset') printer.reset();
    else if (what === 'drop') printer.dropNext();
    else if (what === 'stray') printer.stray([0x12, 0x37]);
    else if (what === 'another') await replace(habitsOf(chance));
    else if (what !== undefined) {
      printer.put(what);
      await sleep(50 + chance.share() * 1500);
      printer.put(MENDED);
    }
  };
  const troubled = (async () => {
    while (!isMended) {
      await sleep(200 + chance.share() * 2500);
      if (!isMended) await trouble();
    }
  })();
  return {
    port,
    mend: async () => {
      isMended = true;
      await troubled;
      await replace({});
    },
    numbers: () => {
      const counts = new Map<string, number>();
      for (const slip of [...past, printer.slips].flat()) {
        const number = numberOn(slip);
        if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
      }
      return counts;
    },
    close: () => printer.close(),
  };
};
