// R9: reads a past day from its events. The real fold says who waits and who is free; here it is only watched.
import type { StoredEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import { type Day, newDay } from '../day/day';
import { evolve } from '../day/evolve';
import type { PastDay, PastEvents, Unplayable } from './pastDay';
import { watchShifts } from './pastShifts';
import { followVisits } from './pastVisits';

/** With fewer calls a day says nothing. */
const FEWEST_CALLS = 5;

type Watching = { day: Day; people: ReturnType<typeof followVisits>; counters: ReturnType<typeof watchShifts> };

/** What needs the day as it was until this event. */
const before = ({ day, people, counters }: Watching, { event, at }: StoredEvent): void => {
  switch (event.type) {
    case 'ticketCalled': {
      if (!people.visits.has(event.visitId)) return;
      const since = day.visits.get(event.visitId)?.since ?? 0;
      const leg = people.called(event, at, counters.reaction(event.counterId, at, since));
      if (leg) counters.keptBy(event.counterId, leg);
      return;
    }
    case 'visitFinished':
      people.left(event.visitId, at, { how: 'done' });
      return;
    case 'visitMissed':
      people.left(event.visitId, at, { how: 'missed' });
      return;
    case 'visitParked':
      people.left(event.visitId, at, { how: 'parked', errand: event.errand ?? null });
      return;
    case 'visitReportedBack':
      people.back(event.visitId, at, 'errand');
      return;
    case 'visitReturned':
      people.returned(event.visitId, at);
      return;
    case 'visitHandedOn':
      people.handedOn(event, at);
      return;
    case 'visitLeft':
    case 'paperTakenBack':
    case 'appointmentCancelled':
      people.gone(event.visitId, at);
      return;
    case 'visitRaised':
      people.raised(event.visitId, at);
      return;
    case 'counterClosed':
      counters.close(event.counterId, at);
      return;
    default:
  }
};

/** What needs the day as it is now. */
const after = ({ people, counters }: Watching, { event, at }: StoredEvent): void => {
  switch (event.type) {
    case 'ticketDrawn':
    case 'appointmentCheckedIn':
    case 'homeNumberArrived':
      people.arrived(event.visitId, at);
      break;
    case 'paperBrought':
      // Only who waits can be called by the machine, and from then on.
      if (event.outcome === 'waiting') people.arrived(event.visitId, at);
      break;
    case 'serviceBegan':
      people.began(event.visitId);
      break;
    case 'counterOpened':
      counters.opened(event.counterId, at);
      break;
    case 'counterPaused':
      counters.paused(event.counterId, at, event.until !== null);
      break;
    case 'counterResumed':
      counters.resumed(event.counterId, at);
      break;
    default:
  }
  counters.watch(at);
};

/** A past day, or why it cannot be played again. `settings` are those of `settingsOfPast`. */
export const readDay = ({ day, events }: PastEvents, settings: Settings): PastDay | { unplayable: Unplayable } => {
  if (events.some(({ event }) => event.type === 'clockLeapt')) return { unplayable: 'clockLeapt' };
  const folded = newDay(day);
  const watching = { day: folded, people: followVisits(folded), counters: watchShifts(folded, settings) };
  try {
    for (const stored of events) {
      before(watching, stored);
      evolve(folded, stored);
      after(watching, stored);
    }
  } catch {
    return { unplayable: 'damaged' };
  }
  const { people, counters } = watching;
  counters.end();
  const visits = [...people.visits.values()];
  if (visits.filter(({ calledAt }) => calledAt !== null).length < FEWEST_CALLS) return { unplayable: 'tooFew' };
  const workEnds = people.workEnds();
  for (const shift of counters.shifts) shift.to = Math.min(shift.to, workEnds);
  for (const visit of visits)
    if (visit.legs.length === 0) visit.goneAt = Math.max(visit.arrivedAt, Math.min(visit.goneAt ?? workEnds, workEnds));
  const noShows = [...folded.visits.values()].filter(
    ({ kind, state, arrivedAt }) => kind === 'appointment' && state !== 'cancelled' && arrivedAt === null,
  ).length;
  const moves = events.flatMap(({ at, event }) =>
    event.type === 'counterMoved' ? [{ at, counterId: event.counterId, serves: event.serves }] : [],
  );
  return { day, visits, shifts: counters.shifts.filter(({ from, to }) => to > from), moves, noShows };
};
