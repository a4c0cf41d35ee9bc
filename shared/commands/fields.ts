// Fields that several commands have.
import { z } from 'zod';
import { idSchema, tokenSchema } from '../settings/basics';

/** The year 2100: instants that are later are mistakes. */
export const LAST_INSTANT = 4_102_444_800_000;

export const visitId = tokenSchema;
export const slotAt = z.int().min(0).max(LAST_INSTANT);
export const day = z.iso.date();
export const note = z.string().trim().max(200);
/** What somebody comes for, and how many they are. */
export const visit = { serviceIds: z.array(idSchema).min(1).max(5), persons: z.int().min(1).max(20) };
