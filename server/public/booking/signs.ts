// C7: a code that changes and stands on the screens in the office: who can type it on the phone is here.
import { createHmac } from 'node:crypto';
import { hashOf, isSameHash, newSecret } from '../../basics/tokens';

/** So long a code stands; for as long again it is still good, for whoever was typing when it changed. */
const STANDS_MS = 5 * 60_000;
const DIGITS = 4;

/** `clock` is real time, like the patience of who types, however fast the office's own runs. */
export const createSigns = (clock: () => number) => {
  const secret = newSecret();
  const at = (turn: number): string => {
    const drawn = createHmac('sha256', secret).update(String(turn)).digest().readUInt32BE(0);
    return String(drawn % 10 ** DIGITS).padStart(DIGITS, '0');
  };
  const turn = () => Math.floor(clock() / STANDS_MS);
  return {
    /** The code that the screens show now. */
    now: (): string => at(turn()),
    isGood: (typed: string): boolean => {
      const said = hashOf(typed.replace(/\s/g, ''));
      return [turn(), turn() - 1].some((one) => isSameHash(said, hashOf(at(one))));
    },
  };
};
export type Signs = ReturnType<typeof createSigns>;
