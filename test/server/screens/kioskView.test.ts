// N5, F4, W1: what a kiosk is told of services that give no ticket, and of the appointment instead.
import { NOTHING_LEARNED } from '../../../server/queue/forecast/lessons';
import { kioskView } from '../../../server/queue/views/kiosk';
import { createScene } from '../../../server/queue/views/parts';
import { createNextSlots } from '../../../server/screens/nextSlots';
import type { KioskService } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { draw, openWorld } from '../../world';
import { clerk, min, NINE, OFFICE, openHistory, settingsWith } from '../queue/history';

type History = ReturnType<typeof openHistory>;

const OPEN_TILL_NOON = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '12:00' }));
const servicesWith = (changes: Record<string, Partial<Settings['services'][number]>>) =>
  settingsWith({}).services.map((service) => ({ ...service, ...changes[service.id] }));

/** What a kiosk sees, and for which services the next appointment was looked up. */
const seen = ({ day, time }: History, settings: Settings) => {
  const asked: string[] = [];
  const nextSlotAt = (serviceId: string) => {
    asked.push(serviceId);
    return min(90);
  };
  const scene = createScene({ day, settings, learned: NOTHING_LEARNED, now: time.now });
  const view = kioskView(day, scene, 'kiosk-1', { url: 'https://termine.luenen.example/', nextSlotAt });
  const service = (id: string): KioskService | undefined => view?.services.find((one) => one.id === id);
  return { view, service, asked };
};

test('N5 the next appointment is looked up for those only that are closed and booked online', () => {
  const settings = settingsWith({
    services: servicesWith({
      wohnsitz: { contingent: 1 },
      beglaubigung: { contingent: 0, booking: 'staff' },
      fischerei: { walkInHours: [{ weekday: 2, from: '08:00', to: '12:00' }] },
    }),
  });
  const history = openHistory(settings);
  history.draw('wohnsitz');
  const { view, service, asked } = seen(history, settings);
  expect(view?.bookingUrl).toBe('https://termine.luenen.example/');
  expect(service('wohnsitz')).toMatchObject({ closed: { why: 'contingent' }, isBookable: true, nextSlotAt: min(90) });
  expect(service('beglaubigung')).toMatchObject({ closed: { why: 'contingent' }, isBookable: false, nextSlotAt: null });
  expect(service('fischerei')).toMatchObject({ closed: { why: 'hours' }, isBookable: true, nextSlotAt: min(90) });
  expect(service('ausweis')).toMatchObject({ closed: null, isBookable: true, nextSlotAt: null });
  expect(asked).toEqual(['wohnsitz', 'fischerei']);
});

test('W1 what no counter serves is not offered for booking either', () => {
  const only = settingsWith({}).counters.map((counter) => ({ ...counter, serviceIds: ['ausweis'] }));
  const settings = settingsWith({ counters: only });
  const { service } = seen(openHistory(settings), settings);
  expect(service('wohnsitz')).toMatchObject({ closed: { why: 'noCounter' }, isBookable: false, nextSlotAt: null });
});

test('F4 a full house says when the office closes, without the overtime; not so when staff have said so', () => {
  const settings = settingsWith({ hours: OPEN_TILL_NOON });
  const history = openHistory(settings);
  history.openCounter(1);
  history.time.now = min(2 * 60 + 50);
  for (let i = 0; i < 3; i++) history.draw('ausweis', clerk(1));
  const full = { why: 'fullHouse', closesAt: min(3 * 60) };
  expect(seen(history, settings).service('ausweis')).toMatchObject({ closed: full, waiting: 3, nextSlotAt: min(90) });
  expect(seen(history, { ...settings, dayEndsAt: '11:55' }).service('ausweis')?.closed).toEqual({
    ...full,
    closesAt: min(2 * 60 + 55),
  });
  history.done({ type: 'setAdmission', admission: 'closed' }, clerk(1));
  expect(seen(history, settings).service('ausweis')?.closed).toEqual({ why: 'fullHouse', closesAt: null });
});

/** The office as the look for the next appointment sees it, and the days that it has looked at. */
const looking = (changes: Partial<Settings['appointments']>) => {
  const { appointments } = settingsWith({});
  const office = { settings: settingsWith({ appointments: { ...appointments, ...changes } }), now: NINE };
  const history = openHistory(office.settings);
  const looked: string[] = [];
  const nextSlotAt = createNextSlots({
    settings: () => office.settings,
    now: () => office.now,
    dayNamed: (name) => {
      looked.push(name);
      return history.dayNamed(name);
    },
    outlook: () => ({ day: history.day, settings: office.settings, learned: NOTHING_LEARNED, now: office.now }),
  });
  return { office, history, looked, nextSlotAt };
};
const ONE_PLACE = { public: 1, internal: 0 };
const AHEAD = [{ daysAhead: 60, at: '00:00', percent: 100 }];

test('A2 the next start is a public one, after the notice, and not one that somebody has', () => {
  const wednesdays = [{ weekday: 3, from: '10:00', to: '10:30', ...ONE_PLACE }];
  const { office, history, nextSlotAt } = looking({ hours: wednesdays, releases: AHEAD, noticeMin: 0, gridMin: 15 });
  const [first, second] = [Date.parse('2017-11-08T10:00:00+01:00'), Date.parse('2017-11-08T10:15:00+01:00')];
  expect(nextSlotAt('ausweis')).toBe(first);
  history.done(
    {
      ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt: first },
      ...{ place: { kind: 'extra' }, contact: null },
    },
    OFFICE,
    history.dayNamed('2017-11-08'),
  );
  office.now += 60_000;
  expect(nextSlotAt('ausweis')).toBe(second);
  office.now = first;
  expect(nextSlotAt('ausweis')).toBe(second);
  // Longer than the hours of any day.
  office.settings = { ...office.settings, services: servicesWith({ ausweis: { durationMin: 40 } }) };
  expect(nextSlotAt('ausweis')).toBeNull();
});

test('N5 it is looked for once a minute, however often screens ask, and anew when the settings change', () => {
  const { office, looked, nextSlotAt } = looking({ hours: [], releases: AHEAD });
  for (let second = 0; second < 60; second++) {
    expect(nextSlotAt('ausweis')).toBeNull();
    office.now += 999;
  }
  expect(looked.length).toBe(21);
  expect(looked.at(-1)).toBe('2017-11-26');
  office.now += 61;
  nextSlotAt('ausweis');
  // Both take one step of the grid.
  nextSlotAt('abholung');
  expect(looked.length).toBe(42);
  office.settings = { ...office.settings };
  nextSlotAt('ausweis');
  expect(looked.length).toBe(63);
});

test('N5 what is remembered is not over', () => {
  const mondays = [{ weekday: 1, from: '09:00', to: '09:30', ...ONE_PLACE }];
  const { office, nextSlotAt } = looking({ hours: mondays, releases: AHEAD, noticeMin: 0, gridMin: 15 });
  office.now = NINE - 1000;
  expect(nextSlotAt('ausweis')).toBe(NINE);
  office.now = NINE + 1000;
  expect(nextSlotAt('ausweis')).toBe(min(15));
});

test('A2 no farther ahead than anything may be booked', () => {
  const { looked, nextSlotAt } = looking({ hours: [], releases: [{ daysAhead: 2, at: '00:00', percent: 100 }] });
  expect(nextSlotAt('ausweis')).toBeNull();
  expect(looked).toEqual(['2017-11-06', '2017-11-07', '2017-11-08']);
});

test('N5, F4 in the running office: used up, full by the word of staff, and the address that people at home have', async () => {
  const world = await openWorld();
  try {
    const admin = await world.connect('admin', 'admin');
    const counter = await world.connect('counter', 'schalter-1');
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    const { settings, settingsVersion: version } = admin.view();
    const services = settings.services.map((service) =>
      service.id === 'wohnsitz' ? { ...service, contingent: 1 } : service,
    );
    await admin.ask({ type: 'changeSettings', version, settings: { ...settings, services } });
    await kiosk.ask(draw('wohnsitz'));
    const { bookingUrl, services: shown } = await kiosk.until((view) => view.services[2]?.closed !== null);
    expect(bookingUrl).toBe(world.publicUrl('/'));
    const days = await fetch(world.publicUrl('/api/days?services=wohnsitz&persons=1&from=2017-11-06'));
    expect(await days.json()).toMatchObject({ result: { next: { slotAt: shown[2]?.nextSlotAt } } });
    expect(shown[0]?.nextSlotAt).toBeNull();
    await counter.ask({ type: 'setAdmission', admission: 'closed' });
    const full = await kiosk.until((view) => view.services[0]?.closed !== null);
    expect(full.services[0]).toMatchObject({ closed: { why: 'fullHouse', closesAt: null }, isBookable: true });
    expect(full.services[0]?.nextSlotAt).toBeGreaterThanOrEqual(world.time.now);
    expect(full.services.find(({ id }) => id === 'fundsachen')).toMatchObject({ isBookable: false, nextSlotAt: null });
  } finally {
    await world.close();
  }
});
