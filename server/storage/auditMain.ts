// `npm run audit -- verify`.
import { runAudit, runAuditIn } from './auditCommand';
import { officeNamed } from './postgres/offices';

const { env } = process;
const dataDir = env['DATA_DIR'] || './data';
const headsDir = env['DAY_LIST_DIR'] || dataDir;
const url = env['DATABASE_URL'];
const words = process.argv.slice(2);

type Said = { code: 0 | 1; words: string };
const run = (): Said | Promise<Said> => {
  if (!url) return runAudit({ dataDir, headsDir }, words, Date.now());
  const named = officeNamed(env['OFFICE']);
  return 'words' in named ? { ...named, code: 1 } : runAuditIn({ url, ...named }, { headsDir }, words, Date.now());
};

Promise.resolve(run()).then(
  (said) => {
    process.stdout.write(`${said.words}\n`);
    process.exitCode = said.code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
