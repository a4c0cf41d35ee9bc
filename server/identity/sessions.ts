// S13: who is logged in where, and until when. A right that hangs on a session ends with it.
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { PersonView } from '../../shared/protocol';
import { MINUTE_MS } from '../../shared/time';
import { hashOf, newSecret } from '../basics/tokens';
import type { Store } from '../storage/store';

/** Longer than any day of work. */
export const SESSION_MS = 16 * 60 * MINUTE_MS;
/** So often it is noted on the disk that somebody works. */
const NOTED_EVERY_MS = MINUTE_MS;
/** A clock that leaps ends sessions, and brings them back when it was wrong: they are deleted later. */
const DELETED_AFTER_MS = 3 * 24 * 60 * MINUTE_MS;
const MOST_NOTED = 2000;

const sessionRow = z.object({
  token_hash: z.string(),
  device_id: z.string(),
  station_id: z.string(),
  person_id: z.string(),
  name: z.string(),
  expires_at: z.number(),
  used_at: z.number(),
});
type Row = z.infer<typeof sessionRow>;

export type SessionsParts = {
  store: Pick<Store, 'database'>;
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
export type OverSession = { session: string; personId: string; deviceId: string; stationId: string };

export const createSessions = ({ store, clock, idleMs, isServing, ended }: SessionsParts) => {
  const { database } = store;
  const insert = database.prepare(
    'INSERT INTO sessions (token_hash, person_id, device_id, expires_at, used_at) VALUES (?, ?, ?, ?, ?)',
  );
  const rowsWhere = (condition: string) =>
    database.prepare(
      `SELECT sessions.*, persons.name, devices.station_id FROM sessions
       JOIN persons ON persons.id = person_id AND removed_at IS NULL
       JOIN devices ON devices.id = device_id AND revoked_at IS NULL ${condition}`,
    );
  const selectOne = rowsWhere('WHERE sessions.token_hash = ?');
  const selectAll = rowsWhere('');
  const setUsed = database.prepare('UPDATE sessions SET used_at = ? WHERE token_hash = ?');
  const deleteOne = database.prepare('DELETE FROM sessions WHERE token_hash = ?');
  const deleteOfPerson = database.prepare('DELETE FROM sessions WHERE person_id = ? AND token_hash IS NOT ?');
  const deleteAtDevice = database.prepare('DELETE FROM sessions WHERE device_id = ?');
  const deleteOld = database.prepare('DELETE FROM sessions WHERE expires_at < ?');
  /** When somebody last worked in a session, as far as that is later than the disk says. */
  const used = new LRUCache<string, number>({ max: MOST_NOTED });

  const rows = (): Row[] => selectAll.all().map((row) => sessionRow.parse(row));
  const isOver = (row: Row): boolean => {
    const now = clock();
    if (row.expires_at <= now) return true;
    const idle = idleMs();
    const last = Math.max(row.used_at, used.get(row.token_hash) ?? 0);
    return idle !== null && now - last >= idle && !isServing(row.station_id);
  };
  const end = (sessions: readonly string[]) => {
    for (const session of sessions) deleteOne.run(session);
    if (sessions.length > 0) ended();
  };

  return {
    /** A session of a person at a device, the only one there: its secret, for a cookie. */
    open: (personId: string, deviceId: string): { secret: string; expiresAt: number } => {
      const secret = newSecret();
      const now = clock();
      const expiresAt = now + SESSION_MS;
      database
        .transaction(() => {
          deleteAtDevice.run(deviceId);
          deleteOld.run(now - DELETED_AFTER_MS);
          insert.run(hashOf(secret), personId, deviceId, expiresAt, now);
        })
        .immediate();
      ended();
      return { secret, expiresAt };
    },
    /** What a secret is known by. */
    named: hashOf,
    /** Who is logged in at this device by this session; null when nobody is, or not any more. */
    living: (session: string, deviceId: string): PersonView | null => {
      const found = selectOne.get(session);
      if (found === undefined) return null;
      const row = sessionRow.parse(found);
      return row.device_id !== deviceId || isOver(row) ? null : { id: row.person_id, name: row.name };
    },
    /** Somebody has done something in it. */
    use: (session: string): void => {
      const now = clock();
      const noted = used.get(session) ?? 0;
      if (Math.abs(now - noted) < NOTED_EVERY_MS) return;
      used.set(session, now);
      setUsed.run(now, session);
    },
    /** All of a person but the one that is named. */
    endOfPerson: (personId: string, but: string | null): void => {
      if (deleteOfPerson.run(personId, but).changes > 0) ended();
    },
    /** All at the browsers of a counter. */
    endAtStation: (stationId: string): void =>
      end(rows().flatMap((row) => (row.station_id === stationId ? [row.token_hash] : []))),
    /** Those that have run out, each ended now. */
    takeOver: (): OverSession[] => {
      const over = rows().filter(isOver);
      end(over.map(({ token_hash }) => token_hash));
      return over.map((row) => ({
        ...{ session: row.token_hash, personId: row.person_id },
        ...{ deviceId: row.device_id, stationId: row.station_id },
      }));
    },
    /** Whether a person is logged in at any browser of a counter. */
    isAt: (stationId: string, personId: string): boolean =>
      rows().some((row) => row.station_id === stationId && row.person_id === personId && !isOver(row)),
  };
};
export type Sessions = ReturnType<typeof createSessions>;
