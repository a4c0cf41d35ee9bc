// The server that sends the office's mail.
import { z } from 'zod';
import { emailSchema } from '../contacts';
import { done, roomCommand } from './define';

export const mailCommands = {
  setMailPassword: roomCommand({
    does: 'The password of the mail server; null takes it away.',
    asks: { password: z.string().min(1).max(200).nullable() },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  sendTestMail: roomCommand({
    does: 'Sends a letter to try the mail server; takes up to half a minute.',
    asks: { to: emailSchema },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
    patience: 'long',
  }),
};
