// Care of personal data: what is kept of whom, the proof that the rest is gone, and its deletion for one person.
import { z } from 'zod';
import type { DeletedResult, HeldResult, OwnDataResult, ProofResult } from '../privacy';
import { tokenSchema } from '../settings/basics';
import { answer, dayCommand, done, query, roomCommand } from './define';
import { day, visitId } from './fields';

/** So many at once; whoever has more is asked about again. */
const MOST_DELETED = 100;

export const privacyCommands = {
  forgetVisitor: dayCommand({
    does: 'Nobody knows any more who booked this visit, nor what staff wrote about it; its letters are withdrawn (X13).',
    asks: { day, visitId },
    answers: done,
    may: ['office'],
    when: 'always',
  }),
  proveForgetting: query({
    does: 'Looks through every table for what is kept of people, and for what should be gone (X11). `run` names a search: asked again, how far it is, or what came out.',
    asks: { run: tokenSchema },
    answers: answer<ProofResult>(),
    looksAt: 'nothing',
    may: ['admin'],
  }),
  findPersonalData: query({
    does: 'Everything kept of one person, by name, e-mail address, phone number or code, of all days (X13, Art. 15 GDPR).',
    asks: { text: z.string().trim().min(3).max(80) },
    answers: answer<HeldResult>(),
    looksAt: 'people',
    may: ['admin'],
  }),
  deletePersonalData: roomCommand({
    does: 'Deletes what is kept of one person (X13, Art. 17 GDPR); appointments to come are cancelled, or kept without a name.',
    asks: {
      visits: z.array(z.strictObject({ day, visitId, isCancelled: z.boolean() })).max(MOST_DELETED),
      wishIds: z.array(tokenSchema).max(MOST_DELETED),
    },
    answers: answer<DeletedResult>(),
    isRemembered: true,
    size: 'large',
    patience: 'long',
  }),
  ownData: query({
    does: 'Everything kept of the person who asks (Art. 15 GDPR); null where nobody is logged in.',
    asks: {},
    answers: answer<OwnDataResult | null>(),
    looksAt: 'nothing',
    may: ['counter', 'admin'],
  }),
};
