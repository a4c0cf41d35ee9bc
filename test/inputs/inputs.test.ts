// A share of `npm run input`, by a seed: every command and every route is asked, and every other door with some of its inputs.
import { servedRoutes } from '../../inputs/all';
import { answersDoor } from '../../inputs/doors/answers';
import { takenByRoutes } from '../../inputs/doors/bodies';
import { COMMAND_NAMES, commandsDoor } from '../../inputs/doors/commands';
import { type AnyDoor, anyDoor } from '../../inputs/doors/door';
import { filesDoor } from '../../inputs/doors/files';
import { framesDoor } from '../../inputs/doors/frames';
import { requestsDoor } from '../../inputs/doors/requests';
import { slowDoor } from '../../inputs/doors/slow';
import { stayInside } from '../../inputs/inside';
import type { Office } from '../../inputs/office';
import { createTally } from '../../inputs/tally';
import { tryDoor } from '../../inputs/trial';
import { openTried } from './office';

const SEED = 7;
/** Of each command and each route; of each other door. */
const OF_EACH = 2;
const OF_DOOR = 30;
const OF_SLOW_DOOR = 6;

let office: Office;
let leaveInside: () => void;
beforeAll(async () => {
  leaveInside = stayInside();
  office = await openTried();
});
afterAll(async () => {
  await office.close();
  leaveInside();
});

const failuresOf = async (door: AnyDoor, count: number, tally = createTally(), seed = SEED) =>
  tryDoor({ door, office, tally, seed, count, mostFailures: 1 });

/** Chance may ask a route by another method, or half, each time: then it is asked some more. */
const MOST_SEEDS = 10;

test('S65 S66 S67 every command is asked, and nothing that is asked breaks the office or changes what it refuses', async () => {
  const tally = createTally();
  for (const name of COMMAND_NAMES) expect(await failuresOf(anyDoor(commandsDoor([name])), OF_EACH, tally)).toEqual([]);
  const reached = [...tally.reached().keys()].filter((name) => name !== 'no command');
  expect(reached.sort()).toEqual([...COMMAND_NAMES].sort());
}, 120_000);

test('S65 S66 S67 every route is asked on its port, and nothing that is asked breaks the office or changes what it refuses', async () => {
  const tally = createTally();
  const [routes, taken] = [await servedRoutes(office), await takenByRoutes(office)];
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    for (let more = 0; more < MOST_SEEDS && (more === 0 || !tally.reached().has(name)); more++)
      expect(await failuresOf(anyDoor(requestsDoor([route], taken)), OF_EACH, tally, SEED + more)).toEqual([]);
  }
  const named = office.host().routes.map(({ method, path }) => `${method} ${path}`);
  expect(named.length).toBeGreaterThan(60);
  expect([...tally.reached().keys()].sort()).toEqual([...named].sort());
  // Whoever writes a route that takes something says what: else nobody makes up what nearly fits.
  const posts = named.filter((name) => name.startsWith('post ') && !name.includes('*'));
  expect(posts.filter((name) => !taken.has(name))).toEqual([]);
}, 120_000);

const DOORS: [AnyDoor, number][] = [
  [anyDoor(framesDoor()), OF_DOOR],
  [anyDoor(filesDoor()), OF_DOOR],
  [anyDoor(answersDoor()), OF_SLOW_DOOR],
  [anyDoor(slowDoor()), OF_SLOW_DOOR],
];
test.each(DOORS.map(([door, count]) => [door.name, door, count] as const))(
  'S65 S67 %s: nothing breaks the office or changes what it refuses',
  async (_name, door, count) => {
    const failures = await failuresOf(door, count);
    await door.close?.();
    expect(failures).toEqual([]);
  },
  120_000,
);

test('S65 what was refused and changed something all the same is found, and made as small as it can be', async () => {
  const lying = commandsDoor(['drawTicket']);
  const send: typeof lying.send = async (input, at) => ({ ...(await lying.send(input, at)), isRefused: true });
  const door = anyDoor({ ...lying, send });
  const [failure] = await failuresOf(door, 40);
  expect(failure?.fault).toMatch(/^it was refused \(done\) and changed events/);
  expect(failure?.input).toMatchObject({ nth: 0, mutations: [] });
}, 60_000);
