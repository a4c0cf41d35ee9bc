// R12: past weeks played again through the whole office: real file, real sockets, a real thread.

import type { Reply } from '../../../shared/protocol';
import type { ReplayChange, ReplayState } from '../../../shared/replay/replay';
import { dayAfter } from '../../../shared/time';
import { openWorld, type World } from '../../world';
import { liveDay, nineOn, paceOf } from '../storage/someDays';

const USUAL = { counters: 3, drawnAt: paceOf(20, 0, 60), serviceMin: 10 };
const FEWER: ReplayChange = {
  ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], counters: -1, from: '00:00', to: '23:59', opensMin: 0, closesMin: 0 },
  ...{ bookedPercent: null, places: 0, visitorsPercent: 0 },
};

// Each replay begins a thread, which reads the whole core anew.
jest.setTimeout(60_000);

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const stateOf = (reply: Reply): ReplayState => {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.result as ReplayState;
};
const NINE_MONDAYS = Array.from({ length: 9 }, (_, i) => dayAfter('2017-12-04', 7 * i));
const live = async (days: readonly string[]) => {
  for (const day of days) await liveDay(world, day, USUAL);
  world.time.now = nineOn(dayAfter(days.at(-1) ?? '', 7));
  await world.pass(0);
};
const connect = async () => {
  const admin = await world.connect('admin', 'admin');
  const look = async () => stateOf(await admin.ask({ type: 'replayState' }));
  const ended = async (): Promise<ReplayState> => {
    for (;;) {
      const state = await look();
      if (state.state !== 'running') return state;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return { admin, look, ended, start: (change = FEWER) => admin.ask({ type: 'startReplay', change }) };
};

test('R12 an office without a past says so', async () => {
  const { look, start, ended } = await connect();
  expect(await look()).toEqual({ state: 'none' });
  expect(stateOf(await start()).state).toBe('running');
  expect(await ended()).toEqual({ state: 'failed', change: FEWER, why: 'noDays' });
});

test('R12 the days that were are played in a thread, one replay at a time, and the result is remembered', async () => {
  await live(['2017-11-13', '2017-11-20']);
  const { admin, start, ended } = await connect();
  await start();
  expect(await start()).toMatchObject({ ok: true });
  expect(await start({ ...FEWER, counters: 1 })).toMatchObject({ ok: false, refusal: { code: 'replayRunning' } });
  // The office goes on meanwhile.
  expect((await admin.ask({ type: 'insight', weekday: 1 })).ok).toBe(true);
  const done = await ended();
  if (done.state !== 'done') throw new Error(JSON.stringify(done));
  const { days, from, to, isTrue, check, waits } = done.result;
  expect({ days, from, to, isTrue }).toEqual({ days: 2, from: '2017-11-13', to: '2017-11-20', isTrue: true });
  expect(check.walkIn?.visits).toBe(2 * USUAL.drawnAt.length);
  expect(waits.walkIn?.change.mean).toBeGreaterThan(1);

  await start({ ...FEWER, counters: 0 });
  await ended();
  world.time.now += 60_000;
  await start();
  expect(await ended()).toEqual(done);
});

test('R12 the weeks that are played are the last that there were, however long ago', async () => {
  await live(['2017-11-13', ...NINE_MONDAYS]);
  world.time.now = nineOn('2019-03-04');
  await world.pass(0);
  const { start, ended } = await connect();
  await start();
  const done = await ended();
  // Eight weeks in which anybody came, and no more.
  expect(done).toMatchObject({ state: 'done', result: { from: NINE_MONDAYS[1], to: NINE_MONDAYS[8], days: 8 } });
});

test('R12 a replay that is given up shows what was shown before, and another one can begin', async () => {
  await live(['2017-11-20']);
  const { admin, look, start, ended } = await connect();
  await start();
  expect(stateOf(await admin.ask({ type: 'cancelReplay' }))).toEqual({ state: 'none' });
  expect(await look()).toEqual({ state: 'none' });
  await start({ ...FEWER, counters: 1 });
  expect((await ended()).state).toBe('done');
  expect(await look()).toMatchObject({ result: { change: { counters: 1 } } });
});

test('R12 nobody but the administration may ask, and nonsense is refused', async () => {
  const { start } = await connect();
  const counter = await world.connect('counter', 'schalter-1');
  expect(await counter.ask({ type: 'startReplay', change: FEWER })).toMatchObject({ refusal: { code: 'notAllowed' } });
  for (const wrong of [{ counters: -4 }, { weekdays: [] }, { from: '12:00', to: '08:00' }, { visitorsPercent: 500 }])
    expect(await start({ ...FEWER, ...wrong })).toMatchObject({ refusal: { code: 'malformed' } });
});
