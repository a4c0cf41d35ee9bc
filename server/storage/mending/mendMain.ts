// `npm run mend`.
import { saidOfHouse } from '../safekeeping/command';
import { runMend } from './command';

process.umask(0o077);

const { DATABASE_URL, DATA_DIR, BACKUP_DIR, BACKUP_COPY_DIR } = process.env;
const folders = { dataDir: DATA_DIR || './data', here: BACKUP_DIR || undefined, copy: BACKUP_COPY_DIR || undefined };
const { code, words } = saidOfHouse(DATABASE_URL) ?? runMend(folders, process.argv.slice(2), Date.now());
process.stdout.write(`${words}\n`);
process.exitCode = code;
