// What the administration asks about devices, people and printers beside the day.
import type { AccessCommand } from '../shared/commands';
import type { Actor } from '../shared/events';
import type { FoundResult, InviteResult, PreviewResult, ProbedResult, Reply, TestedResult } from '../shared/protocol';
import { type RefusalCode, refuse } from '../shared/refusals';
import type { Settings } from '../shared/settings';
import type { Unusual } from './booking/unusual';
import type { Branch } from './branch';
import type { Devices, Invitation } from './devices';
import type { Persons } from './persons';
import type { Viewer } from './screens';
import type { Slips } from './slips';

/** Ends the connections of those who are meant. */
type HangUp = (isMeant: (viewer: Viewer) => boolean) => void;

export type AccessParts = {
  branch: Branch;
  devices: Devices;
  persons: Persons;
  hangUp: HangUp;
  /** Told when devices or people have changed. */
  changed: () => void;
  slips: Pick<Slips, 'printTest' | 'testResult' | 'probe' | 'findUsb' | 'preview'>;
  answerOutside: (command: OutsideCommand) => Reply | Promise<Reply>;
  unusual: Pick<Unusual, 'cancel' | 'settle'>;
};

/** What concerns mail and other booking systems. */
export type OutsideCommand = Extract<
  AccessCommand,
  {
    type:
      | 'setMailPassword'
      | 'sendTestMail'
      | 'createSource'
      | 'revokeSource'
      | 'previewCsv'
      | 'importCsv'
      | 'readFeed'
      | 'decideMissed';
  }
>;

const done = (result: unknown): Reply => ({ ok: true, result });
const refused = (code: RefusalCode): Reply => ({ ok: false, ...refuse(code) });

/** Ids of what a browser can be paired as, by role. The administration is one place. */
export const stationsOf = (settings: Settings): { role: Invitation['role']; stationId: string; name: string }[] => [
  ...settings.kiosks.map(({ id, name }) => ({ role: 'kiosk' as const, stationId: id, name })),
  ...settings.displays.map(({ id, name }) => ({ role: 'display' as const, stationId: id, name })),
  ...settings.counters.map(({ id, name }) => ({ role: 'counter' as const, stationId: id, name })),
  { role: 'admin', stationId: 'admin', name: '' },
];

/** Devices of stations that the settings no longer have are no devices any more. */
export const revokeDevicesOf = (devices: Devices, settings: Settings, hangUp: HangUp): void => {
  const stations = new Set(stationsOf(settings).map(({ role, stationId }) => `${role}:${stationId}`));
  for (const { id, role, stationId } of devices.list(() => false)) {
    if (stations.has(`${role}:${stationId}`)) continue;
    devices.revoke(id);
    hangUp(({ device }) => device.id === id);
  }
};

/** A link's path: it pairs the browser that opens it, once. The code stands behind the #, where no log sees it. */
export const pairingPath = (role: Invitation['role'], code: string): string => `/${role}/#pair=${code}`;

export const createAccess = (parts: AccessParts) => {
  const { branch, devices, persons, slips } = parts;

  const invite = (role: Invitation['role'], stationId: string): Reply => {
    const exists = stationsOf(branch.settings()).some((one) => one.role === role && one.stationId === stationId);
    if (!exists) return refused('unknownStation');
    const { code, expiresAt } = devices.invite({ role, stationId, personId: null });
    const result: InviteResult = { path: pairingPath(role, code), expiresAt };
    return done(result);
  };

  const revoke = (deviceId: string): Reply => {
    if (!devices.revoke(deviceId)) return refused('unknownDevice');
    // After the answer: it may be the device that asks.
    setImmediate(() => parts.hangUp(({ device }) => device.id === deviceId));
    parts.changed();
    return done(null);
  };

  const savePerson = async (command: Extract<AccessCommand, { type: 'savePerson' }>): Promise<Reply> => {
    const saved = await persons.save(command.personId, command.name, command.password);
    if (typeof saved === 'string') return refused(saved);
    if (command.password !== null) parts.hangUp(({ person }) => person?.id === saved.id);
    parts.changed();
    return done({ personId: saved.id });
  };

  const removePerson = async (personId: string): Promise<Reply> => {
    if (!persons.remove(personId)) return refused('unknownPerson');
    parts.hangUp(({ person }) => person?.id === personId);
    await branch.handleOwn({ type: 'leaveCounters', personId });
    parts.changed();
    return done(null);
  };

  return (command: AccessCommand, by: Actor): Reply | Promise<Reply> => {
    switch (command.type) {
      case 'invite':
        return invite(command.role, command.stationId);
      case 'revokeDevice':
        return revoke(command.deviceId);
      case 'savePerson':
        return savePerson(command);
      case 'removePerson':
        return removePerson(command.personId);
      case 'cancelBookings':
        return parts.unusual.cancel(command.network, command.appointments, by);
      case 'settleBookings':
        parts.unusual.settle(command.network);
        return done(null);
      case 'testSlip': {
        const slipId = slips.printTest(command.printerId);
        return slipId === null ? refused('unknownPrinter') : done({ slipId });
      }
      case 'testResult':
        return slips.testResult(command.slipId).then((ended) => done({ ended } satisfies TestedResult));
      case 'probePrinter':
        return slips.probe(command.channel).then((probed) => done({ probed } satisfies ProbedResult));
      case 'previewSlip':
        return done({ svg: slips.preview(command.slip, command.profile, command.language) } satisfies PreviewResult);
      case 'findPrinters':
        return slips.findUsb().then((printers) => done({ printers } satisfies FoundResult));
      case 'setMailPassword':
      case 'sendTestMail':
      case 'createSource':
      case 'revokeSource':
      case 'previewCsv':
      case 'importCsv':
      case 'readFeed':
      case 'decideMissed':
        return parts.answerOutside(command);
    }
  };
};
