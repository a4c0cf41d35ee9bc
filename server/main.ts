// The program: `office`; `standby`, which waits to be the office of its database; or `public`, a public side of one on another
// machine (ROLE says the same). `--again`, from
// `npm run dev`: after a change of its code, with the links of before still good.
import { resolve } from 'node:path';
import { startPublic } from './elsewhere/program';
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
  if (standing.environment.PUBLIC_SIDE === 'here') ahead = visitorsBeside(standing.environment.PUBLIC_MEMORY);
  serve(standing);
  console.log('\nDieser Rechner steht bereit. Er wird das Amt, sobald keines mehr arbeitet.\n');
  const office = await standing.taken;
  if (office === null) return ahead?.drop();
  if ('cannotStart' in office) return refuse(office.cannotStart);
  console.log(asTyped(office.announcement, process.env));
};

const bePublic = async (): Promise<void> => {
  const side = await startPublic(variables, root, visitorsBeside);
  if ('cannotStart' in side) return refuse(side.cannotStart);
  serve(side);
  console.log('\nDie öffentliche Seite sucht ihr Amt.');
  const port = await side.serving;
  if (port === null) return;
  if (typeof port !== 'number') return refuse(port.cannotStart);
  console.log(`Die öffentliche Seite ist für alle da, an Port ${port}.\n`);
};

const ROLES: Record<string, () => Promise<void>> = { standby: beStandby, public: bePublic };
const run = ROLES[variables['ROLE'] ?? ''] ?? beOffice;
run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
