// S2: devices. A browser becomes one by a link that works once, and stops being one when it is revoked.
import { z } from 'zod';
import { type Role, roleSchema } from '../shared/commands';
import type { DeviceView } from '../shared/protocol';
import type { Store } from './store';
import { hashOf, isSameHash, newSecret, newToken } from './tokens';

export type Device = { id: string; role: Role; stationId: string };

/** What a link gives to the browser that opens it. `personId` logs that clerk in as well: demonstrations only. */
export type Invitation = { role: Role; stationId: string; personId: string | null };

const INVITATION_MS = 24 * 3_600_000;
const SEEN_EVERY_MS = 60_000;

const deviceRow = z.object({
  id: z.string(),
  role: roleSchema,
  station_id: z.string(),
  token_hash: z.string(),
  paired_at: z.number(),
  last_seen_at: z.number().nullable(),
});

/** `clock` in epoch ms. Invitations live in memory: a restart ends those that nobody has used. */
export const createDevices = ({ database }: Store, clock: () => number) => {
  const insert = database.prepare(
    'INSERT INTO devices (id, role, station_id, token_hash, paired_at) VALUES (?, ?, ?, ?, ?)',
  );
  const selectAll = database.prepare('SELECT * FROM devices WHERE revoked_at IS NULL ORDER BY paired_at');
  const selectOne = database.prepare('SELECT * FROM devices WHERE id = ? AND revoked_at IS NULL');
  const setRevoked = database.prepare('UPDATE devices SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const setSeen = database.prepare('UPDATE devices SET last_seen_at = ? WHERE id = ?');
  const invitations = new Map<string, Invitation & { expiresAt: number }>();
  const lastSeen = new Map<string, number>();

  return {
    /** A code for a link that pairs one browser, once, within a day. */
    invite: (invitation: Invitation): { code: string; expiresAt: number } => {
      const now = clock();
      for (const [hash, { expiresAt }] of invitations) if (expiresAt <= now) invitations.delete(hash);
      const code = newToken();
      const expiresAt = now + INVITATION_MS;
      invitations.set(hashOf(code), { ...invitation, expiresAt });
      return { code, expiresAt };
    },
    /** The device that the code makes, and the secret that proves it; null when it was used or has expired. */
    pair: (code: string): { device: Device; secret: string; personId: string | null } | null => {
      const hash = hashOf(code);
      const found = invitations.get(hash);
      invitations.delete(hash);
      if (found === undefined || found.expiresAt <= clock()) return null;
      const { role, stationId, personId } = found;
      const device = { id: newToken(), role, stationId };
      const secret = newSecret();
      insert.run(device.id, role, stationId, hashOf(secret), clock());
      return { device, secret, personId };
    },
    /** The device with this id, if the secret is its own and it has not been revoked. */
    prove: (deviceId: string, secret: string): Device | null => {
      const found = selectOne.get(deviceId);
      if (found === undefined) return null;
      const row = deviceRow.parse(found);
      if (!isSameHash(row.token_hash, hashOf(secret))) return null;
      return { id: row.id, role: row.role, stationId: row.station_id };
    },
    /** Notes that a device is there, once a minute. */
    seen: (deviceId: string): void => {
      if (clock() - (lastSeen.get(deviceId) ?? 0) <= SEEN_EVERY_MS) return;
      lastSeen.set(deviceId, clock());
      setSeen.run(clock(), deviceId);
    },
    /** False when there is no such device. */
    revoke: (deviceId: string): boolean => setRevoked.run(clock(), deviceId).changes > 0,
    list: (isOnline: (deviceId: string) => boolean): DeviceView[] =>
      selectAll.all().map((found) => {
        const row = deviceRow.parse(found);
        return {
          id: row.id,
          role: row.role,
          stationId: row.station_id,
          pairedAt: row.paired_at,
          lastSeenAt: row.last_seen_at,
          online: isOnline(row.id),
        };
      }),
  };
};
export type Devices = ReturnType<typeof createDevices>;
