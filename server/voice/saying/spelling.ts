// How a ticket's number is said: the letter by its name, the number without zeros before it.

/** Letters as each language calls them, where a voice would say something else: a word of one letter, or another alphabet's. */
const CYRILLIC =
  'A а B бэ C цэ D дэ E е F эф G гэ H ха I и J йот K ка L эль M эм N эн O о P пэ Q ку R эр S эс T тэ U у';
const LETTERS: Readonly<Record<string, string>> = {
  en: 'A eigh',
  pl: 'W wu',
  tr: 'I ı',
  ru: `${CYRILLIC} V вэ W дубль-вэ X икс Y игрек Z зэт`,
  uk: 'A а B бе C це D де E е F еф G ґе H га I і J йот K ка L ель M ем N ен O о P пе Q ку R ер S ес T те U у V ве W дубль-ве X ікс Y іґрек Z зет',
};

const namesOf = (list: string): ReadonlyMap<string, string> => {
  const parts = list.split(' ');
  return new Map(parts.flatMap((letter, at) => (at % 2 === 0 ? [[letter, parts[at + 1] ?? letter] as const] : [])));
};
const NAMES = new Map(Object.entries(LETTERS).map(([language, list]) => [language, namesOf(list)]));

const nameOf = (language: string, letter: string): string => {
  const base = language.split('-')[0] ?? language;
  return NAMES.get(base)?.get(letter) ?? letter;
};

/** 'A 42' of A042, as a voice is to read it. */
export const spelled = (language: string, letter: string, digits: string): string =>
  `${nameOf(language, letter)} ${Number(digits)}`;

const LETTER_ALONE = /(?<![\p{L}\p{M}])[A-Za-z](?![\p{L}\p{M}])/gu;

/** '12 A' of a counter called '12 a': a letter that stands alone is no article. */
export const spelledPlace = (language: string, counter: string): string =>
  counter
    .replace(LETTER_ALONE, (letter) => ` ${nameOf(language, letter.toUpperCase())}`)
    .replace(/ +/g, ' ')
    .trim();

/** A ticket's number wherever it stands in a sentence: a letter and three digits, with or without a space. */
const TICKET = /(?<![\p{L}\p{N}])([A-Z])[ \u00a0\u202f]?(\d{3})(?![\p{L}\p{N}])/gu;
/** '12:20 Uhr' is said 'zwölf Uhr zwanzig'; on the hour there is nothing after it. */
const GERMAN_TIME = /(?<!\d)(\d{1,2}):(\d{2})\sUhr(?!\p{L})/gu;
/** Where nobody says 'Uhr'; a voice that names the colon is not asked to. */
const CLOCK = /(?<![\d:])0?(\d{1,2}):(\d{2})(?![\d:])/g;

const saidTime = (_all: string, hours: string, minutes: string): string =>
  Number(minutes) === 0 ? `${Number(hours)} Uhr` : `${Number(hours)} Uhr ${Number(minutes)}`;

/** A sentence of a screen as a voice is to read it. */
export const readable = (language: string, text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{C}\u00ad]+/gu, (signs) => (/\s/.test(signs) ? ' ' : ''))
    .replace(TICKET, (_all, letter: string, digits: string) => spelled(language, letter, digits))
    .replace(GERMAN_TIME, saidTime)
    .replace(CLOCK, '$1 $2')
    .replace(/\s+/g, ' ')
    .trim();
