// Waiting for an office that another program has: until its lock is free, or whoever has it says nothing any more.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { connect, OFFICE_SESSION } from './client';
import { asUnusable, isOfConnection } from './faults';
import { LOCK_CLASS, tryLock } from './writer';

const LOOK_MS = 200;
/** An office says something every second; one that has not for so long is stopped, cut off or gone with its machine. */
const SILENT_S = 6;
const AGAIN_MS = 500;

/**
 * Ends the session of an office that is silent: whatever its program does when it goes on, it has no session to do it by. Who
 * is waited for by the server itself (a commit that waits for a copy) is not silent.
 */
const END_SILENT = `SELECT pg_terminate_backend(held.pid)
  FROM pg_locks held JOIN pg_stat_activity session ON session.pid = held.pid
  WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 2
    AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND held.classid = $1::bigint::oid AND held.objid = (hashtext($2)::bigint & 4294967295)::oid
    AND session.application_name = '${OFFICE_SESSION}' AND session.state = 'idle'
    AND session.state_change < clock_timestamp() - make_interval(secs => $3)`;

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
  for (;;) {
    if (isEnough() || (await tryLock(client, office))) return;
    if (mayEnd()) await client.query(END_SILENT, [LOCK_CLASS, office, silentS]);
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
      client = await connect(parts.url, 'wertmarke-standby');
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
