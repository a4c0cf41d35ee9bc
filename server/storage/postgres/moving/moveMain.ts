// `npm run move`.
import { officeNamed } from '../offices';
import { runMove } from './command';

// What the office writes is for its own eyes: names stand in it.
process.umask(0o077);

const { env } = process;
const run = (): Promise<{ code: 0 | 1; words: string }> => {
  const named = officeNamed(env['OFFICE']);
  if ('words' in named) return Promise.resolve({ ...named, code: 1 });
  const place = { dataDir: env['DATA_DIR'] || './data', databaseUrl: env['DATABASE_URL'] || null };
  return runMove({ ...place, ...named, now: Date.now() }, process.argv.slice(2));
};
run().then(
  ({ code, words }) => {
    process.stdout.write(`${words}\n`);
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
