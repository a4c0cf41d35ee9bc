// What somebody takes home from a kiosk: an appointment that was booked there (W16), or what to come back with (W17).
import { LOCALES } from '../../shared/languages/locales';
import type { HomeSheet, PaperSheet, SheetContent } from '../../shared/printing';
import type { SlipWords } from '../../shared/words/slip';
import { clockOf, type SlipPart } from './ticket';

const GAP: SlipPart = { kind: 'gap' };

const dayOf = (at: number, { timeZone, language }: HomeSheet): string =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(at);

const timeOf = (at: number, { timeZone, language }: HomeSheet): string => clockOf(at, timeZone, language);

/** A heading with lines below it, and a gap; nothing where there are none. */
const listOf = (title: string, lines: readonly string[]): SlipPart[] =>
  lines.length === 0
    ? []
    : [{ kind: 'strong', text: title }, ...lines.map((text): SlipPart => ({ kind: 'plain', text })), GAP];

/** The wish of the sheet, and with how many. */
const wishOf = ({ services, persons }: HomeSheet, { count }: SlipWords): SlipPart[] => [
  ...services.map((text): SlipPart => ({ kind: 'strong', text })),
  ...(persons > 1 ? [{ kind: 'strong', text: count('persons', persons) } as const] : []),
  GAP,
];

const appointmentParts = (sheet: HomeSheet & { kind: 'appointment' }, words: SlipWords): SlipPart[] => {
  const { t } = words;
  return [
    { kind: 'plain', text: t('slip.sheet.appointment') },
    { kind: 'heading', text: dayOf(sheet.slotAt, sheet) },
    { kind: 'heading', text: t('common.clock', { time: timeOf(sheet.slotAt, sheet) }) },
    GAP,
    ...wishOf(sheet, words),
    ...listOf(t('slip.sheet.where'), [sheet.place]),
    { kind: 'plain', text: t('slip.sheet.code') },
    { kind: 'number', text: sheet.code },
    { kind: 'plain', text: t('slip.sheet.arrive', { from: timeOf(sheet.checkInAt, sheet) }) },
    GAP,
    ...listOf(t('slip.sheet.bring'), sheet.bring),
    { kind: 'plain', text: t('slip.sheet.change') },
    { kind: 'qr', text: `${sheet.url}#${sheet.code}` },
  ];
};

const offerParts = (sheet: HomeSheet & { kind: 'offer' }, words: SlipWords): SlipPart[] => {
  const { t } = words;
  const times = sheet.slots.map((at) => t('slip.sheet.time', { date: dayOf(at, sheet), time: timeOf(at, sheet) }));
  return [
    ...wishOf(sheet, words),
    ...listOf(t('slip.sheet.bring'), sheet.bring),
    ...listOf(t('slip.sheet.times'), times.length === 0 ? [t('slip.sheet.noTimes')] : times),
    ...listOf(t('slip.sheet.hours'), sheet.hours),
    { kind: 'plain', text: t('slip.sheet.book') },
    { kind: 'qr', text: sheet.url },
    { kind: 'plain', text: sheet.url },
  ];
};

/** P18: cut from a roll it is what the slip of an A4 block is, with room to write on. */
const paperParts = ({ number, matter, said, url, letters, fill }: PaperSheet): SlipPart[] => [
  ...(matter === null ? [] : [{ kind: 'strong', text: matter } as const]),
  { kind: 'number', text: number },
  ...said.map((text): SlipPart => ({ kind: 'plain', text })),
  GAP,
  { kind: 'qr', text: url },
  ...letters.map((text): SlipPart => ({ kind: 'strong', text })),
  ...fill.flatMap((text): SlipPart[] => [GAP, { kind: 'plain', text }]),
];

const partsOf = (sheet: SheetContent, words: SlipWords): SlipPart[] => {
  switch (sheet.kind) {
    case 'appointment':
      return appointmentParts(sheet, words);
    case 'offer':
      return offerParts(sheet, words);
    case 'paper':
      return paperParts(sheet);
  }
};

/** The parts of a sheet, top to bottom, in words of the content's language. */
export const sheetParts = (sheet: SheetContent, words: SlipWords): SlipPart[] => [
  ...(sheet.logo === null ? [] : [{ kind: 'picture', logo: sheet.logo } as const, GAP]),
  { kind: 'heading', text: sheet.office },
  GAP,
  ...partsOf(sheet, words),
];
