// R9: when counters worked on a past day, paused, and could have called. The real fold says who is free; here it is watched.
import type { Counter, Settings } from '../../../shared/settings';
import type { Day } from '../day/day';
import { mayServe } from '../order/serving';
import type { After, Leg, Shift } from './pastDay';

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
  for (const visit of day.backWaiting.values()) if (mayServe(moment, counter, visit)) return true;
  for (const visit of day.bookedWaiting.values()) if (mayServe(moment, counter, visit)) return true;
  return false;
};

/** A counter that was closed and opens again was away meanwhile. */
const shiftFrom = (shifts: Shift[], counterId: string, at: number): Shift => {
  const before = shifts.find((shift) => shift.counterId === counterId);
  if (before) {
    before.pauses.push({ at: before.to, ms: at - before.to, until: false, afterMs: null });
    return before;
  }
  const shift = { counterId, from: at, to: at, pauses: [], holds: [], afterMs: null };
  shifts.push(shift);
  return shift;
};

/** It could have called and left it to another: so long it was not to be had. */
const noteHold = ({ shift, ready }: Watched, at: number): void => {
  if (ready && at > ready.since) shift.holds.push({ at: ready.since, ms: at - ready.since });
};

/** What counters did on `day`, which is folded meanwhile. */
export const watchShifts = (day: Day, settings: Settings) => {
  const shifts: Shift[] = [];
  const open = new Map<string, Watched>();

  const close = (counterId: string, at: number): void => {
    const counter = open.get(counterId);
    if (counter === undefined) return;
    counter.shift.to = counter.paused?.at ?? counter.ready?.since ?? at;
    open.delete(counterId);
  };

  return {
    shifts,
    close,
    opened: (counterId: string, at: number): void => {
      if (open.has(counterId)) return;
      const shift = shiftFrom(shifts, counterId, at);
      const keptBy = shift.pauses.at(-1) ?? shift;
      open.set(counterId, { shift, isFree: false, paused: null, ready: null, keptBy });
    },
    paused: (counterId: string, at: number, until: boolean): void => {
      const counter = open.get(counterId);
      // Who lets people wait and then takes a break has begun it with that.
      if (counter) counter.paused ??= { at: counter.ready?.since ?? at, until };
    },
    resumed: (counterId: string, at: number): void => {
      const counter = open.get(counterId);
      if (!counter?.paused) return;
      const pause = { ...counter.paused, ms: at - counter.paused.at, afterMs: null };
      counter.shift.pauses.push(pause);
      counter.keptBy = pause;
      counter.paused = null;
    },
    /** It calls who has been there since `since`: how long that took it; null when it came straight from what kept it. */
    reaction: (counterId: string, at: number, since: number): number | null => {
      const counter = open.get(counterId);
      const ready = counter?.ready ?? null;
      if (counter === undefined || ready === null) return 0;
      if (ready.by === 'reaction') return at - Math.max(ready.since, since);
      counter.keptBy.afterMs = at - ready.since;
      return null;
    },
    keptBy: (counterId: string, leg: Leg): void => {
      const counter = open.get(counterId);
      if (counter) counter.keptBy = leg;
    },
    /** Since when each free counter could have called somebody. */
    watch: (at: number): void => {
      for (const [counterId, counter] of open) {
        const isFree = isFreeAt(day, counterId);
        const setting = settings.counters.find(({ id }) => id === counterId);
        const has = isFree && setting !== undefined && isAnybodyFor(day, settings, at, setting);
        if (isFree && !has) noteHold(counter, at);
        if (!has) counter.ready = null;
        else counter.ready ??= { since: at, by: counter.isFree ? 'reaction' : 'turnaround' };
        counter.isFree = isFree;
      }
    },
    /** What is still open ends with the last event. */
    end: (): void => {
      for (const counterId of [...open.keys()]) close(counterId, day.lastAt);
    },
  };
};
