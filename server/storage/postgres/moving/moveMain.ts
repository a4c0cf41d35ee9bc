// `npm run move`.
import { THE_OFFICE } from '../store';
import { runMove } from './command';

// What the office writes is for its own eyes: names stand in it.
process.umask(0o077);

const { env } = process;
runMove(
  {
    ...{ dataDir: env['DATA_DIR'] || './data', databaseUrl: env['DATABASE_URL'] || null },
    ...{ office: THE_OFFICE, now: Date.now() },
  },
  process.argv.slice(2),
).then(
  ({ code, words }) => {
    process.stdout.write(`${words}\n`);
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
