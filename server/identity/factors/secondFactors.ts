// S31: who has a second factor: a secret that only the person's phone and this file know, and codes on paper.
import { z } from 'zod';
import type { SecondFactorView } from '../../../shared/protocol';
import { isSameHash } from '../../basics/tokens';
import { secondFactorName as nameOf, type Secrets } from '../../storage/secrets';
import { answering, type Step, type TakeStep, together, unchanged } from '../../storage/steps';
import type { Hashing } from '../hashing';
import { createStepOf, isDigits, newPaper, paperHash, proposeSecret } from './codes';

const keptSchema = z.strictObject({
  secret: z.string(),
  since: z.number(),
  /** The step of the last code that was good: no other one is good up to it. */
  lastStep: z.number(),
  /** Hashes of codes on paper that nobody has used. */
  paper: z.array(z.string()),
  /** Their salt; null where they were made before there was one. */
  salt: z.string().nullable().default(null),
});
type Kept = z.infer<typeof keptSchema>;

/** What somebody typed was good: digits of the phone, or a code on paper. */
export type Used = 'phone' | 'paper';

export type SecondFactorsParts = {
  secrets: Pick<Secrets, 'named' | 'set'>;
  take: TakeStep;
  hashing: Pick<Hashing, 'derive'>;
  /** Epoch ms of the world outside, by which phones go, whatever the office's clock shows. */
  clock: () => number;
  /** What it is called in the phone. */
  issuer: () => string;
};

export const createSecondFactors = ({ secrets, take, hashing, clock, issuer }: SecondFactorsParts) => {
  const kept = (personId: string): Kept | null => {
    const value = secrets.named(nameOf(personId));
    return value === null ? null : keptSchema.parse(JSON.parse(value));
  };
  const keep = (personId: string, factor: Kept): Step<void> => secrets.set(nameOf(personId), JSON.stringify(factor));
  const forget = (personId: string): Step<boolean> =>
    kept(personId) === null ? unchanged(false) : answering(secrets.set(nameOf(personId), null), () => true);

  /** What is kept once this code has been used, which is good once; null where it is wrong. */
  const after = (factor: Kept, hash: string | null, step: number | null): { factor: Kept; used: Used } | null => {
    if (step !== null) return step <= factor.lastStep ? null : { factor: { ...factor, lastStep: step }, used: 'phone' };
    if (hash === null) return null;
    const paper = factor.paper.filter((one) => !isSameHash(one, hash));
    return paper.length === factor.paper.length ? null : { factor: { ...factor, paper }, used: 'paper' };
  };
  /** Takes a code that is right, and what comes of it; null where it is wrong, or there is nothing to prove. */
  const prove = async <Result>(
    personId: string,
    typed: string,
    decide: (proved: { factor: Kept; used: Used }) => Step<Result>,
  ): Promise<Result | null> => {
    const stepOf = await createStepOf();
    const salt = kept(personId)?.salt ?? null;
    const hash = isDigits(typed) ? null : await paperHash(hashing, typed, salt);
    return take((): Step<Result | null> => {
      const factor = kept(personId);
      const isSame = factor !== null && factor.salt === salt;
      const proved = factor && after(factor, isSame ? hash : null, stepOf(factor.secret, typed, clock()));
      return proved === null ? unchanged(null) : decide(proved);
    });
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
      const [stepOf, made] = [await createStepOf(), await newPaper(hashing)];
      if (made === null) return null;
      return take((): Step<string[] | 'there' | null> => {
        if (kept(personId) !== null) return unchanged('there');
        const lastStep = stepOf(secret, code, clock());
        if (lastStep === null) return unchanged(null);
        const factor = { secret, since: clock(), lastStep, ...made.kept };
        return answering(together(keep(personId, factor), told), () => made.codes);
      });
    },
    /** Each code is good once. `told` is what the audit says of which; null where it is wrong, or there is nothing to prove. */
    use: (personId: string, typed: string, told: (used: Used) => Step<unknown>): Promise<Used | null> =>
      prove(personId, typed, ({ factor, used }) => answering(together(keep(personId, factor), told(used)), () => used)),
    /** By a right code: new ones on paper in the place of all there were, shown once; null where it is wrong. */
    renewPaper: async (personId: string, typed: string, told: Step<unknown>): Promise<string[] | null> => {
      const made = await newPaper(hashing);
      if (made === null) return null;
      return prove(personId, typed, ({ factor }) =>
        answering(together(keep(personId, { ...factor, ...made.kept }), told), () => made.codes),
      );
    },
    /** It is none any more; false where there was none. */
    forget,
  };
};
