// Who may do what: people, browsers, sessions and links that pair, and what ends with what.
import type { StoredEvent } from '../../shared/events';
import type { StaffView } from '../../shared/protocol';
import { SUPERVISOR } from '../../shared/rights';
import { MINUTE_MS } from '../../shared/time';
import type { Logger } from '../basics/log';
import { newToken } from '../basics/tokens';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import { sitsAt } from '../queue/day/day';
import type { InvitedBy } from '../storage/changes';
import type { Store } from '../storage/port';
import type { Secrets } from '../storage/secrets';
import { answering, type Step, type TakeStep, together, unchanged } from '../storage/steps';
import { createDevices, type Device, doerAt } from './devices';
import { createSecondFactors } from './factors/secondFactors';
import { createHashing, type PasswordCost } from './hashing';
import { createInvitations } from './invitations';
import { createLogins } from './logins';
import { readRegisters } from './registers';
import { createSessions, type OverSession } from './sessions';
import { createPersons } from './staff';
import { isStation, type PairingLink, pairingPath, stationsOf } from './stations';

export type IdentityParts = {
  store: Pick<Store, 'save' | 'devices' | 'staff' | 'sessions' | 'invitations'>;
  take: TakeStep;
  branch: Branch;
  audit: Audit;
  log: Logger;
  secrets: Pick<Secrets, 'named' | 'set'>;
  /** Epoch ms of the world outside, by which phones go. */
  outside: () => number;
  /** What a password costs to work out. */
  passwordCost: PasswordCost;
  /** Told, not while anything is being written, when a right has ended. */
  ended: () => void;
};

/** The registers of who has a right, as they are stored. */
const openRegisters = async ({ store, take, branch, audit, log, secrets, passwordCost, ...parts }: IdentityParts) => {
  const registers = await readRegisters(store);
  const clock = branch.now;
  const ended = () => queueMicrotask(parts.ended);
  const sessions = createSessions({
    ...{ registers, store, clock, ended },
    idleMs: () => {
      const { idleMin } = branch.settings().login;
      return idleMin === null ? null : idleMin * MINUTE_MS;
    },
    isServing: (stationId) => (branch.today().counters.get(stationId)?.visitId ?? null) !== null,
  });
  const hashing = createHashing(passwordCost);
  const persons = createPersons({
    ...{ registers, take, clock, hashing, endSessions: sessions.endOfPerson },
    office: () => ({ name: branch.settings().office.name, roles: branch.settings().roles }),
  });
  return {
    devices: createDevices({ registers, store, clock, ended }),
    persons,
    sessions,
    invitations: createInvitations(registers, clock),
    logins: createLogins({ persons, take, clock, log, audit }),
    secondFactors: createSecondFactors({
      ...{ secrets, take, hashing, clock: parts.outside, issuer: () => branch.settings().office.name },
    }),
  };
};
type Opened = Awaited<ReturnType<typeof openRegisters>>;

/** Links that pair, and the browsers that come of them. */
const createPairing = ({ branch, take, audit }: IdentityParts, { devices, invitations, persons }: Opened) => {
  /** In a demonstration: the clerk of a counter, by their order, and who leads the office in its administration. */
  const whoIsShownAt = (role: PairingLink['role'], stationId: string): string | null => {
    if (role === 'admin') return persons.all().find(({ roleIds }) => roleIds.includes(SUPERVISOR))?.id ?? null;
    const place = role === 'counter' ? branch.settings().counters.findIndex(({ id }) => id === stationId) : -1;
    return persons.clerks()[place] ?? null;
  };
  const linkFor = (link: Omit<PairingLink, 'path'>, by: InvitedBy): Step<PairingLink> => {
    const { role, stationId } = link;
    const personId = branch.settings().office.demonstration ? whoIsShownAt(role, stationId) : null;
    const invited = invitations.invite({ role, stationId, personId }, by);
    return answering(invited, ({ code }) => ({ ...link, path: pairingPath(role, code) }));
  };
  return {
    /** The device that a code makes, and the secret that proves it; null when it was used, is over or leads nowhere. */
    pair: (code: string): Promise<{ device: Device; secret: string; personId: string | null } | null> =>
      take(() => {
        const taken = invitations.take(code);
        const invitation = taken.result;
        if (invitation === null || !isStation(branch.settings(), invitation.role, invitation.stationId))
          return answering(taken, () => null);
        const personId = branch.settings().office.demonstration ? invitation.personId : null;
        const made = devices.add(invitation.role, invitation.stationId);
        const { id: deviceId, role, stationId } = made.result.device;
        const told = audit.step(doerAt(made.result.device), { name: 'pair', detail: { deviceId, role, stationId } });
        return answering(together(together(made, taken), told), (made) => ({ ...made, personId }));
      }),
    /** A fresh link for every screen. In a demonstration those of counters and of the administration log somebody in. */
    links: async (): Promise<PairingLink[]> => {
      const links: PairingLink[] = [];
      for (const station of stationsOf(branch.settings())) links.push(await take(() => linkFor(station, 'start')));
      return links;
    },
    /** S22: where the first account is made; null when there is somebody who manages people. */
    firstLink: (): Promise<PairingLink | null> =>
      take((): Step<PairingLink | null> => {
        const station = stationsOf(branch.settings()).find(({ role }) => role === 'admin');
        return station && !persons.hasSupervisor() ? linkFor(station, 'start') : unchanged(null);
      }),
    /** A fresh link for one, likewise. */
    link: (role: PairingLink['role'], stationId: string): Promise<PairingLink | null> =>
      take((): Step<PairingLink | null> => {
        const station = stationsOf(branch.settings()).find((one) => one.role === role && one.stationId === stationId);
        return station ? linkFor(station, 'start') : unchanged(null);
      }),
  };
};

/** What ends with what: stations with the settings, sessions with their counters, counters with their sessions. */
const createEndings = (branch: Branch, take: TakeStep, { devices, invitations, sessions }: Opened) => {
  const sits = (stationId: string, personId: string) => sitsAt(branch.today(), stationId, personId);
  /** A session that has run out closes its counter, unless somebody is called or served there (K6). */
  const leave = async ({ personId, deviceId, role, stationId }: Omit<OverSession, 'session'>) => {
    if (role !== 'counter' || !sits(stationId, personId) || sessions.isAt(stationId, personId)) return;
    const by = { kind: 'device', deviceId, role: 'counter', stationId, personId } as const;
    await branch.handle({ id: newToken(), by, command: { type: 'logOut' } });
  };

  let settings = branch.settings();
  const followSettings = async () => {
    if (branch.settings() === settings) return;
    settings = branch.settings();
    const exists = (role: Device['role'], stationId: string) => isStation(branch.settings(), role, stationId);
    for (const { id, role, stationId } of devices.all())
      if (!exists(role, stationId)) await take(() => devices.revoke(id));
    await take(() => invitations.withdrawOthers(exists));
    if (!settings.office.demonstration) await take(invitations.withdrawPrinted);
  };

  return {
    /** After each commit. */
    follow: async (events: readonly StoredEvent[]): Promise<void> => {
      const { day: today } = branch.today();
      const ending = events.flatMap(({ day, event }) =>
        day === today && (event.type === 'counterClosed' || event.type === 'counterOpened')
          ? take(() => sessions.endAtStation(event.counterId))
          : [],
      );
      await Promise.all([followSettings(), ...ending]);
    },
    /** S21: somebody is logged out in these places; a counter among them closes if it is free (K6). */
    endSessions: async (personId: string, ids: readonly string[]): Promise<number> => {
      const ended = await take(() => sessions.endThese(personId, ids));
      for (const one of ended) await leave(one);
      return ended.length;
    },
    /** Every second. */
    tend: async (): Promise<void> => {
      if (branch.isClockDoubted()) return;
      for (const over of await take(sessions.takeOver)) await leave(over);
    },
  };
};

/** Everybody who may do anything, as the store has them. */
export const createIdentity = async (parts: IdentityParts) => {
  const { take, branch, log } = parts;
  const opened = await openRegisters(parts);
  const { persons, invitations } = opened;
  const { follow, tend, endSessions } = createEndings(branch, take, opened);

  return {
    ...opened,
    ...createPairing(parts, opened),
    /** Everybody, with where they are logged in. */
    staff: (): StaffView[] =>
      persons.all().map((person) => ({
        ...person,
        hasSecondFactor: opened.secondFactors.state(person.id) !== null,
        lockedUntil: (person.lockedUntil ?? 0) > branch.now() ? person.lockedUntil : null,
        sessions: opened.sessions.of(person.id).map(({ deviceId: _device, ...session }) => session),
      })),
    /** What the last program left half done: links that it printed, and counters of clerks who are none any more. */
    begin: async (keepsPrintedLinks: boolean): Promise<void> => {
      if (!keepsPrintedLinks) await take(invitations.withdrawPrinted);
      const here = new Set(persons.list().map(({ id }) => id));
      const gone = [...branch.today().counters.values()].filter(({ personId }) => !here.has(personId));
      for (const { personId } of gone) await branch.handleOwn({ type: 'leaveCounters', personId });
    },
    /** After each commit: what ends with it. */
    follow: (events: readonly StoredEvent[]): void => {
      follow(events).catch((error: unknown) => log.error({ error }, 'what has ended could not be ended'));
    },
    tend,
    endSessions,
    /** Notes that cannot be written refuse nobody. */
    note: (written: Promise<void>): void => {
      written.catch((error: unknown) =>
        log.warn({ error }, 'when a browser or a clerk was last there could not be noted'),
      );
    },
  };
};
export type Identity = Awaited<ReturnType<typeof createIdentity>>;
