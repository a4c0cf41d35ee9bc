// S13: who is logged in where, and until when. A right that hangs on a session ends with it.
import type { PersonView, SessionView } from '../../shared/protocol';
import { MINUTE_MS } from '../../shared/time';
import { hashOf, newSecret } from '../basics/tokens';
import type { StoredDevice, StoredSession } from '../storage/changes';
import type { Store } from '../storage/port';
import { type Step, unchanged } from '../storage/steps';
import type { Registers } from './registers';

/** Longer than any day of work. */
export const SESSION_MS = 16 * 60 * MINUTE_MS;
/** So often it is noted on the disk that somebody works. */
const NOTED_EVERY_MS = MINUTE_MS;
/** A clock that leaps ends sessions, and brings them back when it was wrong: they are deleted later. */
export const DELETED_AFTER_MS = 3 * 24 * 60 * MINUTE_MS;

export type SessionsParts = {
  registers: Pick<Registers, 'sessions' | 'staff' | 'devices'>;
  store: Pick<Store, 'save'>;
  /** Epoch ms. */
  clock: () => number;
  /** S15: nobody works for so long, and the session ends; null never. */
  idleMs: () => number | null;
  /** Somebody is called or served at this counter: who serves is not idle (K6). */
  isServing: (stationId: string) => boolean;
  /** Told when sessions have ended. */
  ended: () => void;
};

/** A session that has run out, and where it was. */
export type OverSession = Pick<Known, 'personId' | 'deviceId' | 'role' | 'stationId'> & { session: string };

type Known = StoredSession & Pick<StoredDevice, 'role' | 'stationId'> & { name: string };

const overOf = ({ hash, personId, deviceId, role, stationId }: Known): OverSession => ({
  ...{ session: hash, personId, deviceId, role, stationId },
});

export const createSessions = ({ registers, store, clock, idleMs, isServing, ended }: SessionsParts) => {
  const { sessions, staff, devices } = registers;

  /** With who and where; null when the person or the browser is none any more. */
  const known = (session: StoredSession): Known | null => {
    const [person, device] = [staff.get(session.personId), devices.get(session.deviceId)];
    return person && device ? { ...session, name: person.name, role: device.role, stationId: device.stationId } : null;
  };
  const all = (): Known[] => [...sessions.values()].flatMap((session) => known(session) ?? []);
  const isOver = ({ expiresAt, usedAt, stationId }: Known): boolean => {
    const now = clock();
    if (expiresAt <= now) return true;
    const idle = idleMs();
    return idle !== null && now - usedAt >= idle && !isServing(stationId);
  };
  const end = (over: readonly StoredSession[]): Step<void> => {
    const hashes = over.map(({ hash }) => hash);
    if (hashes.length === 0) return unchanged(undefined);
    return {
      result: undefined,
      changes: [{ type: 'endSessions', hashes }],
      done: () => {
        for (const hash of hashes) sessions.delete(hash);
        ended();
      },
    };
  };

  return {
    /** A session of a person at a device, the only one there: its secret, for a cookie. */
    open: (personId: string, deviceId: string): Step<{ secret: string; expiresAt: number }> => {
      const secret = newSecret();
      const now = clock();
      const session = { hash: hashOf(secret), personId, deviceId, expiresAt: now + SESSION_MS, usedAt: now };
      const old = [...sessions.values()].filter(
        (one) => one.deviceId === deviceId || one.expiresAt < now - DELETED_AFTER_MS,
      );
      return {
        result: { secret, expiresAt: session.expiresAt },
        changes: [...end(old).changes, { type: 'openSession', session }],
        done: () => {
          for (const { hash } of old) sessions.delete(hash);
          sessions.set(session.hash, session);
          ended();
        },
      };
    },
    /** What a secret is known by. */
    named: hashOf,
    /** Who is logged in at this device by this session; null when nobody is, or not any more. */
    living: (hash: string, deviceId: string): PersonView | null => {
      const session = sessions.get(hash);
      const found = session?.deviceId === deviceId ? known(session) : null;
      return found === null || isOver(found) ? null : { id: found.personId, name: found.name };
    },
    /** Somebody has done something in it: noted on the disk once a minute. */
    use: async (hash: string): Promise<void> => {
      const now = clock();
      const session = sessions.get(hash);
      if (session === undefined || Math.abs(now - session.usedAt) < NOTED_EVERY_MS) return;
      sessions.set(hash, { ...session, usedAt: now });
      await store.save([{ type: 'noteSessionUsed', hash, at: now }]);
    },
    /** Those of a person that are good now, the latest first. */
    of: (personId: string): (Omit<SessionView, 'isThis'> & { deviceId: string })[] =>
      all()
        .filter((one) => one.personId === personId && !isOver(one))
        .map(({ hash: id, role, stationId, deviceId, expiresAt, usedAt }) => ({
          ...{ id, role, stationId, deviceId, since: expiresAt - SESSION_MS, usedAt },
        }))
        .sort((one, other) => other.since - one.since),
    /** Some of a person's, by what they are known by: those that were ended, and where. */
    endThese: (personId: string, ids: readonly string[]): Step<OverSession[]> => {
      const these = all().filter((one) => one.personId === personId && ids.includes(one.hash));
      return { ...end(these), result: these.map(overOf) };
    },
    /** All of a person but the one that is named. */
    endOfPerson: (personId: string, but: string | null): Step<void> =>
      end([...sessions.values()].filter((one) => one.personId === personId && one.hash !== but)),
    /** All at the browsers of a counter. */
    endAtStation: (stationId: string): Step<void> => end(all().filter((one) => one.stationId === stationId)),
    /** Those that have run out, each ended now. */
    takeOver: (): Step<OverSession[]> => {
      const over = all().filter(isOver);
      return { ...end(over), result: over.map(overOf) };
    },
    /** Whether a person is logged in at any browser of a counter. */
    isAt: (stationId: string, personId: string): boolean =>
      all().some((one) => one.stationId === stationId && one.personId === personId && !isOver(one)),
  };
};
export type Sessions = ReturnType<typeof createSessions>;
