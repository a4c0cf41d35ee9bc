// What the office has decided about appointments: when, how many, how far ahead, and whom it writes to.
import { z } from 'zod';
import { emailSchema, lineSchema } from '../contacts';
import { LETTER_KINDS, type LetterKind, MOST_SUBJECT, MOST_TEXT, type Wording } from '../letters/placeholders';
import { faultIn } from '../letters/reading';
import { clockTimeSchema, idSchema, languageSchema, textSchema } from './basics';

/** A number of the federal catalogue of services: fourteen digits. */
export const leikaKeySchema = z.string().regex(/^\d{14}$/);

/** The federal states, by the letters of ISO 3166-2. */
export const STATES = [
  'BB',
  'BE',
  'BW',
  'BY',
  'HB',
  'HE',
  'HH',
  'MV',
  'NI',
  'NW',
  'RP',
  'SH',
  'SL',
  'SN',
  'ST',
  'TH',
] as const;

/** Days on which the office is closed; what is open always stays open for walk-ins. */
export const calendarSchema = z.strictObject({
  /** The federal state whose public holidays are kept; null keeps none. */
  holidaysOf: z.enum(STATES).nullable(),
  /** Whole days, the first and the last included, and the reason that people read. */
  closures: z
    .array(
      z
        .strictObject({ from: z.iso.date(), to: z.iso.date(), reason: textSchema })
        .refine(({ from, to }) => from <= to, { message: 'from must not be after to', path: ['to'] }),
    )
    .max(200),
});

/** How many people have an appointment at the same time: booked online, and besides those by staff alone (A2). */
const places = { public: z.int().min(0).max(100), internal: z.int().min(0).max(100) };

/** Every week: a span of one weekday. */
export const offerSchema = z
  .strictObject({ weekday: z.int().min(1).max(7), from: clockTimeSchema, to: clockTimeSchema, ...places })
  .refine(({ from, to }) => from < to, { message: 'from must be before to', path: ['to'] });

/** A span of one day, `to` exclusive, both 'HH:MM'. */
export const dayOfferSchema = z
  .strictObject({ from: clockTimeSchema, to: clockTimeSchema, ...places })
  .refine(({ from, to }) => from < to, { message: 'from must be before to', path: ['to'] });
export type DayOffer = z.infer<typeof dayOfferSchema>;

/** The place of the first span that begins before another one has ended; null where none does. */
const overlapping = (offers: { from: string; to: string; place: number }[]): number | null => {
  const sorted = [...offers].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.find((one, i) => one.from < (sorted[i - 1]?.to ?? ''))?.place ?? null;
};

export const appointmentsSchema = z
  .strictObject({
    /** Starts lie so many minutes apart, and an appointment takes whole steps of them. */
    gridMin: z.literal([5, 10, 15, 20, 30, 60]),
    hours: z.array(offerSchema).max(50),
    /** Days that are not as every week; without spans there are no appointments on that day. */
    exceptions: z
      .array(
        z.strictObject({
          day: z.iso.date(),
          hours: z.array(dayOfferSchema).max(20),
          reason: textSchema.nullable(),
        }),
      )
      .max(400),
    /** When a day's starts may be booked online: so many days before, at that local time, that share of them. */
    releases: z
      .array(
        z.strictObject({
          daysAhead: z.int().min(0).max(365),
          at: clockTimeSchema,
          percent: z.int().min(1).max(100),
        }),
      )
      .min(1)
      .max(10),
    /** Online nobody books later than so long before the slot. */
    noticeMin: z.int().min(0).max(43_200),
    /** A3: so long a slot is reserved while the form is filled in. */
    holdMin: z.int().min(1).max(60),
    /** A5: a slot that was given back is free again after a time between these two, by chance. */
    freeAgainMin: z
      .strictObject({ least: z.int().min(0).max(1440), most: z.int().min(0).max(1440) })
      .refine(({ least, most }) => least <= most, { message: 'least must not be more than most', path: ['most'] }),
    /** Persons and services for one appointment booked online. */
    mostPersons: z.int().min(1).max(20),
    mostServices: z.int().min(1).max(5),
    /** A13: while the house is full, nothing of today can be booked online. */
    fullHouseClosesToday: z.boolean(),
    /** A5: open appointments of one e-mail address, on one day and altogether; who has more is told by letter. */
    perEmailAndDay: z.int().min(1).max(50),
    perEmail: z.int().min(1).max(200),
    /** A15: appointments that are booked online from one network, within an hour and within a day. */
    perNetworkAndHour: z.int().min(1).max(10_000),
    perNetworkAndDay: z.int().min(1).max(10_000),
    /** A16: so many from one network within an hour are unusual, and staff are told. */
    unusualPerHour: z.int().min(2).max(10_000),
    /** A14: letters about appointments booked online, to one e-mail address on one day. */
    lettersPerDay: z.int().min(1).max(100),
    /** A21: who has an appointment is reminded by letter so many hours before it; 0 reminds nobody. */
    remindHours: z.int().min(0).max(336),
    /** X1: personal data is deleted so many days after the day of the appointment, when that day ends. */
    keepDays: z.int().min(0).max(365),
  })
  .superRefine((appointments, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const placed = appointments.hours.map((offer, place) => ({ ...offer, place }));
    for (let weekday = 1; weekday <= 7; weekday++) {
      const place = overlapping(placed.filter((offer) => offer.weekday === weekday));
      if (place !== null) refuse(['hours', place, 'from'], 'two spans of a day overlap');
    }
    const days = new Set<string>();
    appointments.exceptions.forEach(({ day, hours }, i) => {
      const place = overlapping(hours.map((offer, at) => ({ ...offer, place: at })));
      if (place !== null) refuse(['exceptions', i, 'hours', place, 'from'], 'two spans of a day overlap');
      if (days.has(day)) refuse(['exceptions', i, 'day'], 'a day stands twice');
      days.add(day);
    });
    const percent = appointments.releases.reduce((sum, release) => sum + release.percent, 0);
    const last = appointments.releases.length - 1;
    if (percent !== 100) refuse(['releases', last, 'percent'], 'the shares must add up to 100 percent');
  });

/** How booked people may say that they are here (C), besides by their code. */
export const checkInSchema = z.strictObject({
  /** C6: picked from a list at the kiosk: not at all, by time and initials, or with letters of the family name besides. */
  byList: z.enum(['off', 'initials', 'familyName']),
  /** C7: on the phone: not at all, with the code that displays and kiosks show, or from anywhere. */
  byPhone: z.enum(['off', 'withSign', 'anywhere']),
});
export type CheckInSettings = z.infer<typeof checkInSchema>;

const hostSchema = z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/);

/** An SMTP server. */
export const mailSchema = z.strictObject({
  host: hostSchema,
  port: z.int().min(1).max(65535),
  security: z.enum(['none', 'starttls', 'tls']),
  /** null sends without a login. */
  user: z.string().trim().min(1).max(200).nullable(),
  /** The office's own address, and the one that answers go to. */
  from: emailSchema,
  replyTo: emailSchema.nullable(),
});
export type MailSettings = z.infer<typeof mailSchema>;

type Context = { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void };

/** Says of both parts what cannot be filled in, and where. */
const reportFaults = (kind: LetterKind, wording: Wording, context: Context, path: string[] = []): void => {
  for (const part of ['subject', 'text'] as const) {
    const fault = wording[part] === null ? null : faultIn(kind, part, wording[part]);
    if (fault)
      context.addIssue({
        code: 'custom',
        path: [...path, part],
        message: `line ${fault.line}: ${fault.what} (${fault.why})`,
      });
  }
};

/** An office's own words for a letter, with what the program fills in as {day}; null is the program's own. */
const wordingSchema = z.strictObject({
  subject: z.string().trim().min(1).max(MOST_SUBJECT).nullable(),
  text: z.string().trim().min(1).max(MOST_TEXT).nullable(),
});
const wordingOf = (kind: LetterKind) =>
  wordingSchema.superRefine((wording, context) => reportFaults(kind, wording, context));
const inLanguages = (kind: LetterKind) => {
  const [wording, other] = [wordingOf(kind), wordingOf(kind).optional()];
  return z.strictObject({
    ...{ de: wording, en: wording, 'de-simple': other },
    ...{ tr: other, ar: other, uk: other, ru: other, pl: other, ro: other },
  });
};

/** G13: what the office's letters say, by letter and language. */
export const mailTextsSchema = z.strictObject({
  booked: inLanguages('booked'),
  moved: inLanguages('moved'),
  reminder: inLanguages('reminder'),
  cancelled: inLanguages('cancelled'),
  joined: inLanguages('joined'),
  slotFree: inLanguages('slotFree'),
});
export type MailTexts = z.infer<typeof mailTextsSchema>;

const OWN = { subject: null, text: null };
const OWN_IN_ALL = { de: OWN, en: OWN };
/** All letters in the program's own words. */
export const NO_MAIL_TEXTS: MailTexts = {
  ...{ booked: OWN_IN_ALL, moved: OWN_IN_ALL, reminder: OWN_IN_ALL },
  ...{ cancelled: OWN_IN_ALL, joined: OWN_IN_ALL, slotFree: OWN_IN_ALL },
};

/** One letter as somebody writes it, to be looked at or tried before it is saved (G14). */
export const letterDraftSchema = z
  .strictObject({ kind: z.enum(LETTER_KINDS), language: languageSchema, wording: wordingSchema })
  .superRefine(({ kind, wording }, context) => reportFaults(kind, wording, context, ['wording']));
export type LetterDraft = z.infer<typeof letterDraftSchema>;

/** Where a calendar is: often a secret, because it needs no other proof. It stands apart from the settings (S16). */
export const feedAddressSchema = z.url({ protocol: /^(?:https?|webcals?)$/ }).max(1000);

/** A calendar (iCalendar) of another booking system, and the service of those entries that name none. */
export const feedSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  serviceId: idSchema,
  everyMin: z.int().min(1).max(1440),
});
export type FeedSettings = z.infer<typeof feedSchema>;

/** G11: what an office asks besides when somebody books: a field of its own. */
export const formFieldSchema = z
  .strictObject({
    id: idSchema,
    /** Asked for these services; null is all of them. */
    serviceIds: z.array(idSchema).max(200).nullable(),
    label: textSchema,
    help: textSchema.nullable(),
    kind: z.enum(['text', 'number', 'choice', 'yesNo', 'date']),
    /** Of a choice. */
    choices: z.array(textSchema).max(20),
    /** Who books online has to answer; staff may leave it open. */
    required: z.boolean(),
    /** Letters of a text. */
    maxLength: z.int().min(1).max(500),
    /** What the answer is needed for: everybody who is asked reads it. */
    purpose: textSchema,
    /** Whether the answer stands in letters; a free text never does, for anybody may write to any address with it. */
    inMail: z.boolean(),
  })
  .refine(({ kind, choices }) => kind !== 'choice' || choices.length >= 2, {
    message: 'a choice has at least two',
    path: ['choices'],
  });
export type FormField = z.infer<typeof formFieldSchema>;

/** Answers as a booking brings them: personal data like the contact; see `shared/house/formFields`. */
export const answersSchema = z.array(z.strictObject({ fieldId: idSchema, value: lineSchema.max(500) })).max(20);
