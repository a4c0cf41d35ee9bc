// M: the merge policy by examples and by what must always hold.
import fc from 'fast-check';
import { callOrder, placeOf, type RecentCall, type Waiting } from '../../../../server/queue/order/policy';
import { min } from '../history';

const POLICY = { leadMin: 5, graceMin: 15, run: 2 };
const walkIn = (id: string, at: number): Waiting => ({ id, slotAt: null, arrivedAt: min(at) });
const booked = (id: string, slot: number, at: number): Waiting => ({ id, slotAt: min(slot), arrivedAt: min(at) });
const order = (waiting: Waiting[], now: number, recent: RecentCall[] = []) =>
  callOrder(waiting, POLICY, min(now), recent).map((call) => call.id);
const DUE: RecentCall = { due: true, lineWaiting: true };

test('M2 a checked-in appointment is due from five minutes before its slot, the earlier slot first', () => {
  const waiting = [walkIn('w', 0), booked('later', 35, 10), booked('earlier', 30, 20)];
  expect(order(waiting, 24)).toEqual(['w', 'earlier', 'later']);
  expect(order(waiting, 25)).toEqual(['earlier', 'w', 'later']);
  expect(order(waiting, 30)).toEqual(['earlier', 'later', 'w']);
});

test('M3 after two due appointments in a row comes the line, as long as anybody stands in it', () => {
  const waiting = [booked('a', 30, 20), booked('b', 30, 21), booked('c', 30, 22), booked('d', 30, 23), walkIn('w', 25)];
  expect(order(waiting, 30)).toEqual(['a', 'b', 'w', 'c', 'd']);
  expect(order(waiting, 30, [DUE])).toEqual(['a', 'w', 'b', 'c', 'd']);
  expect(order(waiting, 30, [DUE, DUE])).toEqual(['w', 'a', 'b', 'c', 'd']);
  expect(order(waiting, 30, [DUE, DUE, { due: false, lineWaiting: true }])).toEqual(['a', 'b', 'w', 'c', 'd']);
  expect(order(waiting, 30, [DUE, { due: true, lineWaiting: false }])).toEqual(['a', 'b', 'w', 'c', 'd']);
});

test('M4 an appointment that is not due is called only when nobody else can be', () => {
  expect(order([booked('later', 60, 32), booked('early', 50, 31)], 33)).toEqual(['early', 'later']);
  expect(order([booked('early', 60, 31), walkIn('w', 32)], 33)).toEqual(['w', 'early']);
});

test('C4 later than fifteen minutes, an appointment stands in the line as if its ticket were drawn at the slot', () => {
  const waiting = [booked('late', 10, 26), walkIn('before', 9), walkIn('after', 11)];
  expect(order(waiting, 27)).toEqual(['before', 'late', 'after']);
  expect(order([booked('just in time', 10, 25), walkIn('before', 9)], 27)).toEqual(['just in time', 'before']);
});

test('M6 a preference decides between equals and breaks no rule above', () => {
  const liked = { ...booked('liked', 30, 25), preference: 0 };
  const other = { ...booked('other', 30, 20), preference: 1 };
  expect(order([other, liked], 30)).toEqual(['liked', 'other']);
  expect(
    order(
      [
        { ...walkIn('first', 1), preference: 1 },
        { ...walkIn('second', 2), preference: 0 },
      ],
      5,
    ),
  ).toEqual(['first', 'second']);
});

test('M8 every call says why', () => {
  const waiting = [booked('a', 30, 20), booked('b', 30, 21), booked('c', 30, 22), walkIn('w', 25), booked('d', 50, 26)];
  expect(callOrder(waiting, POLICY, min(30), []).map(({ why }) => why.rule)).toEqual([
    'due',
    'due',
    'lineAfterRun',
    'due',
    'early',
  ]);
  expect(callOrder([walkIn('w', 1)], POLICY, min(30), [])[0]?.why).toEqual({ rule: 'line' });
});

const PHOTO = {
  ...{ id: 'foto', name: { de: 'Foto' }, article: 'zum' as const, place: { de: 'Foyer' } },
  ...{ usualMin: 5, anyAfterMin: 10, overdueMin: 20 },
};
const back = (one: Waiting, at: number): Waiting => ({
  ...one,
  errand: { ...PHOTO, counterId: 'schalter-1', backAt: min(at) },
});

test('K21 who is back from an errand goes before all but who was raised, the first one back first, and says why', () => {
  const raised = { ...walkIn('raised', 9), raisedAt: min(20) };
  const waiting = [
    walkIn('w', 0),
    booked('due', 30, 20),
    back(walkIn('b', 8), 29),
    back(booked('a', 50, 9), 28),
    raised,
  ];
  const calls = callOrder(waiting, POLICY, min(30), []);
  expect(calls.map(({ id }) => id)).toEqual(['raised', 'a', 'b', 'due', 'w']);
  expect(calls[1]?.why).toEqual({ rule: 'errand', name: { de: 'Foto' }, article: 'zum' });
});

test('K21 after two in a row who were back, somebody else has the turn, if anybody has one', () => {
  const three = ['x', 'y', 'z'].map((id, i) => back(walkIn(id, 20), 21 + i));
  const ids = (waiting: Waiting[], returned: number) =>
    callOrder(waiting, POLICY, min(30), [], returned).map(({ id }) => id);
  expect(ids([...three, walkIn('w', 0)], 0)).toEqual(['x', 'y', 'w', 'z']);
  expect(ids([...three, walkIn('w', 0)], 2)).toEqual(['w', 'x', 'y', 'z']);
  expect(ids([...three, booked('early', 90, 29)], 2)).toEqual(['x', 'y', 'z', 'early']);
});

const person = fc.record({
  slot: fc.option(fc.integer({ min: 0, max: 120 })),
  at: fc.integer({ min: 0, max: 120 }),
  preference: fc.integer({ min: 0, max: 3 }),
  backAt: fc.option(fc.integer({ min: 0, max: 150 }), { freq: 3 }),
});
const people = fc.array(person, { maxLength: 40 }).map((list) =>
  list.map(({ slot, at, preference, backAt }, i) => ({
    id: `v${i}`,
    slotAt: slot === null ? null : min(slot),
    arrivedAt: min(at),
    // As a day gives them: nobody arrives at the same time as somebody else.
    arrival: i,
    preference,
    errand: backAt === null ? null : { ...PHOTO, counterId: 'schalter-1', backAt: min(backAt) },
  })),
);
const policies = fc.record({
  leadMin: fc.integer({ min: 0, max: 10 }),
  graceMin: fc.integer({ min: 0, max: 30 }),
  run: fc.integer({ min: 1, max: 4 }),
});
const recents = fc.array(fc.record({ due: fc.boolean(), lineWaiting: fc.boolean() }), { maxLength: 6 });
const nows = fc.integer({ min: 0, max: 150 }).map(min);

test('M5 whoever waits is in the order, once, and nobody else', () => {
  fc.assert(
    fc.property(people, policies, nows, recents, (waiting, policy, now, recent) => {
      const ids = callOrder(waiting, policy, now, recent).map((call) => call.id);
      expect([...ids].sort()).toEqual(waiting.map((one) => one.id).sort());
    }),
  );
});

test('M3 never more than `run` due appointments in a row while somebody stands in the line', () => {
  fc.assert(
    fc.property(people, policies, nows, recents, (waiting, policy, now, recent) => {
      const calls = [...recent, ...callOrder(waiting, policy, now, recent)];
      let run = 0;
      calls.forEach((call, i) => {
        run = call.due && call.lineWaiting ? run + 1 : 0;
        if (i >= recent.length) expect(run).toBeLessThanOrEqual(policy.run);
      });
    }),
  );
});

test('K21 never more than `run` in a row who are back, while somebody else has a turn; nobody in the line starves', () => {
  fc.assert(
    fc.property(people, policies, nows, recents, fc.nat({ max: 4 }), (waiting, policy, now, recent, before) => {
      const calls = callOrder(waiting, policy, now, recent, before);
      let run = before;
      calls.forEach(({ why }, i) => {
        run = why.rule === 'errand' ? run + 1 : 0;
        const others = calls.slice(i + 1).filter(({ why: { rule } }) => rule !== 'errand' && rule !== 'early');
        if (run > Math.max(policy.run, before)) expect(others).toEqual([]);
        if (i === 0 && before >= policy.run && others.length > 0) expect(why.rule).not.toBe('errand');
      });
    }),
  );
});

test('M3 the line keeps the order of its tickets, M2 the due appointments that of their slots', () => {
  const ascends = (list: number[]) => list.every((one, i) => i === 0 || one >= (list[i - 1] ?? 0));
  fc.assert(
    fc.property(people, policies, nows, recents, (waiting, policy, now, recent) => {
      const byId = new Map(waiting.map((one) => [one.id, one]));
      const called = callOrder(waiting, policy, now, recent);
      const ticketsOf = (rules: string[]) =>
        called
          .filter(({ why }) => rules.includes(why.rule))
          .map(({ id }) => byId.get(id)?.slotAt ?? byId.get(id)?.arrivedAt ?? 0);
      expect(ascends(ticketsOf(['line', 'lineAfterRun']))).toBe(true);
      expect(ascends(ticketsOf(['due']))).toBe(true);
    }),
  );
});

test('W1 the number of people before somebody is the place in the call order', () => {
  fc.assert(
    fc.property(people, policies, nows, recents, (waiting, policy, now, recent) => {
      const called = callOrder(waiting, policy, now, recent).map((call) => call.id);
      for (const one of waiting) {
        const people = waiting.filter((other) => other !== one);
        expect(placeOf(one, { people, counted: 0 }, policy, now, recent)).toBe(called.indexOf(one.id));
      }
    }),
  );
});
