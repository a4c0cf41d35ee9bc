// W1, A2: public holidays and the office's own closures, for walk-ins and for appointments.
import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { closureOn } from '../../../../server/queue/slots/calendar';
import { kioskView } from '../../../../server/queue/views/kiosk';
import { createScene } from '../../../../server/queue/views/parts';
import type { Settings } from '../../../../shared/settings';
import { clerk, kiosk, openHistory, settingsWith } from '../history';

const HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '16:00' }));
const office = (calendar: Partial<Settings['calendar']>, hours: Settings['hours'] = HOURS): Settings =>
  settingsWith({ hours, calendar: { holidaysOf: null, closures: [], ...calendar } });
const berlin = (time: string) => Date.parse(time);
const ticket = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' } as const;

/** Whether the kiosk gives a ticket at an instant, and what it says instead. */
const at = (settings: Settings, instant: string) => {
  const now = berlin(instant);
  const { day, time, refused } = openHistory(settings, instant.slice(0, 10));
  time.now = now;
  const scene = createScene({ day, settings, learned: NOTHING_LEARNED, now });
  const view = kioskView(day, scene, 'kiosk-1', { url: 'http://booking', nextSlotAt: () => null });
  const command = { ...ticket, serviceIds: ['ausweis'] };
  return { refused: refused(command, kiosk()), byStaff: refused(command, clerk(1)), closed: view?.services[0]?.closed };
};
const opensAt = (time: string) => ({ why: 'hours', opensAt: berlin(time) });

test('W1 on Good Friday nobody is received, until the Tuesday after Easter; staff may draw a ticket all the same', () => {
  const settings = office({ holidaysOf: 'NW' });
  const tuesday = opensAt('2026-04-07T08:00:00+02:00');
  expect(at(settings, '2026-04-02T10:00:00+02:00')).toEqual({ refused: null, byStaff: null, closed: null });
  expect(at(settings, '2026-04-02T17:00:00+02:00').closed).toEqual(tuesday);
  expect(at(settings, '2026-04-03T10:00:00+02:00')).toEqual({ refused: 'closedNow', byStaff: null, closed: tuesday });
  expect(at(settings, '2026-04-06T10:00:00+02:00')).toEqual({ refused: 'closedNow', byStaff: null, closed: tuesday });
  expect(at(settings, '2026-04-07T10:00:00+02:00').refused).toBeNull();
  expect(at(office({}), '2026-04-03T10:00:00+02:00').refused).toBeNull();
});

test('W1 from Christmas to New Year and the weekends around: the next opening is found behind all of it', () => {
  const closures = [{ from: '2026-12-24', to: '2026-12-31', reason: { de: 'Zwischen den Jahren' } }];
  const settings = office({ holidaysOf: 'NW', closures });
  const monday = opensAt('2027-01-04T08:00:00+01:00');
  for (const closed of [
    '2026-12-23T16:30',
    '2026-12-24T09:00',
    '2026-12-28T09:00',
    '2026-12-31T09:00',
    '2027-01-01T09:00',
  ])
    expect(at(settings, `${closed}:00+01:00`).closed).toEqual(monday);
  expect(at(settings, '2026-12-28T09:00:00+01:00').refused).toBe('closedNow');
  expect(at(settings, '2027-01-04T09:00:00+01:00')).toEqual({ refused: null, byStaff: null, closed: null });
});

test('W1 nothing is promised that lies farther ahead than a month', () => {
  const closed = (days: string) => [{ from: '2026-07-01', to: days, reason: { de: 'Umbau' } }];
  const on = (days: string) => at(office({ closures: closed(days) }), '2026-07-01T09:00:00+02:00').closed;
  expect(on('2026-07-30')).toEqual(opensAt('2026-07-31T08:00:00+02:00'));
  expect(on('2026-07-31')).toEqual({ why: 'hours', opensAt: null });
});

test('W1 what is always open is open on holidays too', () => {
  const closures = [{ from: '2026-12-24', to: '2026-12-31', reason: { de: 'Zwischen den Jahren' } }];
  const settings = office({ holidaysOf: 'NW', closures }, null);
  expect(at(settings, '2026-12-25T03:00:00+01:00')).toEqual({ refused: null, byStaff: null, closed: null });
});

test('A2 each federal state has its own holidays, and a closure comes with its reason', () => {
  const state = (holidaysOf: Settings['calendar']['holidaysOf'], day: string) =>
    closureOn(office({ holidaysOf }), day)?.why ?? null;
  expect([state('NW', '2026-11-01'), state('BE', '2026-11-01')]).toEqual(['holiday', null]);
  expect([state('BE', '2026-03-08'), state('NW', '2026-03-08')]).toEqual(['holiday', null]);
  expect([state('SN', '2026-11-18'), state('BY', '2026-11-18')]).toEqual(['holiday', null]);
  expect([state('TH', '2026-09-20'), state('TH', '2030-09-20')]).toEqual(['holiday', 'holiday']);
  expect(state(null, '2026-12-25')).toBeNull();
  const reason = { de: 'Umzug' };
  const closures = [{ from: '2026-12-25', to: '2026-12-25', reason }];
  expect(closureOn(office({ holidaysOf: 'NW', closures }), '2026-12-25')).toEqual({ why: 'closure', reason });
  for (const year of [2024, 2025, 2026, 2027, 2030]) {
    expect(closureOn(office({ holidaysOf: 'HH' }), `${year}-10-03`)?.why).toBe('holiday');
    expect(closureOn(office({ holidaysOf: 'HH' }), `${year}-12-24`)).toBeNull();
    expect(closureOn(office({ holidaysOf: 'HH' }), `${year}-12-31`)).toBeNull();
  }
});
