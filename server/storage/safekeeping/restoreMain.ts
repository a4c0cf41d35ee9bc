// `npm run restore`.
import { runRestore, saidOfHouse } from './command';

process.umask(0o077);

const ofHouse = saidOfHouse(process.env['DATABASE_URL']);
const restored = ofHouse
  ? Promise.resolve(ofHouse)
  : runRestore(process.env['DATA_DIR'] || './data', process.argv.slice(2), Date.now());

restored
  .then(({ code, words }) => {
    console.log(words);
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
