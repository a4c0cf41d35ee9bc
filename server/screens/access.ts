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
import type { Keeping } from '../identity/given';
import type { Identity } from '../identity/identity';
import { isStation, pairingPath } from '../identity/stations';
import type { Branch } from '../office/branch';
import type { Slips } from '../printing/slips';
import type { Unusual } from '../public/booking/unusual';
import { answering, type Step, type TakeStep, unchanged } from '../storage/steps';

export type AccessParts = {
  branch: Branch;
  identity: Identity;
  /** Told when devices or people have changed. */
  changed: () => void;
  take: TakeStep;
  slips: Pick<Slips, 'prepareTest' | 'testResult' | 'probe' | 'findUsb' | 'preview'>;
  answerOutside: (command: OutsideAsked) => Promise<Reply>;
  stepOutside: (command: OutsideStep) => Step<Reply>;
  unusual: Pick<Unusual, 'cancel' | 'settle'>;
};

/** What concerns mail and other booking systems: done in one step, */
export type OutsideStep = Extract<
  AccessCommand,
  { type: 'setMailPassword' | 'setFeedAddress' | 'createSource' | 'revokeSource' }
>;
/** or as long as it takes. */
export type OutsideAsked = Extract<
  AccessCommand,
  { type: 'sendTestMail' | 'previewCsv' | 'importCsv' | 'readFeed' | 'decideMissed' }
>;

const done = (result: unknown): Reply => ({ ok: true, result });
const refused = (code: RefusalCode, values: Record<string, number> = {}): Reply => ({
  ok: false,
  ...refuse(code, values),
});

/** Seconds after which passwords can be worked out again. */
const BUSY_SEC = 2;

export const createAccess = (parts: AccessParts) => {
  const { branch, identity, slips } = parts;
  const { devices, invitations, persons } = identity;

  const invite = ({ role, stationId }: Extract<AccessCommand, { type: 'invite' }>): Step<Reply> => {
    if (!isStation(branch.settings(), role, stationId)) return unchanged(refused('unknownStation'));
    const invited = invitations.invite({ role, stationId, personId: null }, 'admin');
    return answering(invited, ({ code, expiresAt }) =>
      done({ path: pairingPath(role, code), expiresAt } satisfies InviteResult),
    );
  };

  const orRefused = (step: Step<boolean>, code: RefusalCode): Step<Reply> =>
    answering(step, (isDone) => (isDone ? done(null) : refused(code)));

  /** What screens show has changed when it is done. */
  const shown = async (reply: Promise<Reply>): Promise<Reply> => {
    const said = await reply;
    if (said.ok) parts.changed();
    return said;
  };

  const savePerson = async (
    { personId, name, password }: Extract<AccessCommand, { type: 'savePerson' }>,
    keeping: Keeping,
  ): Promise<Reply> => {
    const save = await persons.prepare({ id: personId, name, password });
    if (save === 'busy') return refused('tooMany', { seconds: BUSY_SEC });
    if (typeof save === 'string') return refused(save);
    return keeping(() =>
      answering(save(), (saved) => (typeof saved === 'string' ? refused(saved) : done({ personId: saved.id }))),
    );
  };

  const removePerson = async (personId: string): Promise<Reply> => {
    if (!(await parts.take(() => persons.remove(personId)))) return refused('unknownPerson');
    await branch.handleOwn({ type: 'leaveCounters', personId });
    return done(null);
  };

  const printTest = (printerId: string): Step<Reply> => {
    const test = slips.prepareTest(printerId);
    return test === null
      ? unchanged(refused('unknownPrinter'))
      : { result: done({ slipId: test.slipId }), changes: [], done: test.print };
  };

  return async (command: AccessCommand, by: Actor, keeping: Keeping): Promise<Reply> => {
    switch (command.type) {
      case 'invite':
        return shown(keeping(() => invite(command)));
      case 'withdrawInvitation':
        return shown(keeping(() => orRefused(invitations.withdraw(command.invitationId), 'unknownInvitation')));
      case 'revokeDevice':
        return shown(keeping(() => orRefused(devices.revoke(command.deviceId), 'unknownDevice')));
      case 'savePerson':
        return shown(savePerson(command, keeping));
      case 'removePerson':
        return shown(removePerson(command.personId));
      case 'cancelBookings':
        return parts.unusual.cancel(command.network, command.appointments, by);
      case 'settleBookings':
        parts.unusual.settle(command.network);
        return done(null);
      case 'testSlip':
        return keeping(() => printTest(command.printerId));
      case 'testResult':
        return done({ ended: await slips.testResult(command.slipId) } satisfies TestedResult);
      case 'probePrinter':
        return done({ probed: await slips.probe(command.channel) } satisfies ProbedResult);
      case 'previewSlip':
        return done({ svg: slips.preview(command.slip, command.profile, command.language) } satisfies PreviewResult);
      case 'findPrinters':
        return done({ printers: await slips.findUsb() } satisfies FoundResult);
      case 'setMailPassword':
      case 'setFeedAddress':
      case 'createSource':
      case 'revokeSource':
        return shown(keeping(() => parts.stepOutside(command)));
      case 'sendTestMail':
      case 'previewCsv':
      case 'importCsv':
      case 'readFeed':
      case 'decideMissed':
        return parts.answerOutside(command);
    }
  };
};
