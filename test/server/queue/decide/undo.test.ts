// K10: which acts a counter takes back, and why some cannot be.
import type { BookingResult } from '../../../../shared/protocol';
import { clerk, kiosk, min, OFFICE, openHistory, settingsWith } from '../history';

const opened = (settings = settingsWith({})) => {
  const history = openHistory(settings);
  for (const counter of [1, 2]) history.openCounter(counter);
  const lastAct = (counter: number) => history.day.acts.get(`schalter-${counter}`)?.at(-1)?.versions[0] ?? 0;
  return {
    ...history,
    lastAct,
    /** Takes back the last act of a counter, and says why not. */
    undo: (counter: number, act = lastAct(counter)) => history.refused({ type: 'undo', act }, clerk(counter)),
    state: (visitId: string) => history.day.visits.get(visitId)?.state,
  };
};
const serving = () => {
  const history = opened();
  const { visitId, number } = history.draw();
  history.callNext(1);
  history.done({ type: 'begin', visitId }, clerk(1));
  return { ...history, visitId, number };
};

test('K10 a mistaken "finish" is taken back: the visitor is served on at the same counter, since the same time', () => {
  const { done, time, visitId, undo, day, happened } = serving();
  const began = day.visits.get(visitId)?.beganAt;
  time.now += 120_000;
  done({ type: 'finish', visitId }, clerk(1));
  expect(day.served.get('schalter-1')).toBe(1);
  time.now += 60_000;
  expect(undo(1)).toBeNull();
  expect(day.visits.get(visitId)).toMatchObject({ state: 'serving', since: began, beganAt: began });
  expect(day.counters.get('schalter-1')?.visitId).toBe(visitId);
  expect(day.served.get('schalter-1')).toBe(0);
  expect(happened().slice(-2)).toEqual(['visitFinished', 'actUndone']);
});

test('K10 the same act is taken back once, however often that is asked; what was done before it needs its own press', () => {
  const { done, visitId, undo, lastAct, state, events } = serving();
  done({ type: 'finish', visitId }, clerk(1));
  const act = lastAct(1);
  expect([undo(1, act), undo(1, act), state(visitId)]).toEqual([null, null, 'serving']);
  expect(events.filter(({ event }) => event.type === 'actUndone')).toHaveLength(1);
});

test('K10 one act after the other is taken back, down to the call, and the last five are kept', () => {
  const { done, visitId, undo, day, state } = serving();
  done({ type: 'finish', visitId }, clerk(1));
  const [called, began, finished] = day.acts.get('schalter-1')?.map(({ versions }) => versions[0] ?? 0) ?? [];
  expect(undo(1, called)).toBe('visitMovedOn');
  expect([undo(1, finished), undo(1, began), state(visitId)]).toEqual([null, null, 'called']);
  expect([undo(1, called), state(visitId), day.announcements, day.pastCalls]).toEqual([null, 'waiting', [], []]);
  expect(undo(1, finished)).toBeNull();
  for (let i = 0; i < 3; i++) {
    done({ type: 'callNext' }, clerk(1));
    done({ type: 'returnToLine', visitId }, clerk(1));
  }
  expect(day.acts.get('schalter-1')).toHaveLength(5);
  expect(undo(1, called)).toBe('unknownAct');
});

test('K10 what another counter has gone on from is not taken back, and not by another counter', () => {
  const { done, visitId, undo, lastAct, state } = serving();
  done({ type: 'park', visitId, place: 'Kasse' }, clerk(1));
  expect(undo(2, lastAct(1))).toBe('unknownAct');
  done({ type: 'callBack', visitId }, clerk(2));
  expect(undo(1)).toBe('visitMovedOn');
  expect([undo(2), state(visitId), undo(1), state(visitId)]).toEqual([null, 'parked', null, 'serving']);
});

test('K10 a visitor who left meanwhile, or was taken out, does not come back by it', () => {
  const { done, draw, callNext, undo } = opened();
  const { visitId } = draw();
  callNext(1);
  done({ type: 'returnToLine', visitId }, clerk(1));
  done({ type: 'leaveLine', visitId }, kiosk());
  expect(undo(1)).toBe('visitMovedOn');
});

test('K10 nobody comes back to a counter where somebody else is, or that pauses', () => {
  const { done, visitId, draw, callNext, undo, lastAct, state } = serving();
  const other = draw();
  done({ type: 'finish', visitId }, clerk(1));
  const finished = lastAct(1);
  callNext(1);
  expect(undo(1, finished)).toBe('counterBusy');
  expect([undo(1), state(other.visitId), undo(1, finished)]).toEqual([null, 'waiting', null]);
  done({ type: 'finish', visitId }, clerk(1));
  done({ type: 'pause', until: null }, clerk(1));
  expect(undo(1)).toBe('counterPaused');
  done({ type: 'resume' }, clerk(1));
  expect([undo(1), state(visitId)]).toEqual([null, 'serving']);
});

test('K10 remarks say again what they said', () => {
  const { done, visitId, callNext, undo, day } = serving();
  const remark = () => [day.remarks.get(visitId)?.place, day.remarks.get(visitId)?.note];
  const to = { kind: 'service', serviceId: 'wohnsitz' } as const;
  done({ type: 'handOn', visitId, to, note: 'Foto fehlt' }, clerk(1));
  callNext(2);
  done({ type: 'park', visitId, place: 'Fotoautomat' }, clerk(2));
  done({ type: 'callBack', visitId }, clerk(2));
  done({ type: 'park', visitId, place: 'Kasse' }, clerk(2));
  expect([undo(2), undo(2, day.acts.get('schalter-2')?.[2]?.versions[0])]).toEqual([null, null]);
  expect(remark()).toEqual(['Fotoautomat', 'Foto fehlt']);
  for (const at of [1, 0]) expect(undo(2, day.acts.get('schalter-2')?.[at]?.versions[0])).toBeNull();
  expect(remark()).toEqual(['', 'Foto fehlt']);
  expect([undo(1), ...remark(), day.visits.get(visitId)?.serviceIds]).toEqual([null, '', '', ['ausweis']]);
});

test('K10 K3 who is called once more after a mistaken "did not come" has the whole time to come', () => {
  const { done, draw, callNext, time, undo, state } = opened();
  const { visitId } = draw();
  callNext(1);
  for (let i = 0; i < 2; i++) {
    time.now += 20_000;
    done({ type: 'callAgain', visitId }, clerk(1));
  }
  time.now += 50_000;
  done({ type: 'miss', visitId }, clerk(1));
  time.now += 60_000;
  expect(undo(1)).toBeNull();
  time.now += 59_000;
  done({ type: 'tick' }, OFFICE);
  expect(state(visitId)).toBe('called');
  time.now += 1000;
  done({ type: 'tick' }, OFFICE);
  expect(state(visitId)).toBe('missed');
});

test('K10 M10 the call of somebody who had not checked in takes back the check-in too', () => {
  const { policy } = settingsWith({});
  const { day, done, time, undo, callNext, draw } = opened(settingsWith({ policy: { ...policy, forgottenMin: 5 } }));
  const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de' } as const;
  const place = { kind: 'extra' } as const;
  const booked = done<BookingResult>(
    { type: 'bookAppointment', ...wish, serviceIds: ['ausweis'], slotAt: min(10), place, contact: null },
    OFFICE,
  );
  time.now = min(16);
  expect(callNext(1)).toBe('T001');
  expect(undo(1)).toBeNull();
  expect(day.visits.get(booked.visitId)).toMatchObject({ state: 'booked', number: null, arrivedAt: null });
  expect([[...day.numbersInUse], day.lastNumber.get('T')]).toEqual([[], undefined]);
  draw();
  expect(callNext(1)).toBe('T001');
});

describe('K10 a cancellation', () => {
  const booked = (email: string | null) => {
    const history = opened();
    const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de' } as const;
    const contact = { name: 'Erika Muster', email, phone: null };
    const slotAt = min(60);
    const book = () =>
      history.done<BookingResult>(
        {
          type: 'bookAppointment',
          ...{ ...wish, serviceIds: ['ausweis'], slotAt, contact },
          place: { kind: 'free', holdId: null },
        },
        OFFICE,
      );
    const { visitId } = book();
    const cancel = () => history.done({ type: 'cancelAppointment', day: '2017-11-06', visitId }, clerk(1));
    return { ...history, book, visitId, cancel };
  };

  test('is taken back as long as no letter has left the house', () => {
    const { cancel, undo, day, visitId } = booked(null);
    cancel();
    expect(undo(1)).toBeNull();
    expect(day.visits.get(visitId)).toMatchObject({ state: 'booked', cancelledBy: null, freeAt: null, revision: 0 });
    const written = booked('erika@example.org');
    written.cancel();
    expect(written.undo(1)).toBe('letterHasLeft');
  });

  test('is taken back as long as its time was not given to somebody else', () => {
    const { cancel, undo, time, book, day, refused } = booked(null);
    cancel();
    time.now += 50 * 60_000;
    let taken = 0;
    while (taken < 50 && day.state === 'open') {
      const before = day.version;
      try {
        book();
      } catch {
        break;
      }
      if (day.version === before) break;
      taken += 1;
    }
    expect(taken).toBeGreaterThan(0);
    expect(undo(1)).toBe('slotTaken');
    expect(refused({ type: 'undo', act: 1 }, clerk(1))).toBe('unknownAct');
  });
});

test('K10 a check-in is taken back unless its number is on paper', () => {
  const { done, undo, day, time } = opened();
  const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de' as const };
  const place = { kind: 'extra' } as const;
  const book = () =>
    done<BookingResult>({ type: 'bookAppointment', ...wish, slotAt: min(10), place, contact: null }, OFFICE).visitId;
  const [one, other] = [book(), book()];
  const checkIn = (visitId: string) =>
    done({ type: 'checkInVisit', visitId, language: null, familyName: null }, clerk(1));
  time.now = min(2);
  checkIn(one);
  expect([undo(1), day.visits.get(one)?.state, day.byViewKey.size]).toEqual([null, 'booked', 0]);
  checkIn(other);
  expect(day.visits.get(other)?.number).toBe('T001');
  done({ type: 'printAgain', visitId: other }, clerk(1));
  expect(undo(1)).toBe('slipIsPrinted');
});

test('K10 acts end with the counter: at a log-out and at the end of the day', () => {
  const { done, draw, callNext, undo, lastAct, openCounter, day } = opened();
  const { visitId } = draw();
  callNext(1);
  done({ type: 'finish', visitId }, clerk(1));
  const act = lastAct(1);
  done({ type: 'logOut' }, clerk(1));
  expect(undo(1, act)).toBe('notLoggedIn');
  openCounter(1);
  expect(undo(1, act)).toBe('unknownAct');
  const second = draw();
  callNext(1);
  done({ type: 'finish', visitId: second.visitId }, clerk(1));
  const last = lastAct(1);
  done({ type: 'closeDay' }, OFFICE);
  expect([undo(1, last), day.acts.size]).toEqual(['dayClosed', 0]);
});

test('K10 K6 a call that is taken back closes a counter whose clerk sits elsewhere by now', () => {
  const { done, draw, callNext, undo, day, happened } = opened();
  draw();
  callNext(1);
  done({ type: 'openCounter', counterId: 'schalter-3', personId: 'person-0001' }, OFFICE);
  expect(undo(1)).toBeNull();
  expect(happened().slice(-2)).toEqual(['actUndone', 'counterClosed']);
  expect(day.counters.has('schalter-1')).toBe(false);
});
