// `npm run audit -- verify`.
import { runAudit, runAuditIn } from './auditCommand';
import { THE_OFFICE } from './postgres/store';

const { env } = process;
const dataDir = env['DATA_DIR'] || './data';
const headsDir = env['DAY_LIST_DIR'] || dataDir;
const url = env['DATABASE_URL'];
const words = process.argv.slice(2);

const run = async () =>
  url
    ? runAuditIn({ url, office: THE_OFFICE }, { headsDir }, words, Date.now())
    : runAudit({ dataDir, headsDir }, words, Date.now());

run().then(
  (said) => {
    process.stdout.write(`${said.words}\n`);
    process.exitCode = said.code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
