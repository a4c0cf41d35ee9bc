// What the administration asks about signing on through the house.
import type { signOnCommands } from '../../shared/commands/people';
import type { Identity } from '../identity/identity';
import { type Answers, done, refused, telling } from '../office/answers';
import { answering } from '../storage/steps';
import type { SignOn } from './signOn';

/** `changed` is told when there is a secret or somebody's name in the house, or none any more. */
export const signOnAnswers = (
  signOn: Pick<SignOn, 'setSecret' | 'test'>,
  persons: Pick<Identity['persons'], 'setSignOn'>,
  changed: () => void,
): Answers<keyof typeof signOnCommands> => ({
  setSignOnSecret: ({ secret }, { keeping }) =>
    telling(
      keeping(() => answering(signOn.setSecret(secret), () => done(null))),
      changed,
    ),
  setPersonSignOn: ({ personId, signOn: claimed }, { keeping }) =>
    telling(
      keeping(() =>
        answering(persons.setSignOn(personId, claimed), (fault) => (fault === null ? done(null) : refused(fault))),
      ),
      changed,
    ),
  testSignOn: async ({ redirectUri }) => {
    const tested = await signOn.test(redirectUri);
    if (tested === 'off') return refused('signOnOff');
    return done(tested === null ? { why: null, said: '' } : tested.failed);
  },
});
