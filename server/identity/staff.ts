// S1: people who log in. Names and argon2id hashes stand here and in no event.
import { foldName } from '../../shared/names';
import type { PersonView } from '../../shared/protocol';
import { newSecret, newToken } from '../basics/tokens';
import type { Change, StoredPerson } from '../storage/changes';
import { type Step, type TakeStep, together, unchanged } from '../storage/steps';
import type { Hashing } from './hashing';
import { faultOfPassword, type PasswordFault } from './passwords';
import type { Registers } from './registers';

/** Too many passwords are being worked out already. */
export type Busy = 'busy';

/** What became of adding or changing a person. */
export type Saved = { id: string } | 'nameTaken' | 'unknownPerson' | 'passwordMissing';
type Person = { id: string | null; name: string; password: string | null };

export type PersonsParts = {
  registers: Pick<Registers, 'staff'>;
  take: TakeStep;
  /** Epoch ms. */
  clock: () => number;
  hashing: Hashing;
  /** The office's name, which makes no password better. */
  officeName: () => string;
  /** All sessions of a person but the one that is named end. */
  endSessions: (personId: string, but: string | null) => Step<void>;
};

/** Who is there by which name, and what changes that. */
const createRoll = (staff: Map<string, StoredPerson>, endSessions: PersonsParts['endSessions']) => {
  /** Names that people take for the same are the same; two of old that are, are told apart by how they are written. */
  const named = (name: string): StoredPerson | null => {
    const fitting = [...staff.values()].filter((one) => foldName(one.name) === foldName(name));
    return fitting.find((one) => one.name === name) ?? fitting[0] ?? null;
  };
  const add = (people: readonly StoredPerson[]): Step<void> => ({
    result: undefined,
    changes: people.map((person) => ({ type: 'addPerson', person })),
    done: () => {
      for (const person of people) staff.set(person.id, person);
    },
  });
  /** Another name, another password, or both; another password ends sessions. */
  const change = (person: StoredPerson, passwordHash: string | null, session: string | null): Step<void> => {
    const { id, name } = person;
    const before = staff.get(id);
    const changes: Change[] = [{ type: 'renamePerson', id, name }];
    if (passwordHash !== null) changes.push({ type: 'setPersonPassword', id, passwordHash });
    const changed: Step<void> = {
      result: undefined,
      changes: before === undefined ? [] : changes,
      done: () => {
        if (before) staff.set(id, { id, name, passwordHash: passwordHash ?? before.passwordHash });
      },
    };
    return passwordHash === null ? changed : together(changed, endSessions(id, session));
  };
  return {
    named,
    add,
    change,
    write: ({ id, name }: Person, passwordHash: string | null): Step<Saved> => {
      const namesake = named(name)?.id ?? null;
      if (namesake !== null && namesake !== id) return unchanged('nameTaken');
      if (id === null) {
        if (passwordHash === null) return unchanged('passwordMissing');
        const made = { id: newToken(), name, passwordHash };
        return { ...add([made]), result: { id: made.id } };
      }
      const before = staff.get(id);
      if (before === undefined) return unchanged('unknownPerson');
      return { ...change({ ...before, name }, passwordHash, null), result: { id } };
    },
  };
};

export const createPersons = (parts: PersonsParts) => {
  const { take, clock, hashing, officeName, endSessions } = parts;
  const { staff } = parts.registers;
  const roll = createRoll(staff, endSessions);
  /** Checked for names that nobody has, so that the time of an answer does not tell which names there are. */
  let nobodysHash: Promise<string | null> | null = null;
  const hashOfNobody = async (): Promise<string | null> => {
    nobodysHash ??= hashing.hash(newSecret());
    const nobodys = await nobodysHash;
    if (nobodys === null) nobodysHash = null;
    return nobodys;
  };

  return {
    list: (): PersonView[] => [...staff.values()].map(({ id, name }) => ({ id, name })),
    /** Who is meant by a name; null when nobody is. */
    meant: (name: string): PersonView | null => {
      const person = roll.named(name);
      return person && { id: person.id, name: person.name };
    },
    /** The person with this name and password; null if there is none. */
    check: async (name: string, password: string): Promise<PersonView | null | Busy> => {
      const person = roll.named(name);
      const passwordHash = person?.passwordHash ?? (await hashOfNobody());
      if (passwordHash === null) return 'busy';
      const isRight = await hashing.verify(passwordHash, password);
      if (isRight === null) return 'busy';
      // Meanwhile the person may have been removed, or given another password.
      const still = person && staff.get(person.id);
      return isRight && still?.passwordHash === passwordHash ? { id: still.id, name: still.name } : null;
    },
    /**
     * Adds a person (id null, a password needed) or changes one. What takes time is done when it resolves; the rest, all
     * of it or nothing, by the step it resolves to: the id, or why not. A new password ends sessions.
     */
    prepare: async (person: Person): Promise<(() => Step<Saved>) | PasswordFault | Busy> => {
      const { name, password } = person;
      if (password === null) return () => roll.write(person, null);
      const fault = await faultOfPassword(password, [name, officeName()]);
      if (fault !== null) return fault;
      const passwordHash = await hashing.hash(password);
      return passwordHash === null ? 'busy' : () => roll.write(person, passwordHash);
    },
    /** Adds all of them or, when the program ends meanwhile, nobody. */
    addAll: async (people: { name: string; password: string }[]): Promise<void> => {
      const hashed: StoredPerson[] = [];
      for (const { name, password } of people) {
        const passwordHash = await hashing.hash(password);
        if (passwordHash === null) throw new Error('others log in while the first people are made');
        hashed.push({ id: newToken(), name, passwordHash });
      }
      await take(() => roll.add(hashed));
    },
    /** Another password for somebody who has just proved the old one; `session` is the only one that goes on, `told` is stored with it. */
    changePassword: async (
      { id, name }: PersonView,
      password: string,
      session: string | null,
      told: Step<void>,
    ): Promise<PasswordFault | Busy | null> => {
      const fault = await faultOfPassword(password, [name, officeName()]);
      if (fault !== null) return fault;
      const passwordHash = await hashing.hash(password);
      if (passwordHash === null) return 'busy';
      await take(() => {
        const person = staff.get(id);
        return person ? together(roll.change(person, passwordHash, session), told) : unchanged(undefined);
      });
      return null;
    },
    /** False when there is no such person. */
    remove: (id: string): Step<boolean> => {
      if (!staff.has(id)) return unchanged(false);
      const removed: Step<boolean> = {
        result: true,
        changes: [{ type: 'removePerson', id, at: clock() }],
        done: () => void staff.delete(id),
      };
      return together(removed, endSessions(id, null));
    },
  };
};
export type Persons = ReturnType<typeof createPersons>;
