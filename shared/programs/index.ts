// S35, S36: other programs beside the office: those that ask and act with a token, and those that are told by web hook.

/** What a program may: see the line without anybody's data, see who is at a counter, act at counters, say who is back. */
export const PROGRAM_SCOPES = ['readLine', 'readVisit', 'act', 'reportBack'] as const;
export type ProgramScope = (typeof PROGRAM_SCOPES)[number];

/** A program as the administration sees it; instants in epoch ms. */
export type ProgramView = {
  id: string;
  name: string;
  scopes: ProgramScope[];
  /** The only counter that it asks about and acts at; null for all of them. */
  counterId: string | null;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
};

/** The token is answered this once. */
export type ProgramResult = { programId: string; token: string };

/** What a web hook can tell. */
export const HOOK_EVENTS = [
  'visit.called',
  'visit.begun',
  'visit.finished',
  'visit.noted',
  'visit.missed',
  'visit.undone',
  'emergency.called',
  'emergency.acknowledged',
  'emergency.ended',
  'alarm.raised',
  'alarm.ended',
] as const;
export type HookEvent = (typeof HOOK_EVENTS)[number];

/** Somebody is in danger: it goes before everything else. */
export const isUrgent = (type: string): boolean => type.startsWith('emergency.');

/** S50: of what is wrong with the office's machines. */
export const isOfAlarms = (type: string): boolean => type.startsWith('alarm.');

/** Why a receiver did not take a message. */
export const HOOK_FAULTS = [
  'unknownHost',
  'unreachable',
  'silent',
  'notTrusted',
  /** Plain http leads to the local network only, and nothing leads to a machine's own services (link-local). */
  'notLocal',
  'redirected',
  /** Another status than 200 to 299. */
  'answered',
] as const;
export type HookFaultCode = (typeof HOOK_FAULTS)[number];
/** `status`: of an answer. */
export type HookFault = { code: HookFaultCode; status: number | null };

/** A web hook as the administration sees it: where it leads to is never told again, but for its host (S16). */
export type HookView = {
  id: string;
  name: string;
  host: string;
  events: HookEvent[];
  createdAt: number;
  /** Messages that have not got through yet. */
  waiting: number;
  lastSentAt: number | null;
  /** Since the last message that got through: what went wrong, since when, and how many were given up. */
  trouble: HookTrouble | null;
};
export type HookTrouble = { since: number; at: number; fault: HookFault; givenUp: number };

/** The secret that messages are signed with is answered this once. */
export type HookResult = { hookId: string; secret: string };
/** What came of a trial; null: it got through. */
export type HookTrial = { fault: HookFault | null };
