// An entry of the audit (S4): who did, looked at or was refused what, where and when.
import { z } from 'zod';
import { ROLES } from '../actors';
import type { CommandName } from '../commands';
import { admissionSchema, raiseReasonSchema, whySchema } from '../events';

/** It changed something; it showed somebody's data; it was not done. */
export const AUDIT_KINDS = ['act', 'look', 'refused'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Machines report these, and time does: the event log has them, and nobody did them. */
export const UNTRACED = ['tick', 'reportSlip', 'reportPrinter', 'recoverSlips'] as const satisfies CommandName[];

/** What is in the audit besides commands. */
export const OTHER_ACTS = [
  /** A name and a password, right or wrong. */
  'logIn',
  'changePassword',
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
  /** Another system came without a token that is known. */
  'bringAppointments',
  'clockLeapt',
  /** What was past its date was deleted. */
  'forget',
  /** Entries past their time were taken from the beginning of the audit: `upTo` and `hash` tell where it begins now. */
  'cutAudit',
  /** A copy was put in the place of the database: entries after this one's place were in the other one. */
  'restore',
  /** More was refused or looked at than is written one by one. */
  'more',
] as const;
export type OtherAct = (typeof OTHER_ACTS)[number];
export type AuditName = Exclude<CommandName, (typeof UNTRACED)[number]> | OtherAct;

/** Through what somebody acted. */
export const AUDIT_ASKERS = [...ROLES, 'visitor', 'import', 'office', 'terminal'] as const;
export type AuditAsker = (typeof AUDIT_ASKERS)[number];

/** What it was about: ids, numbers and closed lists; never what people wrote, and nobody's name. */
export const auditDetailSchema = z
  .object({
    visitId: z.string(),
    number: z.string(),
    day: z.string(),
    slotAt: z.number(),
    serviceIds: z.array(z.string()),
    persons: z.number(),
    why: whySchema,
    raiseReason: raiseReasonSchema,
    admission: admissionSchema,
    /** Where somebody was handed on to. */
    toCounter: z.string(),
    toService: z.string(),
    counterId: z.string(),
    kioskId: z.string(),
    printerId: z.string(),
    feedId: z.string(),
    sourceId: z.string(),
    invitationId: z.string(),
    /** A browser, and the station that it is or was to be. */
    deviceId: z.string(),
    role: z.enum(ROLES),
    stationId: z.string(),
    /** Of the settings: which, and the parts that differ. */
    version: z.number(),
    parts: z.array(z.string()),
    until: z.number().nullable(),
    /** So many were found, cancelled, deleted, brought. */
    count: z.number(),
    /** The same again, so many times. */
    times: z.number(),
    upTo: z.union([z.string(), z.number()]),
    hash: z.string(),
    ms: z.number(),
  })
  .partial();
export type AuditDetail = z.infer<typeof auditDetailSchema>;

/** Filters of the page and of the export; null filters nothing. Instants are epoch ms, `to` is the first one after. */
export const auditFilterSchema = z.strictObject({
  from: z.int().nullable(),
  to: z.int().nullable(),
  kind: z.enum(AUDIT_KINDS).nullable(),
  /** A station, or another system, by its id; who asked in another way, by how. */
  place: z.string().max(100).nullable(),
  personId: z.string().max(100).nullable(),
  text: z.string().trim().max(80).nullable(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** As it is shown. */
export type AuditEntry = {
  seq: number;
  at: number;
  kind: AuditKind;
  name: AuditName;
  /** 'done', or the code of the refusal. */
  outcome: string;
  asker: AuditAsker;
  /** The station, or the source. */
  place: string | null;
  /** Names of the roles that the person had then. */
  roles: string[];
  /** Who it was, and whom it was about: null where nobody was, `name` null when nobody knows any more. */
  person: { name: string | null } | null;
  about: { name: string | null } | null;
  detail: AuditDetail;
};

/** What can be wrong with the chain; see docs/decisions/0029-*.md. */
export const AUDIT_FAULTS = [
  'changed',
  'removed',
  'added',
  'moved',
  'rewritten',
  'cutTail',
  'cutHead',
  'person',
] as const;
export type AuditFault = {
  what: (typeof AUDIT_FAULTS)[number];
  /** The first entry that is not right; and the other one, or the last one, where there is one. */
  seq: number;
  to: number | null;
};

/** What a check of the whole chain found. */
export type AuditCheck = {
  at: number;
  entries: number;
  first: number | null;
  head: { seq: number; hash: string } | null;
  fault: AuditFault | null;
};
