// S33: the provider as the settings name it, its secret, and whose claim is whose account.
import type { PersonView } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { Identity } from '../identity/identity';
import type { Secrets } from '../storage/secrets';
import type { Step } from '../storage/steps';
import { createProvider, type Failed, type Journey } from './provider';

const SECRET = 'signOn';

export type SignOnParts = {
  secrets: Pick<Secrets, 'named' | 'set'>;
  settings: () => Settings;
  persons: Pick<Identity['persons'], 'claimedBy'>;
};

export const createSignOn = ({ secrets, settings, persons }: SignOnParts) => {
  const provider = createProvider();
  const set = () => {
    const { signOn } = settings();
    return signOn && { ...signOn, secret: secrets.named(SECRET) };
  };
  return {
    hasSecret: (): boolean => secrets.named(SECRET) !== null,
    /** null forgets it. */
    setSecret: (secret: string | null): Step<void> => secrets.set(SECRET, secret),
    /** null where the settings have no provider. */
    begin: (redirectUri: string): Promise<{ url: string; journey: Journey } | Failed> | null => {
      const now = set();
      return now && provider.begin(now, redirectUri);
    },
    /** Whose account it is; `person` null where it is nobody's. */
    finish: async (journey: Journey, query: string): Promise<{ person: PersonView | null } | Failed | null> => {
      const now = set();
      if (now === null) return null;
      const came = await provider.finish(now, journey, query, now.claim);
      if ('failed' in came) return came;
      return { person: came.value === null ? null : persons.claimedBy(came.value) };
    },
    test: (redirectUri: string): Promise<Failed | null> | 'off' => {
      const now = set();
      return now === null ? 'off' : provider.test(now, redirectUri);
    },
  };
};
export type SignOn = ReturnType<typeof createSignOn>;
