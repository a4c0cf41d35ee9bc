// W23, W24, W25, F11: numbers that are drawn at home: their place, their owners' coming, and that nobody gains by them.
import fc from 'fast-check';
import { checkDay } from '../../../../scripts/checkDay.mjs';
import { drawFromHome } from '../../../../server/queue/decide/coming/fromHome';
import { createFacts } from '../../../../server/queue/figures/facts';
import { totalOf } from '../../../../server/queue/figures/report';
import { createWork } from '../../../../server/queue/figures/work';
import { expectedFor } from '../../../../server/queue/forecast/forecast';
import { learn, lessonOf, NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { isUsedUpFrom } from '../../../../server/queue/order/fromHome';
import { recordOf } from '../../../../server/queue/record/record';
import { receiptOf } from '../../../../server/queue/views/receipt';
import { createMasks } from '../../../../server/records/masks';
import { NO_RECORD, recordText } from '../../../../server/records/text';
import type { FromHome } from '../../../../shared/settings';
import { MINUTE_MS } from '../../../../shared/time';
import { clerk, kiosk, min, OFFICE, openHistory, settingsWith, VISITOR } from '../history';
import { lesson } from '../lesson';
import { acts, perform, smallOffice } from '../office';

const OFFERED: FromHome = { isOffered: true, perDay: 3, perNetwork: 3, wayMin: 20, graceMin: 15 };
const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de' as const };
type Drawn = { visitId: string; key: string; number: string; code: string };

const open = (changes: Partial<FromHome> = {}) => {
  const history = openHistory(settingsWith({ fromHome: { ...OFFERED, ...changes } }));
  const at = (minute: number) => {
    history.time.now = min(minute);
    return history;
  };
  return {
    ...history,
    at,
    home: (minute: number, wayMin = 20) => at(minute).done<Drawn>({ type: 'drawFromHome', ...wish, wayMin }, VISITOR),
    come: (minute: number, visitId: string) =>
      at(minute).done({ type: 'checkInVisit', visitId, language: null, familyName: null }, VISITOR),
    /** Everybody who waits, in the order in which one counter calls them, a minute each. */
    calledFrom: (minute: number) => {
      const called: string[] = [];
      for (let i = 0; i < 20; i++) {
        const number = at(minute + i).callNext(1);
        if (number === 'nobodyWaiting') return called;
        called.push(number);
        const visitId = history.day.counters.get('schalter-1')?.visitId ?? '';
        history.done({ type: 'finish', visitId }, clerk(1));
      }
      return called;
    },
  };
};

test('W23 a number is drawn at home where the office offers it, within the share of the day', () => {
  const off = openHistory(settingsWith({}));
  expect(off.refused({ type: 'drawFromHome', ...wish, wayMin: 20 }, VISITOR)).toBe('notFromHome');
  const { home, refused, done, day } = open();
  const drawn = [home(0), home(1), home(2)];
  expect(drawn.map(({ number }) => number)).toEqual(['A001', 'A002', 'A003']);
  expect(refused({ type: 'drawFromHome', ...wish, wayMin: 20 }, VISITOR)).toBe('fromHomeUsedUp');
  // What is given back was drawn all the same, or one phone would try the day's out one by one.
  done({ type: 'leaveLine', visitId: drawn[0]?.visitId ?? '' }, VISITOR);
  expect(day.visits.get(drawn[0]?.visitId ?? '')?.state).toBe('left');
  expect(refused({ type: 'drawFromHome', ...wish, wayMin: 20 }, VISITOR)).toBe('fromHomeUsedUp');
});

test('W23 so many a day of one network, given back or not, and of the wider one around it as a share', () => {
  const { home, refused, done, day } = open({ perDay: 50, perNetwork: 2 });
  const { visitId } = home(0);
  home(1);
  done({ type: 'leaveLine', visitId }, VISITOR);
  expect(refused({ type: 'drawFromHome', ...wish, wayMin: 20 }, VISITOR)).toBe('tooManyFromHome');
  expect(day.visits.get(visitId)?.home?.from).toEqual({ narrow: 'network-01', wide: null });
  const moment = { day, settings: settingsWith({ fromHome: { ...OFFERED, perNetwork: 2 } }) };
  expect(isUsedUpFrom(moment, { narrow: 'network-02', wide: null })).toBe(false);
  // Thirty-two of sixteen homes behind one wider network are two of one.
  const of = (wide: string) => (one: number) => ({ narrow: `home-${one % 16}`, wide });
  const many = Array.from({ length: 32 }, (_, one) => of('mobile')(one));
  const visits = many.map((from, one) => [`${one}`, { home: { placeAt: 0, wayMin: 20, from } }] as const);
  const crowded = (count: number) => ({ ...moment, day: { ...day, visits: new Map(visits.slice(0, count)) as never } });
  expect(isUsedUpFrom(crowded(31), { narrow: 'elsewhere', wide: 'mobile' })).toBe(false);
  expect(isUsedUpFrom(crowded(32), { narrow: 'elsewhere', wide: 'mobile' })).toBe(true);
  expect(isUsedUpFrom(crowded(32), { narrow: 'elsewhere', wide: 'another' })).toBe(false);
});

test('W23 none is drawn at home while no kiosk gives any: outside the hours, in a full house, with a contingent used up', () => {
  const hours = [{ weekday: 1, from: '10:00', to: '12:00' }];
  const early = openHistory(settingsWith({ fromHome: OFFERED, hours }));
  expect(early.refused({ type: 'drawFromHome', ...wish, wayMin: 20 }, VISITOR)).toBe('closedNow');
  const full = open();
  full.openCounter(1);
  full.done({ type: 'setAdmission', admission: 'closed' }, clerk(1));
  expect(full.refused({ type: 'drawFromHome', ...wish, wayMin: 20 }, VISITOR)).toBe('fullHouse');
  const { services } = settingsWith({});
  const used = openHistory(
    settingsWith({ fromHome: OFFERED, services: services.map((one) => ({ ...one, contingent: 1 })) }),
  );
  used.done({ type: 'drawFromHome', ...wish, wayMin: 20 }, VISITOR);
  expect(used.refused({ type: 'drawTicket', ...wish }, kiosk())).toBe('contingentUsedUp');
});

test('W23 S93 who says a way that ends after the last call is refused before anything is worked out', () => {
  const hours = [{ weekday: 1, from: '08:00', to: '12:00' }];
  const { day, settings, openCounter, time } = openHistory(settingsWith({ fromHome: OFFERED, hours }));
  openCounter(1);
  time.now = min(170);
  const asksNothing = () => {
    throw new Error('a forecast was worked out');
  };
  const learned = new Proxy({}, { get: asksNothing });
  const blind = { settings: settings(), now: time.now, by: VISITOR, network: null, learned };
  const asked = { type: 'drawFromHome', ...wish, wayMin: 60 } as const;
  expect(drawFromHome(day, asked, blind as never)).toMatchObject({ refusal: { code: 'fullHouse' } });
});

test('W23 none is drawn at home while all kiosks are locked; one that is not gives some', () => {
  const kiosks = settingsWith({})
    .kiosks.slice(0, 1)
    .flatMap((one) => [one, { ...one, id: 'kiosk-9' }]);
  const locked = openHistory(settingsWith({ fromHome: OFFERED, kiosks }));
  locked.openCounter(1);
  locked.done({ type: 'lockKiosk', kioskId: 'kiosk-1', reason: 'fullHouse' }, clerk(1));
  const asked = { type: 'drawFromHome', ...wish, wayMin: 20 } as const;
  locked.done(asked, VISITOR);
  locked.done({ type: 'lockKiosk', kioskId: 'kiosk-9', reason: 'fullHouse' }, clerk(1));
  expect(locked.refused(asked, VISITOR)).toBe('notFromHome');
});

test('W24 whose number is from home is called only once they are there, and nobody waits for them', () => {
  const { home, come, openCounter, callNext, draw, at } = open();
  openCounter(1);
  const { visitId, number } = home(0);
  expect(at(30).callNext(1)).toBe('nobodyWaiting');
  const { number: behind } = at(31).draw();
  // Somebody who is there is called at once, however many from home stand before them.
  expect(callNext(1)).toBe(behind);
  openCounter(2);
  draw();
  come(32, visitId);
  expect(callNext(2)).toBe(number);
});

test('W24 they stand where somebody stands who had set out at once, and nowhere better', () => {
  const { home, come, openCounter, at, calledFrom } = open();
  openCounter(1);
  const first = home(0);
  const [before, after] = [at(19).draw().number, at(21).draw().number];
  come(30, first.visitId);
  expect(calledFrom(30)).toEqual([before, first.number, after]);
  // With a longer way the place is a later one; a shorter one counts as the office says.
  const [far, near] = [home(60, 45), home(60, 0)];
  const numbers = [at(79).draw().number, at(81).draw().number, at(104).draw().number, at(106).draw().number];
  come(110, far.visitId);
  come(110, near.visitId);
  const [a, b, c, d] = numbers;
  expect(calledFrom(110)).toEqual([a, near.number, b, c, far.number, d]);
});

test('W24 who comes sooner stands where they come; who comes long after the turn, too', () => {
  const { home, come, openCounter, at, calledFrom, callNext, done, day } = open();
  openCounter(1);
  const early = home(0);
  const ahead = at(4).draw().number;
  come(5, early.visitId);
  const behind = at(6).draw().number;
  expect(calledFrom(7)).toEqual([ahead, early.number, behind]);

  const turn = (comesAfter: number) => {
    const late = home(60);
    at(85).draw();
    callNext(1);
    done({ type: 'finish', visitId: day.counters.get('schalter-1')?.visitId ?? '' }, clerk(1));
    const waiting = at(90).draw().number;
    come(85 + comesAfter, late.visitId);
    return [calledFrom(85 + comesAfter), [late.number, waiting]] as const;
  };
  const [inTime, expected] = turn(15);
  expect(inTime).toEqual(expected);
  const other = open();
  other.openCounter(1);
  const late = other.home(0);
  other.at(25).draw();
  other.callNext(1);
  other.done({ type: 'finish', visitId: other.day.counters.get('schalter-1')?.visitId ?? '' }, clerk(1));
  const waiting = other.at(30).draw().number;
  other.come(41, late.visitId);
  expect(other.calledFrom(41)).toEqual([waiting, late.number]);
});

test('W24 they check in with the code at a kiosk or a counter, too, once; the number stays, and no number comes twice', () => {
  const { home, at, done, refused, draw, openCounter, callNext } = open();
  openCounter(1);
  const { code, visitId, number } = home(0);
  const drawn = draw();
  expect(callNext(1)).toBe(drawn.number);
  done({ type: 'finish', visitId: drawn.visitId }, clerk(1));
  const later = [drawn.number, draw().number];
  // It stands in no kiosk's list: somebody else could pick it there.
  const picked = { type: 'checkInVisit', visitId, language: null, familyName: null } as const;
  expect(at(20).refused(picked, kiosk())).toBe('notByList');
  expect(done({ type: 'checkIn', code, language: 'en' }, kiosk())).toMatchObject({ number, slotAt: null, late: false });
  expect(refused({ type: 'checkIn', code, language: null }, kiosk())).toBe('alreadyCheckedIn');
  expect([number, ...later, draw().number]).toEqual(['A001', 'A002', 'A003', 'A004']);
});

test('W24 on whatever day nobody has a better place than by setting out at once, whatever they say and whenever they come', () => {
  let [tried, passed] = [0, 0];
  fc.assert(
    fc.property(
      fc.array(acts, { minLength: 2, maxLength: 2 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 3 }),
      ([before = [], after = []], wayMin, count) => {
        const history = openHistory({ ...smallOffice, fromHome: { ...OFFERED, perDay: 500, perNetwork: 100 } });
        for (const counter of [1, 2, 3]) history.openCounter(counter);
        for (const act of before) perform(history, act);
        const { day, time } = history;
        const serviceIds = [history.settings().services[0]?.id ?? ''];
        const asked = { type: 'drawFromHome' as const, ...wish, serviceIds, wayMin };
        const drawnAt = Math.max(time.now, day.lastAt);
        const least = history.settings().fromHome.wayMin;
        // Several numbers of one person.
        const mine = Array.from({ length: count }, () => history.when(asked, VISITOR)).flatMap((decision) =>
          'refusal' in decision ? [] : [(decision.result as Drawn).visitId],
        );
        for (const act of after) perform(history, act);
        for (const visitId of mine) {
          const visit = day.visits.get(visitId);
          if (visit?.state !== 'booked') continue;
          const comesAt = Math.max(time.now, day.lastAt);
          history.when({ type: 'checkInVisit', visitId, language: null, familyName: null }, VISITOR);
          if (visit.home === null || visit.arrivedAt === null) continue;
          tried += 1;
          const atOnce = drawnAt + Math.max(wayMin, least) * MINUTE_MS;
          expect(visit.home.placeAt).toBeGreaterThanOrEqual(Math.min(comesAt, atOnce));
          // Nobody is passed who stood there before somebody who had set out at once, or before they came.
          for (const other of day.waiting.values()) {
            const theirs = other.slotAt ?? other.home?.placeAt ?? other.arrivedAt;
            if (other.id !== visitId && theirs < Math.min(comesAt, atOnce)) {
              passed += 1;
              expect(theirs).toBeLessThan(visit.home.placeAt);
            }
          }
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(Math.min(tried, passed)).toBeGreaterThan(20);
});

test('W25 those who never come are counted, and learned: numbers from home, given back, never come', () => {
  const history = open();
  const [came, never, back] = [history.home(0), history.home(1), history.home(2)];
  history.openCounter(1);
  history.come(25, came.visitId);
  history.callNext(1);
  history.done({ type: 'leaveLine', visitId: back.visitId }, VISITOR);
  history.at(600).done({ type: 'closeDay' }, OFFICE);
  expect(history.day.visits.get(never.visitId)?.state).toBe('missed');
  const facts = createFacts(() => 9);
  for (const stored of history.events) facts.add(stored);
  const { visits } = facts.facts();
  const total = totalOf([{ visits, printers: [], work: createWork().figures() }]);
  expect(total).toMatchObject({ visitors: 1, walkIns: 1, fromHome: 3, fromHomeAbsent: 1, noShows: 0, cancelled: 0 });
  const taught = lessonOf(history.day, () => 0);
  expect(taught).toMatchObject({ fromHome: { drawn: 2, came: 1 }, booked: 0 });
  const settings = settingsWith({});
  const many = lesson({ fromHome: { drawn: 300, came: 90 } });
  expect(learn([lesson({})], settings).homeShare).toBeCloseTo(NOTHING_LEARNED.homeShare);
  expect(learn([many], settings).homeShare).toBeCloseTo(0.35, 2);
});

test('F11 whoever comes now is told of those on the way as many as usually come, as long as they keep their place', () => {
  const { home, openCounter, at, settings, day, time, draw, callNext, done } = open();
  openCounter(1);
  const newcomer = { id: 'newcomer', serviceIds: ['ausweis'], onlyCounterId: null };
  const told = (homeShare = 1) =>
    expectedFor(
      {
        day,
        settings: { ...settings(), counters: settings().counters.slice(0, 1) },
        now: time.now,
        learned: { ...NOTHING_LEARNED, homeShare },
      },
      newcomer,
    ) ?? -1;
  home(0);
  // Before the place of somebody who set out at once, whoever is there goes first.
  at(19);
  expect(told()).toBe(0);
  at(21);
  const one = told();
  expect(one).toBeGreaterThan(5);
  expect(told(0.5)).toBeCloseTo(one / 2);
  draw();
  callNext(1);
  at(30);
  done({ type: 'finish', visitId: day.counters.get('schalter-1')?.visitId ?? '' }, clerk(1));
  at(36);
  expect(told()).toBeGreaterThan(5);
  at(37);
  expect(told()).toBe(0);
});

test('M14, W24 the receipt says of a number from home that it was drawn before', () => {
  const { home, come, openCounter, at, callNext, done, day, settings } = open();
  openCounter(1);
  const { visitId, number } = home(0);
  const { visitId: own } = at(25).draw();
  come(30, visitId);
  expect(callNext(1)).toBe(number);
  done({ type: 'finish', visitId }, clerk(1));
  at(40);
  callNext(1);
  const key = day.visits.get(own)?.key ?? '';
  expect(receiptOf(day, settings(), key)?.before).toMatchObject([{ number, why: 'fromHome' }]);
});

test('M13, W24 a place of a number from home that was not said before it came is found', () => {
  const history = open();
  history.openCounter(1);
  const { visitId } = history.home(0);
  history.at(25).draw();
  history.come(30, visitId);
  history.callNext(1);
  const lines = recordOf({
    ...{ day: '2017-11-06', events: history.events, settings: [{ at: 0, settings: history.settings(), after: null }] },
    masked: createMasks(Buffer.from('always the same')),
  });
  const head = { day: '2017-11-06', office: 'Bürgerbüro', timeZone: 'Europe/Berlin', before: NO_RECORD };
  const faultsOf = (said: typeof lines) => checkDay(recordText(head, said).text).faults;
  expect(faultsOf(lines)).toEqual([]);
  // The clock is set: who waits stands as far before their coming as before, in a record that nobody has forged.
  const here = history.events.findLastIndex(({ event }) => event.type === 'homeNumberArrived');
  const leapt = history.events.slice(0, here + 1).map((one) => ({ ...one }));
  const last = leapt.at(-1);
  if (last === undefined) throw new Error('nobody came');
  const byMs = 60 * MINUTE_MS;
  leapt.push({ ...last, version: last.version + 1, at: last.at + byMs, event: { type: 'clockLeapt', byMs } });
  const afterLeap = recordOf({
    ...{ day: '2017-11-06', events: leapt, settings: [{ at: 0, settings: history.settings(), after: null }] },
    masked: createMasks(Buffer.from('always the same')),
  });
  expect(afterLeap.filter((line) => 'waits' in line && line.waits.placeAt !== undefined)).toHaveLength(2);
  expect(faultsOf(afterLeap)).toEqual([]);
  const forged = lines.map((line) =>
    'waits' in line && line.waits.placeAt !== undefined
      ? { ...line, waits: { ...line.waits, placeAt: line.waits.placeAt - MINUTE_MS } }
      : line,
  );
  expect(faultsOf(forged)).toMatchObject([{ what: 'A001 has a place that nobody gave it' }, {}]);
});
