// What is filled into a letter: the facts of an appointment or of a wish, as words and as blocks.

import type { KeptAnswer } from '../../../shared/house/formFields';
import { BY_LETTER } from '../../../shared/letters/byLetter';
import type { LetterBlock, LetterWord } from '../../../shared/letters/placeholders';
import type { There } from '../../../shared/offices/elsewhere';
import type { Language, Settings } from '../../../shared/settings';
import { type MailWord, mailWordsOf } from '../../../shared/words/mail';
import type { Visit } from '../../queue/day/day';
import { bringOf, serviceNames } from '../../queue/views/parts';
import type { WaitingListEntry } from '../../storage/changes';
import { dayPhrase, placeOf, slotPhrases } from './facts';
import { saidIn } from './german';
import type { Block } from './page';
import { isLikeAName } from './plain';

/** '' is nothing to say. */
export type Contents = {
  words: Partial<Record<LetterWord, string>>;
  blocks: Partial<Record<LetterBlock, Block[]>>;
  /** Said whatever the office writes: after the details, or at the end. */
  besides: Block[];
};

/** What a letter says of an appointment. */
export type Told = Pick<Visit, 'serviceIds' | 'language' | 'persons'> & {
  slotAt: number;
  code: string;
  minutes: number;
};

const text = (said: string): Block => ({ kind: 'text', text: said });

const officeWords = (settings: Settings, language: Language): Contents['words'] => ({
  place: saidIn({ de: placeOf(settings) }, language),
  office: saidIn({ de: settings.office.name }, language),
});

const servicesIn = (settings: Settings, serviceIds: string[], language: Language): string =>
  serviceNames(settings, serviceIds)
    .map((name) => saidIn(name, language))
    .join(', ');

/** S3: nobody is addressed by what is no name. */
const nameWords = (name: string, language: Language): Contents['words'] => {
  const t = mailWordsOf(language);
  const isName = isLikeAName(name);
  return { name: isName ? name : '', greeting: isName ? t('mail.greetingName', { name }) : t('mail.greeting') };
};

type Fact = [MailWord, string];
const factsBlock = (language: Language, facts: Fact[]): Block => {
  const t = mailWordsOf(language);
  return { kind: 'facts', facts: facts.map(([key, value]) => ({ label: t(key), value })) };
};

/** G12: answers that the office wants in letters; what somebody wrote freely is in none. */
const answersIn = (answers: readonly KeptAnswer[], { formFields }: Settings, language: Language): Block[] => {
  const facts = answers.flatMap(({ fieldId, label, value }) => {
    const field = formFields.find(({ id }) => id === fieldId);
    if (!field?.inMail || field.kind === 'text') return [];
    return [{ label: saidIn(label, language), value: saidIn(value, language) }];
  });
  return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
};

export type AppointmentParts = {
  appointment: Told;
  booker: { name: string; answers: readonly KeptAnswer[] };
  settings: Settings;
  /** A14: its address has more open appointments than the office wants; only its owner is told. */
  hasTooMany: boolean;
  /** Its ticket page, and the page where appointments are booked. */
  url: string;
  bookingUrl: string;
};

const bringBlocks = ({ serviceIds, language }: Told, settings: Settings): Block[] => {
  const items = bringOf(settings, serviceIds).map((thing) => saidIn(thing, language));
  const title = mailWordsOf(language)('mail.bring');
  return items.length > 0 ? [{ kind: 'list', title, items }] : [];
};

/** Of an appointment, past or present. */
export const appointmentContents = (parts: AppointmentParts): Contents => {
  const { appointment, booker, settings, hasTooMany, url, bookingUrl } = parts;
  const { language, serviceIds, slotAt, persons, code, minutes } = appointment;
  const t = mailWordsOf(language);
  const { day, time } = slotPhrases(slotAt, settings, language);
  const services = servicesIn(settings, serviceIds, language);
  const facts: Fact[] = [
    ['mail.fact.when', t('mail.when', { date: day, time })],
    ['mail.fact.where', saidIn({ de: placeOf(settings) }, language)],
    ['mail.fact.services', services],
    ...(persons > 1 ? [['mail.fact.persons', String(persons)] satisfies Fact] : []),
    ['mail.fact.code', code],
  ];
  return {
    words: {
      ...officeWords(settings, language),
      ...nameWords(booker.name, language),
      ...{ day, time, services, persons: String(persons), code, checkInMin: String(settings.policy.checkInMin) },
      minutes: String(minutes),
    },
    blocks: {
      details: [factsBlock(language, facts)],
      bring: bringBlocks(appointment, settings),
      link: [{ kind: 'link', label: t('mail.change'), url }],
      bookingLink: [{ kind: 'link', label: t('mail.cancelled.again'), url: bookingUrl }],
      // A21: pages on which only a tap does it, for programs that look at letters open links, too.
      confirmLink: [{ kind: 'link', label: t('mail.reminder.confirm'), url: `${url}?${BY_LETTER.comes}` }],
      releaseLink: [{ kind: 'link', label: t('mail.reminder.release'), url: `${url}?${BY_LETTER.release}` }],
    },
    besides: [...answersIn(booker.answers, settings, language), ...(hasTooMany ? [text(t('mail.tooMany'))] : [])],
  };
};

/** M18: where it is now: time, place, code and the way to it. */
export const elsewhereBlocks = ({ appointment, booker, settings }: AppointmentParts, there: There): Block[] => {
  const { language, serviceIds, persons } = appointment;
  const t = mailWordsOf(language);
  const { day, time } = slotPhrases(there.slotAt, settings, language);
  return [
    text(nameWords(booker.name, language).greeting ?? ''),
    text(t('mail.elsewhere.text')),
    factsBlock(language, [
      ['mail.fact.when', t('mail.when', { date: day, time })],
      ['mail.fact.where', saidIn({ de: [there.name, there.place].filter(Boolean).join(', ') }, language)],
      ['mail.fact.services', servicesIn(settings, serviceIds, language)],
      ...(persons > 1 ? [['mail.fact.persons', String(persons)] satisfies Fact] : []),
      ['mail.fact.code', there.code],
    ]),
    { kind: 'link', label: t('mail.change'), url: there.url },
  ];
};

/** What a letter says of a wish. */
export type Wished = Pick<WaitingListEntry, 'serviceIds' | 'persons' | 'from' | 'to' | 'language'>;

/** The page where appointments are booked, for a wish and a day. */
const bookingUrlOf = ({ serviceIds, persons }: Wished, day: string, bookingUrl: string): string => {
  const query = new URLSearchParams({ service: serviceIds.join(','), persons: String(persons), day });
  return `${bookingUrl}?${query.toString()}`;
};

export type WishParts = { wish: Wished; settings: Settings; leaveUrl: string };

const wishContents = (settings: Settings, { language, from, to, ...wish }: Wished): Omit<Contents, 'besides'> => {
  const t = mailWordsOf(language);
  const services = servicesIn(settings, wish.serviceIds, language);
  const span = t('mail.days', { from: dayPhrase(from, language), to: dayPhrase(to, language) });
  const days = from === to ? dayPhrase(from, language) : span;
  const facts: Fact[] = [
    ['mail.fact.services', services],
    ['mail.fact.days', days],
  ];
  return {
    words: {
      ...officeWords(settings, language),
      ...{ greeting: t('mail.greeting'), services, days, persons: String(wish.persons) },
    },
    blocks: { details: [factsBlock(language, facts)] },
  };
};

/** Of a wish that wants to be confirmed. */
export const joinedContents = ({
  wish,
  settings,
  leaveUrl,
  confirmUrl,
}: WishParts & { confirmUrl: string }): Contents => {
  const t = mailWordsOf(wish.language);
  const { words, blocks } = wishContents(settings, wish);
  return {
    words,
    blocks: {
      ...blocks,
      confirmLink: [{ kind: 'link', label: t('mail.joined.confirm'), url: confirmUrl }],
      leaveLink: [{ kind: 'link', label: t('mail.leave'), url: leaveUrl }],
    },
    besides: [],
  };
};

export type SlotFreeParts = Pick<WishParts, 'wish' | 'settings'> & { day: string; bookingUrl: string };

/** Of a wish and the day that has something free. */
export const slotFreeContents = ({ wish, settings, day, bookingUrl }: SlotFreeParts): Contents => {
  const t = mailWordsOf(wish.language);
  const { words, blocks } = wishContents(settings, { ...wish, from: day, to: day });
  const linkTo = (key: MailWord, to: string): Block[] => [
    { kind: 'link', label: t(key), url: bookingUrlOf(wish, to, bookingUrl) },
  ];
  return {
    words: { ...words, day: dayPhrase(day, wish.language) },
    blocks: {
      ...blocks,
      bookingLink: linkTo('mail.slotFree.book', day),
      joinLink: linkTo('mail.slotFree.join', wish.from),
    },
    besides: [],
  };
};
