// K16: short messages from counter to counter, and to and from the administration.
import { z } from 'zod';
import { idSchema, tokenSchema } from '../settings/basics';
import { answer, dayCommand, done } from './define';
import { visitId } from './fields';

/** As long as stands on a screen without getting in the way. */
export const MOST_MESSAGE = 200;

/** To whom: one counter, all at which somebody is, or the administration. */
export const addresseeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('counter'), counterId: idSchema }),
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('admin') }),
]);
export type Addressee = z.infer<typeof addresseeSchema>;

export const messageCommands = {
  sendMessage: dayCommand({
    does: 'A short message to one counter, to all, or to the administration; it may be about a visit (K16).',
    asks: {
      to: addresseeSchema,
      text: z.string().trim().min(1).max(MOST_MESSAGE),
      about: visitId.nullable(),
    },
    answers: answer<{ messageId: string }>(),
    may: ['counter', 'admin'],
    right: 'serve',
    when: 'open',
  }),
  readMessage: dayCommand({
    does: 'A message was read here; who sent it sees that.',
    asks: { messageId: tokenSchema },
    answers: done,
    may: ['counter', 'admin'],
    right: 'serve',
    when: 'open',
  }),
};
