// npm run input -- --count 100000 --seed 7: inputs at every door of an office in a process of its own.
// npm run input -- --again .cache/inputs/1.json: one that failed, once more. --door commands: only doors whose name says so.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allDoors } from './all';
import type { AnyDoor } from './doors/door';
import { type Growth, MOST_BYTES_OF_EACH, measureGrowth, type Refused } from './growth';
import { startHost } from './host';
import { createOffice, type Office } from './office';
import { createTally } from './tally';
import { type Failure, tryDoor, tryInput } from './trial';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    door: { type: 'string' },
    again: { type: 'string' },
    into: { type: 'string', default: '.cache/inputs' },
  },
});

const keep = (failure: Failure, n: number): string => {
  mkdirSync(values.into, { recursive: true });
  const file = join(values.into, `${failure.seed}-${n}.json`);
  writeFileSync(file, JSON.stringify(failure, null, 2));
  return file;
};

/** Of these doors so many inputs are said again in the end: what is said there is refused nearly always. */
const SAID_AGAIN = 150;
const REFUSING = /^(frames|requests|commands)/;

/** So many offices at once: most of what is said waits for something. More would hold each other up. */
const LANES = 2;

const isGrown = ({ bytesOfEach, more }: Growth): boolean => bytesOfEach > MOST_BYTES_OF_EACH || more.length > 0;

const again = async (file: string): Promise<number> => {
  const failure = JSON.parse(readFileSync(file, 'utf8')) as Failure;
  const office = await createOffice(() => startHost());
  const door = (await allDoors(office)).find(({ name }) => name === failure.door);
  if (door === undefined) throw new Error(`no door ${failure.door}`);
  const fault = await tryInput(door, failure.input, office, createTally());
  console.log(fault ?? 'nothing was wrong with it this time');
  await door.close?.();
  await office.close();
  return fault === null ? 0 : 1;
};

type Gone = { lines: string[]; failures: Failure[]; refused: Refused[] };

/** Goes through one door of an office of its own. */
const through = async (door: AnyDoor, office: Office, count: number): Promise<Gone> => {
  const tally = createTally();
  const refused: Refused[] = [];
  const most = REFUSING.test(door.name) ? SAID_AGAIN : 0;
  const note = (input: unknown) => void (refused.length < most && refused.push({ door, input }));
  const failures = await tryDoor({ door, office, tally, seed: Number(values.seed), count, note });
  const lines = [`\n${door.name}: ${JSON.stringify(tally.figures(), null, 1).replace(/\n\s*/g, ' ')}`];
  const unheard = [...tally.reached()].filter(([, { understood }]) => understood === 0).map(([name]) => name);
  if (unheard.length > 0) lines.push(`  never understood: ${unheard.join(', ')}`);
  await door.close?.();
  return { lines, failures, refused };
};

const all = async (): Promise<number> => {
  const began = performance.now();
  const offices = await Promise.all(Array.from({ length: LANES }, () => createOffice(() => startHost())));
  const [first] = offices as [Office];
  const doors = (await allDoors(first)).filter(({ name }) => values.door === undefined || name.includes(values.door));
  const shares = doors.reduce((sum, { share }) => sum + share, 0);
  const left = [...doors];
  const refused: Refused[] = [];
  let failed = 0;
  await Promise.all(
    offices.map(async (office) => {
      for (let door = left.shift(); door !== undefined; door = left.shift()) {
        const count = Math.max(1, Math.round((Number(values.count) * door.share) / shares));
        const gone = await through(door, office, count);
        for (const line of gone.lines) console.log(line);
        refused.push(...gone.refused);
        for (const failure of gone.failures)
          console.log(`  FAILED: ${failure.fault}\n  again: npm run input -- --again ${keep(failure, ++failed)}`);
        await office.renew();
      }
    }),
  );
  if (refused.length > 0) {
    const growth = await measureGrowth(first, refused);
    console.log(`\ngrowth by what was said again: ${JSON.stringify(growth)}`);
    if (isGrown(growth)) failed++;
  }
  await Promise.all(offices.map((office) => office.close()));
  console.log(`\n${failed} failed, ${Math.round((performance.now() - began) / 1000)} s`);
  return failed;
};

(values.again === undefined ? all() : again(values.again))
  .then((failed) => process.exit(failed > 0 ? 1 : 0))
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
