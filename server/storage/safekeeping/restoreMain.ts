// `npm run restore`.
import { runRestore } from './command';

process.umask(0o077);

runRestore(process.env['DATA_DIR'] || './data', process.argv.slice(2), Date.now())
  .then(({ code, words }) => {
    console.log(words);
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
