// W24: an adversary on days of its own making: whoever plays with numbers from home is called no sooner than by setting out at
// once, nor by drawing a ticket on coming, and nobody else waits longer for it.
import type { Settings } from '../../../../shared/settings';
import { MINUTE_MS } from '../../../../shared/time';
import { clerk, min, openHistory, settingsWith, VISITOR } from '../history';

/** A day is made from a number by a rule that anybody can follow (mulberry32). */
const chanceOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const WAY = 20;
const ENDS = 240;
const MINE = 'ausweis';
const OTHER = 'wohnsitz';
const SERVED = [null, [MINE], [OTHER], [MINE, OTHER]];
const COUNTERS = [1, 2, 3, 4];
const office = (): Settings => {
  const { counters } = settingsWith({});
  return settingsWith({
    counters: counters
      .slice(0, COUNTERS.length)
      .map((one, i) => ({ ...one, serviceIds: SERVED[i] ?? null, plan: null })),
    fromHome: { isOffered: true, perDay: 500, perNetwork: 100, wayMin: WAY, graceMin: 15 },
  });
};

/** Who comes, minute by minute, with a rush of its own, and how long each takes. */
const crowdOf = (seed: number) => {
  const chance = chanceOf(seed);
  const rush = 60 + 60 * chance();
  const people: { at: number; draws: string; took: number }[] = [];
  for (let at = 0; at < ENDS; ) {
    at += -Math.log(1 - chance()) / (Math.abs(at - rush) < 40 ? 0.55 : 0.3);
    people.push({ at, draws: chance() < 0.6 ? MINE : OTHER, took: 2 - 7 * Math.log(1 - chance()) });
  }
  return people;
};

/** What somebody does: draws at home, gives one back, draws a ticket in the house, comes with all that they have. */
type Act = { at: number } & (
  | { home: string; way: number }
  | { givesBack: number }
  | { ticket: string }
  | { comes: true }
);
type Came = { at: number; draws: string; took: number };

/** A day, played by clerks who call whenever they are free. */
const play = (seed: number, acts: readonly Act[]) => {
  const history = openHistory(office());
  const { day, time, when, done } = history;
  for (const counter of COUNTERS) history.openCounter(counter);
  const took = new Map<string, number>();
  const busy = new Map<number, { until: number; visitId: string }>();
  const mine: string[] = [];
  const waits: number[] = [];
  let calledAt = Number.POSITIVE_INFINITY;

  const called = (counter: number, at: number, visitId: string): boolean => {
    const visit = day.visits.get(visitId);
    if (!mine.includes(visitId)) waits.push((time.now - (visit?.arrivedAt ?? 0)) / MINUTE_MS);
    else if (visit?.serviceIds[0] === MINE) {
      calledAt = Math.min(calledAt, at);
      // Whoever is called needs no other number any more.
      for (const id of mine.filter((one) => one !== visitId)) when({ type: 'leaveLine', visitId: id }, VISITOR);
    } else {
      // Called for what they did not want: handed on, with the place that they have.
      done({ type: 'handOn', visitId, to: { kind: 'service', serviceId: MINE }, note: '' }, clerk(counter));
      return false;
    }
    return true;
  };
  const call = (at: number): void => {
    time.now = min(at);
    for (const counter of COUNTERS) {
      while (!busy.has(counter)) {
        const decision = when({ type: 'callNext' }, clerk(counter));
        if ('refusal' in decision) break;
        const { visitId } = decision.result as { visitId: string };
        if (called(counter, at, visitId)) busy.set(counter, { until: at + (took.get(visitId) ?? 9), visitId });
      }
    }
  };
  const until = (at: number): void => {
    for (;;) {
      const [first] = [...busy].sort(([, one], [, other]) => one.until - other.until);
      if (first === undefined || first[1].until > at) return;
      const [counter, { until: ended, visitId }] = first;
      busy.delete(counter);
      time.now = min(ended);
      done({ type: 'finish', visitId }, clerk(counter));
      call(ended);
    }
  };
  const act = (one: Act): void => {
    if ('home' in one) {
      const wish = { serviceIds: [one.home], persons: 1, language: 'de' as const, wayMin: one.way };
      mine.push(done<{ visitId: string }>({ type: 'drawFromHome', ...wish }, VISITOR).visitId);
    } else if ('ticket' in one) mine.push(history.draw(one.ticket).visitId);
    else if ('givesBack' in one) done({ type: 'leaveLine', visitId: mine[one.givesBack] ?? '' }, VISITOR);
    else for (const visitId of mine) when({ type: 'checkInVisit', visitId, language: null, familyName: null }, VISITOR);
  };

  const all: (Came | Act)[] = [...crowdOf(seed), ...acts];
  for (const one of all.sort((a, b) => a.at - b.at)) {
    until(one.at);
    time.now = min(one.at);
    if ('draws' in one) took.set(history.draw(one.draws).visitId, one.took);
    else act(one);
    call(one.at);
  }
  until(Number.MAX_SAFE_INTEGER);
  return { calledAt, waitMin: waits.reduce((sum, wait) => sum + wait, 0) / waits.length };
};

const draws = (at: number, way = WAY, home = MINE): Act => ({ at: Math.max(1, at), home, way });
/** Days, and when whoever plays is there. */
const DAYS = [
  [11, 95],
  [12, 130],
  [13, 75],
] as const;

/** Each of somebody who is there at `comes`, and might have drawn at `fair` without a thought. */
const STRATEGIES: Record<string, (fair: number, comes: number) => Act[]> = {
  'draws three at once': (fair) => [draws(fair), draws(fair), draws(fair)],
  'draws at opening': () => [draws(1)],
  'draws at opening and again': (fair) => [draws(1), draws(fair / 2), draws(fair)],
  'draws every quarter of an hour': (_, comes) => [20, 35, 50, 65, 80].map((before) => draws(comes - before)),
  'comes late': (fair) => [draws(fair - 15)],
  'comes early': (_, comes) => [draws(comes - 5)],
  'says that they are there': (fair) => [draws(fair, 0)],
  'says that it is an hour': (fair) => [draws(fair, 60)],
  'gives back and draws again': (fair) => [draws(fair - 30), { at: fair - 1, givesBack: 0 }, draws(fair)],
  'draws for two services': (fair) => [draws(fair), draws(fair, WAY, OTHER)],
  'draws for another service': (fair) => [draws(fair, WAY, OTHER)],
  'draws there, too': (fair, comes) => [draws(fair), { at: comes, ticket: MINE }],
};

test.each(Object.entries(STRATEGIES))(
  'W24 nobody is called sooner, and nobody waits longer, for whoever %s',
  (_, acts) => {
    for (const [seed, comes] of DAYS) {
      const mine = acts(comes - 45, comes);
      const first = Math.min(...mine.flatMap((one) => ('home' in one ? [one.at] : [])));
      const tried = play(seed, [...mine, { at: comes, comes: true }]);
      const atOnce = play(seed, [{ at: first + WAY, ticket: MINE }]);
      const onComing = play(seed, [{ at: comes, ticket: MINE }]);
      expect(tried.calledAt).toBeLessThan(Number.POSITIVE_INFINITY);
      expect(tried.calledAt).toBeGreaterThanOrEqual(Math.min(atOnce.calledAt, onComing.calledAt));
      expect(tried.waitMin).toBeLessThan(Math.max(atOnce.waitMin, onComing.waitMin) + 1);
    }
  },
);

test('W24 a number that was drawn long before is worth no more than a ticket that is drawn on coming', () => {
  for (const [seed, comes] of DAYS) {
    const stored = play(seed, [draws(1), draws(10), { at: comes, comes: true }]);
    expect(stored.calledAt).toBeGreaterThanOrEqual(play(seed, [{ at: comes, ticket: MINE }]).calledAt);
  }
});
