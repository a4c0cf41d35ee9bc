// W10: where long words may be broken at the end of a line, by soft hyphens: browsers know that of few languages without
// the internet.
import { hyphenateSync as german } from 'hyphen/de';
import { hyphenateSync as english } from 'hyphen/en-gb';
import { hyphenateSync as polish } from 'hyphen/pl';
import { hyphenateSync as romanian } from 'hyphen/ro';
import { hyphenateSync as russian } from 'hyphen/ru';
import { hyphenateSync as turkish } from 'hyphen/tr';
import { hyphenateSync as ukrainian } from 'hyphen/uk';
import type { Text } from '../../../shared/settings';

/** Shorter ones fit every glass. */
const LONG = 14;

/** So few letters do not stand alone on a line. */
const LONELY = /(?<![\p{L}\u00AD])(\p{L}{1,3})\u00AD|\u00AD(\p{L}{1,3})(?![\p{L}\u00AD])/gu;

const BY_LANGUAGE: Partial<Record<string, typeof german>> = {
  ...{
    de: german,
    'de-simple': german,
    en: english,
    pl: polish,
    ro: romanian,
    ru: russian,
    tr: turkish,
    uk: ukrainian,
  },
};

/** Names of services are few and asked for with every change. */
const MOST_KNOWN = 5000;
const known = new Map<string, string>();

const brokenIn = (language: string, text: string): string => {
  const hyphenate = BY_LANGUAGE[language];
  if (hyphenate === undefined) return text;
  const key = `${language} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = hyphenate(text, { minWordLength: LONG }).replace(LONELY, '$1$2');
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
};

/** A text with a soft hyphen wherever a long word of it may be broken. */
export const broken = (text: Text): Text =>
  Object.fromEntries(
    Object.entries(text).map(([language, said]) => [language, said === undefined ? said : brokenIn(language, said)]),
  ) as Text;
