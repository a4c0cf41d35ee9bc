// S1: codes of appointments cannot be tried out at a kiosk's or a counter's socket.
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import { createAttempts } from '../limits/attempts';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import type { Asked } from '../office/turns/commandBatch';

/** In a minute, of one device: more than fingers mistype and scanners misread. */
const MOST_UNKNOWN = 30;
/** C6: names tried for one appointment of the list, within a quarter of an hour. */
const MOST_NAMES = { names: 5, seconds: 15 * 60 };

/** Asks the branch; of check-ins, a device that named too many unknown codes has to wait (`tooMany`), whatever the next one is. */
export const guardCodes = (branch: Pick<Branch, 'handle'>, audit: Pick<Audit, 'answered'>) => {
  const guesses = createAttempts(MOST_UNKNOWN, 60);
  const names = createAttempts(MOST_NAMES.names, MOST_NAMES.seconds);
  return async (asked: Asked): Promise<Reply> => {
    const { command } = asked;
    if (command.type !== 'checkIn' && command.type !== 'checkInVisit') return branch.handle(asked);
    const device = asked.by.kind === 'device' ? asked.by.deviceId : asked.by.kind;
    const picked = command.type === 'checkInVisit' ? command.visitId : null;
    const wait = (await guesses.wait(device)) ?? (picked === null ? null : await names.wait(picked));
    if (wait !== null) {
      const reply: Reply = { ok: false, ...refuse('tooMany', { seconds: wait }) };
      await audit.answered(asked.by, command, reply);
      return reply;
    }
    const reply = await branch.handle(asked);
    if (!reply.ok && reply.refusal.code === 'unknownCode') await guesses.count(device);
    if (!reply.ok && reply.refusal.code === 'wrongName') await names.count(picked ?? device);
    return reply;
  };
};
