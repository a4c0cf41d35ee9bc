// npm run bench: what docs/measured.md quotes, each figure beside its floor taken in the same run.
// npm run bench -- latency growth: only these; `-- --list` names all there are.
// --json FILE and --picture FILE write the run as data and as a picture; --quick only shows that everything works.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { audit } from './measurements/audit';
import { chores } from './measurements/chores';
import { database } from './measurements/database';
import { growth } from './measurements/growth';
import { latency } from './measurements/latency';
import { memory } from './measurements/memory';
import { network } from './measurements/network';
import { offices } from './measurements/offices';
import { phones } from './measurements/phones';
import { privacy } from './measurements/privacy';
import { reports } from './measurements/reports';
import { site } from './measurements/site';
import { start } from './measurements/start';
import { tickets } from './measurements/tickets';
import { weights } from './measurements/weights';
import { removeFilled } from './parts/filled';
import { picture } from './parts/picture';
import { type Measurement, type Row, rowsAsData, rowsAsText } from './parts/rows';
import { table } from './parts/table';
import { fromHome } from './week/fromHome';
import { week } from './week/report';

/** Everything that is measured, by the name under which it is asked for. */
const MEASUREMENTS: Record<string, Measurement> = {
  ...{ latency, tickets, database, offices, memory, phones, growth, start, site },
  ...{ chores, weights, network, reports, privacy, audit, week, fromHome },
};

// Whoever is ended ends the offices that it has started: they go with the process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    picture: { type: 'string' },
    days: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    visits: { type: 'string' },
    against: { type: 'string' },
  },
});

const list = (): string => table(Object.entries(MEASUREMENTS).map(([name, { does }]) => [name, does]));

const write = (measured: [string, Row[]][]): void => {
  const machine = { cores: availableParallelism(), node: process.version, platform: process.platform };
  const when = new Date().toISOString();
  const data = Object.fromEntries(measured.map(([name, rows]) => [name, rowsAsData(rows)]));
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify({ when, machine, isQuick: values.quick, measured: data }, null, 2)}\n`,
    );
  const title = `Wertmarke: figures over their floors (${machine.cores} cores, Node ${machine.node})`;
  if (values.picture !== undefined)
    writeFileSync(
      values.picture,
      picture(
        title,
        measured.flatMap(([, rows]) => rows),
      ),
    );
};

const run = async (): Promise<void> => {
  const unknown = positionals.filter((name) => !Object.hasOwn(MEASUREMENTS, name));
  if (values.list || unknown.length > 0) {
    if (unknown.length > 0) process.exitCode = 1;
    console.log(list());
    return;
  }
  const isQuick = values.quick;
  const effort = {
    ...{
      isQuick,
      visits: Number(values.visits ?? (isQuick ? 2000 : 200_000)),
      days: isQuick ? 1 : Number(values.days),
    },
    ...{ seed: Number(values.seed), against: values.against ?? null },
  };
  const measured: [string, Row[]][] = [];
  try {
    for (const [name, measurement] of Object.entries(MEASUREMENTS)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      console.log(`\n${name}: ${measurement.does}\n`);
      const began = performance.now();
      try {
        const rows = await measurement.run(effort);
        measured.push([name, rows]);
        console.log(`${rowsAsText(rows)}\n\n${((performance.now() - began) / 1000).toFixed(1)} s`);
      } catch (error) {
        // The others are measured all the same.
        console.error(error);
        process.exitCode = 1;
      }
      // What is done is kept, whatever becomes of the rest.
      write(measured);
    }
  } finally {
    removeFilled();
  }
};

run()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  // What a measurement that failed has left open ends with it.
  .finally(() => process.exit());
