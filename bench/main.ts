// npm run bench: what docs/measured.md quotes, each figure beside its floor taken in the same run.
// npm run bench -- network: the public pages on a poor mobile network.
// npm run bench -- start: how long a start takes with 200,000 visits behind it; `--against` another build's server/main.js.
// npm run bench -- reports: a report of a year of 200,000 visits.
// npm run bench -- audit: what its entry costs each ticket.
// npm run bench -- privacy: the search over every table in a year of 200,000 visits.
// npm run bench -- week: the call order in the published weeks, beside other rules on the same days.
import { parseArgs } from 'node:util';
import { runAudit } from './audit';
import { measureFloor, measureOffice } from './latency';
import { runNetwork } from './network';
import { runPrivacy } from './privacy';
import { runReports } from './reports';
import { runStart } from './start';
import { table } from './table';
import { measureCommits, measureTickets } from './tickets';
import { runWeek } from './week/report';

const ms = (value: number) => `${value.toFixed(2)} ms`;
const perSecond = (value: number) => `${Math.round(value)}/s`;
const ratio = (value: number) => value.toFixed(2);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    days: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    visits: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '5' },
    folder: { type: 'string' },
    against: { type: 'string' },
  },
});

const run = async () => {
  if (positionals.includes('network')) return runNetwork();
  if (positionals.includes('reports')) return runReports(Number(values.visits));
  if (positionals.includes('audit')) return runAudit();
  if (positionals.includes('privacy')) return runPrivacy(Number(values.visits));
  if (positionals.includes('week')) return runWeek(Number(values.days), Number(values.seed));

  if (positionals.includes('start')) {
    const { visits, rounds, folder = null, against = null } = values;
    return runStart({ visits: Number(visits), rounds: Number(rounds), folder, against });
  }

  const office = await measureOffice();
  const floor = await measureFloor(office.screens, office.bytes, 'bare');
  const durable = await measureFloor(office.screens, office.bytes, 'durable');
  const tickets = await measureTickets();
  const commits = measureCommits();
  const rows = [
    ['measured', 'here', 'floor', 'ratio', 'goal'],
    ['call pressed -> display has it, p50', ms(office.p50), ms(floor.p50), ratio(office.p50 / floor.p50), '<= 1.5'],
    ['call pressed -> display has it, p99', ms(office.p99), ms(floor.p99), ratio(office.p99 / floor.p99), '<= 2'],
    ['the same over a floor that commits, p50', ms(office.p50), ms(durable.p50), ratio(office.p50 / durable.p50), ''],
    ['the same over a floor that commits, p99', ms(office.p99), ms(durable.p99), ratio(office.p99 / durable.p99), ''],
    ['tickets from eight kiosks', perSecond(tickets), perSecond(commits), ratio(tickets / commits), '>= 0.5'],
  ];
  console.log(`\n${office.screens} screens, ${office.bytes} bytes a snapshot; Node ${process.version}\n`);
  console.log(`${table(rows)}\n`);
  console.log(
    'Floors: bare Socket.IO with as many screens and messages as large (and with one durable commit before it tells); bare durable commits of one row.',
  );
};

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
