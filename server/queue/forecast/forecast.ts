// F: how long until the call: the day as it stands, put before the projection.
import type { Counter, Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { isBack } from '../day/comingBack';
import { type CounterState, type Day, onTheWay, type Present, type Visit } from '../day/day';
import { groupOf } from '../day/place';
import { tooLateOf } from '../order/fromHome';
import { recentCalls } from '../order/order';
import { mayServe } from '../order/serving';
import { type Learned, usualOf } from './lessons';
import { absencesOf, nextShiftAt } from './plan';
import { createPlay } from './playing';
import { BREAKS_UNKNOWN, paceOf, restOf } from './projection';
import type { Absence, Desk, Player, ProjectedVisitor } from './stage';

/** What a forecast is made from: the day so far, and what was learned before it. `now` in epoch ms. */
export type Outlook = { day: Day; settings: Settings; learned: Learned; now: number };

/** Somebody who might draw a ticket now, or a visit of the day. */
export type Candidate = Pick<Visit, 'id' | 'serviceIds' | 'onlyCounterId'> & Partial<Pick<Visit, 'errand'>>;

/** Somebody who comes now: with an appointment, or a walk-in. */
export type Newcomer = Candidate & Partial<Pick<Visit, 'slotAt' | 'home'>>;

/** Of visits that were served today, so many tell how fast it goes. */
const PACE_CASES = 40;

/** A pause without an end: so long altogether, and never less than so long from now on. */
const PAUSE_MIN = { usual: 20, least: 5 };

/** Minutes at the counter that services take together, as learned. */
const usualMin = ({ settings, learned }: Outlook, serviceIds: readonly string[]): number =>
  serviceIds.reduce((sum, id) => sum + (learned.durations.get(id) ?? usualOf(settings, id)), 0);

/** How fast today goes, by its latest visits. */
const todaysPace = (outlook: Outlook): number =>
  paceOf(
    outlook.day.latestServed
      .slice(-PACE_CASES)
      .map(({ serviceIds, min }) => ({ took: min, usual: usualMin(outlook, serviceIds) })),
  );

const pauseEnd = ({ since, until }: NonNullable<CounterState['paused']>, planned: readonly Absence[], now: number) => {
  const least = now + PAUSE_MIN.least * MINUTE_MS;
  if (until !== null) return until > now ? until : least;
  const rest = planned.find((absence) => absence.from <= now && now < absence.to);
  return rest && rest.to < Number.POSITIVE_INFINITY ? rest.to : Math.max(since + PAUSE_MIN.usual * MINUTE_MS, least);
};

/** When an open counter can call next. */
const freeAt = (outlook: Outlook, state: CounterState, planned: readonly Absence[], minutesOf: MinutesOf): number => {
  const { day, now, learned } = outlook;
  if (state.paused) return pauseEnd(state.paused, planned, now);
  const visit = state.visitId === null ? undefined : day.visits.get(state.visitId);
  if (visit === undefined) return now;
  const usual = minutesOf(visit.serviceIds);
  if (visit.state === 'called') return now + (learned.wayMin + usual) * MINUTE_MS;
  return now + restOf(usual * MINUTE_MS, now - visit.since);
};

type MinutesOf = (serviceIds: readonly string[]) => number;

/** The counter as it stands, with the absences that are known; null where nobody is expected to open it today. */
const deskOf = (outlook: Outlook, counter: Counter, { minutesOf, serves }: Players): Desk | null => {
  const { day, settings, now } = outlook;
  const state = day.counters.get(counter.id);
  const planned = absencesOf(settings, counter, day.day);
  if (state === undefined) {
    const opensAt = nextShiftAt(settings, counter, day.day, now);
    return opensAt === null ? null : { freeAt: opensAt, absences: later(planned, opensAt), serves: serves(counter) };
  }
  // Who is there though the plan says otherwise: at work with somebody, the break comes after; else it was given up.
  const isBusy = state.visitId !== null;
  const ahead = planned.filter(({ from, to }) => from > now || (isBusy && to > now));
  return { freeAt: freeAt(outlook, state, planned, minutesOf), absences: ahead, serves: serves(counter) };
};

const later = (absences: readonly Absence[], at: number) => absences.filter(({ from }) => from >= at);

/** K20: when somebody on an errand is expected back; null where nobody is, or nobody can say. */
const returnAt = ({ state, errand, since }: Visit, now: number): number | null => {
  if (state !== 'parked' || errand === null || now >= since + errand.overdueMin * MINUTE_MS) return null;
  return Math.max(since + errand.usualMin * MINUTE_MS, now + MINUTE_MS);
};

/** People of one kind are served by the same counters, and take as long there. */
const kindOf = ({ serviceIds, onlyCounterId, errand = null }: Candidate): string => {
  const [only] = serviceIds;
  const isPlain = serviceIds.length === 1 && onlyCounterId === null && !isBack(errand);
  return isPlain && only !== undefined ? only : groupOf({ serviceIds, onlyCounterId, errand });
};

type Times = Omit<ProjectedVisitor, 'busyMs'>;

/** How people are put into the play, as fast as the day goes. */
const createPlayers = (outlook: Outlook) => {
  const { day, settings, learned } = outlook;
  const open = settings.counters.filter(({ id }) => day.counters.has(id));
  const unplanned = open.filter(({ plan }) => plan === null).length / Math.max(1, open.length);
  const factor = todaysPace(outlook) * (1 + (BREAKS_UNKNOWN - 1) * unplanned);
  const minutesOf = (serviceIds: readonly string[]) =>
    factor * (serviceIds.length === 0 ? learned.meanMin : usualMin(outlook, serviceIds));
  const kinds = new Map<string, { candidate: Candidate; minutes: number }>();
  return {
    minutesOf,
    serves: (counter: Counter) => (kind: string) => {
      const known = kinds.get(kind);
      return known !== undefined && mayServe(outlook, counter, known.candidate);
    },
    /** `share`: of those like them, so many come. */
    of: (candidate: Candidate, times: Times, share = 1): Player => {
      const { id, slotAt, arrivedAt, comesAt, home = null, raisedAt = null, errand = null } = times;
      const kind = kindOf(candidate);
      const known = kinds.get(kind) ?? { candidate, minutes: minutesOf(candidate.serviceIds) };
      if (known.candidate === candidate) kinds.set(kind, known);
      const busyMs = share * (known.minutes + learned.wayMin) * MINUTE_MS;
      // Written out: there are thousands of them, and objects that are made alike are read fast.
      return { id, slotAt, arrivedAt, comesAt, home, raisedAt, errand, busyMs, kind };
    },
  };
};
type Players = ReturnType<typeof createPlayers>;

const waitingPlayer = (visit: Present, players: Players, now: number): Player => {
  const { id, slotAt, arrivedAt, home, raisedAt, errand } = visit;
  return players.of(visit, { id, slotAt, arrivedAt, home, raisedAt, errand, comesAt: now });
};

/** W25: whose number was drawn at home comes by its turn, less the share of those who never do, while it keeps its place. */
const comingFromHome = (outlook: Outlook, players: Players, newcomer: Newcomer | null): Player[] => {
  const expected = onTheWay(outlook.day);
  if (expected.length === 0) return [];
  const late = tooLateOf(outlook);
  return expected.flatMap((visit) => {
    if (visit.id === newcomer?.id || late.has(visit.id)) return [];
    return players.of(visit, timesOf(visit, outlook.now), outlook.learned.homeShare);
  });
};

/** Everybody who waits or is expected: appointments to come, at their slot, less the share of those who never do. */
const peopleOf = (outlook: Outlook, players: Players, newcomer: Newcomer | null): Player[] => {
  const { day, learned, now } = outlook;
  const people: Player[] = [];
  for (const visit of day.waiting.values()) people.push(waitingPlayer(visit, players, now));
  // K20: who is on an errand comes back to the counter that sent them. Of whom nobody has heard for too long, nobody knows.
  for (const visit of day.visits.values()) {
    const comesAt = returnAt(visit, now);
    if (comesAt === null || visit.errand === null || visit.arrivedAt === null) continue;
    const { id, slotAt, arrivedAt, serviceIds, onlyCounterId } = visit;
    const errand = { ...visit.errand, backAt: comesAt };
    people.push(players.of({ id, serviceIds, onlyCounterId, errand }, { id, slotAt, arrivedAt, errand, comesAt }));
  }
  for (const visit of day.byCode.values()) {
    const { id, slotAt, state } = visit;
    // Who comes now is not expected besides.
    if (state === 'booked' && slotAt !== null && slotAt > now && id !== newcomer?.id)
      people.push(players.of(visit, { id, slotAt, arrivedAt: slotAt, comesAt: slotAt }, learned.showShare));
  }
  people.push(...comingFromHome(outlook, players, newcomer));
  return people;
};

/** Counters more or fewer than there are, for "what if". */
export type Change = 'none' | 'oneMore' | 'oneFewer';

/** Who goes, if one does: somebody at work, so that neither a pause nor a shift to come counts for it. */
const lastAtWork = ({ day, settings }: Outlook): Counter | undefined =>
  settings.counters.findLast(({ id }) => day.counters.get(id)?.paused === null) ??
  settings.counters.findLast(({ id }) => day.counters.has(id));

/** Nobody in particular: whom every counter serves. */
const ANYBODY = { serviceIds: [], onlyCounterId: null };

/** Who comes besides; of those like them, such a share. */
type Other = [Candidate, Times, share?: number];

/** The play of the day as it stands, and of others who come. */
const playOf = (outlook: Outlook, change: Change, newcomer: Newcomer | null, others: Other[]) => {
  const { day, settings, now } = outlook;
  const players = createPlayers(outlook);
  const people = peopleOf(outlook, players, newcomer);
  for (const [candidate, times, share] of others) people.push(players.of(candidate, times, share));
  const gone = change === 'oneFewer' ? lastAtWork(outlook) : undefined;
  const desks = settings.counters.flatMap((counter) =>
    counter === gone ? [] : (deskOf(outlook, counter, players) ?? []),
  );
  if (change === 'oneMore') desks.push({ freeAt: now, absences: [], serves: () => true });
  return { players, play: createPlay({ now, desks, people, policy: settings.policy, recent: recentCalls(day) }) };
};

/** What was played of a day, by what it follows from; `waiting`: so many are in it. */
type Played = ReturnType<typeof playOf> & { of: Outlook; reordered: number; waiting: number };
const remembered = new WeakMap<Day, Played>();

/** The play of the day as it stands: the same one as long as nothing happens but that walk-ins draw tickets at this instant. */
const sharedPlay = (outlook: Outlook): Played => {
  const { day, settings, learned, now } = outlook;
  const known = remembered.get(day);
  const isSame =
    known !== undefined &&
    known.reordered === day.reordered &&
    known.of.now === now &&
    known.of.settings === settings &&
    known.of.learned === learned;
  // Whose number is from home may come and stand behind them: then they are played anew.
  const isAtEnd = (visit: Present) => known?.play.isLast(timesOf(visit, now));
  const joined = isSame ? [...day.waiting.values()].slice(known.waiting) : [];
  const played =
    isSame && joined.every(isAtEnd)
      ? known
      : { ...playOf(outlook, 'none', null, []), of: outlook, reordered: day.reordered, waiting: day.waiting.size };
  if (played !== known) remembered.set(day, played);
  else for (const visit of joined) played.play.join(waitingPlayer(visit, played.players, now));
  played.waiting = day.waiting.size;
  return played;
};

const canBeServed = ({ day }: Outlook, change: Change): boolean => day.counters.size > 0 || change === 'oneMore';

/** Whose number is from home is expected no sooner than somebody who set out at once. */
const timesOf = ({ id, slotAt = null, home = null }: Newcomer, now: number): Times => ({
  ...{ id, slotAt, home, arrivedAt: now, comesAt: Math.max(now, home?.placeAt ?? now) },
});

/** A walk-in who has not come yet: when they will (epoch ms), and such a share of one; 0 is asked about and takes nobody's time. */
export type Expected = Candidate & { at: number; share: number };

const otherOf = ({ at, share, ...who }: Expected): Other => [
  who,
  { id: who.id, slotAt: null, arrivedAt: at, comesAt: at },
  share,
];

/**
 * Minutes from `now` until each candidate's call, by id: everybody who waits or is expected, somebody who might draw a
 * ticket now, and walk-ins who are expected besides. Missing are those whom no counter serves. Stops as soon as `newcomer`,
 * if there is one, is called.
 */
export const projectCalls = (
  outlook: Outlook,
  newcomer: Newcomer | null,
  change: Change = 'none',
  expected: readonly Expected[] = [],
): Map<string, number> => {
  if (!canBeServed(outlook, change)) return new Map();
  if (newcomer === null && change === 'none' && expected.length === 0) return sharedPlay(outlook).play.waits(null);
  const others = expected.map(otherOf);
  if (newcomer) others.push([newcomer, timesOf(newcomer, outlook.now)]);
  return playOf(outlook, change, newcomer, others).play.waits(newcomer?.id ?? null);
};

/** Minutes that those wait who are yet to come, from their coming to their call, by id; missing are those whom nobody calls. */
export const projectExpected = (
  outlook: Outlook,
  expected: readonly Expected[],
  change: Change = 'none',
): Map<string, number> => {
  const minutes = playOf(outlook, change, null, expected.map(otherOf)).play.waits(null);
  return new Map(
    expected.flatMap(({ id, at }): [string, number][] => {
      const called = minutes.get(id);
      return called === undefined ? [] : [[id, called - (at - outlook.now) / MINUTE_MS]];
    }),
  );
};

/** Minutes that walk-ins wait who draw their tickets at these instants (epoch ms) to come, those who are called at all. */
export const projectArrivals = (outlook: Outlook, instants: readonly number[], change: Change): number[] => {
  const expected = instants.map((at, i): Expected => ({ ...ANYBODY, id: `expected-${i}`, at, share: 1 }));
  return [...projectExpected(outlook, expected, change).values()];
};

/** F1, F9: minutes until the call of somebody who draws a ticket for these services now; null while nobody serves them. */
export const expectedFor = (outlook: Outlook, newcomer: Newcomer, change: Change = 'none'): number | null => {
  if (!canBeServed(outlook, change)) return null;
  const times = timesOf(newcomer, outlook.now);
  if (change === 'none' && times.slotAt === null && times.home === null) {
    const { play, players } = sharedPlay(outlook);
    if (play.isLast(times)) return play.waitAtEnd(players.of(newcomer, times));
  }
  return projectCalls(outlook, newcomer, change).get(newcomer.id) ?? null;
};
