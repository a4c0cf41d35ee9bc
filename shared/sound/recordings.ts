// D13: what an office can record in a voice of its own, piece by piece, and what each piece is called.
import { PAPER_LETTER } from '../paper/slips';
import type { Settings } from '../settings';

/** A piece is a word or a few; a name of a counter may take longer. */
export const MOST_SECONDS = 6;
export const PIECE = /^[a-z0-9]+(-[a-z0-9]+){0,9}$/;
export const LONGEST_NAME = 60;

const PLAIN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** What a recording of these words is called, in every language: 'zimmer-12-a' of 'Zimmer 12 a'. */
export const pieceName = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_NAME)
    .replace(/-$/, '');

/** 142 as it is, or as a hundred and the rest. */
const numberPieces = (count: number): string[][] => {
  const [hundreds, rest] = [count - (count % 100), count % 100];
  const parted = hundreds > 0 && rest > 0 ? [[String(hundreds), String(rest)]] : [];
  return [[String(count)], ...parted];
};

/** Of what a number can be put together, best first: a whole one, its letter and number, word and letter and number. */
export const piecesOfNumber = (number: string): string[][] => {
  const letter = number.slice(0, 1).toLowerCase();
  const count = Number(number.slice(1));
  const ways = numberPieces(count).flatMap((digits) => [
    [`nummer-${letter}`, ...digits],
    ['nummer', letter, ...digits],
  ]);
  return [[`nummer-${letter}-${count}`], ...ways];
};

/** 'schalter-3': where somebody is called to, as the office calls its places. */
export const pieceOfPlace = (placeWord: Settings['placeWord'], counter: string): string =>
  pieceName(`${placeWord} ${counter}`);

const upTo = (most: number, step: number): string[] => Array.from({ length: most }, (_, i) => String((i + 1) * step));

/** All pieces of which every call of this office can be put together. */
export const allPieces = ({ services, appointmentLetter, counters, placeWord }: Settings): string[] => {
  const letters = new Set([...services.map(({ letter }) => letter), appointmentLetter, PAPER_LETTER]);
  return [
    'nummer',
    ...[...letters].sort().map((letter) => letter.toLowerCase()),
    ...upTo(99, 1),
    ...upTo(9, 100),
    ...new Set(counters.map(({ name }) => pieceOfPlace(placeWord, name))),
  ];
};
