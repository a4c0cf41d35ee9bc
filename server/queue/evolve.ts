// How each event changes the day. The one place that knows it.
import type { StoredEvent } from '../../shared/events';
import type { Forecast } from '../../shared/printing';
import type { VisitState } from '../../shared/protocol';
import { type Day, isOpen, type Visit } from './day';

const REMEMBERED_CALLS = 60;

const known = <T>(found: T | undefined, id: string): T => {
  if (found === undefined) throw new Error(`an event names ${id}, which no event before it made`);
  return found;
};

const visitOf = (day: Day, id: string) => known(day.visits.get(id), id);

const remember = <T>(list: T[], one: T) => {
  list.push(one);
  if (list.length > REMEMBERED_CALLS) list.shift();
};

/** Moves a visit to another state, and keeps what follows from it: the waiting, the counters, the numbers in use. */
const move = (day: Day, visit: Visit, state: VisitState, at: number) => {
  if (visit.state === 'called' || visit.state === 'serving') {
    const counter = visit.counterId === null ? undefined : day.counters.get(visit.counterId);
    if (counter?.visitId === visit.id && state !== 'called' && state !== 'serving') counter.visitId = null;
  }
  visit.state = state;
  visit.since = at;
  if (state === 'waiting') day.waiting.set(visit.id, visit);
  else day.waiting.delete(visit.id);
  if (visit.number !== null && !isOpen(visit)) day.numbersInUse.delete(visit.number);
};

const take = (day: Day, visit: Visit, number: string) => {
  visit.number = number;
  day.numbersInUse.add(number);
  day.lastNumber.set(number.slice(0, 1), Number(number.slice(1)));
};

const untouched = {
  counterId: null,
  onlyCounterId: null,
  calls: 0,
  lastCallAt: null,
  beganAt: null,
  why: null,
};

/**
 * Folds one event into the day, which it changes and returns (decision 0005).
 * Throws when the event does not fit the day: such an event is never stored.
 */
export const evolve = (day: Day, stored: StoredEvent): Day => {
  if (stored.version !== day.version + 1) throw new Error(`event ${stored.version} after ${day.version}`);
  const { event, at, version } = stored;
  day.version = version;
  day.lastAt = at;
  switch (event.type) {
    case 'dayOpened':
      day.state = 'open';
      day.locks = new Map(Object.entries(event.locks));
      day.printers = new Map(Object.entries(event.printers));
      return day;
    case 'dayClosed':
      day.state = 'closed';
      return day;
    case 'ticketDrawn':
      addVisit(day, event, { kind: 'walkIn', code: null, slotAt: null, state: 'waiting', kioskId: event.kioskId }, at);
      arrive(day, visitOf(day, event.visitId), event, at);
      for (const id of event.serviceIds) day.drawn.set(id, (day.drawn.get(id) ?? 0) + 1);
      return day;
    case 'appointmentBooked': {
      const { code, slotAt } = event;
      addVisit(day, event, { kind: 'appointment', code, slotAt, state: 'booked', kioskId: null }, at);
      return day;
    }
    case 'appointmentCancelled':
      move(day, visitOf(day, event.visitId), 'cancelled', at);
      return day;
    case 'appointmentCheckedIn': {
      const visit = visitOf(day, event.visitId);
      visit.language = event.language;
      visit.kioskId = event.kioskId;
      arrive(day, visit, event, at);
      return day;
    }
    case 'ticketCalled': {
      const visit = visitOf(day, event.visitId);
      const { serviceIds, onlyCounterId } = visit;
      const due = event.why.rule === 'due';
      remember(day.pastCalls, { visitId: visit.id, serviceIds, onlyCounterId, due, line: event.line });
      move(day, visit, 'called', at);
      visit.counterId = event.counterId;
      visit.why = event.why;
      visit.calls = 0;
      visit.place = '';
      known(day.counters.get(event.counterId), event.counterId).visitId = visit.id;
      announce(day, visit, event.counterId, at);
      return day;
    }
    case 'ticketCalledAgain':
      announce(day, visitOf(day, event.visitId), event.counterId, at);
      return day;
    case 'serviceBegan': {
      const visit = visitOf(day, event.visitId);
      move(day, visit, 'serving', at);
      visit.beganAt = at;
      return day;
    }
    case 'visitFinished':
      move(day, visitOf(day, event.visitId), 'done', at);
      day.served.set(event.counterId, (day.served.get(event.counterId) ?? 0) + 1);
      return day;
    case 'visitMissed':
      move(day, visitOf(day, event.visitId), 'missed', at);
      return day;
    case 'visitParked': {
      const visit = visitOf(day, event.visitId);
      move(day, visit, 'parked', at);
      visit.place = event.place;
      return day;
    }
    case 'visitReturned':
      move(day, visitOf(day, event.visitId), 'waiting', at);
      return day;
    case 'visitHandedOn': {
      const visit = visitOf(day, event.visitId);
      move(day, visit, 'waiting', at);
      visit.serviceIds = event.serviceIds;
      visit.onlyCounterId = event.onlyCounterId;
      visit.note = event.note;
      return day;
    }
    case 'visitLeft':
      move(day, visitOf(day, event.visitId), 'left', at);
      return day;
    case 'counterOpened': {
      const open = day.counters.get(event.counterId);
      day.counters.set(event.counterId, { personId: event.personId, visitId: open?.visitId ?? null, paused: null });
      return day;
    }
    case 'counterClosed':
      day.counters.delete(event.counterId);
      return day;
    case 'counterPaused':
      known(day.counters.get(event.counterId), event.counterId).paused = { since: at, until: event.until };
      return day;
    case 'counterResumed':
      known(day.counters.get(event.counterId), event.counterId).paused = null;
      return day;
    case 'kioskLocked':
      day.locks.set(event.kioskId, event.reason);
      return day;
    case 'kioskUnlocked':
      day.locks.delete(event.kioskId);
      return day;
    case 'slipQueued': {
      const { slipId: id, visitId, kioskId, printerId, copy } = event;
      const before = day.slips.get(id);
      const queuedAt = before?.queuedAt ?? at;
      day.slips.set(id, { id, visitId, kioskId, printerId, copy, state: 'queued', problem: null, queuedAt, settled: false });
      return day;
    }
    case 'slipReported': {
      const slip = known(day.slips.get(event.slipId), event.slipId);
      slip.state = event.state;
      slip.problem = event.problem;
      return day;
    }
    case 'slipSettled':
      known(day.slips.get(event.slipId), event.slipId).settled = true;
      return day;
    case 'printerReported':
      day.printers.set(event.printerId, event.problems);
      return day;
  }
};

type Arrival = Pick<Visit, 'key' | 'serviceIds' | 'persons' | 'language'> & { visitId: string };
type Origin = Pick<Visit, 'kind' | 'code' | 'slotAt' | 'state' | 'kioskId'>;

const addVisit = (day: Day, arrival: Arrival, origin: Origin, at: number) => {
  const { visitId: id, key, serviceIds, persons, language } = arrival;
  if (day.visits.has(id)) throw new Error(`visit ${id} stands twice`);
  const visit: Visit = {
    ...untouched,
    ...origin,
    id,
    key,
    serviceIds,
    persons,
    language,
    number: null,
    arrivedAt: null,
    arrival: 0,
    since: at,
    place: '',
    note: '',
    told: null,
  };
  day.visits.set(id, visit);
  day.byKey.set(key, visit);
  if (origin.code !== null) day.byCode.set(origin.code, visit);
};

type Standing = { number: string; peopleBefore: number; forecast: Forecast | null };

const arrive = (day: Day, visit: Visit, { number, peopleBefore, forecast }: Standing, at: number) => {
  if (day.numbersInUse.has(number)) throw new Error(`number ${number} stands twice`);
  take(day, visit, number);
  visit.arrivedAt = at;
  visit.arrival = day.version;
  visit.told = { peopleBefore, forecast };
  move(day, visit, 'waiting', at);
};

const announce = (day: Day, visit: Visit, counterId: string, at: number) => {
  visit.calls += 1;
  visit.lastCallAt = at;
  remember(day.announcements, { visitId: visit.id, counterId, at, announcement: day.version });
};
