// npm run demo: the office with simulated visitors and clerks, who use the same doors as real ones.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endOnSignals, startOffice } from '../server/start';
import { visitorsBeside } from '../server/visitors/process/beside';
import type { CounterView, KioskView } from '../shared/protocol';
import { createChance } from './chance';
import { clerkWorks } from './clerks';
import { openScreen } from './screen';
import { visitorsCome } from './visitors';

const { values } = parseArgs({
  options: {
    speed: { type: 'string', default: '60' },
    /** Times the visitors of the published week; at about 2 the waiting room is full. */
    load: { type: 'string', default: '1.9' },
    seed: { type: 'string', default: '2017' },
  },
});
const [speed, load, seed] = [Number(values.speed), Number(values.load), Number(values.seed)];
const folder = mkdtempSync(join(tmpdir(), 'wertmarke-demo-'));

const run = async () => {
  const environment = {
    CLOCK_AT: '2017-11-06T08:00:00+01:00',
    DATA_DIR: folder,
    DEMONSTRATION: 'empty',
    ...process.env,
    CLOCK_SPEED: String(speed),
  };
  const office = await startOffice(environment, undefined, false, visitorsBeside);
  if ('cannotStart' in office) {
    console.error(office.cannotStart);
    process.exit(1);
  }
  console.log(office.announcement);
  console.log(`Simulierte Besucher und Schalter, ${speed}-fache Zeit, Zufall ${seed}. Ende mit Strg+C.\n`);
  const host = process.env['HOST'] ?? '127.0.0.1';
  const base = `http://${host.includes(':') ? `[${host}]` : host}:${office.port}`;
  let isOver = false;
  const time = {
    pass: (minutes: number) => new Promise<void>((resolve) => setTimeout(resolve, (minutes * 60_000) / speed)),
    now: office.branch.now,
    isOver: () => isOver,
  };
  const links = await office.links();
  const screensOf = (role: string) => links.filter((link) => link.role === role);
  const kiosks = await Promise.all(screensOf('kiosk').map(({ path }) => openScreen<KioskView>(base, path)));
  const counters = await Promise.all(screensOf('counter').map(({ path }) => openScreen<CounterView>(base, path)));
  /** A link of a demonstration's counter logs its clerk in. */
  const enter = async (i: number) => {
    const counter = office.branch.settings().counters[i];
    const link = counter && (await office.link('counter', counter.id));
    if (link && !isOver) await counters[i]?.enter(link.path);
  };
  endOnSignals(async () => {
    isOver = true;
    for (const screen of [...kiosks, ...counters]) screen.close();
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const [kiosk, desk] = [kiosks[0], counters[0]];
  if (!kiosk || !desk) throw new Error('the office has no kiosk or no counter');
  await Promise.all([
    visitorsCome({ kiosk, desk, chance: createChance(seed), time, load }),
    ...counters.map((counter, i) =>
      clerkWorks({ counter, chance: createChance(seed + i + 1), time, enter: () => enter(i) }),
    ),
  ]);
};

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
