// S1: people who log in. Names and argon2id hashes stand here and in no event.
import { z } from 'zod';
import { foldName } from '../../shared/names';
import type { PersonView } from '../../shared/protocol';
import { newSecret, newToken } from '../basics/tokens';
import type { Store } from '../storage/store';
import type { Hashing } from './hashing';
import { faultOfPassword, type PasswordFault } from './passwords';

const personRow = z.object({ id: z.string(), name: z.string(), password_hash: z.string() });

/** Too many passwords are being worked out already. */
export type Busy = 'busy';

/** What became of adding or changing a person. */
export type Saved = { id: string } | 'nameTaken' | 'unknownPerson' | 'passwordMissing';
type Person = { id: string | null; name: string; password: string | null };

export type PersonsParts = {
  store: Pick<Store, 'database'>;
  /** Epoch ms. */
  clock: () => number;
  hashing: Hashing;
  /** The office's name, which makes no password better. */
  officeName: () => string;
  /** All sessions of a person but the one that is named end. */
  endSessions: (personId: string, but: string | null) => void;
};

export const createPersons = ({ store, clock, hashing, officeName, endSessions }: PersonsParts) => {
  const { database } = store;
  const selectAll = database.prepare('SELECT * FROM persons WHERE removed_at IS NULL ORDER BY rowid');
  const insert = database.prepare('INSERT INTO persons (id, name, password_hash) VALUES (?, ?, ?)');
  const setName = database.prepare('UPDATE persons SET name = ? WHERE id = ?');
  const setPassword = database.prepare('UPDATE persons SET password_hash = ? WHERE id = ?');
  const setRemoved = database.prepare(
    "UPDATE persons SET removed_at = ?, password_hash = '' WHERE id = ? AND removed_at IS NULL",
  );

  const rows = () => selectAll.all().map((row) => personRow.parse(row));
  const list = (): PersonView[] => rows().map(({ id, name }) => ({ id, name }));
  const rowOf = (id: string) => rows().find((row) => row.id === id);
  /** Names that people take for the same are the same; two of old that are, are told apart by how they are written. */
  const named = (name: string) => {
    const fitting = rows().filter((row) => foldName(row.name) === foldName(name));
    return fitting.find((row) => row.name === name) ?? fitting[0] ?? null;
  };
  /** Checked for names that nobody has, so that the time of an answer does not tell which names there are. */
  let nobodysHash: Promise<string | null> | null = null;
  const hashOfNobody = async (): Promise<string | null> => {
    nobodysHash ??= hashing.hash(newSecret());
    const nobodys = await nobodysHash;
    if (nobodys === null) nobodysHash = null;
    return nobodys;
  };

  const write = ({ id, name }: Person, passwordHash: string | null): Saved => {
    const namesake = named(name)?.id ?? null;
    if (namesake !== null && namesake !== id) return 'nameTaken';
    if (id === null) {
      if (passwordHash === null) return 'passwordMissing';
      const newId = newToken();
      insert.run(newId, name, passwordHash);
      return { id: newId };
    }
    if (rowOf(id) === undefined) return 'unknownPerson';
    setName.run(name, id);
    if (passwordHash !== null) {
      setPassword.run(passwordHash, id);
      endSessions(id, null);
    }
    return { id };
  };

  return {
    list,
    /** Who is meant by a name; null when nobody is. */
    meant: (name: string): PersonView | null => {
      const row = named(name);
      return row && { id: row.id, name: row.name };
    },
    /** The person with this name and password; null if there is none. */
    check: async (name: string, password: string): Promise<PersonView | null | Busy> => {
      const row = named(name);
      const passwordHash = row?.password_hash ?? (await hashOfNobody());
      if (passwordHash === null) return 'busy';
      const isRight = await hashing.verify(passwordHash, password);
      if (isRight === null) return 'busy';
      // Meanwhile the person may have been removed, or given another password.
      const still = row && rowOf(row.id);
      return isRight && still?.password_hash === passwordHash ? { id: still.id, name: still.name } : null;
    },
    /**
     * Adds a person (id null, a password needed) or changes one. What takes time is done when it resolves; the rest, all
     * of it or nothing, by what it resolves to: the id, or why not. A new password ends sessions.
     */
    prepare: async (person: Person): Promise<(() => Saved) | PasswordFault | Busy> => {
      const { name, password } = person;
      if (password === null) return () => write(person, null);
      const fault = faultOfPassword(password, [name, officeName()]);
      if (fault !== null) return fault;
      const passwordHash = await hashing.hash(password);
      return passwordHash === null ? 'busy' : () => write(person, passwordHash);
    },
    /** Adds all of them or, when the program ends meanwhile, nobody. */
    addAll: async (people: { name: string; password: string }[]): Promise<void> => {
      const hashed: { name: string; passwordHash: string }[] = [];
      for (const { name, password } of people) {
        const passwordHash = await hashing.hash(password);
        if (passwordHash === null) throw new Error('others log in while the first people are made');
        hashed.push({ name, passwordHash });
      }
      database
        .transaction(() => {
          for (const { name, passwordHash } of hashed) insert.run(newToken(), name, passwordHash);
        })
        .immediate();
    },
    /** Another password for somebody who has just proved the old one; `session` is the only one that goes on. */
    changePassword: async (
      { id, name }: PersonView,
      password: string,
      session: string | null,
    ): Promise<PasswordFault | Busy | null> => {
      const fault = faultOfPassword(password, [name, officeName()]);
      if (fault !== null) return fault;
      const passwordHash = await hashing.hash(password);
      if (passwordHash === null) return 'busy';
      database
        .transaction(() => {
          setPassword.run(passwordHash, id);
          endSessions(id, session);
        })
        .immediate();
      return null;
    },
    /** False when there is no such person. */
    remove: (id: string): boolean => {
      const removed = setRemoved.run(clock(), id).changes > 0;
      if (removed) endSessions(id, null);
      return removed;
    },
  };
};
export type Persons = ReturnType<typeof createPersons>;
