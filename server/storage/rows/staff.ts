// Rows of people, their browsers and their links, read.
import { z } from 'zod';
import { roleSchema } from '../../../shared/actors';
import type { StoredDevice, StoredInvitation, StoredPerson, StoredSession } from '../changes';

const deviceRow = z.object({
  id: z.string(),
  role: roleSchema,
  station_id: z.string(),
  token_hash: z.string(),
  paired_at: z.number(),
  last_seen_at: z.number().nullable(),
});
export const deviceOf = (found: unknown): StoredDevice => {
  const { id, role, station_id, token_hash, paired_at, last_seen_at } = deviceRow.parse(found);
  const [stationId, tokenHash, pairedAt, lastSeenAt] = [station_id, token_hash, paired_at, last_seen_at];
  return { id, role, stationId, tokenHash, pairedAt, lastSeenAt };
};

const personRow = z.object({
  id: z.string(),
  name: z.string(),
  password_hash: z.string(),
  role_ids: z.string(),
  must_change: z.number(),
  locked_until: z.number().nullable(),
  last_login_at: z.number().nullable(),
  sign_on: z.string().nullable(),
});
const idsSchema = z.array(z.string());
export const personOf = (found: unknown): StoredPerson => {
  const { id, name, password_hash, role_ids, must_change, locked_until, last_login_at, sign_on } =
    personRow.parse(found);
  return {
    ...{ id, name, passwordHash: password_hash, roleIds: idsSchema.parse(JSON.parse(role_ids)) },
    ...{ mustChange: must_change === 1, lockedUntil: locked_until, lastLoginAt: last_login_at, signOn: sign_on },
  };
};

const sessionRow = z.object({
  token_hash: z.string(),
  person_id: z.string(),
  device_id: z.string(),
  expires_at: z.number(),
  used_at: z.number(),
});
export const sessionOf = (found: unknown): StoredSession => {
  const { token_hash: hash, person_id, device_id, expires_at, used_at } = sessionRow.parse(found);
  return { hash, personId: person_id, deviceId: device_id, expiresAt: expires_at, usedAt: used_at };
};

const invitationRow = z.object({
  id: z.string(),
  code_hash: z.string(),
  role: roleSchema,
  station_id: z.string(),
  person_id: z.string().nullable(),
  made_at: z.number(),
  expires_at: z.number(),
  made_by: z.enum(['start', 'terminal', 'admin']),
});
export const invitationOf = (found: unknown): StoredInvitation => {
  const { id, role, code_hash, station_id, person_id, made_at, expires_at, made_by } = invitationRow.parse(found);
  const where = { role, stationId: station_id, personId: person_id };
  return { id, codeHash: code_hash, ...where, madeAt: made_at, expiresAt: expires_at, by: made_by };
};
