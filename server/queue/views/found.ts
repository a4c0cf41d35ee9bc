// K13: whoever is sought at a counter, over everybody of today and all appointments to come.
import type { FoundView, FoundVisits, Standing } from '../../../shared/protocol';
import type { Counter, Settings } from '../../../shared/settings';
import { mayComeBack } from '../day/comingBack';
import type { Day, Visit } from '../day/day';
import { toldOf } from '../forecast/standing';
import { peopleAhead } from '../order/order';
import { isAtWork, keeperOf, type Moment, mayServe, whyUnserved } from '../order/serving';
import { bookedView, isAppointment } from './booked';
import { counterName, nameShown, visitCard } from './parts';
import { isSought, soughtBy } from './sought';

const standingOf = (moment: Moment, counter: Counter, { id }: Visit): Standing | null => {
  const visit = moment.day.waiting.get(id);
  if (visit === undefined) return null;
  const { ownTimeAt, peopleBefore } = toldOf(moment, visit, { ahead: peopleAhead, minutes: null, bands: [] });
  const { onlyCounterId: only } = visit;
  const handedTo = only !== null && isAtWork(moment, only) ? only : null;
  return {
    ownTimeAt,
    place: peopleBefore === null ? null : peopleBefore + 1,
    onlyCounter: counterName(moment.settings, keeperOf(moment, visit.errand) ?? handedTo),
    unserved: whyUnserved(moment, visit),
    isServedHere: mayServe(moment, counter, visit),
  };
};

/** Whoever is in the house comes first, then who is expected, then who has gone. */
const RANKS = ['called', 'serving', 'waiting', 'parked', 'missed', 'booked', 'done', 'left', 'cancelled'] as const;
/** The line and what is booked from the front; of everything else the newest first. */
const byTime = (visit: Visit): number => {
  if (visit.state === 'booked') return visit.slotAt ?? 0;
  return visit.state === 'waiting' ? visit.arrival : -visit.since;
};

type Found = { day: Day; visit: Visit };
const inOrder = (one: Found, other: Found): number =>
  one.day.day.localeCompare(other.day.day) ||
  RANKS.indexOf(one.visit.state) - RANKS.indexOf(other.visit.state) ||
  byTime(one.visit) - byTime(other.visit);

const personView = (day: Day, settings: Settings, visit: Visit): FoundView['visit'] => {
  const card = visitCard(day, settings, visit, null);
  const { visitId, number, name, state, services, slotAt, since, counterName: counter, place, note, errand } = card;
  return { visitId, number, name, state, services, slotAt, since, counterName: counter, place, note, errand };
};

export type Search = {
  text: string;
  most: number;
  /** Whoever seeks may read names: they are sought by them, and shown. */
  withNames: boolean;
};

/** `days`: today and those to come. In time that grows with how many people there are, and by no more. */
export const foundView = (
  days: readonly Day[],
  { settings, now }: { settings: Settings; now: number },
  counter: Counter,
  { text, most, withNames }: Search,
): FoundVisits => {
  const sought = soughtBy(text, withNames);
  const all = days.flatMap((day) =>
    [...day.visits.values()]
      .filter((visit) => visit.movedTo === null)
      .filter((visit) => isSought(sought, { ...visit, name: withNames ? nameShown(day, visit.id) : null }))
      .map((visit) => ({ day, visit })),
  );
  const nameless = <Named extends { name: string | null }>(one: Named): Named =>
    withNames ? one : { ...one, name: null };
  const viewOf = ({ day, visit }: Found): FoundView => ({
    day: day.day,
    visit: nameless(personView(day, settings, visit)),
    code: visit.code,
    standing: standingOf({ day, settings, now }, counter, visit),
    isRaised: visit.state === 'waiting' && visit.raisedAt !== null,
    mayComeBack: mayComeBack(day, visit),
    appointment: isAppointment(visit) ? nameless(bookedView(day, settings, visit)) : null,
  });
  return { found: all.sort(inOrder).slice(0, most).map(viewOf), count: all.length };
};
