// K10: what counters have done with visitors, the last of it with what there was before, so that it can be taken back.

import { type ActName, type DayEvent, type DayEventOf, type StoredEvent, stationOf } from '../../../shared/events';
import { type Act, type Day, isAtCounter, isOpen, type Visit } from './day';
import { stand, stepOut } from './place';

/** So many of a counter are kept. */
const REMEMBERED_ACTS = 5;

/** The visit that an event does something with; slips are about paper, and what is taken back leaves no trace. */
const visitIdOf = (event: DayEvent): string | null => {
  if (event.type === 'slipQueued' || event.type === 'actUndone' || !('visitId' in event)) return null;
  return event.visitId;
};

const nameOf = (event: DayEvent): ActName | null => {
  switch (event.type) {
    case 'ticketCalled':
      if (event.why.rule === 'outOfOrder') return 'callOutOfOrder';
      return event.why.rule === 'back' ? 'callBack' : 'callNext';
    case 'ticketCalledAgain':
      return 'callAgain';
    case 'serviceBegan':
      return 'begin';
    case 'visitFinished':
      return 'finish';
    case 'workNoted':
      return 'noteWork';
    case 'visitChanged':
      return 'changeVisit';
    case 'visitMissed':
      return 'miss';
    case 'visitParked':
      return event.errand === undefined ? 'park' : 'sendOnErrand';
    case 'visitReportedBack':
      return 'reportBack';
    case 'visitReturned':
      return 'returnToLine';
    case 'visitHandedOn':
      return 'handOn';
    case 'visitLeft':
      return 'takeOut';
    case 'visitRaised':
      return 'raise';
    case 'appointmentCheckedIn':
    case 'homeNumberArrived':
      return 'checkInVisit';
    case 'appointmentCancelled':
      return event.movedTo === null ? 'cancelAppointment' : null;
    default:
      return null;
  }
};

/** What an act of a counter does besides, to be noted before it is folded. */
export type Beginning = { counterId: string; name: ActName; visit: Visit; lastNumber: Act['before']['lastNumber'] };

const lastNumberBefore = (day: Day, event: DayEvent): Beginning['lastNumber'] => {
  if (event.type !== 'appointmentCheckedIn') return null;
  const letter = event.number.slice(0, 1);
  return { letter, last: day.lastNumber.get(letter) ?? null };
};

/** Before an event is folded: what there is now, if a counter does something by it; null for everything else. */
export const beforeAct = (day: Day, { event, by }: StoredEvent): Beginning | null => {
  const [counterId, name, visitId] = [stationOf(by, 'counter'), nameOf(event), visitIdOf(event)];
  const visit = visitId === null ? undefined : day.visits.get(visitId);
  if (counterId === null || name === null || visit === undefined) return null;
  if (day.state !== 'open' || !day.counters.has(counterId)) return null;
  return { counterId, name, visit: { ...visit }, lastNumber: lastNumberBefore(day, event) };
};

const noteAct = (
  day: Day,
  { version, at, commandId }: StoredEvent,
  { counterId, name, ...before }: Beginning,
): void => {
  const acts = day.acts.get(counterId) ?? [];
  const last = acts.at(-1);
  if (last?.commandId === commandId && last.visitId === before.visit.id) {
    // M10: who forgot to check in is checked in by the call; K7: what was done is noted with the finish.
    last.name = name;
    last.versions.push(version);
    return;
  }
  const act: Act = { versions: [version], commandId, at, name, visitId: before.visit.id, before, isUndone: false };
  day.acts.set(counterId, [...acts, act].slice(-REMEMBERED_ACTS));
};

/** After an event was folded: whose visit it has touched, and which act it was. */
export const afterAct = (day: Day, stored: StoredEvent, before: Beginning | null): void => {
  const { event, version, by } = stored;
  const visitId = visitIdOf(event);
  const visit = visitId === null ? undefined : day.visits.get(visitId);
  if (visit) visit.touched = version;
  if (before) noteAct(day, stored, before);
  else if (visit) joinAct(day, stored, stationOf(by, 'counter'), visit);
};

/** What a command brings besides its act belongs to it, such as that somebody has to be telephoned. */
const joinAct = (day: Day, { version, commandId }: StoredEvent, counterId: string | null, visit: Visit): void => {
  const last = counterId === null ? undefined : day.acts.get(counterId)?.at(-1);
  if (last?.commandId === commandId && last.visitId === visit.id) last.versions.push(version);
};

/** Number and key as they were before the check-in, if that is taken back. */
const giveBackNumber = (day: Day, visit: Visit, { before }: Act): void => {
  if (visit.viewKey !== null && before.visit.viewKey === null) day.byViewKey.delete(visit.viewKey);
  if (visit.number !== null) day.numbersInUse.delete(visit.number);
  if (before.lastNumber === null || visit.number === null) return;
  const { letter, last } = before.lastNumber;
  // Later numbers stay given.
  if (day.lastNumber.get(letter) !== Number(visit.number.slice(1))) return;
  if (last === null) day.lastNumber.delete(letter);
  else day.lastNumber.set(letter, last);
};

/** Takes out of the day's lists what the act has added to them. */
const forgetMade = (day: Day, act: Act): void => {
  const isOfAct = ({ version }: { version: number }): boolean => act.versions.includes(version);
  day.pastCalls = day.pastCalls.filter((call) => !isOfAct(call));
  day.announcements = day.announcements.filter(({ announcement }) => !act.versions.includes(announcement));
  day.latestServed = day.latestServed.filter((served) => !isOfAct(served));
};

/** K10: the visit, its counter and all that is counted are as they were before the act; the record of both stays. */
export const undo = (day: Day, { counterId, versions }: DayEventOf<'actUndone'>, at: number): void => {
  const act = day.acts.get(counterId)?.find((one) => one.versions[0] === versions[0]);
  const visit = act && day.visits.get(act.visitId);
  if (act === undefined || visit === undefined) throw new Error(`an event takes back ${versions[0]}, which nobody did`);
  const counter = day.counters.get(counterId);
  const before = act.before.visit;
  stepOut(day, visit);
  if (counter?.visitId === visit.id) counter.visitId = null;
  giveBackNumber(day, visit, act);
  Object.assign(visit, before);
  if (visit.number !== null && isOpen(visit)) day.numbersInUse.add(visit.number);
  if (visit.state === 'waiting') stand(day, visit);
  if (isAtCounter(visit) && counter) counter.visitId = visit.id;
  // Who is called still has as long to come as after a call; who waits again stands before others once more (F7).
  visit.restoredAt = visit.state === 'called' || visit.state === 'waiting' ? at : null;
  if (act.name === 'finish') day.served.set(counterId, (day.served.get(counterId) ?? 0) - 1);
  forgetMade(day, act);
  act.isUndone = true;
};

type Versioned = Pick<StoredEvent, 'version' | 'event'>;

/** What has happened, without what was taken back and that it was: what figures and replays are made from. */
export const withoutUndone = <Event extends Versioned>(events: readonly Event[]): Event[] => {
  const undone = new Set(events.flatMap(({ event }) => (event.type === 'actUndone' ? event.versions : [])));
  if (undone.size === 0) return [...events];
  return events.filter(({ version, event }) => event.type !== 'actUndone' && !undone.has(version));
};
