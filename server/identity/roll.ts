// Who is there by which name, with which roles, and what changes that: steps, all of it or nothing.
import { foldName } from '../../shared/names';
import { SUPERVISOR } from '../../shared/rights';
import type { OfficeRole } from '../../shared/settings';
import { newToken } from '../basics/tokens';
import type { Change, StoredPerson } from '../storage/changes';
import { type Step, together, unchanged } from '../storage/steps';

/** What the house's sign-on says of somebody, as it is compared: it is written in many ways and means one account. */
const foldClaim = (claim: string): string => claim.trim().normalize('NFC').toLowerCase();

/** What became of adding or changing a person. */
export type Saved =
  | { id: string }
  | 'nameTaken'
  | 'unknownPerson'
  | 'unknownRole'
  | 'passwordMissing'
  | 'lastSupervisor';
export type Person = { id: string | null; name: string; roleIds: readonly string[] };
/** A password that was worked out; `mustChange` where its owner has not chosen it. */
export type Worked = { hash: string; mustChange: boolean };

export type RollParts = {
  staff: Map<string, StoredPerson>;
  /** Epoch ms. */
  clock: () => number;
  roles: () => readonly OfficeRole[];
  /** All sessions of a person but the one that is named end. */
  endSessions: (personId: string, but: string | null) => Step<void>;
};

export const createRoll = ({ staff, clock, roles, endSessions }: RollParts) => {
  /** Names that people take for the same are the same; two of old that are, are told apart by how they are written. */
  const named = (name: string): StoredPerson | null => {
    const fitting = [...staff.values()].filter((one) => foldName(one.name) === foldName(name));
    return fitting.find((one) => one.name === name) ?? fitting[0] ?? null;
  };
  const byClaim = (claim: string): StoredPerson | null =>
    [...staff.values()].find(({ signOn }) => signOn !== null && foldClaim(signOn) === foldClaim(claim)) ?? null;
  const supervises = ({ roleIds }: Pick<StoredPerson, 'roleIds'>): boolean => roleIds.includes(SUPERVISOR);
  /** S21: whether nobody would have the role with every right any more if this person had not. */
  const isLastSupervisor = (id: string): boolean => {
    const all = [...staff.values()].filter(supervises);
    return all.length === 1 && all[0]?.id === id;
  };

  const add = (people: readonly StoredPerson[]): Step<void> => ({
    result: undefined,
    changes: people.map((person) => ({ type: 'addPerson', person })),
    done: () => {
      for (const person of people) staff.set(person.id, person);
    },
  });
  /** A person that is there, with other things known of it. */
  const note = (id: string, part: Partial<StoredPerson>, changes: Change[]): Step<void> => ({
    result: undefined,
    changes: staff.has(id) ? changes : [],
    done: () => {
      const before = staff.get(id);
      if (before) staff.set(id, { ...before, ...part });
    },
  });
  /** Another password ends all sessions but the one that is named, and whatever was locked. */
  const setPassword = (id: string, { hash, mustChange }: Worked, session: string | null): Step<void> =>
    together(
      note(id, { passwordHash: hash, mustChange, lockedUntil: null }, [
        { type: 'setPersonPassword', id, passwordHash: hash, mustChange },
        { type: 'lockPerson', id, until: null },
      ]),
      endSessions(id, session),
    );

  /** S74: the same password, hashed at another cost: no session ends by it. */
  const rehash = (id: string, { hash, mustChange }: Worked): Step<void> =>
    note(id, { passwordHash: hash }, [{ type: 'setPersonPassword', id, passwordHash: hash, mustChange }]);

  const isMade = (name: string): Omit<StoredPerson, 'passwordHash' | 'mustChange'> => ({
    ...{ id: newToken(), name, roleIds: [], lockedUntil: null, lastLoginAt: null, signOn: null },
  });

  return {
    named,
    hasSupervisor: (): boolean => [...staff.values()].some(supervises),
    setPassword,
    rehash,
    addAll: (people: readonly (Omit<Person, 'id'> & { passwordHash: string })[]): Step<void> =>
      add(
        people.map(({ name, roleIds, passwordHash }) => ({
          ...isMade(name),
          ...{ roleIds: [...roleIds], passwordHash, mustChange: false },
        })),
      ),
    /** Adds a person (id null, a password needed), or gives one another name, other roles, another password. */
    write: ({ id, name, roleIds }: Person, worked: Worked | null): Step<Saved> => {
      const namesake = named(name)?.id ?? null;
      if (namesake !== null && namesake !== id) return unchanged('nameTaken');
      const known = roleIds.filter((one) => roles().some((role) => role.id === one));
      const before = id === null ? null : staff.get(id);
      // Roles that have left the settings go quietly from who had them.
      if (
        known.length < roleIds.length &&
        !roleIds.every((one) => known.includes(one) || before?.roleIds.includes(one))
      )
        return unchanged('unknownRole');
      if (id === null) {
        if (worked === null) return unchanged('passwordMissing');
        const { hash: passwordHash, mustChange } = worked;
        const made = { ...isMade(name), roleIds: known, passwordHash, mustChange };
        return { ...add([made]), result: { id: made.id } };
      }
      if (!before) return unchanged('unknownPerson');
      if (isLastSupervisor(id) && !known.includes(SUPERVISOR)) return unchanged('lastSupervisor');
      const changed = note(id, { name, roleIds: known }, [{ type: 'changePerson', id, name, roleIds: known }]);
      const all = worked === null ? changed : together(changed, setPassword(id, worked, null));
      return { ...all, result: { id } };
    },
    lock: (id: string, until: number | null): Step<boolean> => {
      if (!staff.has(id)) return unchanged(false);
      return { ...note(id, { lockedUntil: until }, [{ type: 'lockPerson', id, until }]), result: true };
    },
    /** Who the house means; null when nobody here. */
    claimedBy: (claim: string): StoredPerson | null => byClaim(claim),
    /** null takes it away. Nobody else has it. */
    setSignOn: (id: string, signOn: string | null): Step<null | 'unknownPerson' | 'signOnTaken'> => {
      if (!staff.has(id)) return unchanged('unknownPerson');
      const other = signOn === null ? null : byClaim(signOn);
      if (other !== null && other.id !== id) return unchanged('signOnTaken');
      return { ...note(id, { signOn }, [{ type: 'setPersonSignOn', id, signOn }]), result: null };
    },
    noteLogin: (id: string): Step<void> => {
      const at = clock();
      return note(id, { lastLoginAt: at }, [{ type: 'notePersonLogin', id, at }]);
    },
    remove: (id: string): Step<null | 'unknownPerson' | 'lastSupervisor'> => {
      if (!staff.has(id)) return unchanged('unknownPerson');
      if (isLastSupervisor(id)) return unchanged('lastSupervisor');
      const removed: Step<null> = {
        result: null,
        changes: [{ type: 'removePerson', id, at: clock() }],
        done: () => void staff.delete(id),
      };
      return together(removed, endSessions(id, null));
    },
  };
};
