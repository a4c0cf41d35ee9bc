// What the office has decided: services, counters, hours, policy, printers. One document, stored as versions.
import { z } from 'zod';
import {
  appointmentsSchema,
  calendarSchema,
  checkInSchema,
  feedSchema,
  leikaKeySchema,
  mailSchema,
} from './appointments';
import { clockTimeSchema, hoursSchema, idSchema, languageSchema, spanSchema, textSchema } from './basics';
import { LETTERS } from './ticketLetters';

export * from './basics';

const letterSchema = z
  .string()
  .refine((letter) => letter.length === 1 && LETTERS.includes(letter), { message: 'not a letter of numbers' });

/** Anliegen: what somebody comes for. */
export const serviceSchema = z.strictObject({
  id: idSchema,
  /** First character of the ticket number (N1); several services may share one. */
  letter: letterSchema,
  name: textSchema,
  /** Usual duration at the counter, in minutes: where the forecast starts from. */
  durationMin: z.number().min(1).max(240),
  /** When walk-ins may draw a ticket for it, inside the office's hours. */
  walkInHours: hoursSchema,
  /** Walk-in tickets a day (N5); null is no limit. */
  contingent: z.int().min(0).max(999).nullable(),
  /** Who may book appointments for it. */
  booking: z.enum(['online', 'staff', 'nobody']),
  /** Its number in the federal catalogue of services (LeiKa), by which city portals link to it (A1). */
  leikaKey: leikaKeySchema.nullable(),
  /** Other words by which citizens look for it: "Perso, Pass". */
  keywords: textSchema.nullable(),
  /** What to bring. */
  bring: z.array(textSchema).max(12),
});
export type Service = z.infer<typeof serviceSchema>;

/** Schalter: where a clerk serves. */
export const counterSchema = z.strictObject({
  id: idSchema,
  /** What visitors look for, without the word for the place: '3', '12 a'. */
  name: z.string().trim().min(1).max(12),
  /** Ids of the services that it serves; null is all of them (M6). */
  serviceIds: z.array(idSchema).min(1).max(200).nullable(),
  /** Services it would rather take where the call order leaves a choice (M6), best first. */
  preferredServiceIds: z.array(idSchema).max(200),
  /** F3: when somebody is planned to be there, breaks left out; null is not planned. */
  plan: hoursSchema,
});
export type Counter = z.infer<typeof counterSchema>;

/** A time of the week in which the kiosk is locked by itself (W5), and the reason that visitors read. */
export const lockTimeSchema = z.strictObject({ span: spanSchema, reason: textSchema });

export const kioskSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  /** Printer of its slips; null is a kiosk that only shows number and QR. */
  printerId: idSchema.nullable(),
  lockTimes: z.array(lockTimeSchema).max(50),
});
export type Kiosk = z.infer<typeof kioskSchema>;

export const displaySchema = z.strictObject({ id: idSchema, name: z.string().trim().min(1).max(60) });

/** What a printer can do. Set by hand or by a probe; see docs/printers.md for the fields' origin. */
export const printerProfileSchema = z.strictObject({
  /** Encoding of the text and the number of `ESC t` that selects it: one pair, never apart. */
  codePage: z.strictObject({ encoding: z.enum(['CP858', 'CP1252', 'CP437']), table: z.int().min(0).max(255) }),
  /** Characters a line in font A, and printable dots: 48 and 576 for 80 mm, 32 and 384 for 58 mm. */
  columns: z.int().min(24).max(64),
  dots: z.int().min(200).max(832),
  qr: z.enum(['native', 'raster']),
  /** How the end of a slip is proved: process id, transmit status, or not at all. 'auto' tries them in this order. */
  confirm: z.enum(['auto', 'gs-h', 'gs-r', 'none']),
  /** With 'required' nothing is sent to a printer that does not answer first. */
  status: z.enum(['required', 'optional', 'none']),
  /** The state questions (`DLE EOT n`) that it answers; null finds out by itself. */
  questions: z
    .array(z.literal([1, 2, 3, 4]))
    .max(4)
    .nullable(),
  /** Many printers from China start with two bytes a letter and make Chinese of umlauts: `FS .` switches that off. */
  chineseMode: z.enum(['switchedOff', 'untouched']),
  /** So long it takes no other connection after one, at least; a longer pause is learned. */
  pauseMs: z.int().min(0).max(5000),
});
export type PrinterProfile = z.infer<typeof printerProfileSchema>;

const hostSchema = z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/);

/** A printer's device file, or a link to it that udev keeps. */
const devicePathSchema = z.string().regex(/^\/dev(\/[A-Za-z0-9_][A-Za-z0-9._:-]{0,63}){1,4}$/);

/** How bytes get to the printer. */
export const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('virtual') }),
  z.strictObject({ kind: z.literal('network'), host: hostSchema, port: z.int().min(1).max(65535) }),
  z.strictObject({ kind: z.literal('deviceFile'), path: devicePathSchema }),
  z.strictObject({
    kind: z.literal('usb'),
    vendorId: z.int().min(1).max(0xffff),
    productId: z.int().min(0).max(0xffff),
    /** Tells printers of one make apart; null takes whichever is plugged in. */
    serial: z.string().min(1).max(126).nullable(),
  }),
]);
export type ChannelSettings = z.infer<typeof channelSchema>;

export const printerSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  channel: channelSchema,
  profile: printerProfileSchema,
});
export type PrinterSettings = z.infer<typeof printerSchema>;

/** The profile to start from: 80 mm paper, Epson's code page of Western Europe with the euro sign. */
export const DEFAULT_PROFILE: PrinterProfile = {
  codePage: { encoding: 'CP858', table: 19 },
  columns: 48,
  dots: 576,
  qr: 'native',
  confirm: 'auto',
  status: 'optional',
  questions: null,
  chineseMode: 'switchedOff',
  pauseMs: 0,
};

/** The merge policy's parameters (M9), in minutes but for `run`. */
export const policySchema = z.strictObject({
  /** A checked-in appointment is due from so long before its slot (M2). */
  leadMin: z.number().min(0).max(30),
  /** Later than so long after its slot an appointment stands in the line (C4). */
  graceMin: z.number().min(0).max(120),
  /** So many due appointments in a row, then one from the line (M3). */
  run: z.int().min(1).max(20),
  /** Check-in opens so long before the slot (C2). */
  checkInMin: z.number().min(0).max(240),
  /** M10: who forgot to check in is called once, so long after the slot; null never calls who is not there. */
  forgottenMin: z.number().min(0).max(120).nullable(),
  /** So long after closing time those who wait are still called; a ticket that would be called later is not drawn. */
  overtimeMin: z.number().min(0).max(240),
  /** M11: a pause with a time of return keeps those who were handed on to its counter so long; one without, not at all. */
  pauseKeepsMin: z.number().min(0).max(120),
});
export type Policy = z.infer<typeof policySchema>;

/** Names of places and UTC; abbreviations mean several zones. */
const MOST_LOGO_BYTES = 30_000;

/** Without what fills up the last group. */
const lettersIn = (base64: string): number =>
  base64.length - (base64.endsWith('==') ? 2 : Number(base64.endsWith('=')));

/** A picture for slips: dots of one bit, rows of whole bytes, the leftmost dot in the highest bit, as base64. */
export const logoSchema = z
  .strictObject({
    width: z.int().min(8).max(832),
    height: z.int().min(1).max(800),
    bits: z.base64().max(Math.ceil(MOST_LOGO_BYTES / 3) * 4),
  })
  .refine(({ width, height, bits }) => lettersIn(bits) === Math.ceil((Math.ceil(width / 8) * height * 4) / 3), {
    message: 'not as many dots as width and height say',
  });
export type Logo = z.infer<typeof logoSchema>;

/** What an office adds to its slips: a logo on top, a text below its name, and one at the end. */
export const slipSchema = z.strictObject({
  logo: logoSchema.nullable(),
  above: textSchema.nullable(),
  below: textSchema.nullable(),
});
export type SlipDesign = z.infer<typeof slipSchema>;

const isTimeZone = (zone: string) => {
  if (zone !== 'UTC' && !zone.includes('/')) return false;
  try {
    new Intl.DateTimeFormat('de', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const webAddressSchema = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullable();

/** Pages of the city that the law wants to be found from every public page; null shows no link. */
export const publicLinksSchema = z.strictObject({
  imprint: webAddressSchema,
  privacy: webAddressSchema,
  accessibility: webAddressSchema,
});
export type PublicLinks = z.infer<typeof publicLinksSchema>;

export const MOST_FORMER = 1000;

/** W8: last names of what has left the settings, for visits that still name it; kept by the server, newest last. */
const formerSchema = z.strictObject({
  services: z.array(z.strictObject({ id: idSchema, name: textSchema })).max(MOST_FORMER),
  counters: z.array(z.strictObject({ id: idSchema, name: z.string().max(12) })).max(MOST_FORMER),
});

/** S15: who does nothing for so many minutes is logged out; null for nobody. Whoever serves somebody is at work. */
const loginSchema = z.strictObject({ idleMin: z.int().min(5).max(960).nullable() });

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
    /** Languages offered, in the order of their buttons; the first is spoken when nobody has chosen. */
    languages: z.array(languageSchema).min(1),
    /** What a counter is called on every screen and slip (D5). */
    placeWord: z.enum(['Schalter', 'Platz', 'Zimmer']),
    /** When walk-ins are received at all. */
    hours: hoursSchema,
    /** Local time at which the day is closed by itself (T1). */
    dayEndsAt: clockTimeSchema.refine((time) => time !== '00:00', { message: 'midnight at the end of a day is 24:00' }),
    services: z.array(serviceSchema).min(1).max(200),
    counters: z.array(counterSchema).min(1).max(100),
    kiosks: z.array(kioskSchema).max(20),
    displays: z.array(displaySchema).max(20),
    printers: z.array(printerSchema).max(20),
    /** Letter of checked-in appointments' numbers (N1). */
    appointmentLetter: letterSchema,
    policy: policySchema,
    calendar: calendarSchema,
    appointments: appointmentsSchema,
    checkIn: checkInSchema,
    /** The server that sends the office's mail; null sends none. Its password is kept apart. */
    mail: mailSchema.nullable(),
    /** Calendars of other booking systems, read again and again (A6). */
    feeds: z.array(feedSchema).max(20),
    login: loginSchema,
    /** K3: so many calls, so long between two, and so long after the last one the visit is missed. */
    calls: z.strictObject({
      most: z.int().min(1).max(10),
      pauseSec: z.int().min(0).max(300),
      missedAfterSec: z.int().min(5).max(900),
    }),
    /** Where the slip sends its reader to wait. */
    waitingPlace: textSchema,
    slip: slipSchema,
    former: formerSchema,
    display: z.strictObject({ gong: z.boolean(), showNext: z.boolean(), showForecast: z.boolean() }),
  })
  .superRefine((settings, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const lists = ['services', 'counters', 'kiosks', 'displays', 'printers', 'feeds'] as const;
    for (const list of lists)
      if (idsOf(settings[list]).size < settings[list].length) refuse([list], 'an id stands twice');
    if (!settings.languages.includes('de')) refuse(['languages'], 'German is always offered');
    const names = new Set(settings.counters.map((counter) => counter.name));
    if (names.size < settings.counters.length) refuse(['counters'], 'a name stands twice');
    const services = idsOf(settings.services);
    const leikaKeys = settings.services.flatMap(({ leikaKey }) => leikaKey ?? []);
    settings.services.forEach((service, i) => {
      if (leikaKeys.filter((key) => key === service.leikaKey).length > 1)
        refuse(['services', i, 'leikaKey'], 'a LeiKa key stands twice');
      if (service.letter === settings.appointmentLetter)
        refuse(['services', i, 'letter'], 'the letter of appointments');
    });
    settings.counters.forEach((counter, i) => {
      for (const id of [...(counter.serviceIds ?? []), ...counter.preferredServiceIds])
        if (!services.has(id)) refuse(['counters', i], `unknown service ${id}`);
    });
    settings.feeds.forEach((feed, i) => {
      if (!services.has(feed.serviceId)) refuse(['feeds', i, 'serviceId'], `unknown service ${feed.serviceId}`);
    });
    const printers = idsOf(settings.printers);
    settings.kiosks.forEach((kiosk, i) => {
      if (kiosk.printerId !== null && !printers.has(kiosk.printerId)) refuse(['kiosks', i], 'unknown printer');
    });
  });
export type Settings = z.infer<typeof settingsSchema>;
