// C6: whether somebody knows how a family name begins, however it is spelled and whatever stands before it.

/** So many letters are asked for; a name that is shorter is asked for as a whole. */
const LETTERS_ASKED = 3;

/** Letters of Latin alphabets that are not made of one of A to Z and an accent. */
export const SPELLED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};
const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** A text in which each of these letters stands as it is spelled. */
export const replaced = (text: string, letters: Record<string, string>): string =>
  text.replace(/./gu, (letter) => letters[letter] ?? letter);

/** Both ways in which people write a name in letters from A to Z: with umlauts spelled out, and without their dots. */
const spellings = (text: string): string[] => {
  const small = text.normalize('NFC').toLowerCase();
  return [replaced(small, UMLAUTS), small].map((one) =>
    replaced(one, SPELLED)
      .normalize('NFD')
      .replace(/[^a-z]/g, ''),
  );
};

/** The family name of 'Anna von der Heide' begins with 'von' and with 'Heide'; that of 'Heide, Anna' with 'Heide'. */
const beginningsOf = (name: string): string[] => {
  const [beforeComma = '', afterComma] = name.split(',');
  if (afterComma !== undefined && beforeComma.trim() !== '') return [beforeComma];
  const words = name.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const isParticle = (word: string) => /^\p{Ll}/u.test(word);
  const firstParticle = words.findIndex((word, i) => i > 0 && i < words.length - 1 && isParticle(word));
  return firstParticle < 0 ? [last] : [last, words.slice(firstParticle).join('')];
};

const lettersIn = (text: string): number => text.normalize('NFC').match(/\p{L}/gu)?.length ?? 0;

/** Each beginning as people may write it, and how many letters of it have to be said. */
const asked = (name: string): { known: string; least: number }[] =>
  beginningsOf(name).flatMap((beginning) =>
    spellings(beginning)
      .filter(Boolean)
      .map((known) => ({ known, least: Math.min(LETTERS_ASKED, lettersIn(beginning)) })),
  );

/** Whether a name has letters that a kiosk can ask for. */
export const canBeAsked = (name: string): boolean => asked(name).length > 0;

/** Whether these are the first letters of the family name, or more of them. */
export const beginsFamilyName = (typed: string, name: string): boolean =>
  asked(name).some(
    ({ known, least }) =>
      lettersIn(typed) >= least && spellings(typed).some((said) => said !== '' && known.startsWith(said)),
  );
