// W12: signs of an address or a date as they are said: nobody hears a dot.
import type { KioskWords } from '../parts/words';

const SIGNS = {
  '@': 'kiosk.sign.at',
  '.': 'kiosk.sign.dot',
  '-': 'kiosk.sign.dash',
  _: 'kiosk.sign.underscore',
  '+': 'kiosk.sign.plus',
  '/': 'kiosk.sign.slash',
  ',': 'kiosk.sign.comma',
  '’': 'kiosk.sign.apostrophe',
} as const;

const isSign = (letter: string): letter is keyof typeof SIGNS => Object.hasOwn(SIGNS, letter);

/** Nothing for what is said as it is written. */
export const signName = (t: KioskWords['t'], letter: string): string | undefined =>
  isSign(letter) ? t(SIGNS[letter]) : undefined;
