// `npm run audit -- verify`.
import { runAudit } from './auditCommand';

const { env } = process;
const dataDir = env['DATA_DIR'] || './data';
const { code, words } = runAudit(
  { dataDir, headsDir: env['DAY_LIST_DIR'] || dataDir },
  process.argv.slice(2),
  Date.now(),
);
process.stdout.write(`${words}\n`);
process.exitCode = code;
