// T4: the clock has leapt. What has been is seen by the clock of now; what was agreed by the calendar stays as it is.
import type { Day, Visit } from './day';

/** Moves every instant that was read from the clock: who came first and how long anything has lasted stay the same. */
export const shift = (day: Day, byMs: number): void => {
  const moved = <At extends number | null>(at: At) => (at === null ? at : at + byMs) as At;
  const move = (visit: Visit) => {
    visit.since += byMs;
    visit.arrivedAt = moved(visit.arrivedAt);
    visit.calledAt = moved(visit.calledAt);
    visit.beganAt = moved(visit.beganAt);
    visit.raisedAt = moved(visit.raisedAt);
    visit.lastCallAt = moved(visit.lastCallAt);
    visit.restoredAt = moved(visit.restoredAt);
    visit.freeAt = moved(visit.freeAt);
    if (visit.called.length > 0) visit.called = visit.called.map((call) => ({ ...call, at: call.at + byMs }));
    if (visit.home) visit.home = { ...visit.home, placeAt: visit.home.placeAt + byMs };
    if (visit.fromPaper) visit.fromPaper = { ...visit.fromPaper, broughtAt: visit.fromPaper.broughtAt + byMs };
    if (visit.elsewhere?.is === 'asked') visit.elsewhere = { ...visit.elsewhere, since: visit.elsewhere.since + byMs };
    if (visit.errand) visit.errand = { ...visit.errand, backAt: moved(visit.errand.backAt) };
  };
  for (const visit of day.visits.values()) move(visit);
  for (const act of [...day.acts.values()].flat()) {
    act.at += byMs;
    move(act.before.visit);
  }
  for (const hold of day.holds.values()) {
    hold.until += byMs;
    hold.freeAt += byMs;
  }
  for (const { paused } of day.counters.values()) if (paused) paused.since += byMs;
  for (const slip of day.slips.values()) slip.queuedAt += byMs;
  for (const message of day.messages.values()) {
    message.at += byMs;
    for (const read of message.readBy) read.at += byMs;
  }
  for (const call of day.help.values()) {
    call.at += byMs;
    if (call.taken) call.taken.at += byMs;
  }
  for (const one of [...day.conditions, ...day.announcements, ...day.emergencies.values()]) one.at += byMs;
};
