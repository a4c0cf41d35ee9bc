// The program.
import { endOnSignals, startOffice } from './start';

// What the office writes is for its own eyes: names stand in it.
process.umask(0o077);

const run = async () => {
  const office = await startOffice(process.env);
  if ('cannotStart' in office) {
    console.error(office.cannotStart);
    process.exit(1);
  }
  endOnSignals(office.close);
  console.log(office.announcement);
};

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
