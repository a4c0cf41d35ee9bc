// Signing on through the house: its provider's secret, a test, and who is who there.
import { z } from 'zod';
import { tokenSchema } from '../settings/basics';
import { answer, done, roomCommand } from './define';

/** What `testSignOn` answers: why it would not work, null where it would, and what the provider said. */
export type SignOnTest = {
  why: null | 'unreachable' | 'wrongIssuer' | 'clock' | 'wrongClient' | 'cancelled' | 'wrong';
  said: string;
};

export const signOnCommands = {
  setSignOnSecret: roomCommand({
    does: 'The secret by which the house’s sign-on knows this office; null takes it away.',
    asks: { secret: z.string().min(1).max(500).nullable() },
    answers: done,
    right: 'managePeople',
    isRemembered: true,
  }),
  setPersonSignOn: roomCommand({
    does: 'What the house’s sign-on says of a person, who then comes in through it; null: only by password.',
    asks: { personId: tokenSchema, signOn: z.string().trim().min(1).max(200).nullable() },
    answers: done,
    right: 'managePeople',
    isRemembered: true,
  }),
  testSignOn: roomCommand({
    does: 'Asks the house’s sign-on whether it is there and knows this office; takes up to ten seconds.',
    asks: { redirectUri: z.url({ protocol: /^https?$/ }).max(300) },
    answers: answer<SignOnTest>(),
    right: 'managePeople',
    isRemembered: false,
    patience: 'long',
  }),
};
