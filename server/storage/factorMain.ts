// `npm run factor`.
import { runFactor } from './factorCommand';

process.umask(0o077);

const { code, words } = runFactor(process.env['DATA_DIR'] || './data', process.argv.slice(2), Date.now());
process.stdout.write(`${words}\n`);
process.exitCode = code;
