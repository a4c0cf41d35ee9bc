// F5 and the head of the office's advice through the whole office: days are lived, closed, learned from, looked at.
import type { InsightResult, Reply } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { draw, openWorld, type World } from '../../world';
import { liveDay, nineOn, paceOf } from '../storage/someDays';

const MONDAYS = ['2017-11-06', '2017-11-13', '2017-11-20'];
const TODAY = '2017-11-27';
/** Busy until eleven, quiet after. */
const USUAL = { counters: 3, drawnAt: [...paceOf(20, 0, 120), ...paceOf(4, 120, 240)], serviceMin: 10 };
const MORNING = { weekday: 1, from: '09:00', to: '13:00', public: 1, internal: 1 };

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const offer = async (appointments: Partial<Settings['appointments']>) => {
  const { branch } = world.app();
  const settings = { ...branch.settings(), appointments: { ...branch.settings().appointments, ...appointments } };
  const reply = await branch.handleOwn({ type: 'changeSettings', version: branch.settingsVersion(), settings });
  expect(reply.ok).toBe(true);
};

const insightOf = (reply: Reply): InsightResult => {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.result as InsightResult;
};
/** That day at nine, or so many minutes after; the office notices it. */
const goTo = async (day: string, minutes = 0) => {
  world.time.now = nineOn(day) + minutes * MINUTE_MS;
  await world.pass(0);
};
const look = async (weekday = 1) => {
  const admin = await world.connect('admin', 'admin');
  return insightOf(await admin.ask({ type: 'insight', weekday }));
};

test('F5 a new office knows nothing yet, and says so by nothing', async () => {
  expect(await look()).toEqual({
    scores: [],
    newcomer: { now: null, oneMore: 0, oneFewer: null },
    today: null,
    advice: { days: 0, quarters: [] },
  });
});

test('F5 weeks are scored, arrivals learned, places advised to where fewer come', async () => {
  await offer({ hours: [MORNING] });
  for (const day of MONDAYS) await liveDay(world, day, USUAL);
  await liveDay(world, TODAY, { ...USUAL, drawnAt: [0, 0, 0] });
  const { scores, today, advice } = await look();

  expect(scores.map(({ week, tickets }) => [week, tickets])).toEqual([
    [TODAY, 3],
    ...[...MONDAYS].reverse().map((week) => [week, USUAL.drawnAt.length]),
  ]);
  // Three counters call after the mean of what they learn, which is what every visitor takes.
  expect(scores[1]?.errorMin).toBeLessThan(5);
  expect(scores[1]?.covered).toBeGreaterThan(0.8);
  expect(scores[1]?.longer).toBeLessThan(0.1);

  // Ten past nine: two more quarter hours have begun, of sixteen; the others bring 40 - 2 * 5 people and 8 more.
  expect(today?.coming).toBe(43);
  expect(today?.oneMore).toBeLessThan(today?.now ?? 0);
  expect(today?.oneFewer).toBeGreaterThan(today?.now ?? Number.POSITIVE_INFINITY);

  expect(advice.days).toBe(3);
  expect(advice.quarters).toHaveLength(16);
  expect(advice.quarters[0]).toEqual({ from: '09:00', to: '09:15', walkIns: 5, offered: 1, proposed: 0 });
  expect(advice.quarters.map(({ proposed }) => proposed)).toEqual([...Array(8).fill(0), ...Array(8).fill(2)]);
});

test('a counter more or fewer is told for who comes now, whoever is on a break or comes later', async () => {
  const { branch } = world.app();
  const counters = branch.settings().counters.map((counter, i) => ({
    ...counter,
    plan: i === 7 ? [{ weekday: 1, from: '12:00', to: '16:00' }] : null,
  }));
  const settings = { ...branch.settings(), counters };
  await branch.handleOwn({ type: 'changeSettings', version: branch.settingsVersion(), settings });
  const clerks = [];
  for (const counter of [1, 2, 3]) clerks.push(await world.connect('counter', `schalter-${counter}`));
  await clerks[2]?.ask({ type: 'pause', until: world.time.now + 60 * MINUTE_MS });
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  for (let i = 0; i < 10; i++) await kiosk.ask(draw('ausweis'));
  const { newcomer } = await look();
  expect(newcomer.oneMore ?? 0).toBeLessThan(0.8 * (newcomer.now ?? 0));
  expect(newcomer.oneFewer ?? 0).toBeGreaterThan(1.5 * (newcomer.now ?? 0));
});

test('an office without hours is advised nothing for the night, when nobody comes and nobody is at work', async () => {
  await liveDay(world, '2017-11-06', USUAL);
  await goTo('2017-11-13');
  const { quarters } = (await look()).advice;
  const isDay = (from: string) => from >= '09:00' && from < '13:00';
  expect(quarters.filter(({ from, proposed }) => !isDay(from) && proposed !== 2)).toEqual([]);
  expect(quarters.filter(({ from, proposed }) => isDay(from) && proposed !== 2)).not.toEqual([]);
});

test('an office with hours is advised its afternoons for appointments alone', async () => {
  await offer({ hours: [MORNING, { ...MORNING, from: '14:00', to: '16:00' }] });
  const { branch } = world.app();
  const settings = { ...branch.settings(), hours: [{ weekday: 1, from: '09:00', to: '13:00' }] };
  await branch.handleOwn({ type: 'changeSettings', version: branch.settingsVersion(), settings });
  await liveDay(world, '2017-11-06', USUAL);
  await goTo('2017-11-13');
  const { quarters } = (await look()).advice;
  expect(quarters.find(({ from }) => from === '14:00')?.proposed).toBeGreaterThan(1);
});

test.each([
  [10, '09:10', '12:30', 4],
  [20, '09:00', '12:40', 4],
  [60, '09:00', '13:30', 4],
] as const)('A2 advice keeps the starts of a grid of %i minutes', async (gridMin, from, to, hours) => {
  await offer({ gridMin, hours: [{ ...MORNING, from, to, public: 2 }] });
  await liveDay(world, '2017-11-06', USUAL);
  await goTo('2017-11-13');
  const { quarters } = (await look()).advice;
  const minuteOf = (time: string) => 60 * Number(time.slice(0, 2)) + Number(time.slice(3));
  const changes = quarters.filter(({ proposed }, i) => proposed !== quarters[i - 1]?.proposed);
  for (const { from: changed } of changes) expect((minuteOf(changed) - minuteOf(from)) % gridMin).toBe(0);
  expect(changes.length).toBeGreaterThan(1);
  expect(changes.length).toBeLessThanOrEqual(hours);
});

test('a holiday, on which nobody comes, says nothing of other days like it', async () => {
  await liveDay(world, '2017-11-06', USUAL);
  await goTo('2017-11-13');
  await goTo('2017-11-20');
  expect((await look()).advice.days).toBe(1);
});

test('a few walk-ins an hour are some people in the end, though no quarter hour has a whole one', async () => {
  for (const [i, day] of MONDAYS.entries()) await liveDay(world, day, { ...USUAL, drawnAt: paceOf(1.3, 20 * i, 240) });
  await goTo(TODAY);
  expect((await look()).today?.coming).toBeGreaterThanOrEqual(3);
});

test('after the last who usually come, nobody is expected any more', async () => {
  await liveDay(world, '2017-11-06', USUAL);
  await goTo('2017-11-13', 5 * 60);
  expect((await look()).today).toEqual({ now: null, oneMore: null, oneFewer: null, coming: 0 });
});

test('S1 insight is for the administration: a kiosk, a display and a counter are refused', async () => {
  for (const [role, station] of [
    ['kiosk', 'kiosk-1'],
    ['display', 'anzeige-1'],
    ['counter', 'schalter-1'],
  ] as const) {
    const client = await world.connect(role, station);
    expect(await client.ask({ type: 'insight', weekday: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'notAllowed' },
    });
  }
});
