// The administration of the office's mail: its server, and what its letters say.
import { adminWordsOf } from '../../../shared/words/admin';
import { busyMorning } from '../mornings';
import { MAIL_TEXTS } from '../settings';
import type { Answering, State } from '../state';
import { at, save, state } from './adminParts';

const isFaulty: Answering = ({ type }) =>
  type === 'changeSettings'
    ? ({ ok: false, refusal: { code: 'settingsInvalid', values: { where: 'mailTexts.cancelled.de.text' } } } as never)
    : null;

export const mailStates: State[] = [
  state('mail', 'The server that sends the mail.', at('mail')),
  state(
    'mail-texts',
    'All letters, and in whose words each is.',
    at('mailTexts', () => busyMorning({ mailTexts: MAIL_TEXTS })),
  ),
  state(
    'mail-text',
    "A letter in the office's own words, beside how it will look.",
    at('mailTexts/booked', () => busyMorning({ mailTexts: MAIL_TEXTS })),
  ),
  state('mail-text-program', "A letter in the program's words.", at('mailTexts/reminder')),
  state('mail-text-faulty', 'Something that nobody can fill in.', {
    open: () => ({ office: busyMorning(), address: '#/mailTexts/cancelled', answering: isFaulty }),
    steps: async (parts) => {
      const { t } = adminWordsOf(parts.language);
      const text = t('admin.text.de', { what: t('admin.mailText.text') });
      await parts.hand.type(text, 'Guten Tag {Name},\nihr Termin bei {Herrn Muster} ist abgesagt.');
      await save(parts);
    },
  }),
];
