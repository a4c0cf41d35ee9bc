// S50: what an office is told of when it lasts, by mail and by web hook.
import type { HookFault } from '../programs';
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

/** S56: a way by which an alarm is told: to an address, or to a web hook (by its id). `why` it was not taken: the mail server's in words. */
export type AlarmWay = { state: 'waiting' | 'taken' | 'failed' } & (
  | { by: 'mail'; to: string; why: string | null }
  | { by: 'hook'; to: string; why: HookFault | null }
);
/**
 * Why nobody is told of an alarm: it was chosen so, it has not lasted long enough, nobody is named, there is no mail server, it
 * is about mail itself and there is no web hook; `before`: it was told before the program was last started.
 */
type Untold = 'chosen' | 'soon' | 'nobody' | 'noServer' | 'onlyHooks' | 'before';
/** S56: an alarm that lasts, since when it has been told (epoch ms), and what became of it. */
export type AlarmTold = LastingAlarm & { toldAt: number | null; ways: AlarmWay[]; untold: Untold | null };
