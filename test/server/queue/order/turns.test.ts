// W24: when the turn of a number from home was, whose owner was not there; M14: each call of who was called more than once.

import { checkDay } from '../../../../scripts/checkDay.mjs';
import { evolve } from '../../../../server/queue/day/evolve';
import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { recordOf } from '../../../../server/queue/record/record';
import { createScene } from '../../../../server/queue/views/parts';
import { receiptOf } from '../../../../server/queue/views/receipt';
import { ticketView } from '../../../../server/queue/views/ticket';
import { createMasks } from '../../../../server/records/masks';
import { NO_RECORD, recordText } from '../../../../server/records/text';
import type { Settings } from '../../../../shared/settings';
import { MINUTE_MS } from '../../../../shared/time';
import { clerk, min, OFFICE, openHistory, settingsWith, VISITOR } from '../history';

const OFFERED = { isOffered: true, perDay: 10, perNetwork: 10, wayMin: 20, graceMin: 15 };

/** Counter 1 serves everything, counter 2 nothing but changes of address. */
const office = (): Settings => {
  const { counters } = settingsWith({});
  const served = counters
    .slice(0, 2)
    .map((one, i) => ({ ...one, serviceIds: i === 0 ? null : ['wohnsitz'], plan: null }));
  return settingsWith({ fromHome: OFFERED, counters: served });
};

/** A number from home that was drawn at nine, and a way to everything that becomes of others meanwhile. */
const open = () => {
  const history = openHistory(office());
  const { time, day, done } = history;
  history.openCounter(1);
  history.openCounter(2);
  const home = done<{ visitId: string; key: string; number: string }>(
    { type: 'drawFromHome', serviceIds: ['ausweis'], persons: 1, language: 'de', wayMin: 20 },
    VISITOR,
  );
  const at = (minute: number) => {
    time.now = min(minute);
    return history;
  };
  return {
    ...history,
    ...{ at, home },
    /** Draws, minutes after nine. */
    drawn: (minute: number, service = 'ausweis') => at(minute).draw(service).visitId,
    act: (minute: number, type: 'finish' | 'park' | 'returnToLine' | 'callBack', visitId: string) =>
      at(minute).done(type === 'park' ? { type, visitId, place: '' } : { type, visitId }, clerk(1)),
    called: (minute: number, counter = 1) => at(minute).callNext(counter),
    /** Whether the phone says that the place is gone. */
    isTooLate: (minute: number) => {
      const scene = createScene({ day, settings: history.settings(), learned: NOTHING_LEARNED, now: min(minute) });
      return ticketView(day, scene, home.key)?.home?.isTooLate;
    },
    /** The clock is set, so many minutes ahead. */
    leap: (byMin: number) => {
      const [at, byMs] = [time.now + byMin * MINUTE_MS, byMin * MINUTE_MS];
      evolve(day, {
        day: day.day,
        version: day.version + 1,
        at,
        by: OFFICE,
        commandId: 'leap',
        event: { type: 'clockLeapt', byMs },
      });
    },
    place: (minute: number) => {
      at(minute).done({ type: 'checkInVisit', visitId: home.visitId, language: null, familyName: null }, VISITOR);
      return ((day.visits.get(home.visitId)?.home?.placeAt ?? 0) - min(0)) / MINUTE_MS;
    },
  };
};

test('W24 the turn is the call that passed it: who was raised passes nobody, and does when called in turn', () => {
  const { drawn, done, at, called, act, isTooLate, place } = open();
  const other = drawn(22);
  at(23);
  done({ type: 'raise', visitId: other, reason: 'health' }, clerk(1));
  called(23);
  act(24, 'park', other);
  act(50, 'returnToLine', other);
  called(51);
  // Fifteen minutes from the call in turn, not from the first one.
  expect([isTooLate(66), isTooLate(67)]).toEqual([false, true]);
  expect(place(66)).toBe(20);
});

test('W24 the turn stays, whatever becomes of who was called then: called back, handed on, and served elsewhere', () => {
  const { drawn, done, at, called, act, isTooLate, place } = open();
  const other = drawn(22);
  called(23);
  act(24, 'park', other);
  act(25, 'callBack', other);
  at(26);
  const to = { kind: 'service', serviceId: 'wohnsitz' } as const;
  done({ type: 'handOn', visitId: other, to, note: '' }, clerk(1));
  called(27, 2);
  expect([isTooLate(38), isTooLate(39)]).toEqual([false, true]);
  expect(place(39)).toBe(39);
});

test('W24 the turn is by what counters took then: what they take later makes none and unmakes none', () => {
  const { drawn, called, change, settings, isTooLate } = open();
  drawn(22, 'wohnsitz');
  called(23, 2);
  const { counters } = settings();
  const serving = (all: boolean) =>
    change({ ...settings(), counters: counters.map((one) => ({ ...one, serviceIds: all ? null : ['wohnsitz'] })) });
  // Counter 2 takes everything from now on, but when it called it could not have called the number.
  serving(true);
  expect(isTooLate(60)).toBe(false);
  drawn(60);
  called(61, 1);
  serving(false);
  expect([isTooLate(76), isTooLate(77)]).toEqual([false, true]);
});

test('W24 a call that is taken back takes the turn back; the next one is it then, and a clock that is set moves it along', () => {
  const { drawn, at, done, called, act, day, isTooLate, leap } = open();
  const first = drawn(22);
  called(24);
  at(25);
  done({ type: 'undo', act: day.acts.get('schalter-1')?.at(-1)?.versions[0] ?? 0 }, clerk(1));
  expect(isTooLate(60)).toBe(false);
  called(50);
  act(51, 'finish', first);
  expect([isTooLate(65), isTooLate(66)]).toEqual([false, true]);
  leap(60);
  expect([isTooLate(125), isTooLate(126)]).toEqual([false, true]);
});

test('M14 who is called, comes back and is called again stands there each time, for the reason of that time', () => {
  const { drawn, called, act, day, settings } = open();
  const [other, own] = [drawn(1), drawn(2)];
  called(3);
  act(4, 'park', other);
  act(6, 'callBack', other);
  act(7, 'finish', other);
  called(8);
  const { number, key } = { number: day.visits.get(other)?.number, key: day.visits.get(own)?.key ?? '' };
  expect(receiptOf(day, settings(), key)?.before).toEqual([
    { number, at: min(6), why: 'back', slotAt: null },
    { number, at: min(3), why: 'earlier', slotAt: null },
  ]);
});

test('M13, W24 the record of such a day is without a fault', () => {
  const { drawn, called, act, place, events, settings } = open();
  const other = drawn(22);
  called(23);
  act(24, 'finish', other);
  const late = drawn(30);
  place(50);
  called(51);
  act(52, 'finish', late);
  called(53);
  const lines = recordOf({
    ...{ day: '2017-11-06', events, settings: [{ at: 0, settings: settings(), after: null }] },
    masked: createMasks(Buffer.from('always the same')),
  });
  const head = { day: '2017-11-06', office: 'Bürgerbüro', timeZone: 'Europe/Berlin', before: NO_RECORD };
  expect(checkDay(recordText(head, lines).text).faults).toEqual([]);
  // Of who was passed, the record says no more than when they came.
  expect(JSON.stringify(lines)).not.toContain('passed');
});
