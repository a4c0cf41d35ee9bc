// Changes of people, browsers, sessions and links, as statements.
import type { Statements } from '../session/statements';
import type { Writes } from './made';

type DeviceChanges = 'addDevice' | 'noteDeviceSeen' | 'revokeDevice';
const devices = ({ insert, change }: Statements): Writes<DeviceChanges> => ({
  addDevice: ({ device: { id, role, stationId, tokenHash, pairedAt, lastSeenAt } }) => [
    insert('devices', {
      ...{ id, role, station_id: stationId, token_hash: tokenHash, paired_at: pairedAt, last_seen_at: lastSeenAt },
    }),
  ],
  noteDeviceSeen: ({ id, at }) => [change('devices', { last_seen_at: at }, { id })],
  revokeDevice: ({ id, at }) => [change('devices', { revoked_at: at }, { id })],
});

type PersonChanges =
  | ('addPerson' | 'changePerson' | 'setPersonPassword' | 'lockPerson')
  | ('setPersonSignOn' | 'notePersonLogin' | 'removePerson');
const persons = ({ insert, change }: Statements): Writes<PersonChanges> => ({
  addPerson: ({ person: { id, name, passwordHash, roleIds, mustChange, lockedUntil, lastLoginAt, signOn } }) => [
    insert('persons', {
      ...{ id, name, password_hash: passwordHash, role_ids: JSON.stringify(roleIds), must_change: Number(mustChange) },
      ...{ locked_until: lockedUntil, last_login_at: lastLoginAt, sign_on: signOn },
    }),
  ],
  changePerson: ({ id, name, roleIds }) => [change('persons', { name, role_ids: JSON.stringify(roleIds) }, { id })],
  setPersonPassword: ({ id, passwordHash, mustChange }) => [
    change('persons', { password_hash: passwordHash, must_change: Number(mustChange) }, { id }),
  ],
  lockPerson: ({ id, until }) => [change('persons', { locked_until: until }, { id })],
  setPersonSignOn: ({ id, signOn }) => [change('persons', { sign_on: signOn }, { id })],
  notePersonLogin: ({ id, at }) => [change('persons', { last_login_at: at }, { id })],
  removePerson: ({ id, at }) => [change('persons', { removed_at: at, password_hash: '', sign_on: null }, { id })],
});

type SessionChanges = 'openSession' | 'noteSessionUsed' | 'endSessions' | 'addInvitation' | 'removeInvitations';
const sessions = ({ insert, change, remove }: Statements): Writes<SessionChanges> => ({
  openSession: ({ session: { hash, personId, deviceId, expiresAt, usedAt } }) => [
    insert('sessions', {
      ...{ token_hash: hash, person_id: personId, device_id: deviceId, expires_at: expiresAt, used_at: usedAt },
    }),
  ],
  noteSessionUsed: ({ hash, at }) => [change('sessions', { used_at: at }, { token_hash: hash })],
  endSessions: ({ hashes }) => hashes.map((hash) => remove('sessions', { token_hash: hash })),
  addInvitation: ({ invitation: { id, codeHash, role, stationId, personId, madeAt, expiresAt, by } }) => [
    insert('invitations', {
      ...{ id, code_hash: codeHash, role, station_id: stationId, person_id: personId, made_at: madeAt },
      ...{ expires_at: expiresAt, made_by: by },
    }),
  ],
  removeInvitations: ({ ids }) => ids.map((id) => remove('invitations', { id })),
});

const answers = ({ replace, statement }: Statements): Writes<'keepGivenAnswer' | 'setSecret'> => ({
  keepGivenAnswer: ({ request, at, answer, forgetBefore, most }) => [
    replace('given_answers', ['request'], { request, at, answer }, true),
    statement(
      `DELETE FROM given_answers WHERE office = $1 AND (at < $2 OR request IN
       (SELECT request FROM given_answers WHERE office = $1 ORDER BY at DESC, rowid DESC OFFSET $3))`,
      ...[forgetBefore, most],
    ),
  ],
  setSecret: ({ name, value }) => [
    value === null
      ? statement('DELETE FROM secrets WHERE office = $1 AND name = $2', name)
      : replace('secrets', ['name'], { name, value }),
  ],
});

export const staffWrites = (made: Statements) => ({
  ...devices(made),
  ...persons(made),
  ...sessions(made),
  ...answers(made),
});
