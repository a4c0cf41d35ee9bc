// Alarms as they are stored.
import { z } from 'zod';
import { ALARM_PHASES, WATCHED } from './alarms';

export const watchedSchema = z.enum(WATCHED);
export const alarmSchema = z.strictObject({ kind: watchedSchema, about: z.string(), since: z.int() });
export const alarmNewsSchema = alarmSchema.extend({ phase: z.enum(ALARM_PHASES) });
