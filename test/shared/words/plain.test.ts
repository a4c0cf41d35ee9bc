// G25: whether the German that visitors read is plain, as far as that can be counted.
import type { Language } from '../../../shared/languages';
import deBooking from '../../../shared/words/booking/de.json';
import simpleBooking from '../../../shared/words/booking/de-simple.json';
import deCity from '../../../shared/words/city/de.json';
import simpleCity from '../../../shared/words/city/de-simple.json';
import deCommon from '../../../shared/words/common/de.json';
import simpleCommon from '../../../shared/words/common/de-simple.json';
import deDays from '../../../shared/words/days/de.json';
import simpleDays from '../../../shared/words/days/de-simple.json';
import deKiosk from '../../../shared/words/kiosk/de.json';
import simpleKiosk from '../../../shared/words/kiosk/de-simple.json';
import deLeave from '../../../shared/words/leave/de.json';
import simpleLeave from '../../../shared/words/leave/de-simple.json';
import deMail from '../../../shared/words/mail/de.json';
import simpleMail from '../../../shared/words/mail/de-simple.json';
import deSlip from '../../../shared/words/slip/de.json';
import simpleSlip from '../../../shared/words/slip/de-simple.json';

type Sentences = Readonly<Record<string, string>>;
const WORDS: Partial<Record<Language, Sentences>> = {
  de: { ...deCommon, ...deBooking, ...deKiosk, ...deMail, ...deSlip, ...deLeave, ...deDays, ...deCity },
  'de-simple': {
    ...simpleCommon,
    ...simpleBooking,
    ...simpleKiosk,
    ...simpleMail,
    ...simpleSlip,
    ...simpleLeave,
    ...simpleDays,
    ...simpleCity,
  },
};

/** What is filled in counts as one word. */
const sentencesOf = (text: string): string[] =>
  text
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, 'Wort')
    .split(/(?<=[.!?:;…])\s+|\s–\s/)
    .filter(Boolean);
const wordsIn = (sentence: string): number => sentence.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0;

const tooLong = (language: Language, most: number): string[] =>
  Object.entries(WORDS[language] ?? {}).flatMap(([key, text]) =>
    sentencesOf(text)
      .filter((sentence) => wordsIn(sentence) > most)
      .map((sentence) => `${key}: ${sentence}`),
  );

const naming = (language: Language, words: RegExp, except: readonly string[] = []): string[] =>
  Object.entries(WORDS[language] ?? {})
    .filter(([key, text]) => words.test(text) && !except.includes(key))
    .map(([key, text]) => `${key}: ${text}`);

test.each([
  ['de', 15],
  ['de-simple', 8],
] as const)('G25 no sentence of %s has more than %i words', (language, most) => {
  expect(tooLong(language, most)).toEqual([]);
});

const NOT_PLAIN: [string, RegExp][] = [
  ['nobody in particular', /\bman\b/iu],
  ['abbreviations', /\b(?:z\. ?B|d\. ?h|bzw|ggf|usw|etc|inkl|Std|Min|Tel|Nr|evtl|ca)\./u],
  ['what is denied twice', /\bnicht (?:un|miss)(?!ter)\p{Ll}{4}|\bkein\p{Ll}* (?:\p{L}+ )?nicht\b/u],
  [
    'the German of files',
    /\b(?:erforderlich|bezüglich|hinsichtlich|mittels|seitens|zwecks|umgehend|erfolgt|etwaig\p{Ll}+)\b/iu,
  ],
  ['what was to be done by whoever reads', /\b(?:ist|sind) (?:\p{L}+ )?(?:zu|vor)zu\p{Ll}+\b/u],
];

test.each(NOT_PLAIN)('G25 visitors read no %s', (_name, words) => {
  // 'Unterwegs' begins as a denial, and is none.
  for (const language of ['de', 'de-simple'] as const)
    expect(naming(language, words, ['kiosk.back.unknown'])).toEqual([]);
});

test('G25 one thing has one word: who comes reports the arrival, and everybody has a Handy', () => {
  for (const language of ['de', 'de-simple'] as const) {
    // What staff are told who are not logged in.
    expect(naming(language, /\banmeld|\bmeld\p{Ll}+ Sie sich (?:\p{L}+ )*an\b/iu, ['refusal.notLoggedIn'])).toEqual([]);
    // One that is called needs no Handy.
    expect(naming(language, /\bTelefon\b/u, ['book.noMail'])).toEqual([]);
  }
});

test('G25 in Leichte Sprache somebody does it: nothing is done', () => {
  expect(naming('de-simple', /\b(?:wird|werden|wurden?)\b[^.!?]*\bge\p{Ll}+t\b/iu)).toEqual([]);
});
