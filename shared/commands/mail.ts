// The server that sends the office's mail.
import { z } from 'zod';
import { emailSchema } from '../contacts';
import { letterDraftSchema } from '../settings/appointments';
import { answer, done, roomCommand } from './define';

/** What `previewLetter` answers: the letter as it would go, and what the program says where an office says nothing. */
export type Previewed = { subject: string; text: string; html: string; own: { subject: string; text: string } };

export const mailCommands = {
  setMailPassword: roomCommand({
    does: 'The password of the mail server; null takes it away.',
    asks: { password: z.string().min(1).max(200).nullable() },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  sendTestMail: roomCommand({
    does: 'Sends a letter to try the mail server, or one as it is being written (G14); takes up to half a minute.',
    asks: { to: emailSchema, letter: letterDraftSchema.nullable() },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
    patience: 'long',
    size: 'large',
  }),
  previewLetter: roomCommand({
    does: 'How a letter would look with these words, filled in with what is made up (G14).',
    asks: { letter: letterDraftSchema },
    answers: answer<Previewed>(),
    right: 'changeSettings',
    isRemembered: false,
    size: 'large',
  }),
};
