import type { Applies, StoredDevice } from '../../changes';
import { deviceOf } from '../../rows/staff';
import type { DatabaseConnection } from '../connection';

export const createDeviceRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM devices WHERE revoked_at IS NULL ORDER BY paired_at');
  const insert = database.prepare(
    'INSERT INTO devices (id, role, station_id, token_hash, paired_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const setSeen = database.prepare('UPDATE devices SET last_seen_at = ? WHERE id = ?');
  const setRevoked = database.prepare('UPDATE devices SET revoked_at = ? WHERE id = ?');
  return {
    all: (): StoredDevice[] => select.all().map(deviceOf),
    apply: {
      addDevice: ({ device: { id, role, stationId, tokenHash, pairedAt, lastSeenAt } }) =>
        void insert.run(id, role, stationId, tokenHash, pairedAt, lastSeenAt),
      noteDeviceSeen: ({ id, at }) => void setSeen.run(at, id),
      revokeDevice: ({ id, at }) => void setRevoked.run(at, id),
    } satisfies Applies<'addDevice' | 'noteDeviceSeen' | 'revokeDevice'>,
  };
};
