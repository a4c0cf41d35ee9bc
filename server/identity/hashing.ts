// S12: argon2id, a few at a time. Guessers get neither all processors nor all memory, and who waits too long is refused.
import { hash, needsRehash, verify } from 'argon2';

export type PasswordCost = { memoryCost: number; timeCost: number; parallelism: number };
/** What OWASP asks of argon2id at the least: 19 MiB, two passes. About 30 ms, so that a login does not stop the office. */
export const PASSWORD_COST: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Half of the threads that the program has for disk, names and passwords. */
const MOST_AT_ONCE = 2;
/** About a second of work. */
const MOST_WAITING = 40;

export const createHashing = (cost: PasswordCost, mostAtOnce = MOST_AT_ONCE, mostWaiting = MOST_WAITING) => {
  const waiting: (() => void)[] = [];
  let atWork = 0;

  const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
    if (atWork >= mostAtOnce) {
      if (waiting.length >= mostWaiting) return null;
      // Whoever has finished hands his place on, so that nobody comes in between.
      await new Promise<void>((goOn) => waiting.push(goOn));
    } else atWork++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else atWork--;
    }
  };

  return {
    /** null when too many are waiting already; then nothing was worked out. */
    hash: (password: string): Promise<string | null> => inTurn(() => hash(password, cost)),
    /** Likewise. An empty hash is nobody's. */
    verify: (passwordHash: string, password: string): Promise<boolean | null> =>
      inTurn(async () => passwordHash !== '' && verify(passwordHash, password)),
    /** Of a code that people copy from paper, with a salt (base64url) that stands beside it. */
    derive: (text: string, salt: string): Promise<string | null> =>
      inTurn(async () =>
        (await hash(text, { ...cost, salt: Buffer.from(salt, 'base64url'), raw: true })).toString('base64url'),
      ),
    /** S74: whether it was worked out at another cost than passwords are now. */
    isWorn: (passwordHash: string): boolean => needsRehash(passwordHash, cost),
    /** How many are worked out now, and how many wait. */
    load: (): { atWork: number; waiting: number } => ({ atWork, waiting: waiting.length }),
  };
};
export type Hashing = ReturnType<typeof createHashing>;
