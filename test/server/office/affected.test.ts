// T8, A17: a change of the settings says whom it hits before it is saved, and nobody booked comes in vain because of it.
import fc from 'fast-check';
import { affectedBy } from '../../../server/queue/slots/affected';
import { unfitOn } from '../../../server/queue/slots/fitting';
import { instantOf } from '../../../server/queue/slots/hours';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { Affected } from '../../../shared/affected';
import type { Reply } from '../../../shared/protocol';
import { type Settings, settingsSchema } from '../../../shared/settings';
import { dayAfter, MINUTE_MS } from '../../../shared/time';
import { draw, MONDAY_NINE, openWorld, type World } from '../../world';
import { NINE, openHistory, VISITOR } from '../queue/history';

const ZONE = 'Europe/Berlin';
const WEDNESDAY = '2017-11-08';
const OFFERED: Settings = {
  ...demonstrationOffice,
  appointments: {
    ...demonstrationOffice.appointments,
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '12:00', public: 2, internal: 0 })),
    exceptions: [],
  },
};
const SERVICE = OFFERED.services.find(({ booking }) => booking === 'online')?.id ?? '';

describe('in an office', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const admin = () => world.connect('admin', 'admin');
  type Admin = Awaited<ReturnType<typeof admin>>;
  const save = (client: Admin, settings: Settings, consent?: string) =>
    client.ask({
      type: 'changeSettings',
      version: client.view().settingsVersion,
      settings,
      ...(consent && { consent }),
    });
  const lookAt = async (client: Admin, settings: Settings) => {
    const reply = await client.ask({ type: 'affectedBy', settings });
    if (!reply.ok) throw new Error(reply.refusal.code);
    return reply.result as { affected: Affected[]; consent: string | null };
  };
  const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.refusal.code);
  const agreeTo = async (client: Admin, settings: Settings) =>
    save(client, settings, (await lookAt(client, settings)).consent ?? '');
  const booked = async (client: Admin, time: string, email: string | null = null) => {
    const slotAt = instantOf(WEDNESDAY, time, ZONE);
    const reply = await client.ask({
      ...{ type: 'bookAppointment', serviceIds: [SERVICE], persons: 1, language: 'de', slotAt },
      ...{ place: { kind: 'free', holdId: null }, contact: { name: `Wer ${time}`, email, phone: '02306 1' } },
    });
    if (!reply.ok) throw new Error(reply.refusal.code);
    return (reply.result as { visitId: string }).visitId;
  };
  const closedOn = (settings: Settings, day: string): Settings => ({
    ...settings,
    calendar: { ...settings.calendar, closures: [{ from: day, to: day, reason: { de: 'Schulung' } }] },
  });
  const offered = async () => {
    const client = await admin();
    expect(codeOf(await agreeTo(client, OFFERED))).toBe('ok');
    await client.until((view) => view.settingsVersion === 2);
    return client;
  };

  test('T8 an end of the day that has passed ends nothing today, for whoever is there, and holds from tomorrow', async () => {
    const client = await admin();
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    const counter = await world.connect('counter', 'schalter-1');
    expect((await kiosk.ask(draw(SERVICE))).ok).toBe(true);
    expect((await kiosk.ask(draw(SERVICE))).ok).toBe(true);
    expect((await counter.ask({ type: 'callNext' })).ok).toBe(true);
    const earlier = { ...client.view().settings, dayEndsAt: '08:30' };
    expect(codeOf(await save(client, earlier))).toBe('affectsPeople');
    expect((await lookAt(client, earlier)).affected).toEqual([{ kind: 'dayEnd', present: 2 }]);
    expect(codeOf(await agreeTo(client, earlier))).toBe('ok');
    await world.pass(6 * 3_600_000);
    await world.restart();
    const { state, visits } = world.app().branch.today();
    expect(state).toBe('open');
    expect([...visits.values()].map((visit) => visit.state).sort()).toEqual(['called', 'waiting']);
    await world.pass(10 * 3_600_000);
    expect(world.app().branch.today()).toMatchObject({ day: '2017-11-07' });
    await world.pass(9 * 3_600_000);
    expect(world.app().branch.today()).toMatchObject({ day: '2017-11-07', state: 'closed' });
  });

  test('T8 a yes is good for the list that was shown, and for no other', async () => {
    const client = await offered();
    await booked(client, '08:00');
    const closed = closedOn(client.view().settings, WEDNESDAY);
    const { consent } = await lookAt(client, closed);
    await booked(client, '09:00');
    expect(codeOf(await save(client, closed, consent ?? ''))).toBe('affectsPeople');
    expect(client.view().settingsVersion).toBe(2);
    expect(codeOf(await agreeTo(client, closed))).toBe('ok');
  });

  test('T8 a clerk’s counter, a kiosk and a display do not go unsaid; the time zone does not move under people', async () => {
    const client = await admin();
    await world.connect('counter', 'schalter-3');
    const { settings } = client.view();
    const less = settingsSchema.parse({
      ...settings,
      counters: settings.counters.filter(({ id }) => id !== 'schalter-3'),
      displays: [],
      kiosks: [],
    });
    const kinds = (await lookAt(client, less)).affected.map(({ kind }) => kind);
    expect(kinds).toEqual(['counter', ...[...settings.kiosks, ...settings.displays].map(() => 'screen')]);
    const elsewhere = { ...settings, office: { ...settings.office, timeZone: 'Pacific/Kiritimati' } };
    expect(codeOf(await save(client, elsewhere))).toBe('timeZoneInUse');
    expect(world.app().branch.today().day).toBe('2017-11-06');
  });

  test('A17 a booked day that closes: said before, kept until somebody decides, each act ends it, across a restart', async () => {
    const client = await offered();
    const [moved, cancelled, kept, back] = [
      await booked(client, '08:00', 'a@example.org'),
      await booked(client, '09:00', 'b@example.org'),
      await booked(client, '10:00'),
      await booked(client, '11:00'),
    ];
    const before = client.view().settings;
    const closed = closedOn(before, WEDNESDAY);
    expect(codeOf(await save(client, closed))).toBe('affectsPeople');
    expect((await lookAt(client, closed)).affected).toHaveLength(4);
    expect(codeOf(await agreeTo(client, closed))).toBe('ok');
    await client.until((view) => view.unfit === 4);
    await world.restart();
    const again = await admin();
    expect(again.view().unfit).toBe(4);
    const found = await again.ask({ type: 'unfitAppointments' });
    expect(found).toMatchObject({
      ok: true,
      result: { appointments: [{ unfit: 'dayClosed', name: 'Wer 08:00' }, {}, {}, {}] },
    });
    const of = (visitId: string) => ({ day: WEDNESDAY, visitId });
    const slotAt = instantOf('2017-11-09', '08:00', ZONE);
    await again.ask({ type: 'moveAppointment', ...of(moved), slotAt, place: { kind: 'free', holdId: null } });
    await again.ask({ type: 'cancelAppointment', ...of(cancelled) });
    await again.ask({ type: 'keepAppointment', ...of(kept) });
    expect(await again.ask({ type: 'keepAppointment', ...of(kept) })).toMatchObject({ ok: true });
    await again.until((view) => view.unfit === 1);
    expect(world.app().branch.dayNamed(WEDNESDAY).visits.get(kept)?.state).toBe('booked');
    expect(codeOf(await save(again, before))).toBe('ok');
    await again.until((view) => view.unfit === 0);
    expect(world.app().branch.dayNamed(WEDNESDAY).visits.get(back)?.unfit).toBeNull();
  });

  test('T8 only the administration looks at whom settings would hit', async () => {
    const counter = await world.connect('counter', 'schalter-1');
    const settings = world.app().branch.settings();
    expect(codeOf(await counter.ask({ type: 'affectedBy', settings }))).toBe('notAllowed');
    expect(codeOf(await counter.ask({ type: 'unfitAppointments' }))).toBe('ok');
  });
});

const spans = (public_: number, from: string, to: string): Settings => ({
  ...OFFERED,
  appointments: {
    ...OFFERED.appointments,
    exceptions: [{ day: '2017-11-06', hours: [{ from, to, public: public_, internal: 0 }], reason: null }],
  },
});

test('A17 whatever the hours and places become, as many stay as there is room for, the first booked first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ quarter: fc.integer({ min: 4, max: 15 }), isLong: fc.boolean() }), { maxLength: 20 }),
      fc.record({
        places: fc.integer({ min: 1, max: 4 }),
        from: fc.integer({ min: 0, max: 8 }),
        length: fc.integer({ min: 1, max: 16 }),
      }),
      (wishes, to) => {
        const before = spans(3, '08:00', '13:00');
        const history = openHistory(before);
        for (const { quarter, isLong } of wishes)
          history.when(
            {
              ...{ type: 'bookAppointment', serviceIds: [SERVICE], persons: isLong ? 2 : 1, language: 'de' },
              ...{
                slotAt: NINE + (quarter + 4) * 15 * MINUTE_MS,
                place: { kind: 'free', holdId: null },
                contact: null,
              },
            },
            VISITOR,
          );
        const clock = (quarters: number) =>
          `${String(8 + Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
        const after = spans(to.places, clock(to.from), clock(to.from + to.length));
        const { day } = history;
        expect(unfitOn(day, before, NINE).size).toBe(0);
        const unfit = unfitOn(day, after, NINE);
        const [opens, closes] = [to.from, to.from + to.length].map((quarters) =>
          instantOf('2017-11-06', clock(quarters), ZONE),
        );
        const fitting = [...day.visits.values()].filter(({ id }) => !unfit.has(id));
        for (const { slotAt, minutes } of fitting) {
          expect(slotAt).toBeGreaterThanOrEqual(opens ?? 0);
          expect((slotAt ?? 0) + (minutes ?? 0) * MINUTE_MS).toBeLessThanOrEqual(closes ?? 0);
        }
        for (let at = opens ?? 0; at < (closes ?? 0); at += MINUTE_MS) {
          const here = fitting.filter(
            ({ slotAt, minutes }) => (slotAt ?? 0) <= at && at < (slotAt ?? 0) + (minutes ?? 0) * MINUTE_MS,
          );
          expect(here.length).toBeLessThanOrEqual(to.places);
        }
        const said = affectedBy({ today: day, days: [day], before, after, now: NINE });
        expect(said.map((one) => (one.kind === 'appointment' ? one.visitId : one.kind)).sort()).toEqual(
          [...unfit.keys()].sort(),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test.each([
  [
    'serviceGone',
    (s: Settings): Settings => ({
      ...s,
      services: s.services.map((one) => (one.id === SERVICE ? { ...one, booking: 'nobody' } : one)),
    }),
  ],
  [
    'serviceGone',
    (s: Settings): Settings => ({
      ...s,
      services: s.services.filter(({ id }) => id !== SERVICE),
      counters: s.counters.map((one) => ({ ...one, serviceIds: null, preferredServiceIds: [] })),
    }),
  ],
  [
    'noCounter',
    (s: Settings): Settings => ({
      ...s,
      counters: s.counters.map((one) => ({
        ...one,
        serviceIds: [s.services.find(({ id }) => id !== SERVICE)?.id ?? ''],
        preferredServiceIds: [],
      })),
    }),
  ],
  ['dayClosed', (s: Settings): Settings => ({ ...s, appointments: { ...s.appointments, hours: [], exceptions: [] } })],
] as const)('A17 %s is named as the reason', (reason, change) => {
  const history = openHistory(OFFERED);
  history.done(
    {
      ...{ type: 'bookAppointment', serviceIds: [SERVICE], persons: 1, language: 'de', slotAt: NINE + 150 * MINUTE_MS },
      ...{ place: { kind: 'free', holdId: null }, contact: null },
    },
    VISITOR,
  );
  expect([...unfitOn(history.day, change(OFFERED), NINE).values()]).toEqual([reason]);
  expect(dayAfter(history.day.day, 0)).toBe('2017-11-06');
  expect(MONDAY_NINE).toBe(NINE);
});
