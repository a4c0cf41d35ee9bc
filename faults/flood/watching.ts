// The public side seen from outside: which process it is, how much memory it has, and whether it answers.
import { readFileSync } from 'node:fs';
import { memoryOf } from '../../bench/parts/memoryOf';

const LOOK_MS = 100;
const ASK_MS = 2000;

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** The process of the public side of an office; null while there is none. */
export const sideOf = (office: number): number | null => {
  const children = read(`/proc/${office}/task/${office}/children`).trim().split(' ').map(Number);
  return children.find((pid) => read(`/proc/${pid}/cmdline`).startsWith('wertmarke-public')) ?? null;
};

const answers = (base: string): Promise<boolean> =>
  fetch(`${base}/api/office`, { signal: AbortSignal.timeout(ASK_MS) }).then(
    (response) => response.text().then(() => response.ok),
    () => false,
  );

export type Seen = {
  /** How often it was another process than before. */
  ends: number;
  /** Milliseconds from each end until somebody at home was answered again. */
  backAfterMs: number[];
  /** Of those who asked from home, a few times a second. */
  asked: number;
  answered: number;
  /** The most memory that it had, in MB. */
  mostMb: number;
};

const noneSeen = (): Seen => ({ ends: 0, backAfterMs: [], asked: 0, answered: 0, mostMb: 0 });

/** Watches until it is told to end. */
export const watchSide = (office: number, base: string) => {
  let seen = noneSeen();
  let side = sideOf(office);
  let goneAt: number | null = null;
  let isOver = false;
  const look = (): void => {
    const now = sideOf(office);
    if (now !== null) seen.mostMb = Math.max(seen.mostMb, memoryOf(now) || 0);
    if (now === side) return;
    if (side !== null) {
      seen.ends += 1;
      goneAt ??= performance.now();
    }
    side = now;
  };
  const looking = setInterval(look, LOOK_MS);
  const asking = (async () => {
    while (!isOver) {
      const isAnswered = await answers(base);
      look();
      seen.asked += 1;
      if (isAnswered) seen.answered += 1;
      if (isAnswered && goneAt !== null && side !== null) {
        seen.backAfterMs.push(performance.now() - goneAt);
        goneAt = null;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  })();
  return {
    /** It has ended, and nobody was answered since. */
    isGone: (): boolean => goneAt !== null || side === null,
    /** How often it has ended since `take`. */
    ends: (): number => seen.ends,
    /** What was seen since this was asked last. */
    take: (): Seen => {
      const taken = seen;
      seen = noneSeen();
      return taken;
    },
    close: async (): Promise<void> => {
      isOver = true;
      clearInterval(looking);
      await asking;
    },
  };
};
