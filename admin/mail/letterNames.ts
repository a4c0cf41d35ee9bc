// What is filled in has a name in each language: {Uhrzeit} is what people write and read, {time} what is kept (G13).

import { wordingIn } from '../../shared/house/wordings';
import { isLanguage, STAFF_LANGUAGES } from '../../shared/languages';
import {
  CONTENTS,
  type LetterKind,
  type LetterWord,
  MOST_SUBJECT,
  MOST_TEXT,
  type Placeholder,
  subjectWords,
  type WordingPart,
} from '../../shared/letters/placeholders';
import { faultIn, type TextFault } from '../../shared/letters/reading';
import type { Language, Settings } from '../../shared/settings';
import { type AdminWords, adminWordsOf } from '../../shared/words/admin';

const ALL = new Set<Placeholder>(Object.values(CONTENTS).flatMap(({ words, blocks }) => [...words, ...blocks]));

/** What is filled in, as a language calls it. */
export const nameOfPlaceholder = (id: Placeholder, language: Language): string =>
  adminWordsOf(language).t(`admin.placeholder.${id}`);

/** As it stands in a text. */
export const written = (id: Placeholder, language: Language): string => `{${nameOfPlaceholder(id, language)}}`;

const idNamed = (name: string): Placeholder | undefined => {
  const meant = name.trim().toLowerCase();
  return [...ALL].find((id) =>
    STAFF_LANGUAGES.some((language) => nameOfPlaceholder(id, language).toLowerCase() === meant),
  );
};
const isPlaceholder = (id: string): id is Placeholder => (ALL as ReadonlySet<string>).has(id);

/** The names between braces replaced; what is none stays as it is. */
const replaced = (text: string, other: (name: string) => string | undefined): string =>
  text.replace(/\{([^{}\n]{1,60})\}/g, (whole, name: string) => {
    const found = other(name);
    return found === undefined ? whole : `{${found}}`;
  });

/** What is kept, as people read it. */
export const withNames = (kept: string, language: Language): string =>
  replaced(kept, (id) => (isPlaceholder(id) ? nameOfPlaceholder(id, language) : undefined));

/** What people write, as it is kept: capitals do not matter, and names of another language come with a text that was copied. */
export const withIds = (typed: string): string => replaced(typed, idNamed);

/** What can be inserted in a part of a letter. */
export const placeholdersFor = (kind: LetterKind, part: WordingPart): Placeholder[] =>
  part === 'subject' ? subjectWords(kind) : [...CONTENTS[kind].words, ...CONTENTS[kind].blocks];

/** Whether it needs a line of its own. */
export const standsAlone = (kind: LetterKind, id: Placeholder): boolean =>
  !CONTENTS[kind].words.includes(id as LetterWord);

const MOST: Record<WordingPart, number> = { subject: MOST_SUBJECT, text: MOST_TEXT };

const wrongOf = ({ t }: AdminWords, part: WordingPart, { why, line, what }: TextFault): string => {
  if (why === 'lineEnd') return t('admin.mailText.fault.lineEnd');
  if (why === 'notInSubject') return t('admin.mailText.fault.notInSubject', { what });
  if (why === 'unknown' && part === 'subject') return t('admin.mailText.fault.unknownHere', { what });
  return t(`admin.mailText.fault.${why}`, { line, what });
};

type Meant = { kind: LetterKind; language: Language; part: WordingPart };

/** What is wrong with a part of a letter, in words; null where nothing is. */
export const letterFault = (words: AdminWords, { kind, language, part }: Meant, kept: string): string | null => {
  if (kept.trim().length > MOST[part]) return words.t('admin.mailText.fault.tooLong', { most: MOST[part] });
  const fault = faultIn(kind, part, kept.trim());
  return fault && wrongOf(words, part, { ...fault, what: withNames(fault.what, language) });
};

/** The part of a letter that a path of the settings leads to; null where it leads elsewhere. */
export const letterAt = (path: readonly string[]): Meant | null => {
  const [first, kind = '', language, part] = path;
  if (first !== 'mailTexts' || !(kind in CONTENTS) || !isLanguage(language)) return null;
  return part === 'subject' || part === 'text' ? { kind: kind as LetterKind, language, part } : null;
};

/** 'Termin gebucht, Deutsch: Betreff'. */
export const letterPhrase = ({ t }: AdminWords, { kind, language, part }: Meant): string =>
  t('admin.mailText.where', {
    letter: t(`admin.letter.${kind}`),
    language: t(`language.${language}`),
    part: t(`admin.mailText.${part}`),
  });

const within = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null && key in of ? of[key as keyof typeof of] : undefined;

/** Where in a letter something of a file's settings is at fault, and what it is. */
export const letterFaultPhrase = (
  words: AdminWords,
  meant: Meant,
  settings: Readonly<Record<string, unknown>>,
): string => {
  const { kind, language, part } = meant;
  const said = ['mailTexts', kind, language, part].reduce<unknown>(within, settings);
  const fault = typeof said === 'string' ? letterFault(words, meant, said) : null;
  return [letterPhrase(words, meant), fault].filter(Boolean).join(': ');
};

/** The languages in which a letter has words of the office's own. */
export const ownLanguages = ({ mailTexts, languages }: Settings, kind: LetterKind): Language[] =>
  languages.filter((language) => {
    const { subject, text } = wordingIn(mailTexts, kind, language);
    return subject !== null || text !== null;
  });
