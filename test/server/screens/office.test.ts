// A whole office over real sockets: commands, answers, snapshots.
import type { CallResult, Reply, TicketResult } from '../../../shared/protocol';
import { draw, openWorld, type World } from '../../world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const ticketOf = (reply: Reply): TicketResult => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as TicketResult;
};
const refusalOf = (reply: Reply): string | null => (reply.ok ? null : reply.refusal.code);

test('K1, D1 from the ticket to the call on the display', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const counter = await world.connect('counter', 'schalter-3');
  const display = await world.connect('display', 'anzeige-1');
  const { number } = ticketOf(await kiosk.ask(draw('ausweis')));
  expect((await counter.until((view) => view.next !== null)).next).toMatchObject({ number, why: { rule: 'line' } });
  expect((await display.until((view) => view.next?.length === 1)).next).toEqual(['A001']);
  await counter.ask({ type: 'callNext' });
  const { calls } = await display.until((view) => view.calls.length > 0);
  expect(calls).toMatchObject([{ number: 'A001', counter: '3', calls: 1 }]);
});

test('D2, D3 a call again is a new announcement of the same line, and nothing personal is shown', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const counter = await world.connect('counter', 'schalter-1');
  const display = await world.connect('display', 'anzeige-1');
  const { visitId } = ticketOf(await kiosk.ask(draw('ausweis')));
  await counter.ask({ type: 'callNext' });
  const [first] = (await display.until((view) => view.calls.length > 0)).calls;
  await world.pass(15_000);
  await counter.ask({ type: 'callAgain', visitId });
  const { calls } = await display.until((view) => view.calls[0]?.calls === 2);
  expect(calls).toHaveLength(1);
  expect(calls[0]?.announcement).toBeGreaterThan(first?.announcement ?? Number.POSITIVE_INFINITY);
  const shown = JSON.stringify(display.snapshots);
  expect(shown).not.toContain('Demir');
  expect(shown).not.toContain(visitId);
});

test('K6, S1 each counter sees its own visitor, and who is not its clerk sees the login only', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const [one, two] = [await world.connect('counter', 'schalter-1'), await world.connect('counter', 'schalter-2')];
  for (let i = 0; i < 3; i++) await kiosk.ask(draw('ausweis'));
  await one.ask({ type: 'callNext' });
  await two.ask({ type: 'callNext' });
  expect((await one.until((view) => view.visit !== null)).visit?.number).toBe('A001');
  expect((await two.until((view) => view.visit !== null)).visit?.number).toBe('A002');
  const { result, cookie } = await world.pair('counter', 'schalter-1');
  const stranger = await world.reconnect<'counter'>(result.deviceId, cookie.split('; ')[0] ?? '');
  expect(stranger.view()).toMatchObject({ person: null, visit: null, waiting: [], next: null });
  expect(refusalOf(await stranger.ask({ type: 'callNext' }))).toBe('notLoggedIn');
  expect(refusalOf(await stranger.ask(draw('ausweis')))).toBe('notLoggedIn');
});

test('N4 asking twice with the same id gives the same ticket, once, also after a restart', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const id = 'tap-of-one-visitor';
  const [first, second] = await Promise.all([kiosk.ask(draw('ausweis'), id), kiosk.ask(draw('ausweis'), id)]);
  expect(second).toEqual(first);
  await world.restart();
  const again = await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
  expect(await again.ask(draw('ausweis'), id)).toEqual(first);
  expect(refusalOf(await again.ask(draw('wohnsitz'), id))).toBe('idUsedBefore');
  expect(ticketOf(await again.ask(draw('ausweis'))).number).toBe('A002');
});

test('N2, K2 eight kiosks and eight counters at once: no number twice, nobody called twice, over restarts', async () => {
  const eight = [1, 2, 3, 4, 5, 6, 7, 8];
  const devices = await Promise.all(eight.map(() => world.pair('kiosk', 'kiosk-1')));
  const clerks = await Promise.all(eight.map((n) => world.pair('counter', `schalter-${n}`)));
  const numbers: string[] = [];
  const called: string[] = [];
  for (let round = 0; round < 3; round++) {
    const open = (paired: typeof devices) =>
      Promise.all(paired.map(({ result, cookie }) => world.reconnect(result.deviceId, cookie)));
    const [kiosks, counters] = [await open(devices), await open(clerks)];
    const drawn = await Promise.all(kiosks.flatMap((kiosk) => [1, 2, 3, 4].map(() => kiosk.ask(draw('ausweis')))));
    numbers.push(...drawn.map((reply) => ticketOf(reply).number));
    for (let press = 0; press < 4; press++) {
      const replies = await Promise.all(counters.map((counter) => counter.ask({ type: 'callNext' })));
      const calls = replies.map((reply) => (reply.ok ? (reply.result as CallResult) : null));
      called.push(...calls.flatMap((call) => call?.number ?? []));
      const finish = (i: number) => ({ type: 'finish', visitId: calls[i]?.visitId ?? '' }) as const;
      await Promise.all(counters.map((counter, i) => counter.ask(finish(i))));
    }
    await world.restart();
  }
  expect(new Set(numbers).size).toBe(96);
  expect([...called].sort()).toEqual([...numbers].sort());
});

test('N3, X2 everything that was answered is still there after a restart', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const counter = await world.connect('counter', 'schalter-1');
  const { url, visitId } = ticketOf(await kiosk.ask(draw('ausweis')));
  await kiosk.ask(draw('wohnsitz'));
  await counter.ask({ type: 'callNext' });
  await counter.ask({ type: 'begin', visitId });
  await world.restart();
  const again = await world.reconnect<'counter'>(counter.deviceId, counter.cookie);
  expect(again.view().visit).toMatchObject({ visitId, state: 'serving' });
  expect(again.view().waiting.map((one) => one.number)).toEqual(['C001']);
  expect((await world.phone(url).until(() => true)).state).toBe('serving');
});

test('T1 at midnight the day closes and numbers start again', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const counter = await world.connect('counter', 'schalter-1');
  await kiosk.ask(draw('ausweis'));
  await world.pass(15 * 3_600_000);
  expect((await counter.until((view) => view.person === null)).waiting).toEqual([]);
  expect(counter.snapshots.at(-1)?.day).toBe('2017-11-07');
  expect(ticketOf(await kiosk.ask(draw('ausweis'))).number).toBe('A001');
});

test('T1 a server that was off over midnight closes the day at its next start, and locks go on', async () => {
  const admin = await world.connect('admin', 'admin');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw('ausweis'));
  await admin.ask({ type: 'lockKiosk', kioskId: 'kiosk-1', reason: 'Rohrbruch' });
  world.time.now += 40 * 3_600_000;
  await world.restart();
  const again = await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
  expect(again.snapshots.at(-1)?.day).toBe('2017-11-08');
  expect(again.view().locked).toEqual({ de: 'Rohrbruch' });
  expect(again.view().services[0]?.waiting).toBe(0);
});

test('T2 a clock set back over midnight does not open yesterday again', async () => {
  world.time.now = Date.parse('2017-11-07T00:00:30+01:00');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw('ausweis'));
  await world.leap(-60_000);
  expect(ticketOf(await kiosk.ask(draw('ausweis'))).number).toBe('A002');
  await world.restart();
  const again = await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
  expect(ticketOf(await again.ask(draw('ausweis'))).number).toBe('A003');
});

test('W1 a snapshot says how many wait and how long it may take', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await world.connect('counter', 'schalter-1');
  for (let i = 0; i < 3; i++) await kiosk.ask(draw('ausweis'));
  const view = await kiosk.until((seen) => seen.services[0]?.waiting === 3);
  expect(view.services[0]).toMatchObject({ waiting: 3, forecast: { fromMin: 25, toMin: 60 }, closed: null });
});

test('W1, N5 a closed service stays visible with its reason and its next opening', async () => {
  const admin = await world.connect('admin', 'admin');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const { settings, settingsVersion: version } = admin.view();
  const services = settings.services.map((service) => {
    if (service.id === 'ausweis') return { ...service, walkInHours: [{ weekday: 2, from: '08:00', to: '12:00' }] };
    return service.id === 'wohnsitz' ? { ...service, contingent: 1 } : service;
  });
  await admin.ask({ type: 'changeSettings', version, settings: { ...settings, services } });
  await kiosk.ask(draw('wohnsitz'));
  const view = await kiosk.until((seen) => seen.services[2]?.closed !== null);
  expect(view.services[0]?.closed).toEqual({ why: 'hours', opensAt: Date.parse('2017-11-07T08:00:00+01:00') });
  expect(view.services[2]?.closed).toEqual({ why: 'contingent' });
  expect(view.services[1]?.closed).toBeNull();
});

test('W1 when the day is over the kiosk shows everything as closed, until tomorrow', async () => {
  const admin = await world.connect('admin', 'admin');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const { settings, settingsVersion: version } = admin.view();
  await admin.ask({ type: 'changeSettings', version, settings: { ...settings, dayEndsAt: '18:00' } });
  await world.pass(10 * 3_600_000);
  const view = await kiosk.until((seen) => seen.services[0]?.closed !== null);
  expect(view.services[0]?.closed).toEqual({ why: 'hours', opensAt: Date.parse('2017-11-07T00:00:00+01:00') });
});

test('W2, P4 the virtual printer prints the slip and shows it as a picture to paired devices only', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const { slipId } = ticketOf(await kiosk.ask(draw('ausweis')));
  const view = await kiosk.until((seen) => seen.slips[0]?.state === 'printed');
  const picture = `${world.url(view.slips[0]?.picture ?? '')}?device=${kiosk.deviceId}`;
  expect(view.slips[0]?.slipId).toBe(slipId);
  const shown = await fetch(picture, { headers: { cookie: kiosk.cookie } });
  expect(shown.headers.get('content-type')).toContain('image/svg+xml');
  expect(await shown.text()).toContain('A001');
  expect((await fetch(picture)).status).toBe(403);
});

test('A1 booked for another day, an appointment is checked in on that day', async () => {
  const counter = await world.connect('counter', 'schalter-1');
  const slotAt = world.time.now + 24 * 3_600_000;
  const booked = await counter.ask({
    type: 'bookAppointment',
    serviceIds: ['ausweis'],
    persons: 1,
    language: 'de',
    slotAt,
    place: { kind: 'extra' },
    contact: null,
  });
  const { code } = (booked.ok ? booked.result : {}) as { code: string };
  expect(code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
  expect(refusalOf(await counter.ask({ type: 'checkIn', code, language: 'de' }))).toBe('tooEarly');
  await world.restart();
  await world.pass(24 * 3_600_000);
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  expect(ticketOf(await kiosk.ask({ type: 'checkIn', code, language: 'de' })).number).toBe('T001');
});
