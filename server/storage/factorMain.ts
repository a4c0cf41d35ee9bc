// `npm run factor`.
import { runFactor, runFactorIn } from './factorCommand';
import { officeNamed } from './postgres/offices';

process.umask(0o077);

const url = process.env['DATABASE_URL'];
const words = process.argv.slice(2);
type Said = { code: 0 | 1; words: string };
const run = async (): Promise<Said> => {
  if (!url) return await runFactor(process.env['DATA_DIR'] || './data', words, Date.now());
  const named = officeNamed(process.env['OFFICE']);
  return 'words' in named ? { ...named, code: 1 } : runFactorIn({ url, ...named }, words, Date.now());
};

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
