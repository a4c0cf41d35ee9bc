// S1: people who log in. Names and argon2id hashes stand here and in no event.

import type { LoggedInView, PersonView } from '../../shared/protocol';
import { type Right, rightsOf, SUPERVISOR } from '../../shared/rights';
import type { OfficeRole } from '../../shared/settings';
import { newSecret } from '../basics/tokens';
import type { StoredPerson } from '../storage/changes';
import { type Step, type TakeStep, together, unchanged } from '../storage/steps';
import type { Hashing } from './hashing';
import { faultOfPassword, type PasswordFault } from './passwords';
import type { Registers } from './registers';
import { createRoll, type Person, type RollParts, type Saved } from './roll';

/** Too many passwords are being worked out already. */
export type Busy = 'busy';

export type PersonsParts = Pick<RollParts, 'clock' | 'endSessions'> & {
  registers: Pick<Registers, 'staff'>;
  take: TakeStep;
  hashing: Hashing;
  /** The office's name, which makes no password better; and its roles. */
  office: () => { name: string; roles: readonly OfficeRole[] };
};

const NO_RIGHTS: ReadonlySet<Right> = new Set();

/** Adds people, and gives them passwords: what takes time comes first, the rest is one step. */
const createPasswords = (parts: PersonsParts, roll: ReturnType<typeof createRoll>) => {
  const { take, hashing, office } = parts;
  const { staff } = parts.registers;
  const worked = async (name: string, password: string): Promise<{ hash: string } | PasswordFault | Busy> => {
    const fault = await faultOfPassword(password, [name, office().name]);
    if (fault !== null) return fault;
    const hash = await hashing.hash(password);
    return hash === null ? 'busy' : { hash };
  };
  return {
    /**
     * Adds a person (id null, a password needed) or changes one. What takes time is done when it resolves; the rest, all
     * of it or nothing, by the step it resolves to: the id, or why not. A new password ends sessions; `mustChange`
     * where its owner has not chosen it.
     */
    prepare: async ({
      password,
      mustChange,
      ...person
    }: Person & { password: string | null; mustChange: boolean }): Promise<
      (() => Step<Saved>) | PasswordFault | Busy
    > => {
      if (password === null) return () => roll.write(person, null);
      const made = await worked(person.name, password);
      return typeof made === 'string' ? made : () => roll.write(person, { ...made, mustChange });
    },
    /** S22: the first who manages people, which `tell` notes; 'notAllowed' once there is somebody. */
    addFirst: async (
      name: string,
      password: string,
      tell: (personId: string) => Step<void>,
    ): Promise<Saved | PasswordFault | Busy | 'notAllowed'> => {
      if (roll.hasSupervisor()) return 'notAllowed';
      const made = await worked(name, password);
      if (typeof made === 'string') return made;
      const person = { id: null, name, roleIds: [SUPERVISOR] };
      return take((): Step<Saved | 'notAllowed'> => {
        if (roll.hasSupervisor()) return unchanged('notAllowed');
        const added = roll.write(person, { ...made, mustChange: false });
        return typeof added.result === 'string' ? added : together(added, tell(added.result.id));
      });
    },
    /** Adds all of them or, when the program ends meanwhile, nobody. */
    addAll: async (people: readonly { name: string; roleIds: string[]; password: string }[]): Promise<void> => {
      const hashed: { name: string; roleIds: string[]; passwordHash: string }[] = [];
      for (const { password, ...person } of people) {
        const passwordHash = await hashing.hash(password);
        if (passwordHash === null) throw new Error('others log in while the first people are made');
        hashed.push({ ...person, passwordHash });
      }
      await take(() => roll.addAll(hashed));
    },
    /**
     * Another password for somebody who has just proved the old one; `session` is the only one that goes on, `told` is
     * stored with it.
     */
    changePassword: async (
      { id, name }: PersonView,
      password: string,
      session: string | null,
      told: Step<void>,
    ): Promise<PasswordFault | Busy | null> => {
      const made = await worked(name, password);
      if (typeof made === 'string') return made;
      await take(() =>
        staff.has(id)
          ? together(roll.setPassword(id, { ...made, mustChange: false }, session), told)
          : unchanged(undefined),
      );
      return null;
    },
  };
};

export const createPersons = (parts: PersonsParts) => {
  const { take, hashing, office } = parts;
  const { staff } = parts.registers;
  const roll = createRoll({ ...parts, staff, roles: () => office().roles });
  /** Checked for names that nobody has, so that the time of an answer does not tell which names there are. */
  let nobodysHash: Promise<string | null> | null = null;
  const hashOfNobody = async (): Promise<string | null> => {
    nobodysHash ??= hashing.hash(newSecret());
    const nobodys = await nobodysHash;
    if (nobodys === null) nobodysHash = null;
    return nobodys;
  };
  const rightsBy = (person: StoredPerson): Right[] => rightsOf(office().roles, person.roleIds);

  const renew = async ({ id, passwordHash, mustChange }: StoredPerson, password: string): Promise<void> => {
    const made = await hashing.hash(password);
    if (made === null) return;
    await take(() =>
      staff.get(id)?.passwordHash === passwordHash ? roll.rehash(id, { hash: made, mustChange }) : unchanged(undefined),
    );
  };

  return {
    ...createPasswords(parts, roll),
    ...{
      setSignOn: roll.setSignOn,
      lock: roll.lock,
      noteLogin: roll.noteLogin,
      remove: roll.remove,
      hasSupervisor: roll.hasSupervisor,
    },
    list: (): PersonView[] => [...staff.values()].map(({ id, name }) => ({ id, name })),
    nameOf: (personId: string | null): string | null => staff.get(personId ?? '')?.name ?? null,
    /** With their roles and states, and without their hashes. */
    all: (): Omit<StoredPerson, 'passwordHash'>[] =>
      [...staff.values()].map(({ passwordHash: _secret, ...person }) => person),
    /** Those who do not lead the office, in the order in which they came. */
    clerks: (): string[] =>
      [...staff.values()].filter(({ roleIds }) => !roleIds.includes(SUPERVISOR)).map(({ id }) => id),
    /** Who is meant by a name; null when nobody is. */
    meant: (name: string): Omit<StoredPerson, 'passwordHash'> | null => roll.named(name),
    /** S33: whose account it is of which the house's sign-on says this; null when nobody's. */
    claimedBy: (claim: string): PersonView | null => {
      const person = roll.claimedBy(claim);
      return person && { id: person.id, name: person.name };
    },
    /** What somebody may do at this moment; nobody may do anything. */
    rights: (personId: string | null): ReadonlySet<Right> => {
      const person = personId === null ? undefined : staff.get(personId);
      return person ? new Set(rightsBy(person)) : NO_RIGHTS;
    },
    /** The names of somebody's roles. */
    roleNames: (personId: string): string[] =>
      office().roles.flatMap(({ id, name }) => (staff.get(personId)?.roleIds.includes(id) ? [name] : [])),
    /** The same for a screen. */
    loggedIn: ({ id, name }: PersonView): LoggedInView => {
      const person = staff.get(id);
      return { id, name, roleIds: person?.roleIds ?? [], rights: person ? rightsBy(person) : [] };
    },
    /** The person with this name and password; null if there is none. S74: a password of another cost is hashed anew. */
    check: async (name: string, password: string): Promise<PersonView | null | Busy> => {
      const person = roll.named(name);
      const passwordHash = person?.passwordHash ?? (await hashOfNobody());
      if (passwordHash === null) return 'busy';
      const isRight = await hashing.verify(passwordHash, password);
      if (isRight === null) return 'busy';
      // Meanwhile the person may have been removed, or given another password.
      const still = person && staff.get(person.id);
      if (!isRight || still?.passwordHash !== passwordHash) return null;
      if (hashing.isWorn(passwordHash)) await renew(still, password);
      return { id: still.id, name: still.name };
    },
    /** Why a password would not be taken for somebody of this name; null when it would. */
    faultOf: (name: string, password: string): Promise<PasswordFault | null> =>
      faultOfPassword(password, [name, office().name]),
    /** S15: whether its password was set by somebody else, and is to be changed first. */
    mustChange: (id: string): boolean => staff.get(id)?.mustChange ?? false,
  };
};
export type Persons = ReturnType<typeof createPersons>;
