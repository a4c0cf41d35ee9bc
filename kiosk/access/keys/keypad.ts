// W12: which key of a keypad does what. The list that whoever sets one up reads stands in docs/kiosk-access.md.
import { baseOf } from '../../checkIn/letters';

export type KeypadAct =
  | 'back'
  | 'next'
  | 'take'
  | 'again'
  | 'wholePage'
  | 'louder'
  | 'quieter'
  | 'faster'
  | 'slower'
  | 'help'
  | 'toggle'
  | 'on'
  | 'off';

/** Three and more keys: those of every keyboard, which keypads for kiosks are set to. */
const NAMED: Record<string, KeypadAct> = {
  ArrowLeft: 'back',
  ArrowRight: 'next',
  Enter: 'take',
  ArrowUp: 'louder',
  ArrowDown: 'quieter',
  PageUp: 'faster',
  PageDown: 'slower',
  Home: 'again',
  End: 'wholePage',
  Help: 'help',
  F1: 'help',
  Escape: 'off',
  // A socket for headphones that is a keypad of its own: plugged in, and out.
  F13: 'on',
  F14: 'off',
};

/** Twelve keys, as on a telephone. */
const TWELVE: Record<string, KeypadAct> = {
  '1': 'again',
  '2': 'louder',
  '3': 'help',
  '4': 'back',
  '5': 'take',
  '6': 'next',
  '7': 'slower',
  '8': 'quieter',
  '9': 'faster',
  '0': 'wholePage',
  '*': 'toggle',
  '#': 'take',
};

export const namedAct = (key: string): KeypadAct | null => NAMED[key] ?? null;
export const twelveAct = (key: string): KeypadAct | null => TWELVE[key] ?? null;

/** What begins to read, where nothing is read yet. Digits do not: somebody may be typing a code. */
export const begins = (key: string): boolean => key === '*' || ['back', 'next', 'on'].includes(namedAct(key) ?? '');

/** A key of twelve that no other one follows so soon is a person's: a scanner is faster. */
export const ALONE_MS = 130;
/** So long after a letter everything is the scanner's: slow ones take so long between two keys. */
export const FOREIGN_MS = 1200;

/** The letters on a telephone's keys. */
const LETTERS: Record<string, string> = {
  '2': 'ABCÄ2',
  '3': 'DEF3',
  '4': 'GHI4',
  '5': 'JKL5',
  '6': 'MNOÖ6',
  '7': 'PQRSẞ7',
  '8': 'TUVÜ8',
  '9': 'WXYZ9',
  '1': '.@-_+/,’1',
  '0': ' 0',
};

/** Those of a key that this field takes: as they are printed on it, then what is made of them. */
export const lettersOn = (key: string, allowed: readonly string[]): string[] => {
  const printed = [...(LETTERS[key] ?? '')];
  const made = allowed.filter((letter) => !printed.includes(letter) && printed.includes(baseOf(letter)));
  return [...printed.filter((letter) => allowed.includes(letter)), ...made];
};
