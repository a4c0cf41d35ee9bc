// Who may do what: people, browsers, sessions and links that pair, and what ends with what.
import type { StoredEvent } from '../../shared/events';
import { MINUTE_MS } from '../../shared/time';
import type { Logger } from '../basics/log';
import { newToken } from '../basics/tokens';
import type { Branch } from '../office/branch';
import { sitsAt } from '../queue/day/day';
import type { Store } from '../storage/store';
import { createDevices, type Device } from './devices';
import { createHashing, type PasswordCost } from './hashing';
import { createInvitations, type InvitedBy } from './invitations';
import { createLogins } from './logins';
import { createSessions } from './sessions';
import { createPersons } from './staff';
import { isStation, type PairingLink, pairingPath, stationsOf } from './stations';

export type IdentityParts = {
  store: Pick<Store, 'database'>;
  branch: Branch;
  log: Logger;
  /** What a password costs to work out. */
  passwordCost: PasswordCost;
  /** Told, not while anything is being written, when a right has ended. */
  ended: () => void;
};

export const createIdentity = ({ store, branch, log, ...parts }: IdentityParts) => {
  const clock = branch.now;
  const ended = () => queueMicrotask(parts.ended);
  const sessions = createSessions({
    ...{ store, clock, ended },
    idleMs: () => {
      const { idleMin } = branch.settings().login;
      return idleMin === null ? null : idleMin * MINUTE_MS;
    },
    isServing: (stationId) => (branch.today().counters.get(stationId)?.visitId ?? null) !== null,
  });
  const devices = createDevices(store, clock, ended);
  const persons = createPersons({
    ...{ store, clock, hashing: createHashing(parts.passwordCost), endSessions: sessions.endOfPerson },
    officeName: () => branch.settings().office.name,
  });
  const invitations = createInvitations(store, clock);
  const logins = createLogins({ persons, log });

  const sits = (stationId: string, personId: string) => sitsAt(branch.today(), stationId, personId);
  /** A session that has run out closes its counter, unless somebody is called or served there (K6). */
  const leave = async ({
    personId,
    deviceId,
    stationId,
  }: {
    personId: string;
    deviceId: string;
    stationId: string;
  }) => {
    if (!sits(stationId, personId) || sessions.isAt(stationId, personId)) return;
    const by = { kind: 'device', deviceId, role: 'counter', stationId, personId } as const;
    await branch.handle({ id: newToken(), by, command: { type: 'logOut' } });
  };

  let settings = branch.settings();
  const followSettings = () => {
    if (branch.settings() === settings) return;
    settings = branch.settings();
    for (const { id, role, stationId } of devices.all()) if (!isStation(settings, role, stationId)) devices.revoke(id);
    invitations.withdrawOthers((role, stationId) => isStation(settings, role, stationId));
    if (!settings.office.demonstration) invitations.withdrawPrinted();
  };

  const linkFor = (link: Omit<PairingLink, 'path'>, by: InvitedBy): PairingLink => {
    const { office, counters } = branch.settings();
    const place = link.role === 'counter' ? counters.findIndex(({ id }) => id === link.stationId) : -1;
    const clerk = office.demonstration ? persons.list()[place] : undefined;
    const { role, stationId } = link;
    const { code } = invitations.invite({ role, stationId, personId: clerk?.id ?? null }, by);
    return { ...link, path: pairingPath(role, code) };
  };

  return {
    devices,
    persons,
    sessions,
    invitations,
    logins,
    /** The device that a code makes, and the secret that proves it; null when it was used, is over or leads nowhere. */
    pair: store.database.transaction(
      (code: string): { device: Device; secret: string; personId: string | null } | null => {
        const invitation = invitations.take(code);
        if (invitation === null || !isStation(branch.settings(), invitation.role, invitation.stationId)) return null;
        const personId = branch.settings().office.demonstration ? invitation.personId : null;
        return { ...devices.add(invitation.role, invitation.stationId), personId };
      },
    ).immediate,
    /** A fresh link for every screen. In a demonstration a counter's link logs its clerk in as well. */
    links: (): PairingLink[] => stationsOf(branch.settings()).map((station) => linkFor(station, 'start')),
    /** A fresh link for one, likewise. */
    link: (role: PairingLink['role'], stationId: string): PairingLink | null => {
      const station = stationsOf(branch.settings()).find((one) => one.role === role && one.stationId === stationId);
      return station ? linkFor(station, 'start') : null;
    },
    /** What the last program left half done: links that it printed, and counters of clerks who are none any more. */
    begin: async (keepsPrintedLinks: boolean): Promise<void> => {
      if (!keepsPrintedLinks) invitations.withdrawPrinted();
      const here = new Set(persons.list().map(({ id }) => id));
      const gone = [...branch.today().counters.values()].filter(({ personId }) => !here.has(personId));
      for (const { personId } of gone) await branch.handleOwn({ type: 'leaveCounters', personId });
    },
    /** After each commit. */
    follow: (events: readonly StoredEvent[]): void => {
      followSettings();
      const { day: today } = branch.today();
      for (const { day, event } of events)
        if (day === today && (event.type === 'counterClosed' || event.type === 'counterOpened'))
          sessions.endAtStation(event.counterId);
    },
    /** Every second. */
    tend: async (): Promise<void> => {
      if (branch.isClockDoubted()) return;
      for (const over of sessions.takeOver()) await leave(over);
    },
    /** Notes that cannot be written refuse nobody. */
    note: (write: () => void): void => {
      try {
        write();
      } catch (error) {
        log.warn({ error }, 'when a browser or a clerk was last there could not be noted');
      }
    },
  };
};
export type Identity = ReturnType<typeof createIdentity>;
