// A visit moves from one state to another, comes in, and takes its number; and how numbers from home do both.
import type { DayEventOf, StoredEvent } from '../../../../shared/events';
import type { VisitState } from '../../../../shared/protocol';
import { type Day, isOpen, type Visit } from '../day';
import { addVisit, stand, stepOut } from '../place';

/** What an event names, which an event before it has made. */
export const known = <T>(found: T | undefined, id: string): T => {
  if (found === undefined) throw new Error(`an event names ${id}, which no event before it made`);
  return found;
};
export const visitOf = (day: Day, id: string) => known(day.visits.get(id), id);

/** Moves a visit to another state, and keeps what follows from it: the waiting, the counters, the numbers in use. */
export const move = (day: Day, visit: Visit, state: VisitState, at: number): Visit => {
  if (visit.state === 'called' || visit.state === 'serving') {
    const counter = visit.counterId === null ? undefined : day.counters.get(visit.counterId);
    if (counter?.visitId === visit.id && state !== 'called' && state !== 'serving') counter.visitId = null;
  }
  visit.state = state;
  visit.since = at;
  stepOut(day, visit);
  if (state === 'waiting') stand(day, visit);
  if (visit.number !== null && !isOpen(visit)) day.numbersInUse.delete(visit.number);
  return visit;
};

const take = (day: Day, visit: Visit, number: string) => {
  visit.number = number;
  day.numbersInUse.add(number);
  day.lastNumber.set(number.slice(0, 1), Number(number.slice(1)));
};

type CheckIn = DayEventOf<'appointmentCheckedIn' | 'homeNumberArrived'>;

/** What somebody says who checks in. */
export const comeIn = (day: Day, visit: Visit, { language, kioskId, viewKey }: CheckIn): void => {
  Object.assign(visit, { language, kioskId, viewKey });
  if (viewKey !== null) day.byViewKey.set(viewKey, visit);
};

type Standing = { number: string } & NonNullable<Visit['forecastGiven']>;

const toldIn = ({ ownTimeAt, peopleBefore, forecast, expectedMin }: Standing): Visit['forecastGiven'] => ({
  ...{ ownTimeAt, peopleBefore, forecast, expectedMin },
});

const isThere = (day: Day, visit: Visit, standing: Standing, at: number): void => {
  visit.arrivedAt = at;
  visit.arrival = day.version;
  visit.forecastGiven = toldIn(standing);
  move(day, visit, 'waiting', at);
};

/** It is there from now on, with its number, and waits. */
export const arrive = (day: Day, visit: Visit, standing: Standing, at: number): void => {
  const { number } = standing;
  if (day.numbersInUse.has(number)) throw new Error(`number ${number} stands twice`);
  take(day, visit, number);
  isThere(day, visit, standing, at);
};

/** W23, W24: a number is drawn at home, and its owner is there. */
export const foldHome = (
  day: Day,
  event: DayEventOf<'homeNumberDrawn' | 'homeNumberArrived'>,
  { at }: StoredEvent,
): Day => {
  if (event.type === 'homeNumberDrawn') {
    const { visitId: id, key, serviceIds, persons, language, code, placeAt, wayMin, number, from = null } = event;
    const home = { code, placeAt, wayMin, from };
    const origin = { kind: 'walkIn', state: 'booked', kioskId: null, slot: null } as const;
    addVisit(day, { id, key, serviceIds, persons, language, since: at, home, ...origin });
    take(day, visitOf(day, id), number);
    visitOf(day, id).forecastGiven = toldIn(event);
    for (const serviceId of serviceIds) day.drawn.set(serviceId, (day.drawn.get(serviceId) ?? 0) + 1);
    return day;
  }
  const visit = visitOf(day, event.visitId);
  visit.home = visit.home && { ...visit.home, placeAt: event.placeAt };
  comeIn(day, visit, event);
  isThere(day, visit, event, at);
  return day;
};
