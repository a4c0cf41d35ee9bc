// Why a backup came to nothing, by the code of what was thrown.
import type { BackupFault } from '../../../../shared/backups/state';
import { codeOf } from '../errors';

const FAULTS: Record<string, BackupFault> = {
  ...{ ENOENT: 'missing', ENOTDIR: 'missing', BACKUP_NOWHERE: 'missing', EHOSTDOWN: 'missing', ESTALE: 'missing' },
  ...{ ETIMEDOUT: 'missing', COPY_MISSING: 'missing', BACKUP_NOT_MOUNTED: 'notMounted' },
  ...{ EACCES: 'denied', EPERM: 'denied', EROFS: 'denied', SQLITE_READONLY: 'denied', SQLITE_CANTOPEN: 'denied' },
  ...{ ENOSPC: 'full', EDQUOT: 'full', EFBIG: 'full', SQLITE_FULL: 'full' },
  ...{ BACKUP_TORN: 'torn', DATA_NEWER: 'newer' },
  ...{ DATA_DAMAGED: 'damaged', DATA_FOREIGN: 'damaged', LOG_DAMAGED: 'damaged' },
  ...{ SQLITE_CORRUPT: 'damaged', SQLITE_NOTADB: 'damaged' },
};

export const faultOf = (error: unknown): BackupFault => {
  const code = codeOf(error) ?? '';
  // SQLite's codes come with details behind them: SQLITE_IOERR_WRITE.
  const plain = /^SQLITE_[A-Z]+(?=_)/.exec(code)?.[0] ?? code;
  return FAULTS[code] ?? FAULTS[plain] ?? 'other';
};
