// Backups as the gallery's office has them: none, until a state says which.
import type { BackupsState } from '../../../shared/backups/state';

export const NO_BACKUPS: BackupsState = {
  isOfHouse: false,
  folders: { here: '/var/lib/wertmarke/backups', copy: '/mnt/sicherung/wertmarke' },
  isCopyOnSameDisk: false,
  ...{ busy: null, nextAt: null, backup: null, copy: null, database: null, list: [], rehearsal: null },
};
