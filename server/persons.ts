// S1: people who log in. Names and argon2id hashes stand here and in no event.
import { hash, verify } from 'argon2';
import { z } from 'zod';
import type { PersonView } from '../shared/protocol';
import type { Device } from './devices';
import type { Store } from './store';
import { hashOf, newSecret, newToken } from './tokens';

/** What OWASP asks of argon2id at the least: 19 MiB, two passes. About 30 ms, so that a login does not stop the office. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SESSION_MS = 16 * 3_600_000;

const personRow = z.object({ id: z.string(), name: z.string(), password_hash: z.string() });
const sessionRow = z.object({ person_id: z.string(), device_id: z.string(), expires_at: z.number() });

const spoken = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('de');

/** `clock` in epoch ms. */
export const createPersons = ({ database }: Store, clock: () => number) => {
  const selectAll = database.prepare('SELECT * FROM persons WHERE removed_at IS NULL ORDER BY rowid');
  const insert = database.prepare('INSERT INTO persons (id, name, password_hash) VALUES (?, ?, ?)');
  const setName = database.prepare('UPDATE persons SET name = ? WHERE id = ?');
  const setPassword = database.prepare('UPDATE persons SET password_hash = ? WHERE id = ?');
  const setRemoved = database.prepare(
    "UPDATE persons SET removed_at = ?, password_hash = '' WHERE id = ? AND removed_at IS NULL",
  );
  const insertSession = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?)');
  const selectSession = database.prepare('SELECT * FROM sessions WHERE token_hash = ?');
  const endSessions = database.prepare('DELETE FROM sessions WHERE person_id = ? OR expires_at < ?');
  const endAtDevice = database.prepare('DELETE FROM sessions WHERE device_id = ? OR expires_at < ?');

  const rows = () => selectAll.all().map((row) => personRow.parse(row));
  const list = (): PersonView[] => rows().map(({ id, name }) => ({ id, name }));
  /** Names that people take for the same are the same. */
  const named = (name: string) => rows().find((row) => spoken(row.name) === spoken(name)) ?? null;
  /** Checked for names that nobody has, so that the time of an answer does not tell which names there are. */
  let nobodysHash: Promise<string> | null = null;
  const hashOfNobody = () => {
    nobodysHash ??= hash(newSecret(), COST);
    return nobodysHash;
  };

  return {
    list,
    /** The person with this name and password; null if there is none. */
    check: async (name: string, password: string): Promise<PersonView | null> => {
      const row = named(name);
      const isRight = await verify(row?.password_hash ?? (await hashOfNobody()), password);
      return row !== null && isRight ? { id: row.id, name: row.name } : null;
    },
    /** A session of a person at a device: its secret, for a cookie. */
    openSession: (personId: string, deviceId: string): { secret: string; expiresAt: number } => {
      const secret = newSecret();
      const expiresAt = clock() + SESSION_MS;
      insertSession.run(hashOf(secret), personId, deviceId, expiresAt);
      return { secret, expiresAt };
    },
    /** Logged out at a device: its cookie is worth nothing any more. */
    endSessionsAt: (deviceId: string): void => void endAtDevice.run(deviceId, clock()),
    /** Who is logged in at this device by this secret; null when nobody is, or not any more. */
    prove: (device: Device, secret: string): PersonView | null => {
      const found = selectSession.get(hashOf(secret));
      if (found === undefined) return null;
      const row = sessionRow.parse(found);
      if (row.device_id !== device.id || row.expires_at <= clock()) return null;
      return list().find((person) => person.id === row.person_id) ?? null;
    },
    /** Adds a person (id null, a password needed) or changes one; the id, or why not. A new password ends sessions. */
    save: async (
      id: string | null,
      name: string,
      password: string | null,
    ): Promise<{ id: string } | 'nameTaken' | 'unknownPerson' | 'passwordMissing'> => {
      const passwordHash = password === null ? null : await hash(password, COST);
      const namesake = named(name)?.id ?? null;
      if (namesake !== null && namesake !== id) return 'nameTaken';
      if (id === null) {
        if (passwordHash === null) return 'passwordMissing';
        const newId = newToken();
        insert.run(newId, name, passwordHash);
        return { id: newId };
      }
      if (!list().some((person) => person.id === id)) return 'unknownPerson';
      setName.run(name, id);
      if (passwordHash !== null) {
        setPassword.run(passwordHash, id);
        endSessions.run(id, clock());
      }
      return { id };
    },
    /** False when there is no such person. */
    remove: (id: string): boolean => {
      const removed = setRemoved.run(clock(), id).changes > 0;
      if (removed) endSessions.run(id, clock());
      return removed;
    },
  };
};
export type Persons = ReturnType<typeof createPersons>;
