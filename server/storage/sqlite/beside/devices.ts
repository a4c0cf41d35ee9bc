import { z } from 'zod';
import { roleSchema } from '../../../../shared/actors';
import type { Applies, StoredDevice } from '../../changes';
import type { DatabaseConnection } from '../connection';

const row = z.object({
  id: z.string(),
  role: roleSchema,
  station_id: z.string(),
  token_hash: z.string(),
  paired_at: z.number(),
  last_seen_at: z.number().nullable(),
});

export const createDeviceRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM devices WHERE revoked_at IS NULL ORDER BY paired_at');
  const insert = database.prepare(
    'INSERT INTO devices (id, role, station_id, token_hash, paired_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const setSeen = database.prepare('UPDATE devices SET last_seen_at = ? WHERE id = ?');
  const setRevoked = database.prepare('UPDATE devices SET revoked_at = ? WHERE id = ?');
  return {
    all: (): StoredDevice[] =>
      select.all().map((found) => {
        const { id, role, station_id, token_hash, paired_at, last_seen_at } = row.parse(found);
        const [stationId, tokenHash, pairedAt, lastSeenAt] = [station_id, token_hash, paired_at, last_seen_at];
        return { id, role, stationId, tokenHash, pairedAt, lastSeenAt };
      }),
    apply: {
      addDevice: ({ device: { id, role, stationId, tokenHash, pairedAt, lastSeenAt } }) =>
        void insert.run(id, role, stationId, tokenHash, pairedAt, lastSeenAt),
      noteDeviceSeen: ({ id, at }) => void setSeen.run(at, id),
      revokeDevice: ({ id, at }) => void setRevoked.run(at, id),
    } satisfies Applies<'addDevice' | 'noteDeviceSeen' | 'revokeDevice'>,
  };
};
