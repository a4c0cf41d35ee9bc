// M18: what offices of one database say to each other, at the port of the office that is asked.
import { z } from 'zod';
import type { NoSlots } from '../../shared/appointmentViews';
import { contactSchema } from '../../shared/contacts';
import { cameFromSchema, thereSchema } from '../../shared/offices/elsewhere';
import { idSchema, languageSchema, textSchema, tokenSchema } from '../../shared/settings/basics';

export const ROOT = '/api/offices';

const persons = z.int().min(1).max(20);
const instant = z.int();
const serviceIds = z.array(idSchema).min(1).max(5);

/** Which times are free for these matters, by their keys and names. */
export const timesAsked = z.strictObject({
  matters: z
    .array(z.strictObject({ leikaKey: z.string().max(40).nullable(), name: textSchema }))
    .min(1)
    .max(5),
  persons,
  day: z.iso.date(),
});
export const takeAsked = z.strictObject({
  from: cameFromSchema,
  serviceIds,
  persons,
  language: languageSchema,
  slotAt: instant,
  contact: contactSchema.nullable(),
  isLate: z.boolean(),
});
export const giveBackAsked = z.strictObject({ transferId: tokenSchema, slotAt: instant });

/** Why a day has nothing is for people of the other office: shown, and not looked into. */
const noneSchema = z.custom<NoSlots>((value) => typeof value === 'object' && value !== null && 'why' in value);

export const timesSaid = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('lacking'), services: z.array(z.string()) }),
  z.strictObject({
    is: z.literal('there'),
    serviceIds,
    place: z.string().nullable(),
    day: z.iso.date(),
    starts: z.array(instant),
    none: noneSchema.nullable(),
    next: z.array(instant),
  }),
]);

/** Done, or why not. */
export const replyOf = <Result extends z.ZodType>(result: Result) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), result }),
    z.object({
      ok: z.literal(false),
      refusal: z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
    }),
  ]);
export const takeSaid = replyOf(thereSchema.omit({ office: true, name: true }));
export const giveBackSaid = replyOf(z.null());

/** What its routes take, for whoever tries them all. */
export const doorBodies = {
  [`${ROOT}/times`]: timesAsked,
  [`${ROOT}/take`]: takeAsked,
  [`${ROOT}/give-back`]: giveBackAsked,
};
