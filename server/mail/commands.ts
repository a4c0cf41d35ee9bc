// What the administration asks about the office's mail.
import type { mailCommands } from '../../shared/commands/mail';
import { type Answers, done, refused, telling } from '../office/answers';
import { answering } from '../storage/steps';
import type { Post } from './post';

/** `changed` is told when there is a password, or none any more. */
export const mailAnswers = (
  post: Pick<Post, 'setPassword' | 'test' | 'preview'>,
  changed: () => void,
): Answers<keyof typeof mailCommands> => ({
  setMailPassword: ({ password }, { keeping }) =>
    telling(
      keeping(() => answering(post.setPassword(password), () => done(null))),
      changed,
    ),
  sendTestMail: async ({ to, letter }) => {
    const sent = await post.test(to, letter);
    return sent === 'sent' ? done(null) : refused('mailFailed', { what: sent.failed });
  },
  previewLetter: ({ letter }) => done(post.preview(letter)),
});
