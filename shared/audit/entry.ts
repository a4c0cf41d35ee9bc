// An entry of the audit (S4): who did, looked at or was refused what, where and when.
import { z } from 'zod';
import { ROLES } from '../actors';
import { admissionSchema, raiseReasonSchema, whySchema } from '../events';
import { AUDIT_KINDS, type AuditKind } from './kinds';

/** Through what somebody acted. */
export const AUDIT_ASKERS = [...ROLES, 'visitor', 'import', 'program', 'office', 'terminal'] as const;
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
    /** K10: the name of the act that was taken back. */
    undone: z.string(),
    admission: admissionSchema,
    /** Where somebody was handed on to. */
    toCounter: z.string(),
    toService: z.string(),
    counterId: z.string(),
    kioskId: z.string(),
    printerId: z.string(),
    feedId: z.string(),
    sourceId: z.string(),
    programId: z.string(),
    hookId: z.string(),
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

/** Filters of the page and of the export; null filters nothing. Days of the office, both included. */
export const auditFilterSchema = z.strictObject({
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
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
  /** An `AuditName`; older programs may have known others. */
  name: string;
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

/** What can be wrong with the chain (decision 0029). */
export type AuditFault = {
  what: 'changed' | 'removed' | 'added' | 'moved' | 'rewritten' | 'cutTail' | 'cutHead' | 'person';
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
