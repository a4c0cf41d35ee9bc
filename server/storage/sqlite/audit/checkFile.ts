// S4: the chain as it lies in a file, which is only read.
import type { AuditCheck } from '../../../../shared/audit/entry';
import { type Chain, verifyChain } from '../../audit/verify';
import type { KeptHead } from '../../auditPort';
import { chainedOf, cutOf, toldEntryOf } from '../../rows/audit';
import { Database, type DatabaseConnection } from '../connection';

/** The chain of a database, as it is when each part of it is read: to be read within one transaction. */
const chainOf = (database: DatabaseConnection): Chain => {
  const selectNamed = database.prepare('SELECT seq, at, detail FROM audit WHERE name = ? ORDER BY seq DESC');
  const named = (name: string) => selectNamed.all(name).map(toldEntryOf);
  const newestCut = named('cutAudit')[0];
  return {
    *from(seq) {
      // A statement of its own: a part is read while another one is.
      const select = database.prepare('SELECT *, about_person AS aboutPerson FROM audit WHERE seq >= ? ORDER BY seq');
      for (const found of select.iterate(seq)) yield chainedOf(found);
    },
    cut: newestCut ? cutOf(newestCut.detail) : null,
    // An office that was a demonstration has a chain of its own: what was told of the old one is not told of it.
    restores: [...named('restore'), ...named('endDemonstration')],
  };
};

/** All of it as it was at one moment, whatever is written meanwhile. */
export const checkIn = (database: DatabaseConnection, heads: readonly KeptHead[], now: number): AuditCheck =>
  database.transaction(() => verifyChain(chainOf(database), heads, now))();

/** Throws what SQLite throws when the file cannot be read. */
export const checkFile = (file: string, heads: readonly KeptHead[], now: number): AuditCheck => {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return checkIn(database, heads, now);
  } finally {
    database.close();
  }
};
