// W24, W25, F11: those who have drawn at home and are not there: nobody in the house waits for them, and each is counted once.
import fc from 'fast-check';
import { withoutUndone } from '../../../../server/queue/day/acts';
import { createFacts } from '../../../../server/queue/figures/facts';
import { totalOf } from '../../../../server/queue/figures/report';
import { createWork } from '../../../../server/queue/figures/work';
import { lessonOf } from '../../../../server/queue/forecast/lessons';
import { OFFICE, openHistory } from '../history';
import { acts, ordering, perform, smallOffice } from '../office';

/** Open all day and for everybody, so that no forecast decides who gets a number. */
const wideOpen = { ...smallOffice, hours: [{ weekday: 1, from: '08:00', to: '23:59' }] };
/** They pick among those who are booked, or change who gets a number. */
const OTHERS = ['cancel', 'homeCome', 'homeRules', 'admission', 'contingent'];
const atHome = ordering.map((act) => ({ ...act, kind: 'home' }));
const present = ordering.filter(({ kind }) => !OTHERS.includes(kind));
/** Most of what happens: people come, and are called and served. */
const BUSY = ['draw', 'draw', 'checkIn', 'next', 'next', 'finish', 'pass'];
const busy = fc.tuple(ordering, fc.constantFrom(...BUSY)).map(([act, kind]) => ({ ...act, kind }));
const anybody = fc.oneof({ weight: 3, arbitrary: busy }, { weight: 2, arbitrary: present }, atHome);
const withAbsent = fc.array(anybody, { minLength: 30, maxLength: 60 });

const comingAndGoing = fc
  .tuple(ordering, fc.constantFrom('home', 'home', 'homeCome', 'next', 'pass'))
  .map(([act, kind]) => ({ ...act, kind }));

/** Who was called when, where and why, by the order in which they came. */
const callsOf = ({ events }: ReturnType<typeof openHistory>) => {
  const came = new Map<string, number>();
  return events.flatMap(({ event, at }) => {
    if (event.type === 'ticketDrawn' || event.type === 'appointmentCheckedIn') came.set(event.visitId, came.size);
    if (event.type !== 'ticketCalled') return [];
    return [{ at, who: came.get(event.visitId), counter: event.counterId, rule: event.why.rule }];
  });
};

test('W24 numbers from home whose owners are not there change no call of anybody', () => {
  let [drawn, called] = [0, 0];
  fc.assert(
    fc.property(withAbsent, (list) => {
      const [some, none] = [true, false].map((isOffered) =>
        openHistory({ ...wideOpen, fromHome: { ...smallOffice.fromHome, isOffered } }),
      );
      if (some === undefined || none === undefined) return;
      for (const one of [some, none]) for (const counter of [1, 2, 3]) one.openCounter(counter);
      for (const act of list) for (const one of [some, none]) perform(one, act);
      expect(callsOf(some)).toEqual(callsOf(none));
      drawn += some.events.filter(({ event }) => event.type === 'homeNumberDrawn').length;
      called += callsOf(some).length;
    }),
    { numRuns: 40 },
  );
  expect(Math.min(drawn, called)).toBeGreaterThan(50);
});

test('W25 on whatever day each number from home is counted once: it came, was given back, or never came', () => {
  const seen = { came: 0, never: 0 };
  fc.assert(
    fc.property(acts, acts, fc.array(comingAndGoing, { maxLength: 15 }), (list, more, coming) => {
      const history = openHistory(smallOffice);
      for (const counter of [1, 2, 3]) history.openCounter(counter);
      for (const act of [...list, ...coming, ...more]) perform(history, act);
      history.done({ type: 'closeDay' }, OFFICE);
      const { day, events } = history;
      const home = [...day.visits.values()].filter((one) => one.home !== null);
      const came = home.filter(({ arrivedAt }) => arrivedAt !== null).length;
      const back = home.filter(({ arrivedAt, state }) => arrivedAt === null && state === 'left').length;
      const never = home.filter(({ arrivedAt, state }) => arrivedAt === null && state === 'missed').length;
      expect(came + back + never).toBe(home.length);
      const facts = createFacts(() => 9);
      for (const stored of withoutUndone(events)) facts.add(stored);
      const { visits } = facts.facts();
      const total = totalOf([{ visits, printers: [], work: createWork().figures() }]);
      expect({ fromHome: 0, fromHomeAbsent: 0, ...total }).toMatchObject({
        fromHome: home.length,
        fromHomeAbsent: never,
      });
      expect(lessonOf(day, () => 0)?.fromHome ?? { drawn: 0, came: 0 }).toEqual({ drawn: home.length - back, came });
      seen.came += came;
      seen.never += never;
    }),
    { numRuns: 40 },
  );
  expect(Math.min(seen.came, seen.never)).toBeGreaterThan(20);
});
