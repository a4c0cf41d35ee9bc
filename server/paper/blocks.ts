// S88: sealed blocks of numbers for the day on which the server is gone, and how a slip of them is known again.
import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import {
  BLOCK_LENGTH,
  LAST_NUMBER,
  MOST_BLOCKS,
  numberAt,
  PAPER_SIGNS,
  type PaperSlip,
  PROOF_LENGTH,
  paperKey,
  readPaper,
} from '../../shared/paper/slips';
import { isSameHash } from '../basics/tokens';
import type { Secrets } from '../storage/secrets';
import { answering, type Step, together, unchanged } from '../storage/steps';

const NAME = 'paperBlock:';
/** Where the next block begins: a block that is withdrawn gives its numbers to nobody. */
const NEXT = 'paperNumbers';

const keptSchema = z.strictObject({
  first: z.int(),
  count: z.int(),
  serviceId: z.string().nullable(),
  madeAt: z.int(),
  secret: z.string(),
});
type Kept = z.infer<typeof keptSchema>;
export type PaperBlock = Omit<Kept, 'secret'> & { blockId: string };

export type PaperBlockParts = { secrets: Pick<Secrets, 'named' | 'namedLike' | 'set'>; now: () => number };

type Range = Pick<Kept, 'first' | 'count'>;
const firstAfter = ({ first, count }: Range): number => ((first - 1 + count) % LAST_NUMBER) + 1;
/** Both go round after the last number. */
const shareNumbers = (one: Range, other: Range): boolean => {
  const from = (other.first - one.first + LAST_NUMBER) % LAST_NUMBER;
  return from < one.count || from + other.count > LAST_NUMBER;
};

/** What only this office can have printed: ten signs for a number of a block. */
const proofOf = ({ secret }: Pick<Kept, 'secret'>, number: string): string =>
  [...createHmac('sha256', secret).update(number).digest()]
    // Of 256 values the first 248 fall evenly on the signs; the digest is long enough to leave the others out.
    .filter((byte) => byte < PAPER_SIGNS.length * Math.floor(256 / PAPER_SIGNS.length))
    .slice(0, PROOF_LENGTH)
    .map((byte) => PAPER_SIGNS[byte % PAPER_SIGNS.length])
    .join('');

const newBlockId = (isTaken: (id: string) => boolean): string => {
  for (;;) {
    const id = Array.from({ length: BLOCK_LENGTH }, () => PAPER_SIGNS[randomInt(PAPER_SIGNS.length)]).join('');
    if (!isTaken(id)) return id;
  }
};

const withoutSecret = (blockId: string, { secret: _, ...kept }: Kept): PaperBlock => ({ blockId, ...kept });

export const createPaperBlocks = ({ secrets, now }: PaperBlockParts) => {
  const keptOf = (blockId: string): Kept | null => {
    const value = secrets.named(NAME + blockId);
    return value === null ? null : keptSchema.parse(JSON.parse(value));
  };
  /** The newest first. */
  const list = (): PaperBlock[] =>
    secrets
      .namedLike(NAME)
      .map((name) => name.slice(NAME.length))
      .flatMap((blockId) => {
        const kept = keptOf(blockId);
        return kept === null ? [] : [withoutSecret(blockId, kept)];
      })
      .sort((one, other) => other.madeAt - one.madeAt || (one.blockId < other.blockId ? -1 : 1));
  const slipsOf = (blockId: string, kept: Kept): PaperSlip[] =>
    Array.from({ length: kept.count }, (_, place) => {
      const number = numberAt(kept.first, place);
      const proof = proofOf(kept, number);
      return { key: paperKey(number, blockId, proof), number, blockId, proof };
    });

  /** Where the next one begins. */
  const nextFirst = (newest: PaperBlock | undefined): number => {
    const kept = Number(secrets.named(NEXT) ?? Number.NaN);
    if (Number.isSafeInteger(kept)) return kept;
    return newest === undefined ? 1 : firstAfter(newest);
  };

  return {
    list,
    /**
     * Numbers go on where the last block ended, also where that was withdrawn. Null where there are as many blocks as there
     * can be, or another one has some of these numbers.
     */
    make: (count: number, serviceId: string | null): Step<string | null> => {
      const there = list();
      const [newest] = there;
      const first = nextFirst(newest);
      if (there.length >= MOST_BLOCKS || there.some((one) => shareNumbers(one, { first, count })))
        return unchanged(null);
      const blockId = newBlockId((id) => secrets.named(NAME + id) !== null);
      const secret = randomBytes(32).toString('base64url');
      // Two blocks of one instant would stand in no order.
      const madeAt = Math.max(now(), (newest?.madeAt ?? 0) + 1);
      const kept: Kept = { first, count, serviceId, madeAt, secret };
      const block = secrets.set(NAME + blockId, JSON.stringify(kept));
      const next = secrets.set(NEXT, String(firstAfter({ first, count })));
      return answering(together(block, next), () => blockId);
    },
    /** False where there is no such block. */
    discard: (blockId: string): Step<boolean> =>
      keptOf(blockId) === null ? unchanged(false) : answering(secrets.set(NAME + blockId, null), () => true),
    /** A block with all of its slips, to be printed; null where there is none. */
    printed: (blockId: string): { block: PaperBlock; slips: PaperSlip[] } | null => {
      const kept = keptOf(blockId);
      return kept && { block: withoutSecret(blockId, kept), slips: slipsOf(blockId, kept) };
    },
    /** What a slip is, by its key; null where this office has made none such, or its block is good no more. */
    slipOf: (key: string): PaperSlip | null => {
      const slip = readPaper(key);
      const kept = slip && keptOf(slip.blockId);
      if (!slip || !kept || slip.key !== key) return null;
      const isOfBlock = Array.from({ length: kept.count }, (_, place) => numberAt(kept.first, place)).includes(
        slip.number,
      );
      return isOfBlock && isSameHash(proofOf(kept, slip.number), slip.proof) ? slip : null;
    },
  };
};
export type PaperBlocks = ReturnType<typeof createPaperBlocks>;
