// G11: what an office asks besides when somebody books: fields of its own.
import { z } from 'zod';
import { lineSchema } from '../contacts';
import { idSchema, textSchema } from './basics';

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
