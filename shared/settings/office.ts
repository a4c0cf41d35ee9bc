// The office itself: its zone, the city's pages, who is logged out, what has left its settings, and how far it is set up.
import { z } from 'zod';
import { idSchema, textSchema } from './basics';

/** Names of places and UTC; abbreviations mean several zones. */
export const isTimeZone = (zone: string) => {
  if (zone !== 'UTC' && !zone.includes('/')) return false;
  try {
    new Intl.DateTimeFormat('de', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** A word in letters, as it stands in the middle of a sentence. */
const wordSchema = z
  .string()
  .trim()
  .regex(/^\p{L}[\p{L}\p{M} -]{1,23}$/u);

/** G8: words that are offered for the number that visitors draw. */
export const offeredWordSchema = z.enum(['Wertmarke', 'Wartenummer', 'Ticket']);

/** G8: a word of the office's own, with what its sentences need. Without English it is a number there. */
export const ownWordSchema = z.strictObject({
  de: z.strictObject({ one: wordSchema, many: wordSchema, gender: z.enum(['f', 'n', 'm']) }),
  en: z.strictObject({ one: wordSchema, many: wordSchema }).optional(),
});

export const ticketWordSchema = z.union([offeredWordSchema, ownWordSchema]);
export type TicketWord = z.infer<typeof ticketWordSchema>;

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

/** Somebody with name and address, as it stands in a sentence: on one line, without an end. */
const reachedSchema = z
  .string()
  .trim()
  .min(3)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cf}]+$/u)
  .nullable();

/** S73: who is responsible for the data of visitors, and the data protection officer; null points to the imprint. */
export const responsibleSchema = z.strictObject({ controller: reachedSchema, officer: reachedSchema });
export type Responsible = z.infer<typeof responsibleSchema>;

export const MOST_FORMER = 1000;

/** W8: last names of what has left the settings, for visits that still name it; kept by the server, newest last. */
export const formerSchema = z.strictObject({
  services: z.array(z.strictObject({ id: idSchema, name: textSchema })).max(MOST_FORMER),
  counters: z.array(z.strictObject({ id: idSchema, name: z.string().max(12) })).max(MOST_FORMER),
});

/**
 * S15: who does nothing for so many minutes is logged out; null for nobody. Whoever serves somebody is at work. S32: whether
 * only who has a second factor comes into the administration.
 */
export const loginSchema = z.strictObject({
  idleMin: z.int().min(5).max(960).nullable(),
  secondFactor: z.boolean(),
});

/** A provider proves somebody, so its line is sealed; only on this very machine it may be plain. */
const isSealed = (address: string): boolean =>
  /^https:\/\//.test(address) || /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/.test(address);

/** S33: signing on through the house: a provider of OpenID Connect that the office does not run. */
export const signOnSchema = z.strictObject({
  /** What the button at the login calls it. */
  label: z.string().trim().min(1).max(60),
  issuer: z.url().max(300).refine(isSealed),
  clientId: z.string().trim().min(1).max(200),
  /** What of its answer names somebody: `preferred_username`, `email`, `oid`. */
  claim: z.string().regex(/^[A-Za-z0-9_.:/-]{1,100}$/),
});
export type SignOnSettings = z.infer<typeof signOnSchema>;

/** In the order in which the assistant leads through them. */
export const SETUP_STEPS = ['office', 'hours', 'services', 'counters', 'people', 'printer', 'screens'] as const;
const setupStepSchema = z.enum(SETUP_STEPS);
export type SetupStep = z.infer<typeof setupStepSchema>;

/** null when nobody is led: in a demonstration, and once it is finished. */
export const setupSchema = z.strictObject({ done: z.array(setupStepSchema).max(SETUP_STEPS.length) }).nullable();
