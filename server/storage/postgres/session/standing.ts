// Waiting for an office that another program has: until its lock is free, or whoever has it says nothing any more.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { z } from 'zod';
import { connect, OFFICE_SESSION } from './client';
import { asUnusable, isOfConnection } from './faults';
import { LOCK_CLASS, tryLock } from './writer';

const LOOK_MS = 200;
/** An office says something every second; one that has not for so long is stopped, cut off or gone with its machine. */
const SILENT_S = 6;
/** So much of it is watched by our own clock: a server that was held itself, or whose clock jumped, hears the office first. */
const WATCHED_SHARE = 0.25;
const AGAIN_MS = 500;
/** A look that takes so long: the way to the server is cut. */
const LOOKS_MS = 10_000;

/**
 * The session of an office that is silent. Who is waited for by the server itself (a commit that waits for a copy) is not; one
 * that stopped in the middle of what it says is.
 */
const SILENT = `SELECT held.pid, session.state_change::text AS since
  FROM pg_locks held JOIN pg_stat_activity session ON session.pid = held.pid
  WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 2
    AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND held.classid = $1::bigint::oid AND held.objid = (hashtext($2)::bigint & 4294967295)::oid
    AND session.application_name = '${OFFICE_SESSION}'
    AND (session.state = 'idle' OR session.wait_event = 'ClientRead')
    AND session.state_change < clock_timestamp() - make_interval(secs => $3)`;
/** Whatever its program does when it goes on, it has no session to do it by. */
const END = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND state_change::text = $2';

const silentRow = z.object({ pid: z.int(), since: z.string() }).optional();

export type StandingParts = {
  url: string;
  office: string;
  /** Whether an office that is silent is ended: only by who can serve in its place. */
  mayEnd: () => boolean;
  /** Whether the database answers. */
  onReached: (isReached: boolean) => void;
  /** So many seconds without a word are silence. */
  silentS?: number;
  /** Nobody wants the office any more. */
  isEnough: () => boolean;
};

const watch = async (
  client: Client,
  { office, mayEnd, isEnough, silentS = SILENT_S }: StandingParts,
): Promise<void> => {
  const watchedS = silentS * WATCHED_SHARE;
  let seen: { pid: number; since: string; at: number } | null = null;
  const endSilent = async (): Promise<void> => {
    const { rows } = await client.query(SILENT, [LOCK_CLASS, office, silentS - watchedS]);
    const silent = silentRow.parse(rows[0]);
    if (silent === undefined) seen = null;
    else if (seen?.pid !== silent.pid || seen.since !== silent.since) seen = { ...silent, at: performance.now() };
    else if (performance.now() - seen.at >= watchedS * 1000) await client.query(END, [silent.pid, silent.since]);
  };
  for (;;) {
    if (isEnough() || (await tryLock(client, office))) return;
    if (mayEnd()) await endSilent();
    else seen = null;
    await sleep(LOOK_MS);
  }
};

/**
 * Resolves when the office is to be had: whoever opens it then may still find it taken by another who waited. A database that
 * is away is waited for; rejects with `unusable` when it cannot be worked with.
 */
export const awaitOffice = async (parts: StandingParts): Promise<void> => {
  while (!parts.isEnough()) {
    let client: Client | null = null;
    try {
      client = await connect(parts.url, 'wertmarke-standby', LOOKS_MS);
      parts.onReached(true);
      return await watch(client, parts);
    } catch (error) {
      if (!isOfConnection(error)) throw asUnusable(error);
      parts.onReached(false);
      await sleep(AGAIN_MS);
    } finally {
      await client?.end().catch(() => undefined);
    }
  }
};
