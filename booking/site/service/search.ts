// Finds services by what citizens call them: umlauts, capitals and small slips of the fingers do not matter, and
// neither does whether a compound word is written whole ("Kinderreisepass") or in parts.
import type { PublicService } from '../../../shared/booking';

/** Words that are in a wish, but say nothing about it. */
const EMPTY = new Set(
  (
    'ich wir mein meine meinen meiner mich ein eine einen einer der die das den dem fur und oder mit von vom zum zur im in am ' +
    'neu neue neuen neuer brauche mochte will muss kann beim i we my our a an the for and or with of to new need want'
  ).split(' '),
);

/** Letters as they sound to a search: 'Führerschein', 'fuehrerschein' and 'FÜHRERSCHEIN' are one. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/([aou])e/g, '$1');

const wordsIn = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** How many slips a word of this length may have. */
const slipsAllowed = ({ length }: string): number => {
  if (length < 5) return 0;
  return length < 8 ? 1 : 2;
};

/** The fewest slips (a letter too many, missing, wrong, or two swapped) with which `part` stands somewhere in `word`. */
const slipsWithin = (word: string, part: string): number => {
  let before: number[] = [];
  let last: number[] = Array.from({ length: word.length + 1 }, () => 0);
  for (let i = 1; i <= part.length; i++) {
    const row = [i];
    for (let j = 1; j <= word.length; j++) {
      const [letter, other] = [part[i - 1], word[j - 1]];
      const swapped = i > 1 && j > 1 && letter === word[j - 2] && part[i - 2] === other;
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (letter === other ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, row];
  }
  return Math.min(...last);
};

/** How well a word of a wish fits a word of a service: 0 does not. */
const fitOf = (wished: string, word: string): number => {
  if (word === wished) return 6;
  if (word.startsWith(wished)) return 5;
  if (wished.length > 2 && word.includes(wished)) return 4;
  if (word.length > 3 && wished.includes(word)) return 3;
  const slips = slipsWithin(word, wished);
  return slips <= slipsAllowed(wished) && word.length >= wished.length - slips ? 2 - slips / 2 : 0;
};

/** 'parken' is looked for as 'park', too. */
const stemOf = (word: string): string => (word.length > 5 ? word.replace(/(en|er|e|n|s)$/, '') : word);

const bestFit = (wished: string, words: string[]): number =>
  words.reduce((best, word) => Math.max(best, fitOf(wished, word), fitOf(stemOf(wished), word) - 1), 0);

/** Every word by which a service may be looked for, in all languages. */
const wordsOf = ({ name, keywords }: PublicService): string[] =>
  wordsIn([name.de, name.en, keywords?.de, keywords?.en].join(' '));

/** A service that fits much worse than the best one is not the one that is meant. */
const WORTH_SHOWING = 0.6;

/**
 * The services that fit what was typed, the best first; all of them for nothing typed. Those that fit every word; if
 * there are none, those that fit any.
 */
export const searchServices = (services: PublicService[], text: string): PublicService[] => {
  const typed = wordsIn(text);
  const telling = typed.filter((word) => !EMPTY.has(word));
  const wished = telling.length > 0 ? telling : typed;
  if (wished.length === 0) return services;
  const rated = services.map((service) => {
    const words = wordsOf(service);
    const fits = wished.map((word) => bestFit(word, words));
    return { service, sum: fits.reduce((sum, one) => sum + one, 0), fitsAll: fits.every((one) => one > 0) };
  });
  const all = rated.filter(({ fitsAll }) => fitsAll);
  const found = all.length > 0 ? all : rated.filter(({ sum }) => sum > 0);
  const best = Math.max(...found.map(({ sum }) => sum));
  return found
    .filter(({ sum }) => sum >= best * WORTH_SHOWING)
    .sort((one, other) => other.sum - one.sum)
    .map(({ service }) => service);
};
