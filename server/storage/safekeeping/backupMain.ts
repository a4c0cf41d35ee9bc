// `npm run backup`.
import { runBackup, saidOfHouse } from './command';

process.umask(0o077);

const said = process.argv.slice(2);
const usual = process.env['BACKUP_DIR'];

const ofHouse = saidOfHouse(process.env['DATABASE_URL']);
const backedUp = ofHouse
  ? Promise.resolve(ofHouse)
  : runBackup(process.env['DATA_DIR'] || './data', said.length === 0 && usual ? [usual] : said, Date.now());

backedUp
  .then(({ code, words }) => {
    console.log(words);
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
