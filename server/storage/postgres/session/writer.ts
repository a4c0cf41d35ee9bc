// The one writer of an office: a session that holds the office's lock, and everything that is written goes through it. A
// session that is lost is had again; whoever wrote meanwhile, or a server that has forgotten what it had promised, ends this.
import type { Client } from 'pg';
import { z } from 'zod';
import { codeOf } from '../../safekeeping/errors';
import { unusable } from '../../unusable';
import { type Prepared, sendBatch } from './batch';
import { type Beat, createBeat, GONE_MS } from './beat';
import { connect } from './client';
import { away, isOfConnection } from './faults';
import { joined } from './joined';
import { type Statement, statementsOf } from './statements';

/** So long somebody waits for a database that fails over; after that it is told that it is away. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 150;
/** S85: so much of its patience one of several waits for an answer; with the rest it looks whether there is another line. */
const SILENT_SHARE = 0.85;
/** As long as for a file. */
const LOCK_WAIT_MS = 3_000;
/** The first number of the lock's two; the second is the office. */
export const LOCK_CLASS = 1_465_012_589;

const stateRow = z.object({ epoch: z.int(), writes: z.int() });
const lockRow = z.object({ has: z.boolean() });
type State = z.infer<typeof stateRow>;
type Session = { client: Client; prepared: Prepared; beat: Beat };

export type WriterParts = {
  url: string;
  office: string;
  /** Somebody else has written, or what was durable is not there any more: what is in memory is worth nothing. */
  onLost: (error: unknown) => void;
  patienceMs?: number;
  /** S84: another program waits for the office: whoever has been without the database for so long leaves it to that. */
  isOneOfSeveral?: boolean;
  /** So long a start waits for a program that is about to end. */
  lockWaitMs?: number;
};

const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, PAUSE_MS));
const isTaken = (error: unknown): boolean => codeOf(error) === 'DATABASE_TAKEN';

const BEGIN = `INSERT INTO offices (office, epoch, writes) VALUES ($1, 1, 0)
  ON CONFLICT (office) DO UPDATE SET epoch = offices.epoch + 1 RETURNING epoch, writes`;
const OTHER_WRITER = 'another program has been the writer of this office';
const MARK = 'UPDATE offices SET writes = $2 WHERE office = $1';

const TRY = 'SELECT pg_try_advisory_lock($1, hashtext($2)) AS has';
/** Whether this session has the office's lock now. */
export const tryLock = async (client: Client, office: string): Promise<boolean> =>
  lockRow.parse((await client.query(TRY, [LOCK_CLASS, office])).rows[0]).has;

/** The server may notice a little later than we that a program was killed: it is waited for. */
const takeLock = async (client: Client, office: string, until: number): Promise<boolean> => {
  for (;;) {
    if (await tryLock(client, office)) return true;
    if (performance.now() >= until) return false;
    await pause();
  }
};

/** A session with the lock; rejects with DATABASE_TAKEN when another program has it, and keeps it for a while. */
export const openOffice = async (
  { url, office, lockWaitMs = LOCK_WAIT_MS }: Pick<WriterParts, 'url' | 'office' | 'lockWaitMs'>,
  prepare: (client: Client) => Promise<void>,
): Promise<Client> => {
  const client = await connect(url);
  try {
    if (!(await takeLock(client, office, performance.now() + lockWaitMs))) throw unusable('DATABASE_TAKEN');
    await prepare(client);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

const isLater = (error: unknown): boolean => isOfConnection(error) || isTaken(error);

/** Who holds the office has begun it anew: another program, and not a session of ours that the server still keeps. */
const epochOf = async (url: string, office: string): Promise<number | null> => {
  const client = await connect(url);
  try {
    const { rows } = await client.query('SELECT epoch, writes FROM offices WHERE office = $1', [office]);
    return stateRow.safeParse(rows[0]).data?.epoch ?? null;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** `prepare` brings the database to today's shape: nobody else works with this office then. */
export const openWriter = async (parts: WriterParts, prepare: (client: Client) => Promise<void>) => {
  const { office, onLost, patienceMs = PATIENCE_MS, isOneOfSeveral = false } = parts;
  const { statement } = statementsOf(office);
  const goneMs = isOneOfSeveral ? patienceMs * SILENT_SHARE : GONE_MS;
  let session: Session | null = null;
  /** Of the last session: when the database was last known to be there. */
  let beat: Beat | null = null;
  let isClosed = false;
  let isOver = false;
  /** What has been promised, and what is under way: more than the one or the other the database cannot have. */
  let [written, underWay] = [0, 0];

  const follow = (client: Client): void => {
    const one: Session = { client, prepared: new Set(), beat: createBeat(client, goneMs) };
    [session, beat] = [one, one.beat];
    client.once('end', () => {
      if (session === one) session = null;
    });
  };
  const over = (why: string): Error => {
    const error = Object.assign(new Error(why), { code: 'DATABASE_LOST' });
    if (!isOver) onLost(error);
    isOver = true;
    return error;
  };

  const first = await openOffice(parts, prepare);
  const begun: State = stateRow.parse((await first.query(BEGIN, [office])).rows[0]);
  written = begun.writes;
  underWay = written;
  follow(first);

  /** Has the session again, and holds what the database says against what was promised. */
  const again = async (): Promise<void> => {
    const client = await openOffice({ ...parts, lockWaitMs: 0 }, async () => undefined).catch(
      async (error: unknown) => {
        if (isTaken(error) && (await epochOf(parts.url, office)) !== begun.epoch) throw over(OTHER_WRITER);
        throw error;
      },
    );
    const found = await client
      .query('SELECT epoch, writes FROM offices WHERE office = $1', [office])
      .catch(async (error: unknown) => {
        await client.end().catch(() => undefined);
        throw error;
      });
    const state = stateRow.safeParse(found.rows[0]).data;
    const isOurs = state?.epoch === begun.epoch && (state.writes === written || state.writes === underWay);
    if (!isOurs || state === undefined) {
      await client.end().catch(() => undefined);
      if (state?.epoch !== begun.epoch) throw over(OTHER_WRITER);
      throw over('the database does not have what it had promised');
    }
    written = state.writes;
    follow(client);
  };

  let recovering: Promise<void> | null = null;
  /** Tries until there is a session, as long as there is patience. */
  const recover = async (until: number): Promise<void> => {
    for (;;) {
      if (isClosed || isOver) throw away(null);
      try {
        return await again();
      } catch (error) {
        if (!isLater(error)) throw error;
        if (performance.now() >= until) throw isOneOfSeveral ? over('the database stays away') : away(error);
        await pause();
      }
    }
  };
  /** Resolves when there is a session with the lock. */
  const steady = async (): Promise<void> => {
    if (session !== null) return;
    // A line that was cut without a word counts from when it was: others stand by for as long.
    const since = isOneOfSeveral ? beat?.heardAt() : undefined;
    recovering ??= recover((since ?? performance.now()) + patienceMs).finally(() => {
      recovering = null;
    });
    await recovering;
  };
  const current = async (): Promise<Session> => {
    await steady();
    if (session === null) throw away(null);
    return session;
  };

  /** Sends until it is known what became of it. */
  const settle = async (statements: readonly Statement[], mark: number): Promise<void> => {
    for (;;) {
      const { client, prepared } = await current();
      // What was under way when the session was lost turned out to be there.
      if (written === mark) return;
      try {
        await sendBatch(client, statements, prepared);
        written = mark;
        return;
      } catch (error) {
        if (!isOfConnection(error)) throw error;
        session = null;
        client.end().catch(() => undefined);
      }
    }
  };

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other. */
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  };

  /** Within a turn of `inTurn`: all of these or nothing, durable when it resolves. */
  const write = async (statements: readonly Statement[]): Promise<void> => {
    await steady();
    const mark = written + 1;
    underWay = mark;
    try {
      await settle([...joined(statements), statement(MARK, mark)], mark);
    } catch (error) {
      // Nobody knows whether it is there, and nobody can be told: the next start reads what is.
      if (isOfConnection(error) && !isClosed) throw over('the database went away and did not come back');
      throw error;
    } finally {
      underWay = written;
    }
  };

  return {
    inTurn,
    write,
    steady,
    isThere: (): boolean => session?.beat.isHeard() ?? false,
    close: async (): Promise<void> => {
      await last;
      isClosed = true;
      const open: Session | null = session;
      session = null;
      open?.beat.stop();
      await open?.client.end().catch(() => undefined);
    },
  };
};
export type Writer = Awaited<ReturnType<typeof openWriter>>;
