// F9: what is played once for all is what would be played for each; the quick play against the plain one.
import fc from 'fast-check';
import { expectedFor, type Outlook, projectCalls } from '../../../../server/queue/forecast/forecast';
import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { createPlay } from '../../../../server/queue/forecast/playing';
import { type ProjectedCounter, projectWaits } from '../../../../server/queue/forecast/projection';
import type { Player } from '../../../../server/queue/forecast/stage';
import { MINUTE_MS } from '../../../../shared/time';
import { kiosk, openHistory } from '../history';
import { ordering, perform, smallOffice } from '../office';
import { plainForecast, plainWaits } from './plainForecast';

const NOW = 1_000_000 * MINUTE_MS;
const at = (minute: number) => NOW + minute * MINUTE_MS;
const KINDS = ['a', 'b', 'c'];

/** Anybody who may stand in the order: raised, back or not back yet from an errand, booked, late, in the line. */
const person = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    came: fc.integer({ min: -40, max: 0 }),
    slot: fc.option(fc.integer({ min: -50, max: 60 })),
    raised: fc.option(fc.integer({ min: -20, max: 0 }), { freq: 8 }),
    back: fc.option(fc.integer({ min: -10, max: 20 }), { freq: 6 }),
    isExpected: fc.boolean(),
    busy: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ kind, came, slot, raised, back, isExpected, busy }): Omit<Player, 'id'> => {
    const [usualMin, overdueMin, anyAfterMin] = [5, 10, 5];
    const name = { de: 'Foto', en: 'photo' };
    const to = { id: 'foto', name, article: 'zum', place: name, usualMin, overdueMin, anyAfterMin } as const;
    const isBooked = slot !== null && back === null && isExpected;
    const slotAt = slot === null ? null : at(slot);
    return {
      ...{ kind, slotAt, busyMs: busy * MINUTE_MS, raisedAt: raised === null ? null : at(raised) },
      arrivedAt: isBooked ? (slotAt ?? NOW) : at(came),
      errand: back === null ? null : { ...to, counterId: 'schalter-1', backAt: at(back) },
      comesAt: Math.max(NOW, isBooked ? (slotAt ?? NOW) : at(back ?? 0)),
    };
  });

const desk = fc.record({
  free: fc.integer({ min: -5, max: 30 }),
  served: fc.subarray(KINDS),
  rest: fc.option(fc.record({ from: fc.integer({ min: 0, max: 40 }), min: fc.integer({ min: 1, max: 90 }) })),
});
type Desk = typeof desk extends fc.Arbitrary<infer Value> ? Value : never;

const absencesOf = ({ rest }: Desk) =>
  rest === null
    ? []
    : [{ from: at(rest.from), to: rest.min > 60 ? Number.POSITIVE_INFINITY : at(rest.from + rest.min) }];

const question = fc.record({
  people: fc.array(person, { maxLength: 25 }).map((all) => all.map((one, i) => ({ ...one, id: `p${i}` }))),
  desks: fc.array(desk, { minLength: 1, maxLength: 4 }),
  policy: fc.record({
    leadMin: fc.integer({ min: 0, max: 10 }),
    graceMin: fc.integer({ min: 0, max: 15 }),
    run: fc.integer({ min: 0, max: 3 }),
  }),
  recent: fc.array(fc.record({ due: fc.boolean(), lineWaiting: fc.boolean() }), { maxLength: 3 }),
  newcomers: fc.array(fc.record({ kind: fc.constantFrom(...KINDS), busy: fc.integer({ min: 0, max: 12 }) }), {
    minLength: 1,
    maxLength: 6,
  }),
});

const newcomerOf = ({ kind, busy }: { kind: string; busy: number }, i: number): Player => {
  return { id: `n${i}`, kind, slotAt: null, arrivedAt: NOW, comesAt: NOW, busyMs: busy * MINUTE_MS };
};

test('F9 everybody is called at the same time as in the plain play', () => {
  fc.assert(
    fc.property(question, ({ people, desks, policy, recent }) => {
      const kinds = new Map(people.map(({ id, kind }) => [id, kind]));
      const counters = desks.map((one): ProjectedCounter => {
        const mayServe = (id: string) => one.served.includes(kinds.get(id) ?? '');
        return { freeAt: at(one.free), absences: absencesOf(one), mayServe };
      });
      const asked = { now: NOW, desks: counters, people, policy, recent, until: null };
      expect(projectWaits(asked)).toEqual(plainWaits(asked));
    }),
    { numRuns: 150 },
  );
});

test('F9 whoever joins the end of the line is told what playing it all again would say, one after the other', () => {
  const seen = { told: 0, nobody: 0 };
  fc.assert(
    fc.property(question, ({ people, desks, policy, recent, newcomers }) => {
      const all = [...people];
      const inPlay = {
        ...{ now: NOW, people, policy, recent },
        desks: desks.map((one) => {
          const serves = (kind: string) => one.served.includes(kind);
          return { freeAt: at(one.free), absences: absencesOf(one), serves };
        }),
      };
      const play = createPlay(inPlay);
      for (const newcomer of newcomers.map(newcomerOf)) {
        const served = (id: string) => [...all, newcomer].find((one) => one.id === id)?.kind ?? '';
        const counters = inPlay.desks.map(({ serves, ...one }) => ({
          ...one,
          mayServe: (id: string) => serves(served(id)),
        }));
        const asked = { now: NOW, desks: counters, people: [...all, newcomer], policy, recent, until: newcomer.id };
        const told = plainWaits(asked).get(newcomer.id) ?? null;
        expect(play.isLast(newcomer)).toBe(true);
        expect(play.waitAtEnd(newcomer)).toBe(told);
        seen[told === null ? 'nobody' : 'told']++;
        play.join(newcomer);
        all.push(newcomer);
        // Some look at everybody in between.
        if (all.length % 3 > 0) continue;
        expect(play.waits(null)).toEqual(plainWaits({ ...asked, until: null }));
      }
    }),
    { numRuns: 150 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});

test('F9 on whatever day, each of many who draw tickets at one instant is told what the plain forecast says', () => {
  const seen = { told: 0, nobody: 0 };
  fc.assert(
    fc.property(fc.array(ordering, { minLength: 10, maxLength: 30 }), (acts) => {
      const history = openHistory(smallOffice);
      const { services } = smallOffice;
      const draw = (id: string, who: number) =>
        history.when(
          { type: 'drawTicket', serviceIds: [id], persons: 1, language: 'de' },
          kiosk(`kiosk-${1 + (who % 2)}`),
        );
      for (const counter of [1, 2, 3]) history.openCounter(counter);
      for (const { id } of [...services, ...services]) draw(id, 0);
      for (const one of acts) {
        perform(history, one);
        const settings = history.settings();
        const now = Math.max(history.time.now, history.day.lastAt);
        const outlook: Outlook = { day: history.day, settings, learned: NOTHING_LEARNED, now };
        for (const [i, { id }] of services.entries()) {
          if ((one.what + i) % 3 === 0) continue;
          const newcomer = { id: 'newcomer', serviceIds: [id], onlyCounterId: null };
          const told = expectedFor(outlook, newcomer);
          expect(told).toBe(plainForecast(outlook, newcomer));
          seen[told === null ? 'nobody' : 'told']++;
          // The next ones stand behind this one, at the same instant.
          if (one.min % 4 === 0) draw(id, one.who);
        }
        if (one.min % 5 > 0) continue;
        const [booked] = [...history.day.visits.values()].filter(({ state }) => state === 'booked');
        if (booked) expect(expectedFor(outlook, booked)).toBe(plainForecast(outlook, booked));
        const shared = projectCalls(outlook, null);
        // Nothing is known of lessons that nobody has seen before.
        expect(shared).toEqual(projectCalls({ ...outlook, learned: { ...NOTHING_LEARNED } }, null));
      }
    }),
    { numRuns: 20 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});
