// The audit's chain as it is written: its end is kept here, so that an end that somebody else cut off leaves a gap.
import { z } from 'zod';
import { chainEntry, type End } from '../../audit/chain';
import type { AuditHead, NewAuditEntry } from '../../auditPort';
import { endOf, headOf } from '../../rows/audit';
import type { Readers } from '../session/readers';
import type { Statement, Statements } from '../session/statements';
import type { Writer } from '../session/writer';

const LAST = 'SELECT seq, hash FROM audit WHERE office = $1 ORDER BY seq DESC LIMIT 1';
const seqRow = z.object({ seq: z.int().nullable() });
const seqOf = (found: unknown): number => seqRow.parse(found).seq ?? 0;

type Parts = { made: Statements; readers: Readers; writer: Pick<Writer, 'inTurn' | 'write'> };

/** A text that PostgreSQL keeps as it is: what the chain covers is what stands there. */
const kept = (entry: NewAuditEntry): NewAuditEntry => ({
  ...entry,
  subject: entry.subject?.replaceAll('\u0000', '\uFFFD') ?? null,
});

export const createAuditWrites = ({ made, readers, writer }: Parts) => {
  const { insert, statement } = made;
  /** undefined: to be read first. */
  let end: End | null | undefined;
  const known = async (): Promise<End | null> => {
    if (end === undefined) end = endOf(await readers.one(LAST)) ?? null;
    return end;
  };

  const chained = (from: End | null, entries: readonly NewAuditEntry[]) => {
    let last = from;
    const statements = entries.map((entry) => {
      const { row, head } = chainEntry(last, kept(entry));
      last = head;
      const { aboutPerson, ...rest } = row;
      return insert('audit', { ...rest, about_person: aboutPerson });
    });
    return { statements, last };
  };

  /** Writes statements and what the audit says of them, both or neither. Within a turn of the writer. */
  const write = async (statements: readonly Statement[], entries: readonly NewAuditEntry[]): Promise<void> => {
    const ofAudit = entries.length === 0 ? null : chained(await known(), entries);
    try {
      await writer.write([...statements, ...(ofAudit?.statements ?? [])]);
      if (ofAudit !== null) end = ofAudit.last;
    } catch (error) {
      end = undefined;
      throw error;
    }
  };

  /** Whole entries that are past their time go. */
  const cut = (before: number, most: number, entry: Omit<NewAuditEntry, 'detail'>): Promise<boolean> =>
    writer.inTurn(async () => {
      const oldest = seqOf(await readers.one('SELECT min(seq) AS seq FROM audit WHERE office = $1'));
      const last = seqOf(await readers.one('SELECT max(seq) AS seq FROM audit WHERE office = $1 AND at < $2', before));
      const upTo = Math.min(last, oldest + most - 1);
      const found = headOf(await readers.one('SELECT seq, hash FROM audit WHERE office = $1 AND seq = $2', upTo));
      if (found === null) return false;
      await write(
        [statement('DELETE FROM audit WHERE office = $1 AND seq <= $2', upTo)],
        [{ ...entry, detail: { upTo, hash: found.hash, count: upTo - oldest + 1 } }],
      );
      return upTo < last;
    });

  return {
    write,
    cut,
    head: async (): Promise<AuditHead | null> => headOf((await known()) ?? undefined),
  };
};
