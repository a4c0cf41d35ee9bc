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
};

export const createElsewhere = ({ branch, database, log, patienceMs }: ElsewhereRoomParts) => {
  const neighbours = createNeighbours({ database, log, patienceMs });
  const sending = createSending({ branch, neighbours, office: database?.office ?? '', log });
  /** Of this start alone. */
  const key = newToken();
  return {
    answers: elsewhereAnswers({ branch, neighbours, sending }),
    /** An office in a file of its own has no neighbours, and nobody has its key. */
    http: (networks: Networks) => createDoor({ branch, key, networks, log }),
    /** `url`: where other offices reach the office's port. */
    begin: (url: string): void => {
      if (database === null) return;
      keepDoor(database, { url, key })
        .then(sending.begin)
        .catch((error: unknown) => log.warn({ error }, 'other offices were not told where this one is'));
    },
    look: sending.look,
    close: sending.close,
  };
};
