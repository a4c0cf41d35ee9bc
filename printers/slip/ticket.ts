// What a slip says (P1): from its content to the parts that the encoder sets, top to bottom.

import { LOCALES } from '../../shared/languages/locales';
import type { Forecast, SlipContent } from '../../shared/printing';
import type { Language, Logo, PrinterProfile } from '../../shared/settings';
import type { SlipWord } from '../../shared/words/slip';

export type Translate = (key: SlipWord, values?: Record<string, string | number>) => string;

/** One part of a slip; each begins on a line of its own and stands in the middle of the paper. */
export type SlipPart =
  | { kind: 'picture'; logo: Logo }
  | { kind: 'heading'; text: string }
  | { kind: 'plain'; text: string }
  | { kind: 'strong'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'qr'; text: string }
  /** A text in the letters of another code page. */
  | { kind: 'sample'; text: string; codePage: PrinterProfile['codePage'] }
  | { kind: 'gap' };

const timeOf = (at: number, timeZone: string, language: Language) =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone, hour: 'numeric', minute: '2-digit', hour12: false }).format(
    at,
  );

const whenOf = (content: SlipContent, t: Translate) => {
  const { at, timeZone } = content;
  const locale = LOCALES[content.language];
  const dayFormat = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  // Intl writes "Mo.," where a German slip says "Mo,"
  const date = dayFormat.format(at).replace('.,', ',');
  return t('slip.when', { date, time: timeOf(at, timeZone, content.language) });
};

const forecastOf = ({ fromMin: from, toMin: to }: Forecast, t: Translate) => {
  if (to === 0) return t('slip.forecastSoon');
  if (from === 0) return t('slip.forecastUpTo', { to });
  if (from === to) return t('slip.forecastAbout', { to });
  return t('slip.forecastBetween', { from, to });
};

/** F6: an appointment's own time, or people and forecast. */
const waitOf = ({ ownTimeAt, peopleBefore, forecast, language, timeZone }: SlipContent, t: Translate): SlipPart[] => {
  if (ownTimeAt !== null)
    return [{ kind: 'strong', text: t('slip.ownTime', { time: timeOf(ownTimeAt, timeZone, language) }) }];
  const before = peopleBefore === 0 ? t('slip.nobodyBefore') : t('slip.peopleBefore', { count: peopleBefore ?? 0 });
  return [
    ...(peopleBefore === null ? [] : [{ kind: 'plain', text: before } as const]),
    ...(forecast === null ? [] : [{ kind: 'plain', text: forecastOf(forecast, t) } as const]),
  ];
};

/** The parts of a slip in the words of `t`, which speaks the content's language. */
export const slipParts = (content: SlipContent, t: Translate): SlipPart[] => {
  const { logo, above, below } = content;
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
    ...(content.persons > 1 ? [{ kind: 'plain', text: t('slip.persons', { count: content.persons }) } as const] : []),
    { kind: 'plain', text: whenOf(content, t) },
    { kind: 'gap' },
    ...waitOf(content, t),
    { kind: 'gap' },
    { kind: 'plain', text: t('slip.waitHere') },
    { kind: 'strong', text: content.waitingPlace },
    { kind: 'gap' },
    { kind: 'plain', text: t('slip.follow') },
    { kind: 'gap' },
    { kind: 'qr', text: content.url },
    ...ownText(below),
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
export const trialParts = ({ codePage, chineseMode }: PrinterProfile, t: Translate): SlipPart[] => [
  { kind: 'gap' },
  { kind: 'strong', text: t('slip.trial') },
  { kind: 'plain', text: t('slip.trialPage', codePage) },
  { kind: 'plain', text: t(chineseMode === 'switchedOff' ? 'slip.trialSwitchedOff' : 'slip.trialUntouched') },
  { kind: 'strong', text: LETTERS },
  { kind: 'gap' },
  { kind: 'plain', text: t('slip.trialOthers') },
  ...CODE_PAGES.map((page) => {
    const text = `${page.encoding}, ${page.table}: ${LETTERS}`;
    return { kind: 'sample', text, codePage: page } as const;
  }),
  ...(chineseMode === 'untouched' ? [{ kind: 'plain', text: t('slip.trialChinese') } as const] : []),
];
