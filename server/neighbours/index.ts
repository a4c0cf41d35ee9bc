// M18: what this office has to do with the other offices of its database.
import type { Logger } from '../basics/log';
import { newToken } from '../basics/tokens';
import type { Networks } from '../limits/networks';
import type { Branch } from '../office/branch';
import { type DatabasePlace, keepDoor } from '../storage/engine';
import { createNeighbours } from './asking';
import { createDoor } from './door';
import { elsewhereAnswers } from './room';
import { createSending } from './sending';

export type ElsewhereRoomParts = {
  branch: Branch;
  database: DatabasePlace | null;
  log: Logger;
  patienceMs?: number | undefined;
  keep?: typeof keepDoor;
};

const KEEP_AGAIN_MS = 10_000;

export const createElsewhere = ({ branch, database, log, patienceMs, keep = keepDoor }: ElsewhereRoomParts) => {
  const neighbours = createNeighbours({ database, log, patienceMs });
  const sending = createSending({ branch, neighbours, office: database?.office ?? '', log });
  /** Of this start alone. */
  const key = newToken();
  /** The database was away: other offices do not know yet where this one is. */
  let untold: { url: string; nextAt: number } | null = null;
  const tell = (place: DatabasePlace, url: string): void => {
    untold = null;
    keep(place, { url, key }).catch((error: unknown) => {
      log.warn({ error }, 'other offices were not told where this one is');
      untold = { url, nextAt: branch.now() + KEEP_AGAIN_MS };
    });
  };
  return {
    answers: elsewhereAnswers({ branch, neighbours, sending }),
    /** An office in a file of its own has no neighbours, and nobody has its key. */
    http: (networks: Networks) => createDoor({ branch, key, networks, log }),
    /** `url`: where other offices reach the office's port. */
    begin: (url: string): void => {
      if (database === null) return;
      tell(database, url);
      sending.begin().catch((error: unknown) => log.warn({ error }, 'not all that was on its way goes on'));
    },
    /** To be called every second or so. */
    look: (): void => {
      if (database !== null && untold !== null && untold.nextAt <= branch.now()) tell(database, untold.url);
      sending.look();
    },
    close: sending.close,
  };
};
