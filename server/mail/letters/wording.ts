// In whose words a letter is written: the office's own (G13), or the program's, which are read in the same way.

import { wordingIn } from '../../../shared/house/wordings';
import type { LetterKind } from '../../../shared/letters/placeholders';
import { missingIn, type Part, type Piece, readSubject, readText } from '../../../shared/letters/reading';
import type { Language, Settings } from '../../../shared/settings';
import { mailWordsOf } from '../../../shared/words/mail';

/** What the program says where an office says nothing else, as an office would write it. */
export const ownWords = (kind: LetterKind, language: Language): { subject: string; text: string } => {
  const t = mailWordsOf(language);
  const paragraphs = (...all: string[]) => all.join('\n\n');
  const [date, when] = ['{day}', t('mail.when', { date: '{day}', time: '{time}' })];
  switch (kind) {
    case 'booked':
    case 'moved': {
      const checkIn = t('mail.checkIn', { minutes: '{checkInMin}' });
      return {
        subject: t(`mail.${kind}.subject`, { when }),
        text: paragraphs('{greeting}', t(`mail.${kind}.text`), '{details}', checkIn, '{bring}', '{link}'),
      };
    }
    case 'reminder': {
      const said = ['{greeting}', t('mail.reminder.text'), '{details}', t('mail.checkIn', { minutes: '{checkInMin}' })];
      const missed = t('mail.reminder.missed', { minutes: '{minutes}' });
      return {
        subject: t('mail.reminder.subject', { when }),
        text: paragraphs(...said, '{bring}', '{confirmLink}', missed, '{releaseLink}'),
      };
    }
    case 'cancelled':
      return {
        subject: t('mail.cancelled.subject', { when }),
        text: paragraphs('{greeting}', t('mail.cancelled.text'), '{details}', '{bookingLink}'),
      };
    case 'joined': {
      const said = ['{greeting}', t('mail.joined.text'), '{details}', '{confirmLink}', t('mail.joined.notYou')];
      return { subject: t('mail.joined.subject'), text: paragraphs(...said, '{leaveLink}') };
    }
    case 'slotFree': {
      const said = ['{greeting}', t('mail.slotFree.text'), '{details}', '{bookingLink}', t('mail.slotFree.off')];
      return { subject: t('mail.slotFree.subject', { date }), text: paragraphs(...said, '{joinLink}') };
    }
  }
};

/** Of several ways to say it, the first that is said and can be read. */
const readable = <Read extends object, Whole extends Read>(
  read: (said: string) => Read,
  isWhole: (one: Read) => one is Whole,
  ways: readonly (string | null)[],
): Whole | undefined => ways.flatMap((way) => (way === null ? [] : read(way))).find(isWhole);

/** A letter's words, ready to be filled in. */
export type Words = { subject: Piece[]; parts: Part[] };

/** Of an office that says nothing of its own, and of what cannot be read, the program's; with everything that must be said. */
export const wordsFor = ({ mailTexts }: Pick<Settings, 'mailTexts'>, kind: LetterKind, language: Language): Words => {
  const own = ownWords(kind, language);
  const { subject, text } = wordingIn(mailTexts, kind, language);
  const readOfSubject = readable(
    (said) => readSubject(kind, said),
    (one) => 'pieces' in one,
    [subject, own.subject],
  );
  const { parts = [] } =
    readable(
      (said) => readText(kind, said),
      (one) => 'parts' in one,
      [text, own.text],
    ) ?? {};
  return {
    subject: readOfSubject?.pieces ?? [],
    parts: [...parts, ...missingIn(kind, parts).map((block) => ({ block }))],
  };
};
