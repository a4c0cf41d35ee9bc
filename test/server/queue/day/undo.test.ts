// K10: whatever was done on a day, an act that is taken back leaves it as if it had never been done.
import fc from 'fast-check';
import { withoutUndone } from '../../../../server/queue/day/acts';
import { type Day, newDay, type Visit } from '../../../../server/queue/day/day';
import { evolve } from '../../../../server/queue/day/evolve';
import { createFacts } from '../../../../server/queue/figures/facts';
import { lessonOf } from '../../../../server/queue/forecast/lessons';
import { countOf } from '../../../../server/queue/order/policy';
import { readDays } from '../../../../server/queue/replay/replay';
import type { StoredEvent } from '../../../../shared/events';
import { MINUTE_MS } from '../../../../shared/time';
import { openHistory as openHistoryOf } from '../../../../ui/gallery/history';
import { clerk, OFFICE, openHistory } from '../history';
import { acts, perform, screensOf, smallOffice } from '../office';

type History = ReturnType<typeof openHistory>;

/** All of a day but the record of what was done and taken back, and what only says in which order events were written or how often the order was changed. */
const plain = (day: Day) => {
  const { version: _, lastAt: _at, lastEnded: _ended, acts: _acts, reordered: _reordered, ...rest } = day;
  const visit = ({ touched: _t, restoredAt: _r, arrival: _a, ...known }: Visit) => known;
  const ids = (map: Map<string, Visit>) => [...map].map(([key, { id }]) => `${key} ${id}`).sort();
  return {
    ...rest,
    visits: [...day.visits.values()].map(visit),
    waiting: [...day.waiting.keys()],
    bookedWaiting: [...day.bookedWaiting.keys()].sort(),
    backWaiting: [...day.backWaiting.keys()].sort(),
    ...{ byKey: ids(day.byKey), byViewKey: ids(day.byViewKey), byCode: ids(day.byCode) },
    numbersInUse: [...day.numbersInUse].sort(),
    served: [...day.served].filter(([, count]) => count > 0).sort(),
    counters: [...day.counters].map(([id, { opened: _o, ...state }]) => [id, state]),
    latestServed: day.latestServed.map(({ serviceIds, min }) => [serviceIds, min]),
    pastCalls: day.pastCalls.map(({ version: _v, line, ...call }) => [
      call,
      line.map((one) => JSON.stringify(one)).sort(),
    ]),
    announcements: day.announcements.map(({ announcement: _n, ...said }) => said),
    remarks: [...day.remarks.values()]
      .map(({ visitId, place, note }) => [visitId, place, note])
      .filter(([, ...said]) => said.join('') !== ''),
  };
};

/** What all screens show, but for what only says in which order events were written, and the list of acts itself. */
const shown = (history: History): string =>
  JSON.stringify(screensOf(history), (key, value) => {
    // F7: who waits again is told to others as somebody who is back.
    if (key === 'ahead' && value !== null) return countOf(value);
    if (key === 'acts' || key === 'announcement' || key === 'restoredAt') return undefined;
    return value instanceof Map ? [...value] : value;
  });

const lastActOf = (day: Day, counter: number) => day.acts.get(`schalter-${counter}`)?.at(-1);

const NAMES = [
  ...[
    'begin',
    'callAgain',
    'callBack',
    'callNext',
    'callOutOfOrder',
    'cancelAppointment',
    'changeVisit',
    'checkInVisit',
    'finish',
    'handOn',
    'miss',
  ],
  ...['noteWork', 'park', 'raise', 'reportBack', 'returnToLine', 'sendOnErrand', 'takeOut'],
];

/** What a clerk can do with visitors as things are: all of it can be taken back. */
const workAt = (day: Day, counterId: string): string[] => {
  const visitId = day.counters.get(counterId)?.visitId ?? null;
  const state = visitId === null ? null : day.visits.get(visitId)?.state;
  const hasFinished = [...day.visits.values()].some((one) => one.state === 'done' && one.counterId === counterId);
  const noting = hasFinished ? Array.from({ length: 6 }, () => 'noteWork') : [];
  const anywhere = ['raise', 'takeOut', 'cancel', 'checkInAtCounter', 'handOnWaiting', ...noting];
  const changing = Array.from({ length: 4 }, () => 'changeVisit');
  const served = ['finish', 'errand', 'finishNoted', 'park', 'errand', 'finishNoted', 'return', ...changing];
  if (state === 'serving') return [...served, 'handOnCounter', 'handOnService', ...anywhere];
  const free = ['next', 'reportBackHere', 'next', 'back', 'reportBackHere', 'back', 'next', 'reportBackHere'];
  if (state !== 'called') return [...free, 'back', 'return', 'outOfOrder', 'outOfOrder', ...anywhere];
  const called = ['begin', 'begin', 'begin', 'again', 'again', 'again', 'miss', 'park', 'finish', 'finishNoted'];
  return [...called, 'return', 'handOnService'];
};
const AROUND = [
  'reportBack',
  'draw',
  'draw',
  'checkIn',
  'book',
  'pass',
  'pass',
  'leave',
  'open',
  'logOut',
  'pause',
  'resume',
];
const steps = fc.array(
  fc.record({
    /** Work more often than not, and a third of it by mistake. */
    what: fc.integer({ min: 0, max: 2 }).map((one) => (['mistake', 'work', 'around'] as const)[one] ?? 'work'),
    kind: fc.integer({ min: 0, max: 200 }),
    who: fc.integer({ min: 0, max: 2 }),
    whom: fc.integer({ min: 0, max: 30 }),
    min: fc.integer({ min: 0, max: 10 }),
  }),
  { minLength: 20, maxLength: 70 },
);
type Step = { what: 'mistake' | 'work' | 'around'; kind: number; who: number; whom: number; min: number };
const actOf = (day: Day, { what, kind, who, whom, min }: Step) => {
  const kinds = what === 'around' ? AROUND : workAt(day, `schalter-${who + 1}`);
  return { kind: kinds[kind % kinds.length] ?? 'pass', who, what: whom, min };
};

/** An office whose tokens are counted where the test can reach them. */
const withTokens = () => {
  const tokens = { given: 0 };
  const newToken = () => `token-${String(++tokens.given).padStart(6, '0')}`;
  return { ...openHistoryOf(smallOffice, '2017-11-06', { newToken }), tokens };
};

const factsOf = (events: readonly StoredEvent[]) => {
  const facts = createFacts(() => 9);
  for (const event of withoutUndone(events)) facts.add(event);
  return facts.facts();
};
const quarterOf = (at: number) => Math.floor(at / (15 * MINUTE_MS)) % 96;

/** Three counters at work, each of which has sent somebody to the photo already: else hardly anybody would be back. */
const begin = (history: History) => {
  for (const counter of [1, 2, 3]) history.openCounter(counter);
  for (const who of [0, 1, 2])
    for (const kind of ['draw', 'next', 'errand']) perform(history, { kind, who, what: 0, min: 0 });
};

test('K10 a day on which acts were taken back is the day on which nobody did them: state, screens, figures, lessons, replay', () => {
  const undone = new Map<string, number>();
  fc.assert(
    fc.property(steps, (list) => {
      const [real, other] = [withTokens(), withTokens()];
      for (const one of [real, other]) begin(one);
      for (const step of list) {
        const act = actOf(real.day, step);
        if (step.what !== 'mistake') {
          for (const one of [real, other]) perform(one, act);
          continue;
        }
        const before = real.day.version;
        perform(real, act);
        if (real.day.version === before) continue;
        const made = lastActOf(real.day, act.who + 1);
        if (made === undefined) {
          // Its clerk has sat down elsewhere, and the counter closed with it.
          perform(other, act);
          continue;
        }
        undone.set(made.name, (undone.get(made.name) ?? 0) + 1);
        real.done({ type: 'undo', act: made.versions[0] ?? 0 }, clerk(act.who + 1));
        other.tokens.given = real.tokens.given;
        expect(plain(real.day)).toEqual(plain(other.day));
        expect(shown(real)).toBe(shown(other));
      }
      for (const one of [real, other]) one.done({ type: 'closeDay' }, OFFICE);
      expect(plain(real.day)).toEqual(plain(other.day));
      expect(factsOf(real.events)).toEqual(factsOf(other.events));
      expect(lessonOf(real.day, quarterOf)).toEqual(lessonOf(other.day, quarterOf));
      const played = [real, other].map(({ events }) => readDays([{ day: '2017-11-06', events }], smallOffice));
      expect(played[0]).toEqual(played[1]);
    }),
    { numRuns: 250 },
  );
  expect([...undone.keys()].sort()).toEqual(NAMES);
});

test('K10 whatever is taken back when, the day is what its events say without it, and folds anew to the same', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const history = openHistory(smallOffice);
      for (const counter of [1, 2, 3]) history.openCounter(counter);
      for (const act of list) perform(history, act);
      const { day, events } = history;
      const folded = newDay(day.day);
      for (const stored of events) evolve(folded, stored);
      expect({ ...folded, bookers: 0, remarks: 0 }).toEqual({ ...day, bookers: 0, remarks: 0 });
      const settled = newDay(day.day);
      for (const [i, stored] of withoutUndone(events).entries()) evolve(settled, { ...stored, version: i + 1 });
      const { remarks: _, bookers: _b, ...expected } = plain(day);
      expect(plain(settled)).toMatchObject(expected);
    }),
    { numRuns: 150 },
  );
});
