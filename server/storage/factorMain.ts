// `npm run factor`.
import { runFactor, runFactorIn } from './factorCommand';
import { THE_OFFICE } from './postgres/store';

process.umask(0o077);

const url = process.env['DATABASE_URL'];
const words = process.argv.slice(2);
const run = async () =>
  url
    ? runFactorIn({ url, office: THE_OFFICE }, words, Date.now())
    : runFactor(process.env['DATA_DIR'] || './data', words, Date.now());

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
