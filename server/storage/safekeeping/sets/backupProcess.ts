// The process beside the office in which backups are made: it has its own memory and its own locks on the file, gives way to
// the office's processor time, and ends when the office is gone.
import { setPriority } from 'node:os';
import { type BackupWork, work } from './work';

const LOW = 10;

process.umask(0o077);
try {
  setPriority(LOW);
} catch {
  // A system that knows no priorities has none to give.
}

process.on('message', async (asked: BackupWork) => {
  const done = await work(asked);
  process.send?.(done);
});
process.on('disconnect', () => process.exit(0));
