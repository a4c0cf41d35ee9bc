// What is worked out for all who wait at once is what it is for each of them alone.
import fc from 'fast-check';
import { counterOrder, counterOrders, peopleAhead, standings } from '../../../../server/queue/order/order';
import { waitingGroups } from '../../../../server/queue/order/serving';
import { kiosk, openHistory } from '../history';
import { ordering, perform, smallOffice } from '../office';

test('F6, M6 on whatever day, who is before whom is the same for all at once and for each alone', () => {
  const seen = { many: 0, raised: 0, errand: 0, due: 0 };
  fc.assert(
    fc.property(
      fc.array(ordering, { minLength: 10, maxLength: 30 }),
      fc.subarray(smallOffice.services),
      (list, preferred) => {
        const preferredServiceIds = preferred.map(({ id }) => id);
        const counters = smallOffice.counters.map((one, i) => (i === 1 ? { ...one, preferredServiceIds } : one));
        const history = openHistory({ ...smallOffice, counters });
        for (const counter of [1, 2, 3]) history.openCounter(counter);
        for (const { id } of smallOffice.services)
          history.when({ type: 'drawTicket', serviceIds: [id], persons: 1, language: 'de' }, kiosk());
        const [who, what, min] = [0, 0, 0];
        // One of them is back from an errand.
        for (const kind of ['next', 'errand', 'reportBackHere', 'pass']) perform(history, { kind, who, what, min });
        for (const act of list) {
          perform(history, act);
          const { day } = history;
          const moment = { day, settings: history.settings(), now: Math.max(history.time.now, day.lastAt) };
          const [groups, aheadOf] = [waitingGroups(day), standings(moment)];
          for (const visit of day.waiting.values()) {
            const ahead = aheadOf(visit);
            expect(ahead).toEqual(peopleAhead(moment, visit));
            seen.many += day.waiting.size > 3 ? 1 : 0;
            for (const kind of ['raised', 'errand', 'due'] as const) seen[kind] += ahead[kind] > 0 ? 1 : 0;
          }
          const ordersOf = counterOrders(moment, groups);
          for (const counter of moment.settings.counters)
            expect(ordersOf(counter).order).toEqual(counterOrder(moment, counter));
        }
      },
    ),
    { numRuns: 25 },
  );
  // The days had something of everything.
  expect(Object.values(seen).filter((count) => count < 10)).toEqual([]);
});
