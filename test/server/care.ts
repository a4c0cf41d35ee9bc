// The care of a store's file, for branches that are opened without an app around them.
import { createFileCare } from '../../server/fileCare';
import { createLog } from '../../server/log';
import { createServerAlarms } from '../../server/serverAlarms';
import type { Store } from '../../server/store';

export const careOf = (store: Store) =>
  createFileCare({ store, log: createLog('silent'), serverAlarms: createServerAlarms(() => 0) });
