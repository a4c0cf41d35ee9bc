// What the public port answers, as schemas: the types of shared/booking, to be shown to those who write another program.
import { z } from 'zod';
import type {
  BookedResult,
  FoundResult,
  HoldResult,
  HomeResult,
  PublicDays,
  PublicOffice,
  PublicReception,
  PublicSlots,
} from '../../../shared/booking';
import { LETTER_FATES } from '../../../shared/commands/appointments';
import { forecastSchema } from '../../../shared/printing';
import type { ClosedReason, NoSlots, Reception } from '../../../shared/protocol';
import { idSchema, settingsSchema, textSchema, ticketWordSchema } from '../../../shared/settings';

const instant = z.int().describe('Epoch milliseconds.');
const day = z.iso.date().describe("A day in the office's time zone.");

export const officeSchema = z.object({
  office: z.object({
    ...settingsSchema.shape.office.pick({ name: true, place: true, demonstration: true }).shape,
    timeZone: z.string(),
    placeWord: settingsSchema.shape.placeWord,
    ticketWord: ticketWordSchema,
    look: z.object({
      colour: z.string().nullable(),
      logo: z.object({ url: z.string(), width: z.int(), height: z.int() }).nullable(),
    }),
    languages: settingsSchema.shape.languages,
  }),
  services: z.array(
    z.object({
      id: idSchema,
      leikaKey: z.string().nullable().describe('Number in the federal catalogue of services (LeiKa).'),
      name: textSchema,
      keywords: textSchema.nullable(),
      bring: z.array(textSchema),
      durationMin: z.number(),
    }),
  ),
  links: z.object({
    imprint: z.string().nullable(),
    privacy: z.string().nullable(),
    accessibility: z.string().nullable(),
  }),
  responsible: z
    .object({ controller: z.string().nullable(), officer: z.string().nullable() })
    .describe('Who is responsible for the data of visitors, and the data protection officer.'),
  notices: z.array(textSchema).describe('What the office tells everybody just now, plain text.'),
  formFields: z
    .array(
      z.object({
        id: idSchema,
        serviceIds: z.array(idSchema).nullable().describe('Asked for these services; null is all of them.'),
        label: textSchema,
        help: textSchema.nullable(),
        kind: z.enum(['text', 'number', 'choice', 'yesNo', 'date']),
        choices: z.array(textSchema).describe('The answer to a choice is its German text.'),
        required: z.boolean(),
        maxLength: z.int(),
        purpose: textSchema,
      }),
    )
    .describe('What the office asks besides; answered in `answers` of a booking.'),
  mostPersons: z.int(),
  mostServices: z.int(),
  holdMin: z.int(),
  checkInMin: z.number(),
  graceMin: z.number(),
  keepDays: z.int(),
  publishesDays: z.boolean().describe('Whether each day is published once it is over, by numbers alone.'),
  mails: z.boolean(),
  offer: z
    .object({
      state: z.enum(['open', 'nearlyFull', 'full', 'closed']),
      free: z.int(),
      nextAt: instant.nullable(),
      moreAt: instant.nullable(),
    })
    .describe('What there is online in the next four weeks, by the shortest matter; `moreAt` is the next release.'),
  fromHome: z
    .object({ services: z.array(z.object({ id: idSchema, name: textSchema, forecast: forecastSchema.nullable() })) })
    .nullable()
    .describe('For what a number can be drawn at home now, with the wait of somebody who comes now.'),
  today: day,
  now: instant,
  lastDay: day.describe('The last day that may be booked now.'),
}) satisfies z.ZodType<PublicOffice>;

const closedSchema = z.discriminatedUnion('why', [
  z.object({ why: z.literal('hours'), opensAt: instant.nullable() }),
  z.object({ why: z.literal('contingent') }),
  z.object({ why: z.literal('noCounter') }),
  z.object({ why: z.literal('fullHouse'), closesAt: instant.nullable() }),
]) satisfies z.ZodType<ClosedReason>;
const receptionSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('nearlyFull'), closesAt: instant }),
  z.object({ state: z.literal('partly') }),
  z.object({ state: z.literal('closed'), closed: closedSchema }),
  z.object({ state: z.literal('locked'), reason: textSchema, byHand: z.boolean() }),
]) satisfies z.ZodType<Reception>;

export const receptionNowSchema = z.object({
  now: instant,
  reception: receptionSchema.describe('Whether there are tickets for people without an appointment now.'),
  services: z.array(
    z.object({
      id: idSchema,
      leikaKey: z.string().nullable(),
      name: textSchema,
      isBookable: z.boolean().describe('Whether it is booked online.'),
      closed: closedSchema.nullable().describe('Why there is no ticket for it now; null while there is.'),
      forecast: forecastSchema.nullable(),
    }),
  ),
}) satisfies z.ZodType<PublicReception>;

const noSlotsSchema = z.discriminatedUnion('why', [
  z.object({ why: z.literal('past') }),
  z.object({ why: z.literal('closed') }),
  z.object({ why: z.literal('closure'), reason: textSchema.nullable() }),
  z.object({ why: z.literal('holiday'), name: z.string() }),
  z.object({ why: z.literal('full') }),
  z.object({ why: z.literal('notYet'), at: instant }),
  z.object({ why: z.literal('tooLong') }),
]) satisfies z.ZodType<NoSlots>;

export const daysSchema = z.object({
  days: z.array(z.object({ day, free: z.int(), firstAt: instant.nullable(), none: noSlotsSchema.nullable() })),
  next: z.object({ day, slotAt: instant }).nullable(),
}) satisfies z.ZodType<PublicDays>;

export const slotsSchema = z.object({
  day,
  starts: z.array(instant),
  none: noSlotsSchema.nullable(),
  next: z.array(instant),
}) satisfies z.ZodType<PublicSlots>;

export const challengeSchema = z
  .looseObject({ parameters: z.looseObject({ algorithm: z.string() }), signature: z.string() })
  .describe('An ALTCHA challenge (version 2).');

export const holdSchema = z.object({
  holdId: z.string(),
  slotAt: instant,
  until: instant,
}) satisfies z.ZodType<HoldResult>;
export const homeNumberSchema = z.object({
  key: z.string(),
  number: z.string(),
  code: z.string(),
}) satisfies z.ZodType<HomeResult>;
export const bookedSchema = z.object({
  key: z.string(),
  code: z.string(),
  slotAt: instant,
  letter: z
    .enum(LETTER_FATES)
    .describe('Whether a letter goes out; `tooMany` is none, for the address has had as many as it may today.'),
}) satisfies z.ZodType<BookedResult>;

/** What check-in answers: the number is called, and the ticket page shows how it goes on. */
export const checkedInSchema = z.object({
  number: z.string(),
  ownTimeAt: instant
    .nullable()
    .describe('Before its time an appointment is told this, and neither people nor forecast.'),
  peopleBefore: z.int().nullable(),
  forecast: forecastSchema.nullable(),
  late: z.boolean().describe('Too late for the slot: it stands in the line.'),
});

export const foundSchema = z.object({ key: z.string() }) satisfies z.ZodType<FoundResult>;

export const doneSchema = z.null();
