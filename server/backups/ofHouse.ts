// S79: an office in a database of the house makes no backups: the house's own are its backups, and nothing is said of them here.
import type { Backups } from './backups';

export const createHouseBackups = (): Backups => ({
  tend: () => undefined,
  state: () => ({
    ...{ isOfHouse: true, folders: { here: '', copy: null }, isCopyOnSameDisk: false, busy: null, nextAt: null },
    ...{ backup: null, copy: null, database: null, list: [], rehearsal: null },
  }),
  lastAttempt: () => null,
  backUp: () => false,
  rehearse: () => false,
  close: () => Promise.resolve(),
});
