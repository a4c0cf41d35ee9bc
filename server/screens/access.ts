// What the administration asks about devices, people and printers beside the day.
import type { AccessCommand } from '../../shared/commands';
import type { Actor } from '../../shared/events';
import type {
  FoundResult,
  InviteResult,
  PreviewResult,
  ProbedResult,
  Reply,
  TestedResult,
} from '../../shared/protocol';
import { type RefusalCode, refuse } from '../../shared/refusals';
import type { Identity } from '../identity/identity';
import { isStation, pairingPath } from '../identity/stations';
import type { Branch } from '../office/branch';
import type { Slips } from '../printing/slips';
import type { Unusual } from '../public/booking/unusual';

export type AccessParts = {
  branch: Branch;
  identity: Identity;
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
      | 'setFeedAddress'
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
const refused = (code: RefusalCode, values: Record<string, number> = {}): Reply => ({
  ok: false,
  ...refuse(code, values),
});

/** Does at once what it is given, and keeps the answer with it (N6). */
export type Keeping = (act: () => Reply | Promise<Reply>) => Reply | Promise<Reply>;

/** Seconds after which passwords can be worked out again. */
const BUSY_SEC = 2;

export const createAccess = (parts: AccessParts) => {
  const { branch, identity, slips } = parts;
  const { devices, invitations, persons } = identity;

  const invite = ({ role, stationId }: Extract<AccessCommand, { type: 'invite' }>): Reply => {
    if (!isStation(branch.settings(), role, stationId)) return refused('unknownStation');
    const { code, expiresAt } = invitations.invite({ role, stationId, personId: null }, 'admin');
    parts.changed();
    return done({ path: pairingPath(role, code), expiresAt } satisfies InviteResult);
  };

  const withdraw = (invitationId: string): Reply => {
    if (!invitations.withdraw(invitationId)) return refused('unknownInvitation');
    parts.changed();
    return done(null);
  };

  const revoke = (deviceId: string): Reply => {
    if (!devices.revoke(deviceId)) return refused('unknownDevice');
    parts.changed();
    return done(null);
  };

  const savePerson = async (
    { personId, name, password }: Extract<AccessCommand, { type: 'savePerson' }>,
    keeping: Keeping,
  ): Promise<Reply> => {
    const save = await persons.prepare({ id: personId, name, password });
    if (save === 'busy') return refused('tooMany', { seconds: BUSY_SEC });
    if (typeof save === 'string') return refused(save);
    const reply = await keeping(() => {
      const saved = save();
      return typeof saved === 'string' ? refused(saved) : done({ personId: saved.id });
    });
    parts.changed();
    return reply;
  };

  const removePerson = async (personId: string): Promise<Reply> => {
    if (!persons.remove(personId)) return refused('unknownPerson');
    await branch.handleOwn({ type: 'leaveCounters', personId });
    parts.changed();
    return done(null);
  };

  const printTest = (printerId: string): Reply => {
    const slipId = slips.printTest(printerId);
    return slipId === null ? refused('unknownPrinter') : done({ slipId });
  };

  return (command: AccessCommand, by: Actor, keeping: Keeping): Reply | Promise<Reply> => {
    switch (command.type) {
      case 'invite':
        return keeping(() => invite(command));
      case 'withdrawInvitation':
        return keeping(() => withdraw(command.invitationId));
      case 'revokeDevice':
        return keeping(() => revoke(command.deviceId));
      case 'savePerson':
        return savePerson(command, keeping);
      case 'removePerson':
        return removePerson(command.personId);
      case 'cancelBookings':
        return parts.unusual.cancel(command.network, command.appointments, by);
      case 'settleBookings':
        parts.unusual.settle(command.network);
        return done(null);
      case 'testSlip':
        return keeping(() => printTest(command.printerId));
      case 'testResult':
        return slips.testResult(command.slipId).then((ended) => done({ ended } satisfies TestedResult));
      case 'probePrinter':
        return slips.probe(command.channel).then((probed) => done({ probed } satisfies ProbedResult));
      case 'previewSlip':
        return done({ svg: slips.preview(command.slip, command.profile, command.language) } satisfies PreviewResult);
      case 'findPrinters':
        return slips.findUsb().then((printers) => done({ printers } satisfies FoundResult));
      case 'setMailPassword':
      case 'setFeedAddress':
      case 'createSource':
      case 'revokeSource':
        return keeping(() => parts.answerOutside(command));
      case 'sendTestMail':
      case 'previewCsv':
      case 'importCsv':
      case 'readFeed':
      case 'decideMissed':
        return parts.answerOutside(command);
    }
  };
};
