// What strangers can do, in an office with the settings that it comes with: how much they can take, and how much they can
// make it remember.
import fc from 'fast-check';
import { newToken } from '../../../../server/basics/tokens';
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import type { RoomCommand } from '../../../../shared/commands';
import type { UnusualResult } from '../../../../shared/protocol';
import type { Settings } from '../../../../shared/settings';
import { MONDAY_NINE, openWorld, type World, type WorldOptions } from '../../../world';
import {
  decide,
  ERIKA,
  MINUTE,
  onlyWednesday,
  refusalOf,
  resultOf,
  type Visitor,
  visitorOf,
  WEDNESDAY_TEN,
  WISH,
} from './visitor';

const HOUR = 60 * MINUTE;
let world: World;
let visitor: Visitor;
const open = async (settings: Settings = demonstrationOffice, more: WorldOptions['more'] = {}) => {
  world = await openWorld({ settings, more });
  visitor = visitorOf(world);
};
afterEach(() => world.close());

const withAppointments = (changes: Partial<Settings['appointments']>): Settings => ({
  ...demonstrationOffice,
  appointments: { ...demonstrationOffice.appointments, ...changes },
});

describe('S17 memory', () => {
  /** Everything that is read from the document, so that a route which is added later is flooded, too. */
  const routesOf = async () => {
    const document = (await (await fetch(world.publicUrl('/api/openapi.json'))).json()) as {
      paths: Record<string, object>;
    };
    return Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path })),
    );
  };
  const token = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-'),
    minLength: 16,
    maxLength: 32,
  });
  const slotAt = fc.oneof(
    fc.integer({ min: 0, max: 4_102_444_800_000 }),
    fc.integer({ min: 0, max: 400 }).map((days) => MONDAY_NINE + days * 24 * HOUR),
  );
  const day = slotAt.map((at) => new Date(at).toISOString().slice(0, 10));
  /** Right in form, so that it gets as far as it can, and about nothing that there is. */
  const bodies: Record<string, fc.Arbitrary<object>> = {
    '/api/holds': fc.record({
      id: token,
      ...{ serviceIds: fc.constant(WISH.serviceIds), persons: fc.constant(1) },
      slotAt,
      instead: fc.option(fc.record({ holdId: token, slotAt })),
      proof: fc.base64String({ maxLength: 400 }),
    }),
    '/api/holds/return': fc.record({ id: token, holdId: token, slotAt }),
    '/api/appointments': fc.record({
      id: token,
      serviceIds: fc.constant(WISH.serviceIds),
      persons: fc.constant(1),
      language: fc.constant('de'),
      slotAt,
      holdId: token,
      contact: fc.constant(ERIKA),
    }),
    '/api/appointments/find': fc.record({ id: token, code: token, proof: fc.base64String({ maxLength: 400 }) }),
    '/api/appointments/{key}/move': fc.record({ id: token, slotAt, holdId: token }),
    '/api/appointments/{key}/check-in': fc.record({
      id: token,
      language: fc.constant('de'),
      sign: token.map((text) => text.slice(0, 4)),
    }),
    '/api/waiting-list': fc.record({
      id: token,
      serviceIds: fc.constant(WISH.serviceIds),
      persons: fc.constant(1),
      from: day,
      to: day,
      email: token.map((text) => `${text}@example.org`),
      language: fc.constant('de'),
      proof: fc.base64String({ maxLength: 400 }),
    }),
  };
  const PLAIN = fc.record({ id: token });
  const queryOf = (path: string, name: string) =>
    path === '/api/days' ? `?services=ausweis&persons=1&from=${name}` : `?services=ausweis&persons=1&day=${name}`;

  test('S17 a flood of every public route with what means nothing leaves nothing behind', async () => {
    await open();
    const routes = await routesOf();
    expect(routes.length).toBeGreaterThan(12);
    const request = fc.constantFrom(...routes).chain(({ method, path }) =>
      fc.record({
        method: fc.constant(method),
        path: fc.constant(path),
        key: token,
        day,
        body: bodies[path] ?? PLAIN,
      }),
    );
    const flood = async (runs: number) =>
      fc.assert(
        fc.asyncProperty(fc.array(request, { minLength: 40, maxLength: 40 }), async (requests) => {
          await Promise.all(
            requests.map(async (one) => {
              const query = /days|slots/.test(one.path) ? queryOf(one.path, one.day) : '';
              const response = await fetch(world.publicUrl(one.path.replace('{key}', one.key) + query), {
                method: one.method,
                headers: { 'content-type': 'application/json' },
                ...(one.method === 'POST' && { body: JSON.stringify(one.body) }),
              });
              await response.arrayBuffer();
              expect(response.status).toBeLessThan(500);
            }),
          );
        }),
        { numRuns: runs },
      );
    await flood(20);
    const { branch, sizes } = world.app();
    const before: Record<string, number> = { ...(await sizes()), version: branch.today().version };
    await flood(60);
    const after: Record<string, number> = { ...(await sizes()), version: branch.today().version };
    // Days that anybody may ask about are as many as can be booked, and offers of them are remembered for each wish.
    expect(after).toEqual({ ...before, days: expect.any(Number), offers: expect.any(Number) });
    expect(after['days']).toBeLessThanOrEqual(500);
    expect(after['offers']).toBeLessThanOrEqual(2000);
    expect(after).toMatchObject({ answers: 0, holds: 0, proofs: 0, networks: 0, signsOfTickets: 0 });
  }, 120_000);

  test('S17 what is given back and was never held is not remembered, and is answered alike again', async () => {
    await open();
    const given = { id: newToken(), holdId: newToken(), slotAt: WEDNESDAY_TEN };
    for (let i = 0; i < 50; i++) {
      expect(refusalOf(await visitor.post('/api/holds/return', { ...given, id: newToken() }))).toBeNull();
      expect(refusalOf(await visitor.post('/api/holds/return', given))).toBeNull();
    }
    expect((await world.app().sizes())['answers']).toBe(0);
  });
});

describe('A15 taking', () => {
  test('A15 from one network no more is booked within an hour than is allowed, whoever it says it is', async () => {
    await open(withAppointments({ perNetworkAndHour: 3 }));
    for (let i = 0; i < 3; i++) await visitor.booked(WEDNESDAY_TEN + i * 15 * MINUTE);
    const { holdId } = resultOf(await visitor.hold(WEDNESDAY_TEN + HOUR));
    expect(refusalOf(await visitor.book(WEDNESDAY_TEN + HOUR, holdId))).toBe('tooManyBookings');
    await world.pass(HOUR + 1);
    expect(refusalOf(await visitor.book(WEDNESDAY_TEN + HOUR, holdId))).toBeNull();
  });

  test('S6 A15 from a wider network of IPv6 sixteen times as much is booked and held, from however many in it', async () => {
    const roomy = onlyWednesday('08:00', '18:00', 50)(withAppointments({ perNetworkAndHour: 1, perNetworkAndDay: 1 }));
    await open(roomy, { trustedProxies: ['loopback'] });
    const at = (i: number) => WEDNESDAY_TEN + i * 15 * MINUTE;
    for (let i = 0; i < 16; i++) await visitorOf(world, `2001:db8:1:${i}::1`).booked(at(i));
    const next = visitorOf(world, '2001:db8:1:ffff::1');
    const { holdId } = resultOf(await next.hold(at(16)));
    expect(refusalOf(await next.book(at(16), holdId))).toBe('tooManyBookings');
    await visitorOf(world, '2001:db8:2:ffff::1').booked(at(17));
    // Three holds for each booking: 48 in all, of which 17 have been made.
    for (let i = 17; i < 48; i++) resultOf(await visitorOf(world, `2001:db8:1:${i}::1`).hold(at(18)));
    expect(refusalOf(await visitorOf(world, '2001:db8:1:ff::1').hold(at(18)))).toBe('tooManyBookings');
    await world.restart();
    expect(refusalOf(await next.book(at(16), holdId))).toBe('tooManyBookings');
  });

  test('A15 nor more within a day, however slowly', async () => {
    await open(withAppointments({ perNetworkAndHour: 3, perNetworkAndDay: 3 }));
    for (let i = 0; i < 3; i++) {
      await visitor.booked(WEDNESDAY_TEN + i * 15 * MINUTE);
      await world.pass(2 * HOUR);
    }
    const refused = async (place: number) => {
      const slotAt = WEDNESDAY_TEN + HOUR + place * 15 * MINUTE;
      const { holdId } = resultOf(await visitor.hold(slotAt));
      return refusalOf(await visitor.book(slotAt, holdId));
    };
    expect(await refused(0)).toBe('tooManyBookings');
    await world.pass(17 * HOUR);
    expect(await refused(1)).toBe('tooManyBookings');
    // A day after the first one there is room for one more.
    await world.pass(HOUR + 1);
    expect(await refused(2)).toBeNull();
    expect(await refused(3)).toBe('tooManyBookings');
  });

  test('A15 nor is more held: places are not kept from others by reserving them', async () => {
    await open(withAppointments({ perNetworkAndHour: 2 }));
    const held = [];
    for (let i = 0; i < 8; i++) held.push(refusalOf(await visitor.hold(WEDNESDAY_TEN + i * 15 * MINUTE)));
    expect(held).toEqual([...Array.from({ length: 6 }, () => null), 'tooManyBookings', 'tooManyBookings']);
  });

  test('A15 X1 the network stands with the booker as a digest, never in clear, and goes with the booker', async () => {
    await open();
    await visitor.booked(WEDNESDAY_TEN);
    const { origin } = [...world.app().branch.dayNamed('2017-11-08').bookers.values()][0] ?? {};
    expect(origin).toEqual({
      network: { narrow: expect.stringMatching(/^[\w-]{22}$/), wide: null },
      at: MONDAY_NINE,
    });
    await world.restart();
    const [booker] = [...world.app().branch.dayNamed('2017-11-08').bookers.values()];
    expect(booker?.origin).toEqual(origin);
    await world.pass(3 * 24 * HOUR);
    expect(world.app().branch.dayNamed('2017-11-08').bookers.size).toBe(0);
  });
});

describe('A16 looking', () => {
  const unusual = async (admin: Awaited<ReturnType<World['connect']>>) => {
    const reply = await admin.ask({ type: 'unusualBookings' });
    if (!reply.ok) throw new Error(reply.refusal.code);
    return (reply.result as UnusualResult).patterns;
  };

  test('A16 many bookings of one network raise an alarm, and the chosen ones are cancelled in one act', async () => {
    await open(withAppointments({ unusualPerHour: 3 }));
    const admin = await world.connect('admin', 'admin');
    const counter = await world.connect('counter', 'schalter-1');
    const isAlarm = ({ alarms }: { alarms: { kind: string; fault?: string }[] }) =>
      alarms.some((one) => one.kind === 'server' && one.fault === 'unusualBookings');
    for (let i = 0; i < 2; i++) await visitor.booked(WEDNESDAY_TEN + i * 15 * MINUTE);
    expect(await unusual(admin)).toEqual([]);
    expect(isAlarm(admin.view())).toBe(false);
    for (let i = 2; i < 4; i++) await visitor.booked(WEDNESDAY_TEN + i * 15 * MINUTE);
    await admin.until(isAlarm);
    await counter.until(isAlarm);
    const [pattern] = await unusual(admin);
    expect(pattern?.appointments.map(({ slotAt, name, bookedAt }) => [slotAt, name, bookedAt])).toEqual(
      [0, 1, 2, 3].map((i) => [WEDNESDAY_TEN + i * 15 * MINUTE, ERIKA.name, MONDAY_NINE]),
    );
    const { network = '', appointments = [] } = pattern ?? {};
    const chosen = appointments.slice(1).map(({ day, visitId }) => ({ day, visitId }));
    const strange: Extract<RoomCommand, { type: 'cancelBookings' }> = {
      type: 'cancelBookings',
      network,
      appointments: [...chosen, { day: '2017-11-08', visitId: newToken() }],
    };
    expect(refusalOf({ body: await admin.ask(strange) })).toBe('unknownVisit');
    expect((await unusual(admin))[0]?.appointments).toHaveLength(4);
    expect(refusalOf({ body: await counter.ask({ type: 'cancelBookings', network, appointments: chosen }) })).toBe(
      'notAllowed',
    );
    expect(refusalOf({ body: await counter.ask({ type: 'unusualBookings' }) })).toBe('notAllowed');
    expect(await admin.ask({ type: 'cancelBookings', network, appointments: chosen })).toEqual({
      ok: true,
      result: { cancelled: 3, kept: 0 },
    });
    const states = [...world.app().branch.dayNamed('2017-11-08').visits.values()].map(({ state, cancelledBy }) => [
      state,
      cancelledBy,
    ]);
    expect(states).toEqual([['booked', null], ...Array.from({ length: 3 }, () => ['cancelled', 'device'])]);
    await admin.until((view) => !isAlarm(view));
    expect(await unusual(admin)).toEqual([]);
  });

  test('A16 who has come meanwhile is not shown with the others', async () => {
    await open(withAppointments({ unusualPerHour: 2 }));
    const noon = MONDAY_NINE + 3 * HOUR;
    const booked = [];
    for (let i = 0; i < 3; i++) booked.push(await visitor.booked(noon + i * 15 * MINUTE));
    await world.pass(3 * HOUR - 10 * MINUTE);
    const counter = await world.connect('counter', 'schalter-1');
    const arrived = await counter.ask({ type: 'checkIn', code: booked[0]?.code ?? '', language: null });
    expect(refusalOf({ body: arrived })).toBeNull();
    const [pattern] = await unusual(await world.connect('admin', 'admin'));
    expect(pattern?.appointments.map(({ slotAt }) => slotAt)).toEqual([noon + 15 * MINUTE, noon + 30 * MINUTE]);
  });

  test('A16 what was looked at and is all right is not shown again, also after a restart; what comes after it is', async () => {
    await open(withAppointments({ unusualPerHour: 2 }));
    const admin = await world.connect('admin', 'admin');
    const both = async (at: number) => [await visitor.booked(at), await visitor.booked(at + 15 * MINUTE)];
    await both(WEDNESDAY_TEN);
    const [pattern] = await unusual(admin);
    expect(
      refusalOf({ body: await admin.ask({ type: 'settleBookings', network: pattern?.network ?? '' }) }),
    ).toBeNull();
    expect(await unusual(admin)).toEqual([]);
    await world.restart();
    const again = await world.reconnect<'admin'>(admin.deviceId, admin.cookie);
    expect(await unusual(again)).toEqual([]);
    await world.pass(MINUTE);
    await both(WEDNESDAY_TEN + HOUR);
    expect((await unusual(again))[0]?.appointments).toHaveLength(2);
    // Nobody is asked about it for ever.
    await world.pass(25 * HOUR);
    expect(await unusual(await world.connect('admin', 'admin'))).toEqual([]);
  });

  test('A16 twice as many, spread over a wider network of IPv6, are shown together', async () => {
    await open(withAppointments({ unusualPerHour: 2 }), { trustedProxies: ['loopback'] });
    const admin = await world.connect('admin', 'admin');
    const from = (i: number, place: number) =>
      visitorOf(world, `2001:db8:1:${i}::1`).booked(WEDNESDAY_TEN + place * 15 * MINUTE);
    for (let i = 0; i < 3; i++) await from(i, i);
    await visitorOf(world, '2001:db8:2:1::1').booked(WEDNESDAY_TEN + 3 * 15 * MINUTE);
    expect(await unusual(admin)).toEqual([]);
    await from(3, 4);
    const [pattern, ...others] = await unusual(admin);
    expect(pattern?.appointments.map(({ slotAt }) => (slotAt - WEDNESDAY_TEN) / (15 * MINUTE))).toEqual([0, 1, 2, 4]);
    expect(others).toEqual([]);
    // One that stands out for itself is shown for itself, and the others are too few then.
    await from(3, 5);
    expect((await unusual(admin)).map(({ appointments }) => appointments.length)).toEqual([2]);
    await from(4, 6);
    const patterns = await unusual(admin);
    expect(patterns.map(({ appointments }) => appointments.length)).toEqual([4, 2]);
    for (const { network } of patterns) await admin.ask({ type: 'settleBookings', network });
    expect(await unusual(admin)).toEqual([]);
  });

  test('A16 as many, but over a day, are nothing unusual', async () => {
    await open(withAppointments({ unusualPerHour: 2 }));
    const admin = await world.connect('admin', 'admin');
    for (let i = 0; i < 4; i++) {
      await visitor.booked(WEDNESDAY_TEN + i * 15 * MINUTE);
      await world.pass(HOUR + MINUTE);
    }
    expect(await unusual(admin)).toEqual([]);
  });
});

describe('A12, A13, C7 from the sofa', () => {
  const today = '/api/slots?services=ausweis&persons=1&day=2017-11-06';
  const starts = async () => resultOf(await visitor.get<{ starts: number[]; none: unknown }>(today));

  test('A12 nobody at home books for the next two hours, unless the office says so', async () => {
    await open();
    expect((await starts()).starts[0]).toBe(MONDAY_NINE + 2 * HOUR);
    expect(refusalOf(await visitor.hold(MONDAY_NINE + 105 * MINUTE))).toBe('slotNotOffered');
    expect(refusalOf(await visitor.hold(MONDAY_NINE + 2 * HOUR))).toBeNull();
  });

  test('A13 a full house offers nothing of today, at home and at the kiosk; other days are as ever', async () => {
    await open();
    const counter = await world.connect('counter', 'schalter-1');
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    const slotAt = (await starts()).starts[0] ?? 0;
    const { holdId } = resultOf(await visitor.hold(slotAt));
    await counter.ask({ type: 'setAdmission', admission: 'closed' });
    expect(await starts()).toMatchObject({ starts: [], none: { why: 'full' } });
    expect(refusalOf(await visitor.hold(slotAt + HOUR))).toBe('slotNotOffered');
    expect(refusalOf(await visitor.hold(WEDNESDAY_TEN))).toBeNull();
    const seen = await kiosk.until(({ services }) => services[0]?.closed?.why === 'fullHouse');
    expect(seen.services[0]?.nextSlotAt).toBeGreaterThanOrEqual(Date.parse('2017-11-07T00:00:00+01:00'));
    // Who was filling in the form when the house became full has her place.
    expect(refusalOf(await visitor.book(slotAt, holdId))).toBeNull();
    await decide(world, (settings) => ({
      ...settings,
      appointments: { ...settings.appointments, fullHouseClosesToday: false },
    }));
    expect((await starts()).starts.length).toBeGreaterThan(0);
    expect(refusalOf(await visitor.hold(slotAt + HOUR))).toBeNull();
  });

  const ready = async () => {
    await open();
    const { key } = await visitor.booked(WEDNESDAY_TEN);
    const checkIn = (sign: string | null, id = newToken()) =>
      visitor.post<{ number: string }>(`/api/appointments/${key}/check-in`, { id, language: null, sign });
    await world.pass(WEDNESDAY_TEN - 20 * MINUTE - MONDAY_NINE);
    const display = await world.connect('display', 'anzeige-1');
    return { key, checkIn, display, sign: display.view().sign ?? '' };
  };

  test('C7 checked in on the phone is who types the code that stands on display and kiosk', async () => {
    const { checkIn, sign } = await ready();
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    expect(sign).toMatch(/^\d{4}$/);
    expect(kiosk.view().sign).toBe(sign);
    const wrong = sign === '0000' ? '0001' : '0000';
    for (const no of [null, '', wrong]) expect(refusalOf(await checkIn(no))).toBe('signNeeded');
    const id = newToken();
    expect(resultOf(await checkIn(` ${sign.slice(0, 2)} ${sign.slice(2)}`, id)).number).toBe('T001');
    // N4: a retry is answered alike, whatever the screens show by then.
    expect(resultOf(await checkIn(wrong, id)).number).toBe('T001');
    expect(refusalOf(await checkIn(sign))).toBe('alreadyCheckedIn');
  });

  test('C7 nor is it quick with many tickets: sixty of a network', async () => {
    await open();
    const counter = await world.connect('counter', 'schalter-1');
    const display = await world.connect('display', 'anzeige-1');
    const sign = display.view().sign ?? '';
    const keys = [];
    for (let i = 0; i < 13; i++) {
      const reply = await counter.ask({
        ...{ type: 'bookAppointment', ...WISH, language: 'de', slotAt: MONDAY_NINE + 20 * MINUTE },
        ...{ place: { kind: 'extra' }, contact: null },
      });
      keys.push((reply as { result: { key: string } }).result.key);
    }
    const last = keys.pop();
    const checkIn = async (key: string | undefined, said: string) =>
      refusalOf(
        await visitor.post(`/api/appointments/${key}/check-in`, { id: newToken(), language: null, sign: said }),
      );
    const wrong = sign === '0000' ? '0001' : '0000';
    for (const key of keys) for (let i = 0; i < 5; i++) expect(await checkIn(key, wrong)).toBe('signNeeded');
    expect(await checkIn(last, sign)).toBe('tooMany');
  });

  test('C7 guessing the code is slow: five of a ticket, and then not even the right one', async () => {
    const { checkIn, sign } = await ready();
    const wrong = sign === '0000' ? '0001' : '0000';
    for (let i = 0; i < 5; i++) expect(refusalOf(await checkIn(wrong))).toBe('signNeeded');
    expect(refusalOf(await checkIn(sign))).toBe('tooMany');
    // The kiosk in the house is not the phone.
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    const visit = [...world.app().branch.today().visits.values()][0];
    expect(
      refusalOf({ body: await kiosk.ask({ type: 'checkIn', code: visit?.code ?? '', language: null }) }),
    ).toBeNull();
  });

  test.each([
    ['anywhere', null],
    ['off', 'notByPhone'],
  ] as const)('C7 an office can decide otherwise: %s', async (byPhone, refusal) => {
    const { key, checkIn, display } = await ready();
    await decide(world, (settings) => ({ ...settings, checkIn: { ...settings.checkIn, byPhone } }));
    await display.until((view) => view.sign === null);
    const phone = world.phone(`/t/${key}`);
    expect((await phone.until(() => true)).checkInByPhone).toBe(byPhone);
    expect(refusalOf(await checkIn(null))).toBe(refusal);
  });

  test('C7 where no screen could show a code, nobody is asked for one: check-in is at the office', async () => {
    const { checkIn, sign } = await ready();
    await decide(world, (settings) => ({ ...settings, displays: [], kiosks: [] }));
    expect(refusalOf(await checkIn(sign))).toBe('notByPhone');
  });
});

describe('C6 from the list', () => {
  const ready = async (byList: Settings['checkIn']['byList'] = 'familyName') => {
    await open({ ...demonstrationOffice, checkIn: { byList, byPhone: 'anywhere' } });
    const { key, code } = await visitor.booked(WEDNESDAY_TEN, { contact: { ...ERIKA, name: 'Erika von Müller' } });
    await world.pass(WEDNESDAY_TEN - 20 * MINUTE - MONDAY_NINE);
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    const visit = [...world.app().branch.today().visits.values()][0];
    const pick = (familyName: string | null, id = newToken()) =>
      kiosk.ask({ type: 'checkInVisit', visitId: visit?.id ?? '', language: null, familyName }, id);
    return { key, code, kiosk, pick, visitId: visit?.id ?? '' };
  };
  const urlOf = (reply: Awaited<ReturnType<Awaited<ReturnType<typeof ready>>['pick']>>) =>
    reply.ok ? (reply.result as { url: string }).url : '';

  test('C6 who picks an appointment gets a page of this visit that shows and cannot change, and no key of the booking', async () => {
    const { key, code, kiosk, pick, visitId } = await ready('initials');
    const id = newToken();
    const reply = await pick(null, id);
    const viewKey = urlOf(reply).split('/t/')[1] ?? '';
    expect(viewKey).not.toBe('');
    // Everything that this kiosk has ever been told: the retry, and the slip printed again, too.
    const again = [await pick(null, id), await pick(null), await kiosk.ask({ type: 'printAgain', visitId })];
    const told = JSON.stringify([reply, ...again, kiosk.snapshots]);
    expect(told).not.toContain(key);
    expect(told).not.toContain(code);
    const page = await world.phone(`/t/${viewKey}`).until(({ number }) => number === 'T001');
    expect(page).toMatchObject({ isOwner: false, state: 'waiting', appointment: { code: '', isChangeable: false } });
    for (const path of [`appointments/${viewKey}/cancel`, `tickets/${viewKey}/leave`, `tickets/${viewKey}/back`])
      expect(refusalOf(await visitor.post(`/api/${path}`, { id: newToken() }))).toBe('unknownVisit');
    expect((await fetch(world.publicUrl(`/api/appointments/${viewKey}/calendar.ics`))).status).toBe(404);
    // The booker's own page goes on, before and after a restart; and so does that of the slip.
    await world.restart();
    expect(await world.phone(`/t/${key}`).until(() => true)).toMatchObject({
      isOwner: true,
      number: 'T001',
      appointment: { code },
    });
    expect(await world.phone(`/t/${viewKey}`).until(() => true)).toMatchObject({ isOwner: false, number: 'T001' });
    expect(refusalOf(await visitor.post(`/api/tickets/${key}/leave`, { id: newToken() }))).toBeNull();
  });

  test('C6 the slip of who picked an appointment has no key of the booking either', async () => {
    const { key, kiosk, pick, visitId } = await ready('initials');
    const reply = await pick(null);
    await kiosk.until(({ slips }) => slips.some((slip) => slip.state === 'printed'));
    await kiosk.ask({ type: 'printAgain', visitId });
    const { slips } = await kiosk.until((view) => view.slips.filter((slip) => slip.state === 'printed').length === 2);
    for (const { picture } of slips) {
      const drawn = await (
        await fetch(world.url(`${picture}?device=${kiosk.deviceId}`), { headers: { cookie: kiosk.cookie } })
      ).text();
      expect(drawn).toContain('<svg');
      expect(drawn).not.toContain(key);
    }
    expect(urlOf(reply)).not.toContain(key);
  });

  test('C6 the first letters of the family name are asked for, and a few wrong ones end it for a while', async () => {
    const { pick } = await ready();
    expect(refusalOf({ body: await pick(null) })).toBe('wrongName');
    expect(refusalOf({ body: await pick('Mü') })).toBe('wrongName');
    for (let i = 0; i < 3; i++) expect(refusalOf({ body: await pick('Mei') })).toBe('wrongName');
    expect(refusalOf({ body: await pick('Mül') })).toBe('tooMany');
  });

  test.each(['Mül', 'mul', 'MUE', 'von', 'MÜLLER'])('C6 %s is how Erika von Müller begins', async (familyName) => {
    const { pick } = await ready();
    expect(refusalOf({ body: await pick(familyName) })).toBeNull();
  });

  test('C6 without a list the kiosk names nobody, and takes no pick', async () => {
    const { kiosk, pick, code } = await ready('off');
    expect(kiosk.view()).toMatchObject({ checkInByList: 'off', appointments: [] });
    expect(refusalOf({ body: await pick('Mül') })).toBe('notByList');
    expect(refusalOf({ body: await kiosk.ask({ type: 'checkIn', code, language: null }) })).toBeNull();
  });
});
