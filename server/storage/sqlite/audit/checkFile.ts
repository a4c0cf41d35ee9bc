// S4: the chain as it lies in a file, which is only read.
import { z } from 'zod';
import { type AuditCheck, auditDetailSchema } from '../../../../shared/audit/entry';
import { type Chain, type Chained, verifyChain } from '../../audit/verify';
import type { KeptHead } from '../../auditPort';
import { Database, type DatabaseConnection } from '../connection';

const bytes = z.instanceof(Uint8Array);
const row: z.ZodType<Chained> = z.object({
  ...{ seq: z.number(), at: z.number(), kind: z.string(), name: z.string(), outcome: z.string(), asker: z.string() },
  ...{ place: z.string().nullable(), roles: z.string(), subject: z.string().nullable() },
  ...{ detail: z.string(), who: bytes.nullable(), about: bytes.nullable(), hash: bytes, salt: bytes.nullable() },
  ...{ person: z.string().nullable(), device: z.string().nullable(), aboutPerson: z.string().nullable() },
});
const toldRow = z.object({ seq: z.int(), at: z.int(), detail: z.string() });
const cutSchema = z.object({ upTo: z.int(), hash: z.string() });

/** The chain of a database, as it is when each part of it is read: to be read within one transaction. */
const chainOf = (database: DatabaseConnection): Chain => {
  const selectNamed = database.prepare('SELECT seq, at, detail FROM audit WHERE name = ? ORDER BY seq DESC');
  const named = (name: string) => selectNamed.all(name).map((found) => toldRow.parse(found));
  const newestCut = named('cutAudit')[0];
  return {
    *from(seq) {
      // A statement of its own: a part is read while another one is.
      const select = database.prepare('SELECT *, about_person AS aboutPerson FROM audit WHERE seq >= ? ORDER BY seq');
      for (const found of select.iterate(seq)) yield row.parse(found);
    },
    cut: newestCut ? cutSchema.parse(auditDetailSchema.parse(JSON.parse(newestCut.detail))) : null,
    // An office that was a demonstration has a chain of its own: what was told of the old one is not told of it.
    restores: [...named('restore'), ...named('endDemonstration')],
  };
};

/** Throws what SQLite throws when the file cannot be read. */
export const checkFile = (file: string, heads: readonly KeptHead[], now: number): AuditCheck => {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    // All of it as it was at one moment, whatever the office writes meanwhile.
    return database.transaction(() => verifyChain(chainOf(database), heads, now))();
  } finally {
    database.close();
  }
};
