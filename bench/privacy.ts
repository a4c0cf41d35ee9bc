// X11, X13: the search over every table, and for one person, in a year of visits; and how long others wait for it meanwhile. The
// floor reads every event and compares it with nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DATABASE_FILE } from '../server/storage/safekeeping/fileId';
import { openStore } from '../server/storage/store';
import { fill } from './start';
import { table } from './table';

export const runPrivacy = async (visits: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-privacy-'));
  await fill(folder, visits);
  const store = openStore(join(folder, DATABASE_FILE));
  const timed = async (work: () => unknown) => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    delay.enable();
    await work();
    delay.disable();
    const { user, system } = process.cpuUsage(cpu);
    return { ms: performance.now() - began, cpuMs: (user + system) / 1000, waitedMs: delay.max / 1e6 };
  };
  const floor = await timed(() => {
    for (const row of store.database.prepare('SELECT by, event FROM events').raw().iterate()) void row;
  });
  const proof = await timed(() => store.looking('proof', { now: Date.now() }));
  const visitor = await timed(() => store.looking('visitor', { text: 'erika.77@example.org' }));
  const row = (name: string, { ms, cpuMs, waitedMs }: typeof floor) => [
    ...[name, `${(ms / 1000).toFixed(1)} s`, `${(cpuMs / 1000).toFixed(1)} s`],
    ...[(cpuMs / floor.cpuMs).toFixed(1), `${waitedMs.toFixed(0)} ms`],
  ];
  const rows = [
    ['measured', 'time', 'processor', 'ratio', 'others wait, longest'],
    [...row('every event read', floor).slice(0, 4), ''],
    row('the search over every table', proof),
    row('what is kept of one person', visitor),
  ];
  console.log(`\n${visits} visits\n\n${table(rows)}\n`);
  store.close();
  rmSync(folder, { recursive: true, force: true });
};
