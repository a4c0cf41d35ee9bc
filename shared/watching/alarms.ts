// S50: what an office is told of when it lasts, by mail and by web hook.
import { SERVER_FAULTS } from '../serverFaults';

/** Besides what is wrong with the server: a printer that does not print, a screen that is away, mail that does not go. */
export const WATCHED = [...SERVER_FAULTS, 'printer', 'screen', 'mail'] as const;
export type Watched = (typeof WATCHED)[number];

/** `begun`: since now. `still`: a reminder, once a day. `over`: it is right again. */
export const ALARM_PHASES = ['begun', 'still', 'over'] as const;
type AlarmPhase = (typeof ALARM_PHASES)[number];

/** Something that lasts: `about` as the sentence `fault.<kind>` has it, `since` in epoch ms. */
export type LastingAlarm = { kind: Watched; about: string; since: number };

/** What is told of it. */
export type AlarmNews = LastingAlarm & { phase: AlarmPhase };
