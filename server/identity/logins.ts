// S12: logging in is limited by the person who is meant, however the name is written, and by the network.
import { foldName } from '../../shared/names';
import type { PersonView } from '../../shared/protocol';
import { type Logger, signFor } from '../basics/log';
import { createAttempts, createNetworkAttempts } from '../limits/attempts';
import type { Audit } from '../office/audit/audit';
import type { Network } from '../queue/day/network';
import type { Step, TakeStep } from '../storage/steps';
import { type Device, doerAt } from './devices';
import type { Persons } from './staff';

/** Wrong ones of one name, and for how long it is locked then; a right one wipes the slate. */
const OF_NAME = { attempts: 8, seconds: 15 * 60 };
/** Wrong ones of a whole house behind one address. */
const OF_NETWORK = { attempts: 40, seconds: 120 };
/** Lines of the log. */
const OF_LOG = { attempts: 60, seconds: 60 };
const BUSY_SEC = 2;
const CODES = { wrong: 'wrongLogin', wrongCode: 'wrongCode', locked: 'loginLocked', tooMany: 'tooMany' } as const;

export type Attempt = { name: string; password: string; network: Network; device: Device };
export type LoginRefusal =
  | { refused: 'wrongLogin' | 'wrongCode' | 'loginLocked' }
  | { refused: 'tooMany'; seconds: number };

export type LoginsParts = {
  persons: Pick<Persons, 'meant' | 'check' | 'lock'>;
  take: TakeStep;
  /** Epoch ms. */
  clock: () => number;
  log: Pick<Logger, 'warn'>;
  audit: Pick<Audit, 'refused'>;
};

export const createLogins = ({ persons, take, clock, log, audit }: LoginsParts) => {
  const names = createAttempts(OF_NAME.attempts, OF_NAME.seconds);
  const networks = createNetworkAttempts(OF_NETWORK.attempts, OF_NETWORK.seconds);
  const lines = createAttempts(OF_LOG.attempts, OF_LOG.seconds);
  let isSilent = false;

  /** Names nobody: what was typed may be a password. */
  const note = async ({ name, network, device }: Attempt, why: keyof typeof CODES): Promise<void> => {
    const person = persons.meant(name)?.id ?? null;
    await audit.refused(doerAt(device), { name: 'logIn', about: person }, CODES[why]);
    if ((await lines.count('')) !== null) {
      if (!isSilent) log.warn({ mostPerMinute: OF_LOG.attempts }, 'more logins fail than are logged');
      isSilent = true;
      return;
    }
    isSilent = false;
    const from = { network: signFor(network.narrow), device: device.id, station: device.stationId };
    log.warn({ person, ...from, why }, 'a login failed');
  };
  const locked = async (attempt: Attempt): Promise<LoginRefusal> => {
    await note(attempt, 'locked');
    return { refused: 'loginLocked' };
  };
  const isLocked = (name: string): boolean => (persons.meant(name)?.lockedUntil ?? 0) > clock();
  /** The last of too many: of somebody who is there it is kept, over restarts too, and said in the administration. */
  const lockIfTooMany = async (name: string, key: string): Promise<void> => {
    const person = persons.meant(name);
    if (person === null || (await names.wait(key)) === null) return;
    await take(() => persons.lock(person.id, clock() + OF_NAME.seconds * 1000));
    await names.forgive(key);
  };

  /** Counted before anything is worked out, so that many at once are not more; null when it may go on. */
  const counted = async (attempt: Attempt, key: string): Promise<LoginRefusal | null> => {
    const ofNetwork = await networks.count(attempt.network);
    if (ofNetwork !== null) {
      await note(attempt, 'tooMany');
      return { refused: 'tooMany', seconds: ofNetwork };
    }
    return isLocked(attempt.name) || (await names.count(key)) !== null ? locked(attempt) : null;
  };
  const failed = async (attempt: Attempt, key: string, why: 'wrong' | 'wrongCode'): Promise<LoginRefusal> => {
    await lockIfTooMany(attempt.name, key);
    await note(attempt, why);
    return { refused: CODES[why] };
  };

  return {
    /** Who this is by name and password. It does not count then; only `forgive` wipes away what was wrong before. */
    attempt: async (attempt: Attempt): Promise<PersonView | LoginRefusal> => {
      const { name, password, network } = attempt;
      const key = foldName(name);
      const refused = await counted(attempt, key);
      if (refused !== null) return refused;
      const person = await persons.check(name, password);
      if (person === 'busy') return { refused: 'tooMany', seconds: BUSY_SEC };
      if (person === null) return failed(attempt, key, 'wrong');
      // Others may have used up the attempts while this one was worked out.
      if (isLocked(name)) return locked(attempt);
      await names.giveBack(key);
      await networks.giveBack(network);
      return person;
    },
    /** S31: a code beside the password, counted with those; null when `check` says that it is right. */
    attemptCode: async (attempt: Attempt, check: () => Promise<boolean>): Promise<LoginRefusal | null> => {
      const key = foldName(attempt.name);
      const refused = await counted(attempt, key);
      if (refused !== null) return refused;
      if (!(await check())) return failed(attempt, key, 'wrongCode');
      await names.giveBack(key);
      await networks.giveBack(attempt.network);
      return null;
    },
    /** Somebody has proved all that is asked: the slate is clean. */
    forgive: (name: string): Promise<void> => names.forgive(foldName(name)),
    /** Lets somebody try again at once; false when there is no such person. */
    unlock: (personId: string): Step<boolean> => persons.lock(personId, null),
    /** How much is remembered. */
    size: (): number => names.size() + networks.size(),
  };
};
