// T: closing, and hours across changes of the clock.
import { dayEnd, instantOf, isWithin, opensAt } from '../../../../server/queue/slots/hours';
import { clerk, kiosk, min, OFFICE, openHistory, settingsWith } from '../history';

const BERLIN = 'Europe/Berlin';

test('T1 at closing every open visit gets its end and counters log out', () => {
  const history = openHistory();
  for (const counter of [1, 2, 3, 4]) history.openCounter(counter);
  const [served, called, parked] = [history.draw(), history.draw(), history.draw()];
  for (const counter of [1, 2, 3]) history.callNext(counter);
  history.done({ type: 'begin', visitId: served.visitId }, clerk(1));
  history.done({ type: 'park', visitId: parked.visitId, place: '' }, clerk(3));
  const waiting = history.draw();
  const booked = history.done<{ visitId: string }>(
    {
      type: 'bookAppointment',
      serviceIds: ['ausweis'],
      persons: 1,
      language: 'de',
      slotAt: min(60),
      place: { kind: 'extra' },
      contact: null,
    },
    OFFICE,
  );
  history.done({ type: 'closeDay' }, OFFICE);
  const stateOf = ({ visitId }: { visitId: string }) => history.day.visits.get(visitId)?.state;
  expect([served, called, parked, waiting, booked].map(stateOf)).toEqual(['done', 'missed', 'left', 'left', 'missed']);
  expect(history.day.counters.size).toBe(0);
  expect(history.refused({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' }, kiosk())).toBe(
    'dayClosed',
  );
  const before = history.events.length;
  history.done({ type: 'closeDay' }, OFFICE);
  expect(history.events).toHaveLength(before);
});

test('P2 at closing a slip on its way gets its end as well', () => {
  const history = openHistory();
  history.draw();
  history.draw();
  const [first] = history.day.slips.keys();
  history.done({ type: 'reportSlip', slipId: first ?? '', state: 'sending', problem: null }, OFFICE);
  history.done({ type: 'closeDay' }, OFFICE);
  expect([...history.day.slips.values()].map((slip) => slip.state)).toEqual(['unknown', 'notSent']);
});

test('T1 the day closes by itself at the time of the settings', () => {
  const history = openHistory(settingsWith({ dayEndsAt: '18:00' }));
  history.time.now = min(9 * 60) - 1;
  history.done({ type: 'tick' }, OFFICE);
  expect(history.day.state).toBe('open');
  history.time.now = min(9 * 60);
  history.done({ type: 'tick' }, OFFICE);
  expect(history.day.state).toBe('closed');
});

test('T2 days of 23 and of 25 hours end at midnight', () => {
  const settings = settingsWith({});
  const hours = (day: string) => (dayEnd(day, settings) - instantOf(day, '00:00', BERLIN)) / 3_600_000;
  expect([hours('2017-03-26'), hours('2017-10-29'), hours('2017-11-06')]).toEqual([23, 25, 24]);
});

test('T2 opening hours mean the clock on the wall, before and after it was changed', () => {
  const hours = [7].map((weekday) => ({ weekday, from: '08:00', to: '12:00' }));
  expect(isWithin(hours, Date.parse('2017-03-26T06:30:00Z'), BERLIN)).toBe(true);
  expect(isWithin(hours, Date.parse('2017-10-29T06:30:00Z'), BERLIN)).toBe(false);
  expect(isWithin(hours, Date.parse('2017-10-29T07:00:00Z'), BERLIN)).toBe(true);
});

test('T2 the next opening is found across the change of the clock and the weekend', () => {
  const office = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '16:00' }));
  const service = [{ weekday: 1, from: '07:00', to: '09:00' }];
  const friday = Date.parse('2017-10-27T17:00:00+02:00');
  const monday = Date.parse('2017-10-30T08:00:00+01:00');
  const settings = settingsWith({ hours: office });
  expect(opensAt(settings, { walkInHours: null }, friday)).toBe(monday);
  expect(opensAt(settings, { walkInHours: service }, friday)).toBe(monday);
  expect(opensAt(settings, { walkInHours: [] }, friday)).toBeNull();
});

test('T2 time never runs backwards within a day: a ticket drawn after the clock was set back comes last', () => {
  const history = openHistory();
  history.openCounter(1);
  const first = history.draw().number;
  history.time.now = min(-60);
  history.draw();
  expect(history.callNext(1)).toBe(first);
  const times = history.events.map((one) => one.at);
  expect([...times].sort((a, b) => a - b)).toEqual(times);
});
