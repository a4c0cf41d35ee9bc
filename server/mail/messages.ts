// What the office's letters say: from an appointment or a wish to subject, text and HTML, in the language it was made in.

import type { KeptAnswer } from '../../shared/house/formFields';
import type { Language, Settings } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { type MailWord, mailWordsOf } from '../../shared/words/mail';
import type { WaitingListEntry } from '../storage/changes';
import { type Appointment, type CalendarFile, calendarFile, placeOf, servicesOf, thingsToBring } from './calendarFile';
import { type Block, htmlPage, plainPage } from './page';
import { isLikeAName, oneLine } from './plain';

export type Letter = {
  to: string;
  subject: string;
  text: string;
  html: string;
  calendar: CalendarFile | null;
  /** Where its reader leaves the list that it comes from. */
  leaveUrl: string | null;
};

export type AppointmentLetterKind = 'booked' | 'moved' | 'cancelled' | 'reminder';

const LOCALES: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };
const DATE = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit', hour12: false } as const;

const whenOf = (at: number, { office: { timeZone } }: Settings, language: Language): string => {
  const said = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { ...format, timeZone }).format(at);
  return mailWordsOf(language)('mail.when', { date: said(DATE), time: said(TIME) });
};

const dateOf = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { ...DATE, timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`));

type Writing = {
  settings: Settings;
  to: string;
  language: Language;
  subject: string;
  blocks: Block[];
  calendar: CalendarFile | null;
  leaveUrl: string | null;
};

const write = ({ settings, to, language, subject, blocks, calendar, leaveUrl }: Writing): Letter => {
  const office: Block = { kind: 'text', text: placeOf(settings) };
  const automatic: Block = { kind: 'text', text: mailWordsOf(language)('mail.automatic') };
  const whole = [...blocks, office, automatic];
  const text = plainPage(whole);
  const html = htmlPage(language, subject, whole);
  return { to, subject: `${subject} – ${oneLine(settings.office.name)}`, text, html, calendar, leaveUrl };
};

const greeting = (name: string, language: Language): Block => {
  const t = mailWordsOf(language);
  const text = isLikeAName(name) ? t('mail.greetingName', { name }) : t('mail.greeting');
  return { kind: 'text', text };
};

const factsOf = (appointment: Appointment, settings: Settings): Block => {
  const { language, slotAt, persons, code } = appointment;
  const t = mailWordsOf(language);
  const facts: [MailWord, string][] = [
    ['mail.fact.when', whenOf(slotAt, settings, language)],
    ['mail.fact.where', placeOf(settings)],
    ['mail.fact.services', servicesOf(settings, appointment).join(', ')],
    ...(persons > 1 ? [['mail.fact.persons', String(persons)] satisfies [MailWord, string]] : []),
    ['mail.fact.code', code],
  ];
  return { kind: 'facts', facts: facts.map(([key, value]) => ({ label: t(key), value })) };
};

/** G11: answers that the office wants in letters; what somebody wrote freely is in none. */
const answersIn = (answers: readonly KeptAnswer[], { formFields }: Settings, language: Language): Block[] => {
  const facts = answers.flatMap(({ fieldId, label, value }) => {
    const field = formFields.find(({ id }) => id === fieldId);
    if (!field?.inMail || field.kind === 'text') return [];
    return [{ label: oneLine(textOf(label, language)), value: oneLine(textOf(value, language)) }];
  });
  return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
};

/** What its owner needs to know to come; a cancelled appointment needs nothing of it. */
const instructions = (appointment: Appointment, settings: Settings, url: string): Block[] => {
  const t = mailWordsOf(appointment.language);
  const bring = thingsToBring(settings, appointment);
  return [
    { kind: 'text', text: t('mail.checkIn', { minutes: settings.policy.checkInMin }) },
    ...(bring.length > 0 ? [{ kind: 'list', title: t('mail.bring'), items: bring } satisfies Block] : []),
    { kind: 'link', label: t('mail.change'), url },
  ];
};

export type AppointmentLetter = {
  kind: AppointmentLetterKind;
  appointment: Appointment;
  booker: { name: string; email: string; answers: readonly KeptAnswer[] };
  settings: Settings;
  /** A14: its address has more open appointments than the office wants; only its owner is told. */
  hasTooMany: boolean;
  /** Its ticket page, and the page where appointments are booked. */
  url: string;
  bookingUrl: string;
};

/** To the owner of an appointment, past or present. The calendar file follows it; a reminder changes nothing there. */
export const appointmentLetter = ({
  kind,
  appointment,
  booker,
  settings,
  hasTooMany,
  url,
  bookingUrl,
}: AppointmentLetter): Letter => {
  const { language } = appointment;
  const t = mailWordsOf(language);
  const after: Block[] =
    kind === 'cancelled'
      ? [{ kind: 'link', label: t('mail.cancelled.again'), url: bookingUrl }]
      : instructions(appointment, settings, url);
  return write({
    settings,
    to: booker.email,
    language,
    subject: t(`mail.${kind}.subject`, { when: whenOf(appointment.slotAt, settings, language) }),
    blocks: [
      greeting(booker.name, language),
      { kind: 'text', text: t(`mail.${kind}.text`) },
      factsOf(appointment, settings),
      ...answersIn(booker.answers, settings, language),
      ...(hasTooMany ? [{ kind: 'text', text: t('mail.tooMany') } satisfies Block] : []),
      ...after,
    ],
    calendar: kind === 'reminder' ? null : calendarFile({ appointment, settings, url, attendee: booker.email }),
    leaveUrl: null,
  });
};

/** The page where appointments are booked, for an entry and a day. */
const bookingUrlOf = ({ serviceIds, persons }: WaitingListEntry, day: string, bookingUrl: string): string => {
  const query = new URLSearchParams({ service: serviceIds.join(','), persons: String(persons), day });
  return `${bookingUrl}?${query.toString()}`;
};

const wishFacts = (wish: WaitingListEntry, settings: Settings): Block => {
  const { language, from, to } = wish;
  const t = mailWordsOf(language);
  const span = t('mail.days', { from: dateOf(from, language), to: dateOf(to, language) });
  return {
    kind: 'facts',
    facts: [
      { label: t('mail.fact.services'), value: servicesOf(settings, wish).join(', ') },
      { label: t('mail.fact.days'), value: from === to ? dateOf(from, language) : span },
    ],
  };
};

export type WishLetter = { wish: WaitingListEntry; settings: Settings; leaveUrl: string };

/** To an address that joined the waiting list, or that somebody gave: how to confirm it, and how to leave it. */
export const joinedLetter = ({ wish, settings, leaveUrl, confirmUrl }: WishLetter & { confirmUrl: string }): Letter => {
  const t = mailWordsOf(wish.language);
  return write({
    settings,
    to: wish.email,
    language: wish.language,
    subject: t('mail.joined.subject'),
    blocks: [
      { kind: 'text', text: t('mail.greeting') },
      { kind: 'text', text: t('mail.joined.text') },
      wishFacts(wish, settings),
      { kind: 'link', label: t('mail.joined.confirm'), url: confirmUrl },
      { kind: 'text', text: t('mail.joined.notYou') },
      { kind: 'link', label: t('mail.leave'), url: leaveUrl },
    ],
    calendar: null,
    leaveUrl,
  });
};

/** To the next on the waiting list: the day that has something free, and how to join again. */
export const slotFreeLetter = ({
  wish,
  settings,
  leaveUrl,
  day,
  bookingUrl,
}: WishLetter & { day: string; bookingUrl: string }): Letter => {
  const { language, from } = wish;
  const t = mailWordsOf(language);
  return write({
    settings,
    to: wish.email,
    language,
    subject: t('mail.slotFree.subject', { date: dateOf(day, language) }),
    blocks: [
      { kind: 'text', text: t('mail.greeting') },
      { kind: 'text', text: t('mail.slotFree.text') },
      wishFacts({ ...wish, from: day, to: day }, settings),
      { kind: 'link', label: t('mail.slotFree.book'), url: bookingUrlOf(wish, day, bookingUrl) },
      { kind: 'text', text: t('mail.slotFree.off') },
      { kind: 'link', label: t('mail.slotFree.join'), url: bookingUrlOf(wish, from, bookingUrl) },
    ],
    calendar: null,
    leaveUrl,
  });
};

/** To an administrator who tries the mail server. */
export const testLetter = (to: string, settings: Settings): Letter => {
  const t = mailWordsOf('de');
  return write({
    settings,
    to,
    language: 'de',
    subject: t('mail.test.subject'),
    blocks: [{ kind: 'text', text: t('mail.test.text') }],
    calendar: null,
    leaveUrl: null,
  });
};
