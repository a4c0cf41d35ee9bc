// Appointments that were read go into the office: one command, all of them or none.
import { z } from 'zod';
import type { ImportedAppointment } from '../../shared/commands';
import type { ImportCounts } from '../../shared/imports';
import type { ImportedRow, Reply } from '../../shared/protocol';
import { newToken } from '../basics/tokens';
import type { Branch } from '../office/branch';

export const OUTCOMES = ['booked', 'changed', 'unchanged', 'cancelled', 'ignored'] as const;

const resultSchema: z.ZodType<{ rows: ImportedRow[] }> = z.object({
  rows: z.array(z.object({ externalId: z.string(), outcome: z.enum(OUTCOMES), code: z.string().nullable() })),
});

export type Imported = { rows: ImportedRow[] } | { refused: Extract<Reply, { ok: false }> };
/** Brings a source's appointments in; what came of each stands in the order in which they came. */
export type Importing = (sourceId: string, appointments: ImportedAppointment[]) => Promise<Imported>;

export const createImporting =
  (branch: Pick<Branch, 'handle'>): Importing =>
  async (sourceId, appointments) => {
    const command = { type: 'importAppointments', appointments } as const;
    const reply = await branch.handle({ id: newToken(), by: { kind: 'import', sourceId }, command });
    return reply.ok ? resultSchema.parse(reply.result) : { refused: reply };
  };

export const countsOf = (rows: readonly ImportedRow[]): ImportCounts => {
  const counts = { booked: 0, changed: 0, unchanged: 0, cancelled: 0, ignored: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
};
