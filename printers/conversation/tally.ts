// The answer to GS r is one plain byte, and anything can send one: so it is asked a number of times that nobody else
// knows, twice, and believed when just so many answers come, alike and together (P7).
import { randomInt } from 'node:crypto';
import { TRANSMIT_STATUS } from '../slip/commands';

/** Whatever lets a stray byte fall in an even time never gives so many within the one time and then none in the other. */
const LEAST = 5;
const MOST = 20;
const TOGETHER_MS = 450;
const QUIET_MS = 150;
/** A machine that was busy looks at its clock before it looks at what has come: so often nothing must have come. */
const QUIET_LOOKS = 3;
const LOOK_MS = 40;
const NEEDED = 2;
const MOST_ROUNDS = 10;
/** Fewer that do not fit are taken for strays, and the answers may still come. */
const WORTH_ANOTHER = 2;
/** Strays among the answers spoil them; what is farther off was never answers. */
const MOST_STRAYS = 2;

/** Each sensor of the paper has two bits that say the same. */
const LOOKS_RIGHT = [0x00, 0x03, 0x0c, 0x0f];

export type Tally = {
  /** The question, to be sent as one. What was heard before it answers nothing. */
  ask(): Buffer;
  hear(byte: number): void;
  /** To be called every moment: whether it is worth asking again, to be sure or because something came in between. */
  isWorthAsking(): boolean;
  /** To be called every moment: the answer, null as long as there is none. */
  answer(): number | null;
};

type Heard = { byte: number; at: number };

const areAnswers = (heard: readonly Heard[], asked: number) => {
  const [first] = heard;
  const last = heard.at(-1);
  if (first === undefined || last === undefined || heard.length !== asked) return false;
  const isAlike = heard.every(({ byte }) => byte === first.byte);
  return isAlike && last.at - first.at <= TOGETHER_MS && LOOKS_RIGHT.includes(first.byte & 0x0f);
};

/** `now` counts milliseconds, of whatever beginning. */
export const createTally = (now: () => number): Tally => {
  let asked = 0;
  let rounds = 0;
  let fitting = 0;
  let heard: Heard[] = [];
  let looks = 0;
  let lookedAt = 0;
  let isChatter = false;
  let isOver = true;
  let answer: number | null = null;

  /** What came together and is not the answers. */
  const drop = () => {
    if (heard.length >= LEAST && Math.abs(heard.length - asked) > MOST_STRAYS) isChatter = true;
    if (heard.length >= WORTH_ANOTHER) isOver = true;
    heard = [];
  };

  /** What came together has come to its end. */
  const judge = () => {
    const [first] = heard;
    if (first === undefined || isOver || !areAnswers(heard, asked)) return drop();
    fitting += 1;
    isOver = true;
    heard = [];
    if (fitting === NEEDED) answer = first.byte;
  };

  const look = () => {
    const last = heard.at(-1);
    if (last === undefined || now() - lookedAt < LOOK_MS) return;
    lookedAt = now();
    looks += 1;
    if (looks >= QUIET_LOOKS && now() - last.at >= QUIET_MS) judge();
  };

  return {
    ask: () => {
      if (heard.length >= LEAST) isChatter = true;
      asked = randomInt(LEAST, MOST + 1);
      rounds += 1;
      heard = [];
      isOver = false;
      return Buffer.concat(Array.from({ length: asked }, () => TRANSMIT_STATUS));
    },
    hear: (byte) => {
      if (now() - (heard.at(-1)?.at ?? now()) >= QUIET_MS) drop();
      looks = 0;
      lookedAt = now();
      heard.push({ byte, at: now() });
      // Nobody needs to know how many there are of too many
      if (heard.length > 2 * MOST) heard.shift();
    },
    isWorthAsking: () => {
      look();
      return asked > 0 && isOver && answer === null && !isChatter && rounds < MOST_ROUNDS;
    },
    answer: () => {
      look();
      return isChatter ? null : answer;
    },
  };
};
