// W10: a service is found by the first letters of a word of its name, or of another word for it, in any language.
import type { KioskService } from '../../shared/protocol';
import type { Language, Text } from '../../shared/settings';

/** As it is compared: without accents, and without what only breaks lines. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00AD]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l');

const WORDS = /[^\p{L}\p{N}]+/u;
const saidIn = (text: Text | null): string[] => Object.values(text ?? {}).filter((said) => said !== undefined);
const wordsOf = ({ name, keywords }: KioskService): string[] =>
  [...saidIn(name), ...saidIn(keywords)].flatMap((said) => folded(said).split(WORDS));

/** Words are long in German: what somebody looks for may stand within one. */
const WITHIN_FROM = 3;

/** Those whose words begin so first, then those in which it stands within a word. Nothing typed finds all. */
export const findServices = (services: readonly KioskService[], typed: string): KioskService[] => {
  const looked = folded(typed).split(WORDS).filter(Boolean);
  const isFound = (service: KioskService, isSo: (word: string, one: string) => boolean) => {
    const words = wordsOf(service);
    return looked.every((one) => words.some((word) => isSo(word, one)));
  };
  const begin = services.filter((service) => isFound(service, (word, one) => word.startsWith(one)));
  const within = services.filter((service) =>
    isFound(service, (word, one) => (one.length >= WITHIN_FROM ? word.includes(one) : word.startsWith(one))),
  );
  return [...new Set([...begin, ...within])];
};

const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];
const IS_LATIN = /\p{Script=Latin}/u;

/** The letters to tap: those of names in the language that is spoken, and where it is written so, the whole alphabet. */
export const lettersFor = (services: readonly KioskService[], language: Language): string[] => {
  const said = services.flatMap(({ name, keywords }) => [name[language] ?? name.de, keywords?.[language] ?? '']);
  const found = [...new Set(folded(said.join('')))].filter((letter) => /\p{L}/u.test(letter));
  const others = found.filter((letter) => !IS_LATIN.test(letter));
  const letters = others.length > 0 ? others : LATIN;
  return letters.sort((one, other) => one.localeCompare(other, language)).map((letter) => letter.toLocaleUpperCase());
};
