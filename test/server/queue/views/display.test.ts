// What a display is shown of the calls, and when it has nothing to show.

import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { displayView } from '../../../../server/queue/views/display';
import { createScene } from '../../../../server/queue/views/parts';
import type { Settings } from '../../../../shared/settings';
import { clerk, kiosk, OFFICE, openHistory, settingsWith } from '../history';

const { counters, services } = settingsWith({});
const [SERVICE] = services;
const DISPLAY = { id: 'anzeige-1', name: 'Foyer', part: 'calls', counterIds: null, column: false } as const;
const SECOND = { ...DISPLAY, id: 'anzeige-2', part: 'overflow' } as const;

/** Twelve counters, at which so many call at once, one second after the other. */
const calling = (count: number, changes: Partial<Settings> = {}) => {
  const [any] = counters;
  if (!any || !SERVICE) throw new Error('there is no office');
  const twelve = Array.from({ length: 12 }, (_, i) => ({ ...any, id: `schalter-${i + 1}`, name: String(i + 1) }));
  const history = openHistory(settingsWith({ counters: twelve, ...changes }));
  const called: string[] = [];
  for (let counter = 1; counter <= count; counter++) {
    history.openCounter(counter);
    history.done(
      { type: 'drawTicket', serviceIds: [SERVICE.id], persons: 1, language: counter % 2 === 0 ? 'en' : 'de' },
      kiosk(),
    );
    history.time.now += 1000;
    called.push(history.done<{ visitId: string }>({ type: 'callNext' }, clerk(counter)).visitId);
  }
  const view = (displayId = 'anzeige-1') => {
    const { day } = history;
    const scene = createScene({ day, settings: history.settings(), learned: NOTHING_LEARNED, now: history.time.now });
    return displayView(day, scene, displayId);
  };
  return { ...history, called, view };
};
const places = (view: { calls: { counter: string }[] }) => view.calls.map(({ counter }) => counter);

test('D8 nobody who is being called is left out, however many were called after', () => {
  const { view, called, done } = calling(12);
  expect(places(view())).toHaveLength(12);
  expect(view().calls.every(({ stands }) => stands)).toBe(true);
  const [first = ''] = called;
  done({ type: 'begin', visitId: first }, clerk(1));
  expect(places(view())).not.toContain('1');
  for (const [i, visitId] of called.slice(1).entries()) done({ type: 'begin', visitId }, clerk(i + 2));
  expect(places(view())).toEqual(['12', '11', '10', '9', '8', '7', '6', '5']);
});

test('D5 a second display takes those that the first has no room for; the first shows the eight latest then', () => {
  const { view } = calling(12, { displays: [DISPLAY, SECOND] });
  expect(places(view('anzeige-1'))).toEqual(['12', '11', '10', '9', '8', '7', '6', '5']);
  expect(places(view('anzeige-2'))).toEqual(['4', '3', '2', '1']);
  expect(view('anzeige-2')).toMatchObject({ isOverflow: true, gong: null, voice: false });
  expect(view('anzeige-1')).toMatchObject({ isOverflow: false, gong: 'falling' });
});

test('D5 a display of some counters shows the calls of those alone', () => {
  const some = { ...DISPLAY, counterIds: ['schalter-2', 'schalter-11'] };
  const { view } = calling(12, { displays: [some, SECOND] });
  expect(places(view('anzeige-1'))).toEqual(['11', '2']);
});

test('D8 a call says whose language it is for, and the way to its counter', () => {
  const [any] = counters;
  const placeHint = { de: '1. OG' };
  const there = any
    ? [1, 2].map((n) => ({ ...any, id: `schalter-${n}`, name: `${n}`, arrow: 'up' as const, placeHint }))
    : [];
  const { view } = calling(2, { counters: there });
  expect(view().calls.map(({ language }) => language)).toEqual(['en', 'de']);
  expect(view().calls[0]).toMatchObject({ arrow: 'up', placeHint });
});

test('D10 it is dark only out of hours, when nobody waits or is served, and where the office wants it', () => {
  const hours = [{ weekday: 1, from: '08:00', to: '09:30' }];
  const { view, time, done, called } = calling(1, { hours });
  expect(view()).toMatchObject({ isDark: false, isQuiet: false });
  time.now += 3_600_000;
  done({ type: 'tick' }, OFFICE);
  expect(view().isDark).toBe(false);
  const [visitId = ''] = called;
  if (view().calls.some(({ stands }) => stands)) done({ type: 'miss', visitId }, clerk(1));
  expect(view()).toMatchObject({ isDark: true, isQuiet: true });
});
