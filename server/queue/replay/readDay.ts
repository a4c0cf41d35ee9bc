// R9: reads a past day from its events. The real fold says who waits and who is free; here it is only watched.
import type { DayEventOf, StoredEvent } from '../../../shared/events';
import type { Counter, Settings } from '../../../shared/settings';
import { type Day, newDay } from '../day/day';
import { evolve } from '../day/evolve';
import { mayServe } from '../order/serving';
import type { After, Ending, Leg, PastDay, PastEvents, PastVisit, Shift, Unplayable } from './pastDay';

/** With fewer calls a day says nothing. */
const FEWEST_CALLS = 5;

/** A counter that is open, as it is watched. `ready`: free with somebody waiting, since when, and what it waited for. */
type Watched = {
  shift: Shift;
  isFree: boolean;
  paused: { at: number; until: boolean } | null;
  ready: { since: number; by: 'turnaround' | 'reaction' } | null;
  /** What it was kept by last. */
  keptBy: After;
};

const isFreeAt = (day: Day, counterId: string): boolean => {
  const state = day.counters.get(counterId);
  return state !== undefined && state.visitId === null && state.paused === null;
};

const isAnybodyFor = (day: Day, settings: Settings, now: number, counter: Counter): boolean => {
  const moment = { day, settings, now };
  for (const group of day.walkInsWaiting.values()) if (mayServe(moment, counter, group)) return true;
  for (const visit of day.bookedWaiting.values()) if (mayServe(moment, counter, visit)) return true;
  return false;
};

const createReader = (name: string, settings: Settings) => {
  const day = newDay(name);
  const visits = new Map<string, PastVisit>();
  const shifts: Shift[] = [];
  const open = new Map<string, Watched>();
  const endedAt = new Map<string, number>();

  const take = (stored: StoredEvent): void => {
    before(stored);
    evolve(day, stored);
    after(stored);
  };

  /** What needs the day as it was until this event. */
  const before = ({ event, at }: StoredEvent): void => {
    switch (event.type) {
      case 'ticketCalled':
        called(event, at);
        return;
      case 'visitFinished':
        left(event.visitId, at, { how: 'done' });
        return;
      case 'visitMissed':
        left(event.visitId, at, { how: 'missed' });
        return;
      case 'visitParked':
        left(event.visitId, at, { how: 'parked' });
        return;
      case 'visitReturned':
        returned(event.visitId, at);
        return;
      case 'visitHandedOn':
        handedOn(event, at);
        return;
      case 'visitLeft':
      case 'appointmentCancelled':
        gone(event.visitId, at);
        return;
      case 'visitRaised': {
        const visit = visits.get(event.visitId);
        visit?.inLine.push({ how: 'raised', afterMs: at - visit.arrivedAt });
        return;
      }
      case 'counterClosed':
        close(event.counterId, at);
        return;
      default:
    }
  };

  /** What needs the day as it is now. */
  const after = ({ event, at }: StoredEvent): void => {
    switch (event.type) {
      case 'ticketDrawn':
      case 'appointmentCheckedIn':
        arrived(event.visitId, at);
        break;
      case 'serviceBegan': {
        const leg = visits.get(event.visitId)?.legs.at(-1);
        if (leg) leg.wayMs = day.visits.get(event.visitId)?.wayMs ?? 0;
        break;
      }
      case 'counterOpened':
        if (!open.has(event.counterId)) {
          const shift = shiftFrom(event.counterId, at);
          const keptBy = shift.pauses.at(-1) ?? shift;
          open.set(event.counterId, { shift, isFree: false, paused: null, ready: null, keptBy });
        }
        break;
      case 'counterPaused': {
        const counter = open.get(event.counterId);
        // Who lets people wait and then takes a break has begun it with that.
        if (counter) counter.paused ??= { at: counter.ready?.since ?? at, until: event.until !== null };
        break;
      }
      case 'counterResumed': {
        const counter = open.get(event.counterId);
        if (counter?.paused) {
          const pause = { ...counter.paused, ms: at - counter.paused.at, afterMs: null };
          counter.shift.pauses.push(pause);
          counter.keptBy = pause;
          counter.paused = null;
        }
        break;
      }
      default:
    }
    watch(at);
  };

  /** Since when each free counter could have called somebody. */
  const watch = (at: number): void => {
    for (const [counterId, counter] of open) {
      const isFree = isFreeAt(day, counterId);
      const setting = settings.counters.find(({ id }) => id === counterId);
      const has = isFree && setting !== undefined && isAnybodyFor(day, settings, at, setting);
      // It could have called and left it to another: so long it was not to be had.
      if (isFree && !has && counter.ready && at > counter.ready.since)
        counter.shift.holds.push({ at: counter.ready.since, ms: at - counter.ready.since });
      if (!has) counter.ready = null;
      else counter.ready ??= { since: at, by: counter.isFree ? 'reaction' : 'turnaround' };
      counter.isFree = isFree;
    }
  };

  /** A counter that was closed and opens again was away meanwhile. */
  const shiftFrom = (counterId: string, at: number): Shift => {
    const before = shifts.find((shift) => shift.counterId === counterId);
    if (before) {
      before.pauses.push({ at: before.to, ms: at - before.to, until: false, afterMs: null });
      return before;
    }
    const shift = { counterId, from: at, to: at, pauses: [], holds: [], afterMs: null };
    shifts.push(shift);
    return shift;
  };

  const arrived = (visitId: string, at: number): void => {
    const visit = day.visits.get(visitId);
    if (visit === undefined) return;
    const { slotAt, serviceIds, persons } = visit;
    visits.set(visitId, {
      ...{ id: visitId, slotAt, arrivedAt: at, serviceIds, persons },
      ...{ legs: [], inLine: [], goneAt: null, calledAt: null },
    });
  };

  const called = ({ visitId, counterId, why }: DayEventOf<'ticketCalled'>, at: number): void => {
    const visit = visits.get(visitId);
    if (visit === undefined) return;
    const counter = open.get(counterId);
    const ready = counter?.ready ?? null;
    // Played again, whoever was called past the order comes first to whichever counter calls next.
    if (why.rule === 'outOfOrder') visit.inLine.push({ how: 'raised', afterMs: at - visit.arrivedAt });
    const last = visit.legs.at(-1);
    if (why.rule === 'back' && last) last.away = { ms: at - (endedAt.get(visitId) ?? at), to: 'counter' };
    let reactionMs: number | null = 0;
    if (counter && ready?.by === 'turnaround') {
      counter.keptBy.afterMs = at - ready.since;
      reactionMs = null;
    } else if (ready) reactionMs = at - Math.max(ready.since, day.visits.get(visitId)?.since ?? 0);
    visit.calledAt ??= at;
    const leg: Leg = { wayMs: 0, serviceMs: 0, ends: { how: 'done' }, away: null, reactionMs, afterMs: null };
    visit.legs.push(leg);
    if (counter) counter.keptBy = leg;
  };

  /** The stay at a counter ends. */
  const left = (visitId: string, at: number, ends: Ending): void => {
    const visit = visits.get(visitId);
    const state = day.visits.get(visitId);
    if (visit === undefined || state === undefined) return;
    if (state.state === 'waiting') {
      gone(visitId, at);
      return;
    }
    const leg = visit.legs.at(-1);
    if (leg === undefined || (state.state !== 'called' && state.state !== 'serving')) return;
    if (state.state === 'called') leg.wayMs = at - state.since;
    else leg.serviceMs = at - state.since;
    leg.ends = ends;
    endedAt.set(visitId, at);
  };

  const returned = (visitId: string, at: number): void => {
    const state = day.visits.get(visitId)?.state;
    if (state === 'called' || state === 'serving') {
      left(visitId, at, { how: 'returned' });
      return;
    }
    const leg: Leg | undefined = visits.get(visitId)?.legs.at(-1);
    if (leg) leg.away = { ms: at - (endedAt.get(visitId) ?? at), to: 'line' };
  };

  const handedOn = ({ visitId, serviceIds, onlyCounterId }: DayEventOf<'visitHandedOn'>, at: number): void => {
    const to = { how: 'handedOn', serviceIds, onlyCounterId } as const;
    if (day.visits.get(visitId)?.state !== 'waiting') {
      left(visitId, at, to);
      return;
    }
    const visit = visits.get(visitId);
    visit?.inLine.push({ ...to, afterMs: at - visit.arrivedAt });
  };

  /** Gone from the line, or taken out of it: who had been at a counter before has not come back. */
  const gone = (visitId: string, at: number): void => {
    const visit = visits.get(visitId);
    const leg = visit?.legs.at(-1);
    const state = day.visits.get(visitId)?.state;
    if (visit === undefined) return;
    if (state === 'called' || state === 'serving') {
      left(visitId, at, { how: 'done' });
      return;
    }
    if (leg === undefined) visit.goneAt = at;
    else if (state === 'waiting') leg.ends = { how: 'done' };
    else leg.away = null;
  };

  const close = (counterId: string, at: number): void => {
    const counter = open.get(counterId);
    if (counter === undefined) return;
    counter.shift.to = counter.paused?.at ?? counter.ready?.since ?? at;
    open.delete(counterId);
  };

  /** What is still open ends with the last event. */
  const end = (): void => {
    for (const counterId of [...open.keys()]) close(counterId, day.lastAt);
  };

  /** The end of the latest stay at a counter: nobody works after it, whoever has forgotten to log out. */
  const workEnds = (): number => Math.max(0, ...endedAt.values());
  return { day, visits, shifts, take, end, workEnds };
};

/** A past day, or why it cannot be played again. `settings` are those of `settingsOfPast`. */
export const readDay = ({ day, events }: PastEvents, settings: Settings): PastDay | { unplayable: Unplayable } => {
  if (events.some(({ event }) => event.type === 'clockLeapt')) return { unplayable: 'clockLeapt' };
  const reader = createReader(day, settings);
  try {
    for (const stored of events) reader.take(stored);
  } catch {
    return { unplayable: 'damaged' };
  }
  reader.end();
  const visits = [...reader.visits.values()];
  if (visits.filter(({ calledAt }) => calledAt !== null).length < FEWEST_CALLS) return { unplayable: 'tooFew' };
  const workEnds = reader.workEnds();
  for (const shift of reader.shifts) shift.to = Math.min(shift.to, workEnds);
  for (const visit of visits)
    if (visit.legs.length === 0) visit.goneAt = Math.max(visit.arrivedAt, Math.min(visit.goneAt ?? workEnds, workEnds));
  const noShows = [...reader.day.visits.values()].filter(
    ({ kind, state, arrivedAt }) => kind === 'appointment' && state !== 'cancelled' && arrivedAt === null,
  ).length;
  return { day, visits, shifts: reader.shifts.filter(({ from, to }) => to > from), noShows };
};
