// The care of a store's file and its audit, for branches that are opened without an app around them.
import { createLog } from '../../../server/basics/log';
import { createAudit } from '../../../server/office/audit/audit';
import { createRepeats } from '../../../server/office/audit/repeats';
import { createFileCare } from '../../../server/office/fileCare';
import { createServerAlarms } from '../../../server/office/serverAlarms';
import type { Store } from '../../../server/storage/store';
import { MONDAY_NINE } from '../../world';

export const careOf = (store: Store) =>
  createFileCare({ store, log: createLog('silent'), serverAlarms: createServerAlarms(() => 0) });

/** The audit of parts that are tried without an office around them. */
export const auditOf = (store: Store) => createAudit({ store, repeats: createRepeats(), now: () => MONDAY_NINE });
