// T3 to T6: a whole office whose machine's clock leaps.
import fc from 'fast-check';
import { HELD_MS, PLAUSIBLE_MS } from '../../../server/office/clock';
import { Database } from '../../../server/storage/sqlite/connection';
import type { DeviceCommand } from '../../../shared/commands';
import type { Reply, TicketResult } from '../../../shared/protocol';
import { MINUTE_MS } from '../../../shared/time';
import { draw, MONDAY_NINE, openWorld, type World } from '../../world';

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const ticketOf = (reply: Reply): TicketResult => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as TicketResult;
};
const branch = () => world.app().branch;
const statesOf = async (day: string) => [...(await branch().anyDay(day)).visits.values()].map(({ state }) => state);
const book = (slotAt: number): DeviceCommand => ({
  ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt },
  ...{ place: { kind: 'extra' }, contact: { name: 'Petra Klein', email: null, phone: null } },
});

/** A full house: one waits, one is called, one is expected today and one tomorrow. */
const fill = async () => {
  const [kiosk, counter] = [await world.connect('kiosk', 'kiosk-1'), await world.connect('counter', 'schalter-1')];
  ticketOf(await kiosk.ask(draw('ausweis')));
  ticketOf(await kiosk.ask(draw('ausweis')));
  await counter.ask({ type: 'callNext' });
  for (const slotAt of [MONDAY_NINE + 2 * HOUR_MS, MONDAY_NINE + DAY_MS])
    expect(await counter.ask(book(slotAt))).toMatchObject({ ok: true });
  return { kiosk, counter };
};
/** A real one: a demonstration's past may be years ago, and nobody is told. */
const isNoDemonstration = () => {
  const database = new Database(`${world.folder}/wertmarke.db`);
  database.exec(
    "UPDATE settings SET settings = json_set(settings, '$.office.demonstration', json('false')), sum = NULL",
  );
  database.close();
};
const intact = async () => {
  expect(await statesOf('2017-11-06')).toEqual(['called', 'waiting', 'booked']);
  expect(await statesOf('2017-11-07')).toEqual(['booked']);
  expect([...(await branch().anyDay('2017-11-07')).bookers.values()]).toMatchObject([{ name: 'Petra Klein' }]);
};

test.each([2, 61, 400, -2, -3000])(
  'T4 a clock that is %i days off for three seconds, or for minutes, takes nothing away',
  async (days) => {
    const { kiosk } = await fill();
    for (const ms of [3000, 5 * MINUTE_MS]) {
      await world.leap(days * DAY_MS);
      await world.pass(ms);
      await intact();
      await world.leap(-days * DAY_MS);
      await world.pass(HELD_MS);
      expect(branch().today().day).toBe('2017-11-06');
      await intact();
    }
    expect(ticketOf(await kiosk.ask(draw('ausweis'))).number).toBe('A003');
  },
);

test('T4 started with a clock two months ahead: nothing is taken away, and staff are told', async () => {
  const { kiosk } = await fill();
  await world.restart(() => {
    world.time.now += 60 * DAY_MS;
  });
  await world.pass(5 * MINUTE_MS);
  expect(branch().isClockDoubted()).toBe(true);
  await intact();
  await world.restart(() => {
    world.time.now -= 60 * DAY_MS;
  });
  await world.pass(1000);
  expect(branch().today().day).toBe('2017-11-06');
  await intact();
  const again = await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
  expect(ticketOf(await again.ask(draw('ausweis'))).number).toBe('A003');
});

test('T1, T4, X1 off for three weeks: today is open at once, what is over is closed and deleted after a while', async () => {
  const { kiosk } = await fill();
  await world.restart(() => {
    world.time.now += 21 * DAY_MS;
  });
  const again = await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
  expect(ticketOf(await again.ask(draw('ausweis'))).number).toBe('A001');
  await intact();
  await world.pass(PLAUSIBLE_MS);
  expect(await statesOf('2017-11-06')).toEqual(['missed', 'left', 'missed']);
  expect(await statesOf('2017-11-07')).toEqual(['missed']);
  expect(branch().dayNamed('2017-11-07').bookers.size).toBe(0);
  expect(await statesOf(branch().today().day)).toEqual(['waiting']);
});

test('T4, X1 started with a clock ten years ahead, again and again: nothing is taken away before somebody says that it is right', async () => {
  await fill();
  for (const years of [10, 0, 1]) {
    await world.restart(() => {
      isNoDemonstration();
      world.time.now += years * 365 * DAY_MS;
    });
    await world.pass(20 * PLAUSIBLE_MS);
    expect(branch().isClockDoubted()).toBe(true);
    await intact();
  }
  // T6 is asked by the administration; here it is enough that it is said.
  expect(await branch().handleOwn({ type: 'trustClock' })).toMatchObject({ ok: true });
  await world.restart();
  expect((await branch().anyDay('2017-11-07')).bookers.size).toBe(0);
});

test('T4 off for three years, and somebody says that the clock is right: days of then are closed, too', async () => {
  await fill();
  await world.restart(() => {
    isNoDemonstration();
    world.time.now += 3 * 365 * DAY_MS;
  });
  await world.pass(20 * PLAUSIBLE_MS);
  await intact();
  expect(await branch().handleOwn({ type: 'trustClock' })).toMatchObject({ ok: true });
  expect(await statesOf('2017-11-06')).toEqual(['missed', 'left', 'missed']);
  expect(await statesOf('2017-11-07')).toEqual(['missed']);
});

test('T4, X1 an office that was never closed yet, a dead battery and a clock of long ago: told as long as it lasts, and put right by itself', async () => {
  const { kiosk } = await fill();
  for (const years of [17, 0]) {
    await world.restart(() => {
      isNoDemonstration();
      world.time.now -= years * 365 * DAY_MS;
    });
    await world.pass(20 * PLAUSIBLE_MS);
    expect(branch().isClockDoubted()).toBe(true);
    await intact();
  }
  const again = await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
  expect(ticketOf(await again.ask(draw('ausweis'))).number).toBe('A001');
  await world.leap(17 * 365 * DAY_MS);
  await world.pass(HELD_MS);
  expect(branch().today().day).toBe('2017-11-06');
  await intact();
  expect(ticketOf(await again.ask(draw('ausweis'))).number).toBe('A003');
});

test('T5 a day that was closed by a wrong clock and opens again has its people again', async () => {
  const { kiosk } = await fill();
  await world.leap(DAY_MS);
  await world.pass(PLAUSIBLE_MS);
  expect(await statesOf('2017-11-06')).toEqual(['missed', 'left', 'missed']);
  await world.leap(-DAY_MS);
  await world.pass(HELD_MS);
  expect(await statesOf('2017-11-06')).toEqual(['waiting', 'waiting', 'booked']);
  const code = [...branch().today().byCode.keys()][0] ?? '';
  world.time.now = MONDAY_NINE + 1.9 * HOUR_MS + world.time.leapt;
  expect(await kiosk.ask({ type: 'checkIn', code, language: 'de' })).toMatchObject({
    ok: true,
    result: { number: 'T001' },
  });
});

test('T6 the administration says that the clock is right: it is acted upon at once', async () => {
  await fill();
  const admin = await world.connect('admin', 'admin');
  await world.leap(DAY_MS);
  await admin.until((view) => view.alarms.some((alarm) => alarm.kind === 'server' && alarm.fault === 'clockJumped'));
  expect(await admin.ask({ type: 'trustClock' })).toMatchObject({ ok: true });
  expect(branch().today().day).toBe('2017-11-07');
  expect(await statesOf('2017-11-06')).toEqual(['missed', 'left', 'missed']);
  // A day later by the right clock, whoever was logged in is no longer (S13).
  await (await world.connect('admin', 'admin')).until((view) => view.alarms.length === 0);
});

test('T3 started two hours behind and put right: the right time within seconds, also for check-in', async () => {
  const { kiosk } = await fill();
  await world.restart(() => {
    world.time.now -= 2 * HOUR_MS;
  });
  await world.leap(2 * HOUR_MS);
  expect(branch().now()).toBe(world.time.now);
  const again = await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
  const code = [...branch().today().byCode.keys()][0] ?? '';
  expect(await again.ask({ type: 'checkIn', code, language: 'de' })).toMatchObject({ refusal: { code: 'tooEarly' } });
});

test('T4 a clock that leaps past closing time ends no day; when it has run for a while it does', async () => {
  await fill();
  const settings = { ...branch().settings(), dayEndsAt: '18:00' };
  const admin = await world.connect('admin', 'admin');
  await admin.ask({ type: 'changeSettings', version: branch().settingsVersion(), settings });
  await world.leap(10 * HOUR_MS);
  await intact();
  await world.pass(PLAUSIBLE_MS - 1000);
  await intact();
  await world.pass(1000);
  expect(branch().today().state).toBe('closed');
});

test('T3 whatever the clock does, the line is the order of drawing, and nobody leaves it', async () => {
  const step = fc.record({
    leap: fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: -7 * HOUR_MS, max: 7 * HOUR_MS }) },
      { weight: 1, arbitrary: fc.integer({ min: -90, max: 90 }).map((days) => days * DAY_MS) },
    ),
    pass: fc.integer({ min: 0, max: 30_000 }),
    act: fc.constantFrom('draw', 'draw', 'nothing', 'restart'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const own = await openWorld();
      try {
        let kiosk = await own.connect('kiosk', 'kiosk-1');
        const drawn = new Map<string, string[]>();
        for (const { leap, pass, act } of [...steps, { leap: null, pass: HELD_MS, act: 'draw' }]) {
          await own.leap(leap ?? -own.time.leapt);
          await own.pass(pass);
          if (act === 'restart') {
            await own.restart();
            kiosk = await own.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
          }
          if (act !== 'draw') continue;
          const reply = await kiosk.ask(draw('ausweis'));
          const { day } = own.app().branch.today();
          if (reply.ok) drawn.set(day, [...(drawn.get(day) ?? []), ticketOf(reply).number]);
        }
        const { day, waiting } = own.app().branch.today();
        expect(day).toBe('2017-11-06');
        const line = [...waiting.values()].sort((a, b) => a.arrivedAt - b.arrivedAt || a.arrival - b.arrival);
        expect(line.map(({ number }) => number)).toEqual(drawn.get(day));
      } finally {
        await own.close();
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
