// What a slip says (P1): from its content to the parts that the encoder sets, top to bottom.
import { LOCALES } from '../../shared/languages/locales';
import type { SlipContent } from '../../shared/printing';
import type { Language, Logo, PrinterProfile } from '../../shared/settings';
import type { SlipWords } from '../../shared/words/slip';
import { toldLines } from '../../shared/words/waits';

/** One part of a slip; each begins on a line of its own and stands in the middle of the paper. */
export type SlipPart =
  | { kind: 'picture'; logo: Logo }
  | { kind: 'heading'; text: string }
  /** Everything that a visitor has to read is at least so large. */
  | { kind: 'plain'; text: string }
  | { kind: 'small'; text: string }
  | { kind: 'strong'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'qr'; text: string }
  /** A text in the letters of another code page. */
  | { kind: 'sample'; text: string; codePage: PrinterProfile['codePage'] }
  | { kind: 'gap' };

const CLOCK: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', hour12: false };
const DATE: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' };

/** Making one takes longer than all else of a slip's text. */
const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (options: Intl.DateTimeFormatOptions, timeZone: string, language: Language): Intl.DateTimeFormat => {
  const key = `${options === CLOCK ? 'clock' : 'date'} ${language} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone });
  formats.set(key, made);
  return made;
};

/** '9:05'. */
export const clockOf = (at: number, timeZone: string, language: Language): string =>
  formatOf(CLOCK, timeZone, language).format(at);

const whenOf = (content: SlipContent, { t }: SlipWords) => {
  const { at, timeZone, language } = content;
  // Intl writes "Mo.," where a German slip says "Mo,"
  const date = formatOf(DATE, timeZone, language).format(at).replace('.,', ',');
  return t('slip.when', { date, time: clockOf(at, timeZone, language) });
};

/** K20: who is on an errand reads where to go, and how it goes on; everybody else what to expect (F6, W15). */
const toldOf = (content: SlipContent, words: SlipWords): SlipPart[] => {
  const { errand, at, timeZone, language } = content;
  if (errand !== null)
    return [
      { kind: 'strong', text: words.t(`slip.errand.${errand.article}`, { name: errand.name }) },
      { kind: 'strong', text: errand.place },
      { kind: 'plain', text: words.t('slip.errandBack') },
    ];
  const telling = { at, clock: (instant: number) => clockOf(instant, timeZone, language) };
  const lines = toldLines(words, content, telling);
  const isTime = (i: number) => i === lines.length - 1 || (i === 0 && content.slotAt !== null);
  return lines.map((text, i) => ({ kind: isTime(i) ? 'strong' : 'plain', text }));
};

/** Where to wait, and by what somebody knows when it is their turn. */
const placeOf = ({ waitingPlace }: SlipContent, { t }: SlipWords): SlipPart[] => [
  { kind: 'plain', text: t('slip.waitHere') },
  { kind: 'strong', text: waitingPlace },
  { kind: 'plain', text: t('wait.watchDisplay') },
  { kind: 'gap' },
];

/** The parts of a slip in words of the content's language. */
export const slipParts = (content: SlipContent, words: SlipWords): SlipPart[] => {
  const { logo, above, below } = content;
  const { t, count } = words;
  const ownText = (text: string) => (text === '' ? [] : [{ kind: 'plain', text } as const]);
  return [
    ...(logo === null ? [] : [{ kind: 'picture', logo } as const, { kind: 'gap' } as const]),
    { kind: 'heading', text: content.office },
    ...ownText(above),
    { kind: 'gap' },
    { kind: 'plain', text: t('slip.yourNumber') },
    { kind: 'number', text: content.number },
    ...(content.copy ? [{ kind: 'heading', text: t('slip.copy') } as const] : []),
    ...content.services.map((text) => ({ kind: 'strong', text }) as const),
    ...(content.persons > 1 ? [{ kind: 'strong', text: count('persons', content.persons) } as const] : []),
    { kind: 'gap' },
    ...toldOf(content, words),
    { kind: 'gap' },
    ...(content.errand === null ? placeOf(content, words) : []),
    { kind: 'plain', text: t('slip.follow') },
    { kind: 'gap' },
    { kind: 'qr', text: content.url },
    ...ownText(below),
    { kind: 'plain', text: whenOf(content, words) },
  ];
};

const LETTERS = 'ÄÖÜ äöü ß é €';
/** As most printers number them. */
const CODE_PAGES: readonly PrinterProfile['codePage'][] = [
  { encoding: 'CP858', table: 19 },
  { encoding: 'CP1252', table: 16 },
  { encoding: 'CP437', table: 0 },
];

/** What stands below a test slip: code page and mode, and by what they are put right (P11). */
export const trialParts = ({ codePage, chineseMode }: PrinterProfile, { t }: SlipWords): SlipPart[] => [
  { kind: 'gap' },
  { kind: 'strong', text: t('slip.trial') },
  { kind: 'small', text: t('slip.trialPage', codePage) },
  { kind: 'small', text: t(chineseMode === 'switchedOff' ? 'slip.trialSwitchedOff' : 'slip.trialUntouched') },
  { kind: 'strong', text: LETTERS },
  { kind: 'gap' },
  { kind: 'small', text: t('slip.trialOthers') },
  ...CODE_PAGES.map((page) => {
    const text = `${page.encoding}, ${page.table}: ${LETTERS}`;
    return { kind: 'sample', text, codePage: page } as const;
  }),
  ...(chineseMode === 'untouched' ? [{ kind: 'small', text: t('slip.trialChinese') } as const] : []),
];
