// `npm run report`: the figures of all offices of a database.
import { runReport } from './city/report';

runReport(process.env['DATABASE_URL'], process.argv.slice(2), Date.now()).then(
  ({ code, csv, words }) => {
    process.stdout.write(csv);
    if (words !== '') process.stderr.write(`${words}\n`);
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
