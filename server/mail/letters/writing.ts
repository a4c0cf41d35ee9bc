// A letter from its words and what is filled in: subject, plain text and HTML, which say the same.
import type { LetterKind } from '../../../shared/letters/placeholders';
import type { Part, Piece } from '../../../shared/letters/reading';
import type { There } from '../../../shared/offices/elsewhere';
import type { Language, Settings } from '../../../shared/settings';
import { mailWordsOf } from '../../../shared/words/mail';
import { type AppointmentParts, type Contents, elsewhereBlocks } from './contents';
import { placeOf, slotPhrases } from './facts';
import { saidIn, unmarked } from './german';
import { type Block, htmlPage, plainPage } from './page';
import { oneLine } from './plain';
import { wordsFor } from './wording';

/** What its reader reads. */
export type Written = { subject: string; text: string; html: string };

/** Names of matters are long, and nobody reads more of a subject. */
const LONGEST_SUBJECT = 250;

/** Where nothing is said, the blank and the comma before it go too: 'Guten Tag, {name}!' is 'Guten Tag!'. */
const fillLine = (pieces: readonly Piece[], words: Contents['words']): string => {
  let line = '';
  let isGap = false;
  for (const piece of pieces) {
    const said = 'text' in piece ? unmarked(piece.text) : (words[piece.word] ?? '');
    if (said === '') line = line.trimEnd();
    else if (isGap && line === '') line = said.replace(/^[\s,;:]+/, '');
    else line = isGap && /^[,.;:!?]/.test(said) ? line.replace(/[,;:]$/, '') + said : line + said;
    isGap = said === '';
  }
  return oneLine(line);
};

const blocksOf = (part: Part, { words, blocks, besides }: Contents): Block[] => {
  if ('block' in part) return [...(blocks[part.block] ?? []), ...(part.block === 'details' ? besides : [])];
  const lines = part.lines.map((pieces) => fillLine(pieces, words)).filter((line) => line !== '');
  return lines.length > 0 ? [{ kind: 'text', text: lines.join('\n') }] : [];
};

const isDetails = (part: Part) => 'block' in part && part.block === 'details';

type Sheet = { settings: Settings; language: Language; subject: string; blocks: Block[] };

/** Every letter says at its end who sends it. */
const finish = ({ settings, language, subject, blocks }: Sheet): Pick<Written, 'text' | 'html'> => {
  const sender: Block[] = [
    { kind: 'text', text: saidIn({ de: placeOf(settings) }, language) },
    { kind: 'text', text: mailWordsOf(language)('mail.automatic') },
  ];
  const whole = [...blocks, ...sender];
  return { text: plainPage(whole), html: htmlPage(language, subject, whole) };
};

/** In every inbox it is to be seen whose it is. */
const withOffice = (subject: string, { office }: Settings): string => `${subject} – ${oneLine(office.name)}`;

export type Writing = { kind: LetterKind; language: Language; settings: Settings; contents: Contents };

/** In the office's own words where it has some, with all that must be said. */
export const write = ({ kind, language, settings, contents }: Writing): Written => {
  const { subject, parts } = wordsFor(settings, kind, language);
  const said = unmarked(fillLine(subject, contents.words));
  const namesOffice = subject.some((piece) => 'word' in piece && piece.word === 'office');
  const rest = parts.some(isDetails) ? [] : contents.besides;
  const blocks = [...parts.flatMap((part) => blocksOf(part, contents)), ...rest];
  const whole = namesOffice ? said : withOffice(said, settings);
  return {
    subject: whole.length > LONGEST_SUBJECT ? `${whole.slice(0, LONGEST_SUBJECT - 1).trimEnd()}…` : whole,
    ...finish({ settings, language, subject: said, blocks }),
  };
};

/** M18: to whoever booked what another office has now. */
export const writeElsewhere = (parts: AppointmentParts, there: There): Written => {
  const { settings } = parts;
  const { language } = parts.appointment;
  const { day, time } = slotPhrases(there.slotAt, settings, language);
  const t = mailWordsOf(language);
  const when = t('mail.when', { date: day, time });
  const subject = oneLine(t('mail.elsewhere.subject', { office: there.name, when }));
  return { subject, ...finish({ settings, language, subject, blocks: elsewhereBlocks(parts, there) }) };
};

/** To people of the office itself, in German. */
export const writeToStaff = (settings: Settings, subject: string, blocks: Block[]): Written => ({
  subject: withOffice(subject, settings),
  ...finish({ settings, language: 'de', subject, blocks }),
});

/** To an administrator who tries the mail server. */
export const writeTest = (settings: Settings): Written => {
  const t = mailWordsOf('de');
  return writeToStaff(settings, t('mail.test.subject'), [{ kind: 'text', text: t('mail.test.text') }]);
};
