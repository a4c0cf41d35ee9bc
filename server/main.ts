// The program: `office`, or `standby`, which waits to be the office of its database (ROLE says the same). `--again`, from
// `npm run dev`: after a change of its code, with the links of before still good.
import { resolve } from 'node:path';
import { startStandby } from './standby/program';
import { endOnSignals, startOffice } from './start';
import { createSupervisor } from './starting/supervisor';
import { asTyped } from './starting/typed';
import type { Carrier } from './visitors/carrier';
import { visitorsBeside } from './visitors/process/beside';

// What the office writes is for its own eyes: names stand in it.
process.umask(0o077);

const root = resolve(__dirname, '..');
const isAgain = process.argv.includes('--again');
const named = process.argv.slice(2).find((word) => !word.startsWith('-'));
const variables = { ...process.env, ...(named !== undefined && { ROLE: named }) };

const refuse = (words: string): never => {
  console.error(asTyped(words, process.env));
  process.exit(1);
};
const supervisor = createSupervisor(process.env, (why) => console.error(`systemd hört nichts von uns: ${why}`));
const serve = ({ close }: { close: () => Promise<void> }): void => {
  endOnSignals(() => {
    supervisor.stopping();
    return close();
  });
  supervisor.ready();
};
/** The public side of whoever stands by is begun before it is needed: nobody waits for it then. */
let ahead: Carrier | null = null;
const visitors = (mostMb: number): Carrier => {
  const begun = ahead ?? visitorsBeside(mostMb);
  ahead = null;
  return begun;
};
const open = () => startOffice(variables, root, isAgain, visitors);

const beOffice = async (): Promise<void> => {
  const office = await open();
  if ('cannotStart' in office) return refuse(office.cannotStart);
  serve(office);
  if (!isAgain) console.log(asTyped(office.announcement, process.env));
};

const beStandby = async (): Promise<void> => {
  const standing = await startStandby(variables, root, open);
  if ('cannotStart' in standing) return refuse(standing.cannotStart);
  ahead = visitorsBeside(standing.environment.PUBLIC_MEMORY);
  serve(standing);
  console.log('\nDieser Rechner steht bereit. Er wird das Amt, sobald keines mehr arbeitet.\n');
  const office = await standing.taken;
  if (office === null) return ahead?.drop();
  if ('cannotStart' in office) return refuse(office.cannotStart);
  console.log(asTyped(office.announcement, process.env));
};

const run = variables['ROLE'] === 'standby' ? beStandby : beOffice;
run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
