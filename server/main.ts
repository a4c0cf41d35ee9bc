// The program. `--again`, from `npm run dev`: after a change of its code, with the links of before still good.
import { endOnSignals, startOffice } from './start';
import { createSupervisor } from './starting/supervisor';
import { asTyped } from './starting/typed';

// What the office writes is for its own eyes: names stand in it.
process.umask(0o077);

const isAgain = process.argv.includes('--again');

const run = async () => {
  const office = await startOffice(process.env, undefined, isAgain);
  if ('cannotStart' in office) {
    console.error(asTyped(office.cannotStart, process.env));
    process.exit(1);
  }
  const supervisor = createSupervisor(process.env, (why) => console.error(`systemd hört nichts von uns: ${why}`));
  endOnSignals(() => {
    supervisor.stopping();
    return office.close();
  });
  supervisor.ready();
  if (!isAgain) console.log(asTyped(office.announcement, process.env));
};

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
