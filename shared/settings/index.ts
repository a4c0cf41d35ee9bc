// What the office has decided: services, counters, hours, policy, printers. One document, stored as versions.
import { z } from 'zod';
import { MOST_POSTERS } from '../pictures/posters';
import { watchingSchema } from '../watching/settings';
import { announcementSchema, ownWordsSchema } from './announcements';
import {
  appointmentsSchema,
  calendarSchema,
  checkInSchema,
  feedSchema,
  formFieldSchema,
  mailSchema,
  mailTextsSchema,
} from './appointments';
import { clockTimeSchema, firstTwice, hoursSchema, languageSchema, textSchema } from './basics';
import { fromHomeSchema } from './hall/fromHome';
import { soundSchema } from './hall/sound';
import { lookSchema } from './look';
import { backupsSchema } from './machine/backups';
import {
  formerSchema,
  isTimeZone,
  loginSchema,
  offeredWordSchema,
  ownWordSchema,
  publicLinksSchema,
  responsibleSchema,
  setupSchema,
  signOnSchema,
} from './office';
import { fairnessSchema, liveLimitsSchema, policySchema } from './policy';
import { printerSchema } from './printers';
import { figuresPerClerkSchema, retentionSchema } from './retention';
import { rolesSchema } from './roles';
import { letterSchema, serviceSchema } from './services';
import { slipSchema } from './slip';
import { counterSchema, displaySchema, errandSchema, kioskSchema } from './stations';

export { DEFAULT_WATCHING } from '../watching/settings';
export type { Announcement, Poster } from './announcements';
export type { FormField } from './appointments';
export * from './basics';
export * from './defaultProfile';
export { type FromHome, LONGEST_WAY_MIN, NOT_FROM_HOME } from './hall/fromHome';
export type { GongName, SoundSettings } from './hall/sound';
export type { HouseLogo, Look } from './look';
export {
  MOST_FORMER,
  type PublicLinks,
  type Responsible,
  type SetupStep,
  type SignOnSettings,
  type TicketWord,
  ticketWordSchema,
} from './office';
export * from './policy';
export * from './printers';
export * from './roles';
export * from './services';
export * from './slip';
export * from './stations';

const idsOf = (things: { id: string }[]) => new Set(things.map((thing) => thing.id));

export const settingsSchema = z
  .strictObject({
    office: z.strictObject({
      name: z.string().trim().min(1).max(80),
      place: z.string().trim().max(120),
      timeZone: z.string().refine(isTimeZone, { message: 'unknown time zone' }),
      /** A demonstration says so on its screens and lets a counter's link log its clerk in. */
      demonstration: z.boolean(),
    }),
    /** What every public page leads to: the city's own imprint, privacy notice and accessibility statement. */
    publicLinks: publicLinksSchema,
    responsible: responsibleSchema,
    /** Languages offered, in the order of their buttons; the first is spoken when nobody has chosen. */
    languages: z.array(languageSchema).min(1),
    /** What a counter is called on every screen and slip (D5). */
    placeWord: z.enum(['Schalter', 'Platz', 'Zimmer']),
    /** What the number that visitors draw is called (G8); a word of the office's own goes before. */
    ticketWord: offeredWordSchema,
    ownTicketWord: ownWordSchema.nullable(),
    look: lookSchema,
    /** When walk-ins are received at all. */
    hours: hoursSchema,
    /** Local time at which the day is closed by itself (T1). */
    dayEndsAt: clockTimeSchema.refine((time) => time !== '00:00', { message: 'midnight at the end of a day is 24:00' }),
    services: z.array(serviceSchema).min(1).max(200),
    counters: z.array(counterSchema).min(1).max(100),
    kiosks: z.array(kioskSchema).max(20),
    displays: z.array(displaySchema).max(20),
    /** K20: the first of them has a key of its own. */
    errands: z.array(errandSchema).max(5),
    printers: z.array(printerSchema).max(20),
    /** Letter of checked-in appointments' numbers (N1). */
    appointmentLetter: letterSchema,
    policy: policySchema,
    fairness: fairnessSchema,
    liveLimits: liveLimitsSchema,
    calendar: calendarSchema,
    appointments: appointmentsSchema,
    checkIn: checkInSchema,
    fromHome: fromHomeSchema,
    /** The server that sends the office's mail; null sends none. Its password is kept apart. */
    mail: mailSchema.nullable(),
    /** What its letters say (G13). */
    mailTexts: mailTextsSchema,
    /** Calendars of other booking systems, read again and again (A6). */
    feeds: z.array(feedSchema).max(20),
    login: loginSchema,
    /** S33: the house's own sign-on; null where people come in by password alone. Its secret is kept apart. */
    signOn: signOnSchema.nullable(),
    retention: retentionSchema,
    /** S50: who is told of alarms, and from when on. */
    watching: watchingSchema,
    backups: backupsSchema,
    /** K5: what people may do. */
    roles: rolesSchema,
    figuresPerClerk: figuresPerClerkSchema,
    /** K3: so many calls, so long between two, and so long after the last one the visit is missed. */
    calls: z.strictObject({
      most: z.int().min(1).max(10),
      pauseSec: z.int().min(0).max(300),
      missedAfterSec: z.int().min(5).max(900),
      /** K7: to finish a visit asks what was done. */
      asksWhatWasDone: z.boolean(),
      /** F8: a phone says that the call comes soon, with so few people before it or so few minutes to go. */
      soonPeople: z.int().min(0).max(20),
      soonMin: z.int().min(0).max(60),
    }),
    /** Where the slip sends its reader to wait. */
    waitingPlace: textSchema,
    slip: slipSchema,
    /** What is asked besides when somebody books, in that order (G11). */
    formFields: z.array(formFieldSchema).max(20),
    /** What displays and kiosks tell besides, by timetable (G10). */
    announcements: z.array(announcementSchema).max(50),
    /** What citizens read in words of the office's own (G22). */
    ownWords: ownWordsSchema,
    former: formerSchema,
    /** How far the assistant has led; null when it leads nobody. */
    setup: setupSchema,
    sound: soundSchema,
    display: z.strictObject({
      showNext: z.boolean(),
      showForecast: z.boolean(),
      /** D10: the picture moves by some dots every few minutes; and is dark while nobody is received and nobody waits. */
      moves: z.boolean(),
      darkAtNight: z.boolean(),
    }),
  })
  .superRefine((settings, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const posters = settings.announcements.filter(({ poster }) => poster !== null).length;
    if (posters > MOST_POSTERS) refuse(['announcements'], 'too many pictures');
    const lists = [
      'services',
      'counters',
      'kiosks',
      'displays',
      'errands',
      'printers',
      'feeds',
      'formFields',
      'roles',
    ] as const;
    for (const list of lists) {
      const place = firstTwice(settings[list].map(({ id }) => id));
      if (place !== null) refuse([list, place, 'id'], 'an id stands twice');
    }
    if (!settings.languages.includes('de')) refuse(['languages'], 'German is always offered');
    const namedTwice = firstTwice(settings.counters.map(({ name }) => name));
    if (namedTwice !== null) refuse(['counters', namedTwice, 'name'], 'a name stands twice');
    const services = idsOf(settings.services);
    const leikaKeys = settings.services.flatMap(({ leikaKey }) => leikaKey ?? []);
    settings.services.forEach((service, i) => {
      if (leikaKeys.filter((key) => key === service.leikaKey).length > 1)
        refuse(['services', i, 'leikaKey'], 'a LeiKa key stands twice');
      if (service.letter === settings.appointmentLetter)
        refuse(['services', i, 'letter'], 'the letter of appointments');
    });
    settings.counters.forEach((counter, i) => {
      for (const key of ['serviceIds', 'preferredServiceIds'] as const)
        for (const id of counter[key] ?? [])
          if (!services.has(id)) refuse(['counters', i, key], `unknown service ${id}`);
    });
    settings.formFields.forEach((field, i) => {
      for (const id of field.serviceIds ?? [])
        if (!services.has(id)) refuse(['formFields', i, 'serviceIds'], `unknown service ${id}`);
    });
    settings.feeds.forEach((feed, i) => {
      if (!services.has(feed.serviceId)) refuse(['feeds', i, 'serviceId'], `unknown service ${feed.serviceId}`);
    });
    const printers = idsOf(settings.printers);
    settings.kiosks.forEach((kiosk, i) => {
      if (kiosk.printerId !== null && !printers.has(kiosk.printerId))
        refuse(['kiosks', i, 'printerId'], 'unknown printer');
    });
  });
export type Settings = z.infer<typeof settingsSchema>;
