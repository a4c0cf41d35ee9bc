// K20, K21: to the photo and back, as counters, kiosks, phones and those who wait see it.
import fc from 'fast-check';
import { evolve } from '../../../../server/queue/day/evolve';
import type { ReturnResult } from '../../../../shared/commands/calls';
import type { Settings } from '../../../../shared/settings';
import { MINUTE_MS } from '../../../../shared/time';
import { clerk, kiosk, OFFICE, openHistory, settingsWith, VISITOR } from '../history';
import { screensOf } from '../office';

const { counters } = settingsWith({});
const office = settingsWith({ counters: counters.slice(0, 2) });

const opened = (settings: Settings = office) => {
  const history = openHistory(settings);
  for (const counter of [1, 2]) history.openCounter(counter);
  const lastAct = (counter: number) => history.day.acts.get(`schalter-${counter}`)?.at(-1)?.versions[0] ?? 0;
  const later = (minutes: number): void => {
    history.time.now += minutes * MINUTE_MS;
  };
  return {
    ...history,
    later,
    send: (visitId: string, counter = 1) =>
      history.done({ type: 'sendOnErrand', visitId, errandId: 'foto' }, clerk(counter)),
    back: (ticket: string, by = kiosk()) => history.done({ type: 'reportBack', ticket }, by) as ReturnResult,
    undo: (counter: number) => history.refused({ type: 'undo', act: lastAct(counter) }, clerk(counter)),
    nextAt: (counter: number) =>
      screensOf(history).counters.find((one) => one.counter.id === `schalter-${counter}`)?.next,
    /** Who is called at a counter, and why. */
    call: (counter: number) => history.done({ type: 'callNext' }, clerk(counter)) as { number: string; why: object },
    finish: (visitId: string, counter = 1) => history.done({ type: 'finish', visitId }, clerk(counter)),
  };
};

/** One is served at counter 1 and sent to the photo; others wait. */
const away = (others = 2, settings: Settings = office) => {
  const history = opened(settings);
  const first = history.draw();
  history.callNext(1);
  history.done({ type: 'begin', visitId: first.visitId }, clerk(1));
  const waiting = Array.from({ length: others }, () => history.draw());
  history.later(4);
  history.send(first.visitId);
  return { ...history, first, waiting };
};

test('K20 one key sends to the photo: the counter is free, the number stays, and everybody is told where and how long', () => {
  const { day, first, happened, events, ...history } = away();
  expect(day.counters.get('schalter-1')?.visitId).toBeNull();
  expect(day.visits.get(first.visitId)).toMatchObject({ state: 'parked', number: first.number });
  expect(happened().at(-1)).toBe('visitParked');
  const screens = screensOf({ ...history, day, happened, events });
  const since = day.visits.get(first.visitId)?.since ?? 0;
  expect(screens.counters[1]?.parked).toMatchObject([
    {
      ...{ number: first.number, place: '', counterName: '1' },
      errand: {
        name: { de: 'Foto' },
        article: 'zum',
        usualAt: since + 5 * MINUTE_MS,
        overdueAt: since + 20 * MINUTE_MS,
      },
    },
  ]);
  expect(screens.phones.get(first.visitId)).toMatchObject({
    state: 'parked',
    errand: { name: { de: 'Foto' }, place: { de: expect.stringContaining('Terminal') }, usualMin: 5 },
    forecast: { fromMin: expect.any(Number), toMin: expect.any(Number) },
  });
  expect(screens.display.next).not.toContain(first.number);
});

test('K20 refused for a place that there is not, and for who is not at this counter; what was said holds when settings change', () => {
  const { refused, first, change, settings, back, day, ...history } = away();
  const wish = { type: 'sendOnErrand', visitId: first.visitId, errandId: 'foto' } as const;
  expect(refused(wish, clerk(1))).toBe('visitMovedOn');
  const { number } = history.call(2);
  const visitId = [...day.visits.values()].find((one) => one.number === number)?.id ?? '';
  expect(refused({ ...wish, visitId, errandId: 'kasse' }, clerk(2))).toBe('unknownErrand');
  change({ ...settings(), errands: [] });
  expect(refused({ ...wish, visitId }, clerk(2))).toBe('unknownErrand');
  expect(back(first.number)).toMatchObject({ counter: '1', isBack: true });
});

test('K21 who reports back is next where it was sent from, before everybody, with the reason', () => {
  const { back, first, waiting, nextAt, call, later } = away();
  later(5);
  expect(back(first.number.toLowerCase())).toEqual({
    ...{ visitId: first.visitId, number: first.number, counter: '1', placeHint: null, peopleBefore: 0 },
    ...{ isCalled: false, isBack: true },
  });
  expect(nextAt(1)?.number).toBe(first.number);
  expect(nextAt(2)?.number).toBe(waiting[0]?.number);
  expect(call(1)).toMatchObject({
    number: first.number,
    why: { rule: 'errand', name: { de: 'Foto' }, article: 'zum' },
  });
  expect(call(2)).toMatchObject({ number: waiting[0]?.number, why: { rule: 'line' } });
});

test('K21 after the set time any counter calls who is back, and at once when the own one pauses or closes', () => {
  for (const freed of ['time', 'pause', 'logOut'] as const) {
    const { back, first, waiting, nextAt, later, done } = away();
    back(first.number);
    expect(nextAt(2)?.number).toBe(waiting[0]?.number);
    later(9);
    expect(nextAt(2)?.number).toBe(waiting[0]?.number);
    if (freed === 'time') later(1);
    else if (freed === 'pause') done({ type: 'pause', until: null }, clerk(1));
    else done({ type: 'logOut' }, clerk(1));
    expect(nextAt(2)?.number).toBe(first.number);
  }
});

test('K21 said twice it happened once; a number in the line, a called one and a stranger’s are told so', () => {
  const { back, first, waiting, happened, refused, call, finish, day, done } = away();
  const once = back(first.number);
  const count = happened().length;
  expect(back(first.visitId, VISITOR)).toEqual(once);
  expect(back(day.visits.get(first.visitId)?.key ?? '')).toEqual(once);
  expect(back(waiting[1]?.number ?? '')).toMatchObject({
    isBack: false,
    isCalled: false,
    counter: null,
    peopleBefore: 2,
  });
  expect(happened()).toHaveLength(count);
  call(1);
  expect(back(first.number)).toMatchObject({ isCalled: true, counter: '1' });
  finish(first.visitId);
  expect(refused({ type: 'reportBack', ticket: first.number }, kiosk())).toBe('unknownVisit');
  expect(refused({ type: 'reportBack', ticket: first.visitId }, VISITOR)).toBe('visitMovedOn');
  expect(refused({ type: 'reportBack', ticket: 'Z999' }, kiosk())).toBe('unknownVisit');
  done({ type: 'logOut' }, clerk(2));
  expect(refused({ type: 'reportBack', ticket: 'Z999' }, clerk(2))).toBe('notLoggedIn');
});

test('D14 who is called is told where the counter is, at the kiosk and on the phone, and nobody else', () => {
  const placeHint = { de: '1. OG' };
  const [one, ...rest] = office.counters;
  const { back, first, waiting, call, finish, ...history } = away(
    2,
    settingsWith({ counters: [{ ...(one as (typeof counters)[number]), placeHint, arrow: 'left' }, ...rest] }),
  );
  expect(back(first.number)).toMatchObject({ isCalled: false, placeHint: null });
  call(1);
  expect(back(first.number)).toMatchObject({ isCalled: true, placeHint });
  const { phones } = screensOf({ ...history });
  expect([phones.get(first.visitId), phones.get(waiting[0]?.visitId ?? '')]).toMatchObject([
    { counter: '1', placeHint },
    { counter: null, placeHint: null },
  ]);
  // Who has been served is sent nowhere.
  finish(first.visitId);
  expect(screensOf({ ...history }).phones.get(first.visitId)).toMatchObject({ counter: null, placeHint: null });
});

test('K21 who was parked without a place to report back from stands in the line at the old position again (M7)', () => {
  const { draw, callNext, done, back, nextAt } = opened();
  const first = draw();
  draw();
  callNext(1);
  done({ type: 'park', visitId: first.visitId, place: 'holt Unterlagen' }, clerk(1));
  expect(back(first.number)).toMatchObject({ counter: null, peopleBefore: 0, isBack: true });
  expect(nextAt(2)).toMatchObject({ number: first.number, why: { rule: 'line' } });
});

test('K21 whoever was raised goes before who is back, and nobody who forgot to check in goes before either', () => {
  const { back, first, waiting, done, nextAt } = away();
  back(first.number);
  done({ type: 'raise', visitId: waiting[1]?.visitId ?? '', reason: 'health' }, clerk(2));
  expect(nextAt(1)?.number).toBe(waiting[1]?.number);
});

test('K10, K21 sending and reporting back at a counter are taken back exactly; not once the visitor has reported back', () => {
  const { first, day, undo, back, send, done, refused } = away();
  expect(undo(1)).toBeNull();
  expect(day.visits.get(first.visitId)).toMatchObject({ state: 'serving', errand: null });
  send(first.visitId);
  back(first.visitId, clerk(2));
  expect(day.acts.get('schalter-2')?.at(-1)?.name).toBe('reportBack');
  expect(undo(1)).toBe('visitMovedOn');
  expect(undo(2)).toBeNull();
  expect(day.visits.get(first.visitId)).toMatchObject({ state: 'parked', errand: { backAt: null } });
  back(first.number);
  expect(undo(1)).toBe('visitMovedOn');
  // A call of who is back, taken back, leaves it next as before.
  done({ type: 'callNext' }, clerk(1));
  expect(undo(1)).toBeNull();
  expect([...day.backWaiting.keys()]).toEqual([first.visitId]);
  expect(refused({ type: 'callNext' }, clerk(1))).toBeNull();
  expect(day.counters.get('schalter-1')?.visitId).toBe(first.visitId);
});

test('K21 F7 those who wait are told truly that somebody who is back goes before them', () => {
  const { back, first, waiting, ...history } = away();
  const placeOf = () => screensOf(history).phones.get(waiting[0]?.visitId ?? '');
  expect(placeOf()).toMatchObject({ peopleBefore: 0 });
  back(first.number);
  expect(placeOf()).toMatchObject({ peopleBefore: 1, ahead: { errand: 1, line: 0, back: 0 } });
  expect(screensOf(history).phones.get(first.visitId)).toMatchObject({
    state: 'waiting',
    keptBy: '1',
    peopleBefore: 0,
  });
});

test('K21 F7 with one counter everybody, back or not, is told the place at which they are then called', () => {
  const one = settingsWith({
    counters: counters.slice(0, 1),
    display: { ...settingsWith({}).display, showNext: true },
  });
  const plan = fc.record({ out: fc.integer({ min: 1, max: 5 }), line: fc.nat(4), calledBefore: fc.nat(3) });
  fc.assert(
    fc.property(plan, ({ out, line, calledBefore }) => {
      const history = openHistory(one);
      history.openCounter(1);
      const callOne = () => (history.done({ type: 'callNext' }, clerk(1)) as { visitId: string }).visitId;
      const away = Array.from({ length: out }, () => history.draw());
      for (const { visitId } of away) {
        expect(callOne()).toBe(visitId);
        history.done({ type: 'sendOnErrand', visitId, errandId: 'foto' }, clerk(1));
      }
      for (let i = 0; i < line; i++) history.draw();
      for (const { number } of away) history.done({ type: 'reportBack', ticket: number }, kiosk());
      const callAndFinish = () => {
        const visitId = callOne();
        history.done({ type: 'finish', visitId }, clerk(1));
        return visitId;
      };
      for (let i = 0; i < Math.min(calledBefore, out + line - 1); i++) callAndFinish();
      const waiting = [...history.day.waiting.keys()];
      const { phones: told, display } = screensOf(history);
      const numbers = new Map(waiting.map((visitId) => [visitId, history.day.visits.get(visitId)?.number]));
      const places = new Map(waiting.map((visitId) => [visitId, told.get(visitId)?.peopleBefore]));
      const order = waiting.map(callAndFinish);
      expect(order.map((visitId) => places.get(visitId))).toEqual(order.map((_, place) => place));
      // D6: and so are the next ones on the display.
      const next = display.next ?? [];
      expect(next).toEqual(order.map((visitId) => numbers.get(visitId)).slice(0, next.length));
    }),
    { numRuns: 80 },
  );
});

test('K21 F1 the forecast counts on who is out: they take the time of their counter when they are expected back', () => {
  const one = settingsWith({ counters: counters.slice(0, 1) });
  const history = openHistory(one);
  history.openCounter(1);
  const expected = () => screensOf(history).kiosks[0]?.services[0]?.forecast?.toMin ?? 0;
  const [first, second] = [history.draw(), history.draw()];
  history.callNext(1);
  const plain = history.draw();
  history.done({ type: 'sendOnErrand', visitId: first.visitId, errandId: 'foto' }, clerk(1));
  history.callNext(1);
  const phone = (id: string) => screensOf(history).phones.get(id)?.forecast?.toMin ?? 0;
  const withReturn = [expected(), phone(plain.visitId)];
  // Who is out is called when the one who is served now is done, and before who waits.
  expect(phone(first.visitId)).toBeLessThan(phone(plain.visitId));
  history.done({ type: 'takeOut', visitId: first.visitId }, clerk(1));
  expect(expected()).toBeLessThan(withReturn[0] ?? 0);
  expect(phone(plain.visitId)).toBeLessThan(withReturn[1] ?? 0);
  expect(history.day.visits.get(second.visitId)?.state).toBe('called');
});

test('K20 F1 the forecast counts no more on who has given no sign for too long', () => {
  const history = openHistory(settingsWith({ counters: counters.slice(0, 1) }));
  history.openCounter(1);
  const first = history.draw();
  history.callNext(1);
  history.done({ type: 'sendOnErrand', visitId: first.visitId, errandId: 'foto' }, clerk(1));
  history.draw();
  const expected = () => screensOf(history).kiosks[0]?.services[0]?.forecast?.toMin;
  const whileCountedOn = (minutes: number) => {
    history.time.now += minutes * MINUTE_MS;
    const before = expected();
    const { state, errand } = history.day.visits.get(first.visitId) ?? {};
    expect([state, errand?.overdueMin]).toEqual(['parked', 20]);
    return before;
  };
  const [soon, late] = [whileCountedOn(19), whileCountedOn(1)];
  expect(late).toBeLessThan(soon ?? 0);
  history.done({ type: 'takeOut', visitId: first.visitId }, clerk(1));
  expect(expected()).toBe(late);
});

test('R5, K21 who has given no sign for too long is told in the overview, by the counter that sent it', () => {
  const { first, later, ...history } = away();
  later(20);
  expect(screensOf(history).admin.live.errands).toEqual([
    {
      ...{ number: first.number, counter: '1', name: expect.objectContaining({ de: 'Foto' }) },
      ...{ since: history.day.visits.get(first.visitId)?.since, overdueAt: history.time.now },
    },
  ]);
});

test('T4, K21 a clock that leaps changes neither who is back first nor for how long the own counter alone calls', () => {
  const { back, first, waiting, nextAt, time, day } = away();
  back(first.number);
  const byMs = 60 * MINUTE_MS;
  time.now += byMs;
  const stored = { day: day.day, version: day.version + 1, at: time.now, by: OFFICE, commandId: 'leap' };
  evolve(day, { ...stored, event: { type: 'clockLeapt', byMs } });
  expect([nextAt(1)?.number, nextAt(2)?.number]).toEqual([first.number, waiting[0]?.number]);
});

test('K21 however often somebody is sent, no counter calls more than `run` in a row who were back while others wait', () => {
  const step = fc.record({ back: fc.boolean(), counter: fc.constantFrom(1, 2), sends: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
      const history = opened();
      for (let i = 0; i < 6; i++) history.draw();
      const runs = new Map<number, number>();
      for (const { back, counter, sends } of steps) {
        const out = [...history.day.visits.values()].find(({ state }) => state === 'parked');
        if (back && out) history.back(out.id);
        history.later(1);
        const { waiting, backWaiting } = history.day;
        if (waiting.size === backWaiting.size && steps.length % 2 === 0) history.draw();
        const others = waiting.size - backWaiting.size;
        if (history.nextAt(counter) === null) continue;
        const { number, why } = history.call(counter);
        const isErrand = (why as { rule: string }).rule === 'errand';
        const run = isErrand ? (runs.get(counter) ?? 0) + 1 : 0;
        runs.set(counter, run);
        if (others > 0) expect(run).toBeLessThanOrEqual(office.policy.run);
        const visitId = [...history.day.visits.values()].find((one) => one.number === number)?.id ?? '';
        if (sends < 7) history.send(visitId, counter);
        else history.finish(visitId, counter);
      }
    }),
    { numRuns: 60 },
  );
});
