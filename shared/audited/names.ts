// Which names stand in the audit: every command but what only machines and time say, and what is no command.
import { COMMANDS, type CommandName } from '../commands';

/** Machines report these, and time does: the event log has them, and nobody did them. */
export const UNTRACED = ['tick', 'reportSlip', 'reportPrinter', 'recoverSlips'] as const satisfies CommandName[];

/** What is in the audit besides commands. */
export const OTHER_ACTS = [
  /** A name and a password, right or wrong. */
  'logIn',
  /** By the house's own sign-on. */
  'signOn',
  'changePassword',
  'turnOnSecondFactor',
  'turnOffSecondFactor',
  /** In place of the phone's digits. */
  'usePaperCode',
  /** New codes on paper in the place of all there were. */
  'renewPaperCodes',
  /** A browser was made a screen by a link, or the link led nowhere. */
  'pair',
  /** Somebody at the server's own terminal made a link. */
  'makeLink',
  /** The list on paper. */
  'dayList',
  'exportAudit',
  /** A visitor and the waiting list. */
  'joinWaitingList',
  'confirmWaiting',
  'leaveWaitingList',
  /** Whoever was reminded wants no more reminders (A21). */
  'refuseReminders',
  /** Another system came without a token that is known. */
  'bringAppointments',
  /** Another program came without a token that is known; it was shown who is at a counter (S35). */
  'askAsProgram',
  'seeVisitByProgram',
  'clockLeapt',
  /** Entries past their time were taken from the beginning of the audit: `upTo` and `hash` tell where it begins now. */
  'cutAudit',
  /** A copy was put in the place of the database: entries after this one's place were in the other one. */
  'restore',
  /** What a disk had damaged came back out of backups, or was given up (S39). */
  'mend',
  /** Somebody at the server's own terminal wanted to, and nothing was changed; `until` is when. */
  'restoreFailed',
  /** More was refused or looked at than is written one by one. */
  'more',
] as const;
export type OtherAct = (typeof OTHER_ACTS)[number];
export type AuditName = Exclude<CommandName, (typeof UNTRACED)[number]> | OtherAct;

const UNTRACED_NAMES: readonly string[] = UNTRACED;

export const AUDIT_NAMES: readonly AuditName[] = [
  ...(Object.keys(COMMANDS) as CommandName[]).filter(
    (name): name is Exclude<AuditName, (typeof OTHER_ACTS)[number]> => !UNTRACED_NAMES.includes(name),
  ),
  ...OTHER_ACTS,
];
const NAMES: ReadonlySet<string> = new Set(AUDIT_NAMES);

/** Whether something of this name can be in the audit. */
export const isTraced = (name: string): name is AuditName => NAMES.has(name);
