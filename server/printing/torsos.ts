// P10: on which printers something was begun that is no slip of the day, and may hang there: so that a restart knows it.
import type { Secrets } from '../storage/secrets';
import { type TakeStep, unchanged } from '../storage/steps';

const NAME = 'torso:';

export type TorsosParts = { secrets: Pick<Secrets, 'named' | 'namedLike' | 'set'>; take: TakeStep };

export const createTorsos = ({ secrets, take }: TorsosParts) => {
  const keep = (printerId: string, value: string | null): Promise<void> =>
    take(() => {
      const name = NAME + printerId;
      return secrets.named(name) === value ? unchanged(undefined) : secrets.set(name, value);
    });
  return {
    has: (printerId: string): boolean => secrets.named(NAME + printerId) !== null,
    /** The printers. */
    all: (): string[] => secrets.namedLike(NAME).map((name) => name.slice(NAME.length)),
    /** Durable before the first byte is sent. */
    begin: (printerId: string): Promise<void> => keep(printerId, 'begun'),
    /** It is on paper, or has been seen to. */
    end: (printerId: string): Promise<void> => keep(printerId, null),
  };
};
