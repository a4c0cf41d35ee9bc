// T4: the clock has leapt. What has been is seen by the clock of now; what was agreed by the calendar stays as it is.
import type { Day } from './day';

/** Moves every instant that was read from the clock: who came first and how long anything has lasted stay the same. */
export const shift = (day: Day, byMs: number): void => {
  const moved = <At extends number | null>(at: At) => (at === null ? at : at + byMs) as At;
  for (const visit of day.visits.values()) {
    visit.since += byMs;
    visit.arrivedAt = moved(visit.arrivedAt);
    visit.calledAt = moved(visit.calledAt);
    visit.beganAt = moved(visit.beganAt);
    visit.raisedAt = moved(visit.raisedAt);
    visit.lastCallAt = moved(visit.lastCallAt);
    visit.freeAt = moved(visit.freeAt);
  }
  for (const hold of day.holds.values()) {
    hold.until += byMs;
    hold.freeAt += byMs;
  }
  for (const { paused } of day.counters.values()) if (paused) paused.since += byMs;
  for (const slip of day.slips.values()) slip.queuedAt += byMs;
  for (const one of [...day.conditions, ...day.announcements, ...day.emergencies.values()]) one.at += byMs;
};
