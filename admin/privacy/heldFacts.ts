// What is kept of one person, as lines of a page: what each thing is, and what stands there. What is not kept has no line.
import type { HeldVisit, HeldWish } from '../../shared/privacy';
import { textOf } from '../../shared/words';
import { formatTime } from '../../ui/time';
import type { AdminWords } from '../parts/words';
import { formatDay } from './days';

export type Fact = { what: string; value: string };

const LETTERS = ['booked', 'moved', 'cancelled', 'reminder'] as const;
const isLetter = (kind: string): kind is (typeof LETTERS)[number] => (LETTERS as readonly string[]).includes(kind);

const factsOf = (lines: readonly (readonly [string, string | number | null])[]): Fact[] =>
  lines.flatMap(([what, value]) => (value === null || value === '' ? [] : [{ what, value: String(value) }]));

/** 'Montag, 3. März 2025, 9:05'. */
const instant = (at: number, timeZone: string, { language }: AdminWords): string =>
  `${formatTime(at, 'fullDate', timeZone, language)}, ${formatTime(at, 'time', timeZone, language)}`;

/** When it is: its slot, or its day where it has none. */
export const whenOf = ({ slotAt, day }: HeldVisit, timeZone: string, words: AdminWords): string =>
  slotAt === null ? formatDay(day, words.language) : instant(slotAt, timeZone, words);

export const factsOfVisit = (visit: HeldVisit, timeZone: string, words: AdminWords): Fact[] => {
  const { t, language } = words;
  const { remark, letters, bookedAt } = visit;
  return factsOf([
    [t('privacy.held.name'), visit.name],
    [t('privacy.held.email'), visit.email],
    [t('privacy.held.phone'), visit.phone],
    [t('privacy.held.services'), visit.services.map((text) => textOf(text, language)).join(', ')],
    [t('privacy.held.persons'), visit.persons],
    [t('privacy.held.language'), visit.language && t(`language.${visit.language}`)],
    [t('privacy.held.state'), visit.state && t(`privacy.state.${visit.state}`)],
    [t('privacy.held.code'), visit.code],
    [t('privacy.held.number'), visit.number],
    [t('privacy.held.via'), visit.via && t(`privacy.via.${visit.via}`)],
    [t('privacy.held.bookedAt'), bookedAt === null ? null : instant(bookedAt, timeZone, words)],
    [t('privacy.held.externalId'), visit.externalId],
    [t('privacy.held.network'), visit.hasNetwork ? t('privacy.held.networkKept') : null],
    ...visit.answers.map(({ label, value }) => [textOf(label, language), textOf(value, language)] as const),
    [t('privacy.held.remark'), remark && [remark.place, remark.note].filter(Boolean).join(': ')],
    [
      t('privacy.held.letters'),
      letters.map((kind) => (isLetter(kind) ? t(`privacy.letter.${kind}`) : kind)).join(', '),
    ],
    [t('privacy.held.deleteOn'), formatDay(visit.deleteOn, language)],
  ]);
};

export const factsOfWish = (wish: HeldWish, timeZone: string, words: AdminWords): Fact[] => {
  const { t, language } = words;
  const at = (moment: number | null) => (moment === null ? null : instant(moment, timeZone, words));
  return factsOf([
    [t('privacy.held.email'), wish.email],
    [t('privacy.held.services'), wish.services.map((text) => textOf(text, language)).join(', ')],
    [t('privacy.held.persons'), wish.persons],
    [t('privacy.held.language'), t(`language.${wish.language}`)],
    [t('privacy.held.from'), formatDay(wish.from, language)],
    [t('privacy.held.to'), formatDay(wish.to, language)],
    [t('privacy.held.joinedAt'), at(wish.joinedAt)],
    [t('privacy.held.confirmedAt'), at(wish.confirmedAt)],
    [t('privacy.held.toldAt'), at(wish.toldAt)],
    [t('privacy.held.deleteOn'), formatDay(wish.deleteOn, language)],
  ]);
};
