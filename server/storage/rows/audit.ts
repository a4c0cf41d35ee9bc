// Rows of the audit, read: entries as they are shown, the head of the chain, and how pages are asked for.
import { z } from 'zod';
import { AUDIT_ASKERS, type AuditEntry, auditDetailSchema } from '../../../shared/audit/entry';
import { AUDIT_KINDS } from '../../../shared/audit/kinds';
import type { Chained } from '../audit/verify';
import type { AuditHead, AuditPage, AuditSearch } from '../auditPort';

const row = z.object({
  seq: z.int(),
  at: z.int(),
  kind: z.enum(AUDIT_KINDS),
  name: z.string(),
  outcome: z.string(),
  asker: z.enum(AUDIT_ASKERS),
  place: z.string().nullable(),
  roles: z.string(),
  detail: z.string(),
  hasPerson: z.int(),
  hasAbout: z.int(),
  personName: z.string().nullable(),
  aboutName: z.string().nullable(),
});
const rolesSchema = z.array(z.string());
export const entryOf = (found: unknown): AuditEntry => {
  const { roles, detail, hasPerson, hasAbout, personName, aboutName, ...rest } = row.parse(found);
  return {
    ...rest,
    roles: rolesSchema.parse(JSON.parse(roles)),
    detail: auditDetailSchema.parse(JSON.parse(detail)),
    person: hasPerson === 1 ? { name: personName } : null,
    about: hasAbout === 1 ? { name: aboutName } : null,
  };
};

const headRow = z.object({ seq: z.int(), hash: z.instanceof(Uint8Array) }).optional();
/** The end of the chain as it is stored; undefined when there is none. */
export const endOf = (found: unknown) => headRow.parse(found);
export const headOf = (found: unknown): AuditHead | null => {
  const head = endOf(found);
  return head === undefined ? null : { seq: head.seq, hash: Buffer.from(head.hash).toString('hex') };
};

const bytes = z.instanceof(Uint8Array);
const chainedRow: z.ZodType<Chained> = z.object({
  ...{ seq: z.number(), at: z.number(), kind: z.string(), name: z.string(), outcome: z.string(), asker: z.string() },
  ...{ place: z.string().nullable(), roles: z.string(), subject: z.string().nullable() },
  ...{ detail: z.string(), who: bytes.nullable(), about: bytes.nullable(), hash: bytes, salt: bytes.nullable() },
  ...{ person: z.string().nullable(), device: z.string().nullable(), aboutPerson: z.string().nullable() },
});
export const chainedOf = (found: unknown): Chained => chainedRow.parse(found);

const toldRow = z.object({ seq: z.int(), at: z.int(), detail: z.string() });
export const toldEntryOf = (found: unknown) => toldRow.parse(found);
const cutSchema = z.object({ upTo: z.int(), hash: z.string() });
/** Where a cut said that the chain begins. */
export const cutOf = (detail: string) => cutSchema.parse(auditDetailSchema.parse(JSON.parse(detail)));

/** Wild cards in what somebody looks for are no wild cards. */
export const likeOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const endsRow = z.object({ oldest: z.int().nullable(), newest: z.int().nullable() });
/** Which stretch of the chain a search looks through; null when there is no chain. */
export const stretchOf = (found: unknown, { before, stretch }: AuditSearch) => {
  const { oldest, newest } = endsRow.parse(found);
  if (oldest === null || newest === null) return null;
  const top = Math.min(before ?? newest + 1, newest + 1);
  return { oldest, top, least: Math.max(oldest, top - stretch) };
};
export const pageOf = (
  rows: AuditEntry[],
  { oldest, least, most }: { oldest: number; least: number; most: number },
): AuditPage => {
  const last = rows.length < most ? least : (rows.at(-1)?.seq ?? least);
  return { rows, next: last > oldest ? last : null };
};
