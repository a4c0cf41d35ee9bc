// The care of a store's file, for branches that are opened without an app around them.
import { createLog } from '../../../server/basics/log';
import { createFileCare } from '../../../server/office/fileCare';
import { createServerAlarms } from '../../../server/office/serverAlarms';
import type { Store } from '../../../server/storage/store';

export const careOf = (store: Store) =>
  createFileCare({ store, log: createLog('silent'), serverAlarms: createServerAlarms(() => 0) });
