// K: what clerks do with visitors.
import fc from 'fast-check';
import { clerk, min, openHistory, settingsWith } from '../history';

const oneCalled = () => {
  const history = openHistory();
  history.openCounter(1);
  history.openCounter(2);
  const { visitId, number } = history.draw();
  history.callNext(1);
  return { ...history, visitId, number, visit: () => history.day.visits.get(visitId) };
};

test('K1 a visit from the ticket to the end', () => {
  const { done, visitId, happened, visit } = oneCalled();
  done({ type: 'begin', visitId }, clerk(1));
  done({ type: 'finish', visitId }, clerk(1));
  expect(visit()?.state).toBe('done');
  expect(happened().slice(2)).toEqual(['ticketDrawn', 'slipQueued', 'ticketCalled', 'serviceBegan', 'visitFinished']);
});

test('K1 every act says why it is refused', () => {
  const { refused, visitId, callNext, done } = oneCalled();
  expect(callNext(1)).toBe('counterBusy');
  expect(callNext(2)).toBe('nobodyWaiting');
  expect(callNext(3)).toBe('notLoggedIn');
  expect(refused({ type: 'begin', visitId }, clerk(2))).toBe('visitMovedOn');
  expect(refused({ type: 'begin', visitId: 'token-of-nobody' }, clerk(1))).toBe('unknownVisit');
  done({ type: 'begin', visitId }, clerk(1));
  expect(refused({ type: 'begin', visitId }, clerk(1))).toBe('visitMovedOn');
  expect(refused({ type: 'miss', visitId }, clerk(1))).toBe('visitMovedOn');
  expect(refused({ type: 'pause', until: null }, clerk(1))).toBe('counterBusy');
  expect(refused({ type: 'logOut' }, clerk(1))).toBe('counterBusy');
});

test('K2 two clerks who press at once get two different people, and a third one nobody', () => {
  const history = openHistory();
  for (const counter of [1, 2, 3]) history.openCounter(counter);
  history.draw();
  history.draw();
  expect([1, 2, 3].map((counter) => history.callNext(counter))).toEqual(['A001', 'A002', 'nobodyWaiting']);
});

test('K3 calling again waits for the pause, and after the last call the visit is missed', () => {
  const { refused, done, visitId, time, visit, day } = oneCalled();
  const again = { type: 'callAgain', visitId } as const;
  expect(refused(again, clerk(1))).toBe('tooSoon');
  time.now += 15_000;
  done(again, clerk(1));
  time.now += 15_000;
  done(again, clerk(1));
  expect(visit()?.calls).toBe(3);
  expect(day.announcements).toHaveLength(3);
  time.now += 15_000;
  done(again, clerk(1));
  expect(visit()?.state).toBe('missed');
  expect(day.counters.get('schalter-1')?.visitId).toBeNull();
});

test('K3 after the last call and a while without a press the visit is missed by itself', () => {
  const { done, visitId, time, visit } = oneCalled();
  for (let call = 2; call <= 3; call++) {
    time.now += 15_000;
    done({ type: 'callAgain', visitId }, clerk(1));
  }
  time.now += 59_000;
  done({ type: 'tick' }, clerk(1));
  expect(visit()?.state).toBe('called');
  time.now += 1_000;
  done({ type: 'tick' }, clerk(1));
  expect(visit()?.state).toBe('missed');
});

test('K3 a missed visit comes back by one click, with the number and the ticket time it had', () => {
  const { done, visitId, number, draw, callNext, visit } = oneCalled();
  draw();
  done({ type: 'miss', visitId }, clerk(1));
  done({ type: 'returnToLine', visitId }, clerk(2));
  expect(visit()).toMatchObject({ state: 'waiting', number });
  expect(callNext(1)).toBe(number);
});

test('K4 parking names the place and keeps the number; any counter takes it back', () => {
  const { done, refused, visitId, number, visit, day } = oneCalled();
  done({ type: 'begin', visitId }, clerk(1));
  done({ type: 'park', visitId, place: 'Fotoautomat' }, clerk(1));
  expect(visit()).toMatchObject({ state: 'parked', number });
  expect(day.remarks.get(visitId)?.place).toBe('Fotoautomat');
  expect(day.counters.get('schalter-1')?.visitId).toBeNull();
  done({ type: 'callBack', visitId }, clerk(2));
  expect(visit()).toMatchObject({ state: 'called', counterId: 'schalter-2', why: { rule: 'back' } });
  expect(refused({ type: 'callBack', visitId }, clerk(1))).toBe('visitMovedOn');
});

test('K4 handed on to a counter it waits for that counter alone, with the same number and a note', () => {
  const { done, visitId, number, callNext, day, events } = oneCalled();
  const to = { kind: 'counter', counterId: 'schalter-2' } as const;
  done({ type: 'handOn', visitId, to, note: 'Unterschrift fehlt' }, clerk(1));
  expect(callNext(1)).toBe('nobodyWaiting');
  expect(callNext(2)).toBe(number);
  expect(day.remarks.get(visitId)?.note).toBe('Unterschrift fehlt');
  expect(JSON.stringify(events)).not.toContain('Unterschrift');
});

test('K4 who is handed on to a counter by name is served there, whatever else it serves', () => {
  const counters = settingsWith({}).counters.map((one) =>
    one.id === 'schalter-2' ? { ...one, serviceIds: ['fischerei'] } : one,
  );
  const history = openHistory(settingsWith({ counters }));
  history.openCounter(1);
  history.openCounter(2);
  const { visitId, number } = history.draw('ausweis');
  history.callNext(1);
  const to = { kind: 'counter', counterId: 'schalter-2' } as const;
  history.done({ type: 'handOn', visitId, to, note: '' }, clerk(1));
  expect(history.callNext(1)).toBe('nobodyWaiting');
  expect(history.callNext(2)).toBe(number);
  history.done({ type: 'returnToLine', visitId }, clerk(2));
  expect(history.callNext(1)).toBe(number);
});

test('K4 a counter that closes leaves nobody behind who was handed on to it', () => {
  const { done, visitId, number, callNext } = oneCalled();
  done({ type: 'handOn', visitId, to: { kind: 'counter', counterId: 'schalter-2' }, note: '' }, clerk(1));
  done({ type: 'logOut' }, clerk(2));
  expect(callNext(1)).toBe(number);
});

test('K4 handed on to a service it keeps number and ticket time', () => {
  const { done, refused, visitId, number, draw, callNext, visit } = oneCalled();
  draw('wohnsitz');
  const to = { kind: 'service', serviceId: 'wohnsitz' } as const;
  expect(refused({ type: 'handOn', visitId, to: { ...to, serviceId: 'nothing' }, note: '' }, clerk(1))).toBe(
    'unknownService',
  );
  done({ type: 'handOn', visitId, to, note: '' }, clerk(1));
  expect(visit()).toMatchObject({ number, serviceIds: ['wohnsitz'] });
  expect(callNext(1)).toBe(number);
});

test('K6 logging in elsewhere never drops the visitor who is served', () => {
  const { done, visitId, day, visit } = oneCalled();
  done({ type: 'openCounter', counterId: 'schalter-5', personId: 'person-0001' }, clerk(5));
  expect(visit()?.state).toBe('called');
  expect(day.counters.get('schalter-1')).toMatchObject({ personId: 'person-0001', visitId });
  done({ type: 'openCounter', counterId: 'schalter-1', personId: 'person-0009' }, clerk(1));
  expect(day.counters.get('schalter-1')).toMatchObject({ personId: 'person-0009', visitId });
});

test('K6 without a visitor the counter that the clerk left closes', () => {
  const { done, day } = oneCalled();
  done({ type: 'openCounter', counterId: 'schalter-5', personId: 'person-0002' }, clerk(5));
  expect([...day.counters.keys()]).toEqual(['schalter-1', 'schalter-5']);
});

test('K6 a counter that its clerk has left while serving closes when the visitor is done', () => {
  const { done, visitId, day } = oneCalled();
  done({ type: 'openCounter', counterId: 'schalter-5', personId: 'person-0001' }, clerk(5));
  done({ type: 'finish', visitId }, clerk(1));
  expect([...day.counters.keys()]).toEqual(['schalter-2', 'schalter-5']);
});

test('F3 a pause has a time of return that is still to come, and calls nobody', () => {
  const { done, refused, callNext, time, day } = oneCalled();
  expect(refused({ type: 'pause', until: time.now }, clerk(2))).toBe('returnInThePast');
  done({ type: 'pause', until: min(30) }, clerk(2));
  expect(day.counters.get('schalter-2')?.paused).toEqual({ since: time.now, until: min(30) });
  expect(callNext(2)).toBe('counterPaused');
  expect(refused({ type: 'pause', until: min(-1) }, clerk(2))).toBe('returnInThePast');
  done({ type: 'resume' }, clerk(2));
  expect(refused({ type: 'resume' }, clerk(2))).toBe('notPaused');
});

test('M6 a counter calls only services that it serves', () => {
  const counters = settingsWith({}).counters.map((one) =>
    one.id === 'schalter-1' ? { ...one, serviceIds: ['fischerei'] } : one,
  );
  const history = openHistory(settingsWith({ counters }));
  history.openCounter(1);
  history.draw('ausweis');
  expect(history.callNext(1)).toBe('nobodyWaiting');
  history.draw('fischerei');
  expect(history.callNext(1)).toBe('E001');
});

test('M3 a line that only one counter serves is not starved by the calls of others', () => {
  const counters = settingsWith({}).counters.map((one) => {
    if (one.id === 'schalter-1') return { ...one, serviceIds: ['fischerei'] };
    return one.id === 'schalter-2' ? { ...one, serviceIds: ['ausweis'] } : one;
  });
  const history = openHistory(settingsWith({ counters }));
  history.openCounter(1);
  history.openCounter(2);
  history.time.now = min(-10);
  const line = history.draw('fischerei').number;
  for (let i = 0; i < 4; i++) history.checkIn(i, i, 'fischerei');
  for (let i = 0; i < 4; i++) history.checkIn(i, 4 + i, 'ausweis');
  const called: string[] = [];
  for (let round = 0; round < 3; round++)
    for (const counter of [1, 2]) {
      called.push(history.callNext(counter));
      const visitId = history.day.counters.get(`schalter-${counter}`)?.visitId ?? '';
      history.done({ type: 'finish', visitId }, clerk(counter));
    }
  expect(called.indexOf(line)).toBe(4);
});

test('M3 who is called back from parking ends no run: the line still comes after two appointments', () => {
  const history = openHistory();
  history.openCounter(1);
  history.time.now = min(-10);
  const parked = history.draw().visitId;
  history.callNext(1);
  history.done({ type: 'park', visitId: parked, place: '' }, clerk(1));
  const line = history.draw().number;
  for (let i = 0; i < 4; i++) history.checkIn(i, i);
  const finish = () => {
    const visitId = history.day.counters.get('schalter-1')?.visitId ?? '';
    history.done({ type: 'finish', visitId }, clerk(1));
  };
  const called: string[] = [];
  for (let call = 0; call < 2; call++) {
    called.push(history.callNext(1));
    finish();
  }
  history.done({ type: 'callBack', visitId: parked }, clerk(1));
  finish();
  called.push(history.callNext(1));
  expect(called).toEqual(['T001', 'T002', line]);
});

test('M6 a counter with a preference takes it among appointments of the same time', () => {
  const counters = settingsWith({}).counters.map((one) =>
    one.id === 'schalter-1' ? { ...one, preferredServiceIds: ['fischerei'] } : one,
  );
  const history = openHistory(settingsWith({ counters }));
  history.openCounter(1);
  history.openCounter(2);
  history.checkIn(10, 0, 'ausweis');
  const liked = history.checkIn(10, 1, 'fischerei').number;
  const walkIn = history.draw('ausweis').number;
  history.time.now += 1;
  history.draw('fischerei');
  history.time.now = min(10);
  expect(history.callNext(1)).toBe(liked);
  history.callNext(2);
  history.done({ type: 'finish', visitId: history.day.counters.get('schalter-1')?.visitId ?? '' }, clerk(1));
  expect(history.callNext(1)).toBe(walkIn);
});

const acts = fc.array(
  fc.record({
    act: fc.constantFrom('draw', 'next', 'begin', 'finish', 'miss', 'park', 'back', 'return', 'hand', 'again'),
    counter: fc.integer({ min: 1, max: 8 }),
    pick: fc.nat(),
  }),
  { maxLength: 150 },
);

test('K2 nobody is ever at two counters, and no counter ever has two people', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const history = openHistory();
      for (let counter = 1; counter <= 8; counter++) history.openCounter(counter);
      for (const { act, counter, pick } of steps) {
        const all = [...history.day.visits.keys()];
        const own = history.day.counters.get(`schalter-${counter}`)?.visitId;
        const visitId =
          pick % 3 === 0 ? (all[pick % Math.max(1, all.length)] ?? 'nobody-there') : (own ?? 'nobody-there');
        const by = clerk(counter);
        if (act === 'draw') history.draw();
        else if (act === 'next') history.callNext(counter);
        else if (act === 'park') history.when({ type: 'park', visitId, place: '' }, by);
        else if (act === 'back') history.when({ type: 'callBack', visitId }, by);
        else if (act === 'return') history.when({ type: 'returnToLine', visitId }, by);
        else if (act === 'again') history.when({ type: 'callAgain', visitId }, by);
        else if (act === 'hand') {
          const to = { kind: 'counter', counterId: `schalter-${(pick % 8) + 1}` } as const;
          history.when({ type: 'handOn', visitId, to, note: '' }, by);
        } else history.when({ type: act, visitId }, by);
        const atCounters = [...history.day.counters.values()].flatMap((one) => one.visitId ?? []);
        expect(new Set(atCounters).size).toBe(atCounters.length);
        const busy = [...history.day.visits.values()].filter((v) => v.state === 'called' || v.state === 'serving');
        expect(busy.map((v) => v.id).sort()).toEqual([...atCounters].sort());
        const waiting = [...history.day.visits.values()].filter((v) => v.state === 'waiting').map((v) => v.id);
        expect([...history.day.waiting.keys()].sort()).toEqual(waiting.sort());
        const counted = [...history.day.walkInsWaiting.values()].reduce((sum, group) => sum + group.count, 0);
        expect(counted + history.day.bookedWaiting.size + history.day.backWaiting.size).toBe(waiting.length);
      }
    }),
    { numRuns: 80 },
  );
});
