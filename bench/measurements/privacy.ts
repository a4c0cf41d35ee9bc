// X11, X13: the search over every table, and for one person, in a year of visits; and how long others wait for it meanwhile. The
// floor reads every event and compares it with nothing.
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DATABASE_FILE } from '../../server/storage/safekeeping/fileId';
import { openStore } from '../../server/storage/store';
import { alternate, median } from '../parts/alternate';
import { filled } from '../parts/filled';
import type { Measurement, Row } from '../parts/rows';

const run: Measurement['run'] = async ({ isQuick, visits }) => {
  const store = openStore(join(await filled({ visits }), DATABASE_FILE));
  const processor: Record<string, number[]> = {};
  let waitedMs = 0;
  const timed = (name: string, work: () => unknown) => async () => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const cpu = process.cpuUsage();
    const began = performance.now();
    delay.enable();
    await work();
    delay.disable();
    const { user, system } = process.cpuUsage(cpu);
    processor[name] = [...(processor[name] ?? []), (user + system) / 1e6];
    if (name !== 'floor') waitedMs = Math.max(waitedMs, delay.max / 1e6);
    return (performance.now() - began) / 1000;
  };
  const took = await alternate(
    {
      floor: timed('floor', () => {
        for (const row of store.database.prepare('SELECT by, event FROM events').raw().iterate()) void row;
      }),
      proof: timed('proof', () => store.looking('proof', { now: Date.now() })),
      visitor: timed('visitor', () => store.looking('visitor', { text: 'erika.77@example.org' })),
    },
    isQuick ? 1 : 3,
  );
  store.close();
  const row = (what: string, here: number[] = [], floor: number[] = []): Row => ({
    ...{ what, unit: 's', here: median(here), floor: median(floor), floorIs: 'every event read', goal: null },
  });
  return [
    row(`the search over every table, ${visits.toLocaleString('en')} visits (X11)`, took.proof, took.floor),
    row('its processor time', processor['proof'], processor['floor']),
    row('what is kept of one person (X13)', took.visitor, took.floor),
    {
      ...{ what: 'others wait for these, longest', unit: 'ms', here: waitedMs, goal: null },
      ...{ floor: 1000 * median(took.floor), floorIs: 'every event read in the office’s own thread' },
    },
  ];
};

export const privacy: Measurement = { does: 'the search over every table in a year of visits', run };
