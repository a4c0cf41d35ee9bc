// A visit begins; its place among the waiting of a day, and how the waiting are counted.
import type { BookedVia, DayEvent, DayEventOf, LineGroup } from '../../../shared/events';
import { isBack } from './comingBack';
import { type Day, type FromHome, isPresent, type Present, type Visit } from './day';

/** What is known of a visit when it begins. */
export type Beginning = Pick<
  Visit,
  'id' | 'key' | 'kind' | 'state' | 'serviceIds' | 'persons' | 'language' | 'kioskId' | 'since'
> & { slot: Booking | null; home?: FromHome & { code: string } };

/** What is known of an appointment besides. */
export type Booking = {
  code: string;
  slotAt: number;
  minutes: number;
  via: BookedVia;
  importKey: string | null;
  importSaid: string | null;
  revision: number;
  transferId: string | null;
};

type Noted = DayEventOf<'appointmentUnfit' | 'appointmentConfirmed' | 'appointmentKept'>;

/** What is noted of an appointment that stays where it is. */
export const notedOf = (event: Noted): Partial<Visit> => {
  switch (event.type) {
    case 'appointmentUnfit':
      return { unfit: event.reason, wasAt: event.wasAt ?? null };
    case 'appointmentConfirmed':
      return { isConfirmed: true };
    case 'appointmentKept':
      return { unfit: null, wasAt: null };
  }
};

/** F9: of the calls to come it changes nothing, or only that somebody stands at the end of the line. */
export const keepsOrder = ({ type }: DayEvent): boolean =>
  type === 'ticketDrawn' || type === 'slipQueued' || type === 'slipReported';

const homeOf = ({ placeAt, wayMin, from }: FromHome): FromHome => ({ placeAt, wayMin, from });

/** Every field by name and in one place: objects that are made alike are read fast, and there are thousands of them. */
export const newVisit = (beginning: Beginning): Visit => ({
  id: beginning.id,
  key: beginning.key,
  viewKey: null,
  kind: beginning.kind,
  state: beginning.state,
  number: null,
  serviceIds: beginning.serviceIds,
  persons: beginning.persons,
  work: null,
  language: beginning.language,
  kioskId: beginning.kioskId,
  code: beginning.slot?.code ?? beginning.home?.code ?? null,
  home: beginning.home ? homeOf(beginning.home) : null,
  fromPaper: null,
  slotAt: beginning.slot?.slotAt ?? null,
  minutes: beginning.slot?.minutes ?? null,
  via: beginning.slot?.via ?? null,
  importKey: beginning.slot?.importKey ?? null,
  importSaid: beginning.slot?.importSaid ?? null,
  revision: beginning.slot?.revision ?? 0,
  cancelledBy: null,
  freeAt: null,
  movedTo: null,
  elsewhere: null,
  transferId: beginning.slot?.transferId ?? null,
  unfit: null,
  wasAt: null,
  isConfirmed: false,
  arrivedAt: null,
  arrival: 0,
  since: beginning.since,
  counterId: null,
  onlyCounterId: null,
  calledAt: null,
  beganAt: null,
  wayMs: null,
  raisedAt: null,
  errand: null,
  calls: 0,
  lastCallAt: null,
  restoredAt: null,
  touched: 0,
  why: null,
  called: [],
  forecastGiven: null,
});

/** A visit begins: it is found by all that names it from now on. */
export const addVisit = (day: Day, beginning: Beginning) => {
  if (day.visits.has(beginning.id)) throw new Error(`visit ${beginning.id} stands twice`);
  const visit = newVisit(beginning);
  day.visits.set(visit.id, visit);
  day.byKey.set(visit.key, visit);
  if (visit.code !== null) day.byCode.set(visit.code, visit);
  if (visit.importKey !== null) day.byImportKey.set(visit.importKey, visit);
};

/** Visits of one key are served by the same counters. */
export const groupOf = ({ serviceIds, onlyCounterId, errand }: LineGroup & Partial<Pick<Visit, 'errand'>>): string =>
  `${serviceIds.join()}@${onlyCounterId ?? ''}${isBack(errand) ? `#${errand.counterId}#${errand.backAt}` : ''}`;

/** Keeps the counts of the walk-ins who wait. */
const count = (day: Day, visit: Visit, step: 1 | -1) => {
  const { serviceIds, onlyCounterId } = visit;
  const group = day.walkInsWaiting.get(groupOf(visit)) ?? { serviceIds, onlyCounterId, count: 0 };
  group.count += step;
  if (group.count > 0) day.walkInsWaiting.set(groupOf(visit), group);
  else day.walkInsWaiting.delete(groupOf(visit));
};

/** Who has come from paper (K27) came before it was known. */
const hasComeLater = (other: Present, visit: Present): boolean =>
  other.arrivedAt > visit.arrivedAt || (other.arrivedAt === visit.arrivedAt && other.arrival > visit.arrival);

/** Whether its place in the line is that of its arrival; W23: a number from home has another. */
const comesInOrder = ({ slotAt, home }: Visit): boolean => slotAt === null && home === null;

/** Adds a visit to the waiting: a new arrival at the end, a returning visitor at the original position. */
export const stand = (day: Day, visit: Visit) => {
  if (!isPresent(visit)) throw new Error(`visit ${visit.id} waits and has not arrived`);
  const isLast = visit.arrival === day.version && visit.arrivedAt === day.lastAt;
  const behind = isLast ? [] : [...day.waiting.values()].filter((other) => hasComeLater(other, visit));
  for (const other of behind) day.waiting.delete(other.id);
  for (const one of [visit, ...behind]) day.waiting.set(one.id, one);
  if (isBack(visit.errand)) day.backWaiting.set(visit.id, visit);
  else if (comesInOrder(visit)) count(day, visit, 1);
  else day.bookedWaiting.set(visit.id, visit);
};

/** Gives up the place among the waiting, if there is one: before anything changes by which the waiting are counted. */
export const stepOut = (day: Day, visit: Visit) => {
  if (!day.waiting.delete(visit.id)) return;
  if (day.backWaiting.delete(visit.id)) return;
  if (comesInOrder(visit)) count(day, visit, -1);
  else day.bookedWaiting.delete(visit.id);
};
