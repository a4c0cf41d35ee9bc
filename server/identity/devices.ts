// S2: devices. A browser becomes one by a link that works once, and stops being one when it is revoked.
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Role, roleSchema } from '../../shared/actors';
import type { DeviceView } from '../../shared/protocol';
import { hashOf, isSameHash, newSecret, newToken } from '../basics/tokens';
import type { Store } from '../storage/store';

export type Device = { id: string; role: Role; stationId: string };

const SEEN_EVERY_MS = 60_000;
/** Of one that is forgotten it is noted once more than need be. */
const MOST_SEEN = 5000;

const deviceRow = z.object({
  id: z.string(),
  role: roleSchema,
  station_id: z.string(),
  token_hash: z.string(),
  paired_at: z.number(),
  last_seen_at: z.number().nullable(),
});

/** `clock` in epoch ms; `ended` is told when devices have been revoked. */
export const createDevices = ({ database }: Pick<Store, 'database'>, clock: () => number, ended: () => void) => {
  const insert = database.prepare(
    'INSERT INTO devices (id, role, station_id, token_hash, paired_at) VALUES (?, ?, ?, ?, ?)',
  );
  const selectAll = database.prepare('SELECT * FROM devices WHERE revoked_at IS NULL ORDER BY paired_at');
  const selectOne = database.prepare('SELECT * FROM devices WHERE id = ? AND revoked_at IS NULL');
  const setRevoked = database.prepare('UPDATE devices SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const setSeen = database.prepare('UPDATE devices SET last_seen_at = ? WHERE id = ?');
  const rows = () => selectAll.all().map((found) => deviceRow.parse(found));
  const lastSeen = new LRUCache<string, number>({ max: MOST_SEEN });

  return {
    /** A browser becomes one: the device, and the secret that proves it. */
    add: (role: Role, stationId: string): { device: Device; secret: string } => {
      const device = { id: newToken(), role, stationId };
      const secret = newSecret();
      insert.run(device.id, role, stationId, hashOf(secret), clock());
      return { device, secret };
    },
    /** The device with this id, if the secret is its own and it has not been revoked. */
    prove: (deviceId: string, secret: string): Device | null => {
      const found = selectOne.get(deviceId);
      if (found === undefined) return null;
      const row = deviceRow.parse(found);
      if (!isSameHash(row.token_hash, hashOf(secret))) return null;
      return { id: row.id, role: row.role, stationId: row.station_id };
    },
    /** Whether it has not been revoked. */
    isLiving: (deviceId: string): boolean => selectOne.get(deviceId) !== undefined,
    /** Notes that a device is there, once a minute. */
    seen: (deviceId: string): void => {
      if (Math.abs(clock() - (lastSeen.get(deviceId) ?? 0)) <= SEEN_EVERY_MS) return;
      lastSeen.set(deviceId, clock());
      setSeen.run(clock(), deviceId);
    },
    /** False when there is no such device. */
    revoke: (deviceId: string): boolean => {
      const isRevoked = setRevoked.run(clock(), deviceId).changes > 0;
      lastSeen.delete(deviceId);
      if (isRevoked) ended();
      return isRevoked;
    },
    /** Those that have not been revoked. */
    all: (): Device[] => rows().map(({ id, role, station_id: stationId }) => ({ id, role, stationId })),
    list: (isOnline: (deviceId: string) => boolean): DeviceView[] =>
      rows().map((row) => ({
        id: row.id,
        role: row.role,
        stationId: row.station_id,
        pairedAt: row.paired_at,
        lastSeenAt: row.last_seen_at,
        online: isOnline(row.id),
      })),
  };
};
export type Devices = ReturnType<typeof createDevices>;
