// An office's own words for its letters, where it has any (G13).
import type { Language } from '../languages';
import type { LetterKind, Wording } from '../letters/placeholders';
import type { Settings } from '../settings';

const NONE: Wording = { subject: null, text: null };

/** Its own words for a letter in a language; none where it has written none. */
export const wordingIn = (mailTexts: Settings['mailTexts'], kind: LetterKind, language: Language): Wording =>
  mailTexts[kind][language] ?? NONE;
