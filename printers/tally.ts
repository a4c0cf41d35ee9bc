// The answer to GS r is one plain byte, and anything can send one: so it is asked a number of times that nobody else
// knows, and believed when just so many answers come, alike and together (P7).
import { randomInt } from 'node:crypto';
import { TRANSMIT_STATUS } from './commands';

/** A printer that lets a stray byte fall again and again never gives so many within the time and then none in the other. */
const LEAST = 5;
const MOST = 9;
const TOGETHER_MS = 1000;
const QUIET_MS = 300;
const MOST_ROUNDS = 6;
/** Fewer that do not fit are taken for strays, and the answers may still come. */
const WORTH_ANOTHER = 2;

/** Each sensor of the paper has two bits that say the same. */
const LOOKS_RIGHT = [0x00, 0x03, 0x0c, 0x0f];

export interface Tally {
  /** The question, to be sent as one. What was heard before it answers nothing. */
  ask(): Buffer;
  /** Whether answers were spoilt by something else among them, and it is worth asking again. */
  isSpoilt(): boolean;
  hear(byte: number): void;
  /** The answer, null as long as there is none. */
  answer(): number | null;
}

/** `now` counts milliseconds, of whatever beginning. */
export const createTally = (now: () => number): Tally => {
  let asked = 0;
  let rounds = 0;
  let heard: { byte: number; at: number }[] = [];
  let spoilt = false;
  let answer: number | null = null;

  const judge = () => {
    const [first] = heard;
    const last = heard.at(-1);
    if (first === undefined || last === undefined || now() - last.at < QUIET_MS) return;
    const isTogether = last.at - first.at <= TOGETHER_MS;
    const isAlike = heard.every(({ byte }) => byte === first.byte);
    const looksRight = LOOKS_RIGHT.includes(first.byte & 0x0f);
    if (heard.length === asked && isTogether && isAlike && looksRight) answer ??= first.byte;
    else if (heard.length >= WORTH_ANOTHER) spoilt = true;
    heard = [];
  };

  return {
    ask: () => {
      asked = randomInt(LEAST, MOST + 1);
      rounds += 1;
      heard = [];
      spoilt = false;
      return Buffer.concat(Array.from({ length: asked }, () => TRANSMIT_STATUS));
    },
    isSpoilt: () => {
      judge();
      return spoilt && answer === null && rounds < MOST_ROUNDS;
    },
    hear: (byte) => {
      judge();
      if (asked > 0 && answer === null) heard.push({ byte, at: now() });
    },
    answer: () => {
      judge();
      return answer;
    },
  };
};
