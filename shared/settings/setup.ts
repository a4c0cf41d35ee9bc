// How far an office is set up: the steps of the assistant, and which of them somebody has said are done.
import { z } from 'zod';

/** In the order in which the assistant leads through them. */
export const SETUP_STEPS = ['office', 'hours', 'services', 'counters', 'people', 'printer', 'screens'] as const;
export const setupStepSchema = z.enum(SETUP_STEPS);
export type SetupStep = z.infer<typeof setupStepSchema>;

/** null when nobody is led: in a demonstration, and once it is finished. */
export const setupSchema = z.strictObject({ done: z.array(setupStepSchema).max(SETUP_STEPS.length) }).nullable();
