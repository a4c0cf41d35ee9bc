// M18: an appointment of this office that another office of the same database is asked to take, or has taken.
import { z } from 'zod';
import { idSchema, tokenSchema } from '../settings/basics';

/** What an office is called in the database. */
export const officeId = z.string().min(1).max(60);
const officeName = z.string().max(200);
const instant = z.int();

/** The other office is asked, and has not answered yet. */
export const askedShape = {
  /** Known to both offices: however often it is asked for, it is taken once. */
  transferId: tokenSchema,
  office: officeId,
  name: officeName,
  /** What it is for, as the other office calls it. */
  serviceIds: z.array(idSchema).min(1).max(5),
  slotAt: instant,
};

/** Another office is asked to take it, and until that one has answered it stands here; or nobody is any more, and it stays. */
export const TRANSFER_EVENTS = [
  z.strictObject({ type: z.literal('appointmentOffered'), visitId: tokenSchema, ...askedShape }),
  z.strictObject({ type: z.literal('appointmentStayed'), visitId: tokenSchema }),
] as const;

/** Where it is now. */
export const thereSchema = z.strictObject({
  office: officeId,
  name: officeName,
  place: z.string().max(300).nullable(),
  slotAt: instant,
  code: z.string().max(20),
  /** Its ticket page there. */
  url: z.url(),
});
export type There = z.infer<typeof thereSchema>;

/** Where an appointment came from that this office has taken; there it had another key and code. */
export const cameFromSchema = z.strictObject({ transferId: tokenSchema, office: officeId, name: officeName });

/** As staff see it: asked for and not answered yet, or there, by a code of that office. */
export type ElsewhereView = { isThere: boolean; name: string; slotAt: number; code: string | null };
