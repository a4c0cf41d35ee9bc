// S31: who has a second factor: a secret that only the person's phone and this file know, and codes on paper.
import { z } from 'zod';
import type { SecondFactorView } from '../../../shared/protocol';
import { isSameHash } from '../../basics/tokens';
import type { Secrets } from '../../storage/secrets';
import { answering, type Step, type TakeStep, together, unchanged } from '../../storage/steps';
import { createStepOf, newPaperCodes, paperHash, proposeSecret } from './codes';

const keptSchema = z.strictObject({
  secret: z.string(),
  since: z.number(),
  /** The step of the last code that was good: no other one is good up to it. */
  lastStep: z.number(),
  /** Hashes of codes on paper that nobody has used. */
  paper: z.array(z.string()),
});
type Kept = z.infer<typeof keptSchema>;

/** What somebody typed was good: digits of the phone, or a code on paper. */
export type Used = 'phone' | 'paper';

export type SecondFactorsParts = {
  secrets: Pick<Secrets, 'named' | 'set'>;
  take: TakeStep;
  /** Epoch ms of the world outside, by which phones go, whatever the office's clock shows. */
  clock: () => number;
  /** What it is called in the phone. */
  issuer: () => string;
};

const nameOf = (personId: string): string => `secondFactor:${personId}`;

export const createSecondFactors = ({ secrets, take, clock, issuer }: SecondFactorsParts) => {
  const kept = (personId: string): Kept | null => {
    const value = secrets.named(nameOf(personId));
    return value === null ? null : keptSchema.parse(JSON.parse(value));
  };
  const keep = (personId: string, factor: Kept): Step<void> => secrets.set(nameOf(personId), JSON.stringify(factor));
  const forget = (personId: string): Step<boolean> =>
    kept(personId) === null ? unchanged(false) : answering(secrets.set(nameOf(personId), null), () => true);

  const usePaper = (personId: string, factor: Kept, typed: string): Step<void> | null => {
    const hash = paperHash(typed);
    const paper = factor.paper.filter((one) => !isSameHash(one, hash));
    return paper.length === factor.paper.length ? null : keep(personId, { ...factor, paper });
  };

  return {
    /** null where there is none. */
    state: (personId: string): SecondFactorView | null => {
      const factor = kept(personId);
      return factor && { since: factor.since, paperCodes: factor.paper.length };
    },
    /** A secret for a phone that is to be one; nothing of it is kept before a right code. */
    propose: (name: string): Promise<{ secret: string; uri: string }> => proposeSecret(issuer(), name),
    /** By a first right code of this secret: the codes on paper, shown once. null where the code is wrong, 'there' where there is one already. */
    turnOn: async (
      personId: string,
      { secret, code }: { secret: string; code: string },
      told: Step<unknown>,
    ): Promise<string[] | 'there' | null> => {
      const stepOf = await createStepOf();
      return take((): Step<string[] | 'there' | null> => {
        if (kept(personId) !== null) return unchanged('there');
        const lastStep = stepOf(secret, code, clock());
        if (lastStep === null) return unchanged(null);
        const codes = newPaperCodes();
        const factor = { secret, since: clock(), lastStep, paper: codes.map(paperHash) };
        return answering(together(keep(personId, factor), told), () => codes);
      });
    },
    /** Each code is good once. `told` is what the audit says of which; null where it is wrong, or there is nothing to prove. */
    use: async (personId: string, typed: string, told: (used: Used) => Step<unknown>): Promise<Used | null> => {
      const stepOf = await createStepOf();
      return take((): Step<Used | null> => {
        const factor = kept(personId);
        if (factor === null) return unchanged(null);
        const step = stepOf(factor.secret, typed, clock());
        if (step !== null) {
          if (step <= factor.lastStep) return unchanged(null);
          const used = together(keep(personId, { ...factor, lastStep: step }), told('phone'));
          return answering(used, () => 'phone');
        }
        const used = usePaper(personId, factor, typed);
        return used === null ? unchanged(null) : answering(together(used, told('paper')), () => 'paper');
      });
    },
    /** It is none any more; false where there was none. */
    forget,
  };
};
