// What the administration asks about the office's mail.
import type { mailCommands } from '../../shared/commands/mail';
import { type Answers, done, refused } from '../basics/answers';
import type { Post } from './post';

/** `changed` is told when there is a password, or none any more. */
export const mailAnswers = (
  post: Pick<Post, 'setPassword' | 'test'>,
  changed: () => void,
): Answers<keyof typeof mailCommands> => ({
  setMailPassword: ({ password }, { keeping }) =>
    keeping(() => {
      post.setPassword(password);
      changed();
      return done(null);
    }),
  sendTestMail: async ({ to }) => {
    const sent = await post.test(to);
    return sent === 'sent' ? done(null) : refused('mailFailed', { what: sent.failed });
  },
});
