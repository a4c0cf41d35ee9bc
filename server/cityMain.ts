// `npm start -- city`: the page of all offices of a database.
import { resolve } from 'node:path';
import { startCity } from './city/start';
import { endOnSignals } from './start';

const run = async () => {
  const city = await startCity(process.env, resolve(__dirname, '..'));
  if ('cannotStart' in city) {
    process.stderr.write(`${city.cannotStart}\n`);
    process.exit(1);
  }
  endOnSignals(city.close);
  process.stdout.write(`Wartezeiten und Termine in allen Büros: http://localhost:${city.port}/\n`);
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
