// R9: plays a day: its visitors come, its counters call by the real call order. What happens goes through decide and evolve.
import type { Actor, DayEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import { newDay } from '../day/day';
import { evolve } from '../day/evolve';
import { decide } from '../decide';
import { mayServe } from '../order/serving';
import { createAgenda } from './agenda';
import type { Leg, PastDay, PastVisit } from './pastDay';
import {
  BREAK_MS,
  contextOf,
  eventOfEnding,
  isOpen,
  NOT_TOLD,
  numberOf,
  OFFICE,
  type Pause,
  type Place,
  placeOf,
} from './place';
import { createReadiness } from './readiness';

/** How long somebody waited until the first call: from the ticket, or from the booked time when that is later. */
export type Wait = { id: string; isBooked: boolean; arrivedAt: number; waitedMs: number };
/** `overtimeMs`: the last stay at a counter ended so long after the last counter was to close. */
export type Played = { waits: Wait[]; notServed: number; overtimeMs: number };

export const waitOf = ({ slotAt, arrivedAt }: Pick<PastVisit, 'slotAt' | 'arrivedAt'>, calledAt: number): number =>
  Math.max(0, calledAt - Math.max(slotAt ?? arrivedAt, arrivedAt));

type Step =
  | { is: 'come' | 'gone'; visit: PastVisit }
  | { is: 'inLine'; visit: PastVisit; i: number }
  | { is: 'began' | 'ended' | 'back'; visit: PastVisit; leg: Leg; at: Place }
  | { is: 'open' | 'close'; at: Place }
  | { is: 'pause'; at: Place; pause: Pause }
  | { is: 'hold'; at: Place; ms: number }
  | { is: 'resume'; at: Place }
  | { is: 'call'; at: Place; turn: number };

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Plays a day as it was planned; nothing in it is by chance. */
export const play = (planned: PastDay, settings: Settings): Played => {
  const day = newDay(planned.day);
  const agenda = createAgenda<Step>();
  const places = planned.shifts.map(placeOf);
  const visits = new Map(planned.visits.map((visit) => [visit.id, visit]));
  const legOf = new Map<string, number>();
  const legs = planned.visits.flatMap((visit) => visit.legs);
  const usualReaction = meanOf(legs.flatMap(({ reactionMs }) => reactionMs ?? []));
  const done = legs.filter(({ ends }) => ends.how === 'done');
  const usualLeg = {
    ...{ wayMs: meanOf(done.map(({ wayMs }) => wayMs)), serviceMs: meanOf(done.map(({ serviceMs }) => serviceMs)) },
    ...{ reactionMs: null, afterMs: null },
  };
  const usualAfter = meanOf(legs.flatMap(({ afterMs }) => afterMs ?? []));
  /** Parked or missed, and to be called back by a counter. */
  const backs = new Map<string, Place>();
  const waits: Wait[] = [];
  let [now, numbers, lastEnd] = [0, 0, 0];

  const happen = (event: DayEvent, by: Actor = OFFICE) =>
    evolve(day, { day: planned.day, version: day.version + 1, at: now, by, commandId: 'replay', event });
  const counterOf = ({ shift }: Place) => settings.counters.find(({ id }) => id === shift.counterId);
  const serves = (place: Place, visitId: string): boolean => {
    const counter = counterOf(place);
    const visit = day.visits.get(visitId);
    return counter !== undefined && visit !== undefined && mayServe({ day, settings, now }, counter, visit);
  };

  const come = (visit: PastVisit) => {
    const { id: visitId, slotAt, serviceIds, persons } = visit;
    const arrival = { visitId, key: visitId, serviceIds, persons, language: 'de' } as const;
    const number = numberOf(numbers++);
    if (slotAt === null) happen({ type: 'ticketDrawn', ...arrival, number, kioskId: null, ...NOT_TOLD });
    else {
      happen({
        ...{ type: 'appointmentBooked', ...arrival, code: visitId, slotAt, minutes: 0, via: 'staff', holdId: null },
        ...{ importKey: null, importSaid: null, revision: 0, movedFrom: null },
      });
      const checkedIn = { type: 'appointmentCheckedIn', visitId, number, kioskId: null, language: 'de' } as const;
      happen({ ...checkedIn, viewKey: null, ...NOT_TOLD });
    }
  };

  const {
    letGo,
    passOn,
    settle: getUp,
  } = createReadiness({
    ...{ places, serves, waiting: () => day.waiting.keys(), backs, usualAfter },
    reactionTo: (visitId) => visits.get(visitId)?.legs[legOf.get(visitId) ?? 0]?.reactionMs ?? usualReaction,
  });
  const settle = () => {
    for (const place of places)
      if ((place.state === 'free' || place.state === 'held') && place.isToClose && !isLastFor(place)) close(place);
    for (const { place, ms } of getUp(now)) agenda.plan(now + ms, { is: 'call', at: place, turn: place.turn });
  };

  const stay = (place: Place, visitId: string, instead: string | null) => {
    const visit = visits.get(visitId);
    if (visit === undefined) return;
    const i = legOf.get(visitId) ?? 0;
    legOf.set(visitId, i + 1);
    // Called more often than it was, or though it never was: as long as before, or as usual, and then done.
    const again: Leg = { ...(visit.legs.at(-1) ?? usualLeg), ends: { how: 'done' }, away: null };
    const leg = visit.legs[i] ?? again;
    if (i === 0)
      waits.push({
        ...{ id: visitId, isBooked: visit.slotAt !== null, arrivedAt: visit.arrivedAt },
        waitedMs: waitOf(visit, now),
      });
    place.state = 'busy';
    passOn(visitId, instead);
    const step = { visit, leg, at: place };
    if (leg.serviceMs > 0) agenda.plan(now + leg.wayMs, { is: 'began', ...step });
    agenda.plan(now + leg.wayMs + leg.serviceMs, { is: 'ended', ...step });
  };

  const call = (place: Place) => {
    const gotUpFor = place.up?.visitId ?? null;
    letGo(place);
    const back = [...backs].find(([, there]) => there === place || !isOpen(there));
    const command = back ? ({ type: 'callBack', visitId: back[0] } as const) : ({ type: 'callNext' } as const);
    const decision = decide(day, command, contextOf(day, settings, now, place.by), day);
    if ('refusal' in decision) return;
    for (const event of decision.events) happen(event, place.by);
    const { visitId } = decision.result as { visitId: string };
    backs.delete(visitId);
    stay(place, visitId, gotUpFor);
  };

  /** The others who are at work, or will be, and may serve somebody who waits. */
  const isLastFor = (place: Place): boolean =>
    [...day.waiting.keys()].some(
      (id) =>
        serves(place, id) &&
        !places.some(
          (other) =>
            other !== place && serves(other, id) && (other.shift.from > now || (isOpen(other) && !other.isToClose)),
        ),
    );

  const free = (place: Place) => {
    const pause = place.pausesDue.shift();
    if (pause !== undefined) return rest(place, pause);
    place.heldUntil = Math.max(place.heldUntil, now + (place.breaksDue.shift() ?? 0));
    if (place.heldUntil > now) return hold(place);
    place.state = 'free';
    place.freeSince = now;
  };
  const hold = (place: Place) => {
    letGo(place);
    place.state = 'held';
    agenda.plan(place.heldUntil, { is: 'resume', at: place });
  };
  const rest = (place: Place, pause: Pause) => {
    const { ms, until } = pause;
    place.keptBy = pause;
    letGo(place);
    place.state = 'paused';
    happen({ type: 'counterPaused', counterId: place.shift.counterId, until: until ? now + ms : null }, place.by);
    agenda.plan(now + ms, { is: 'resume', at: place });
  };
  const close = (place: Place) => {
    letGo(place);
    place.state = 'closed';
    place.isToClose = true;
    happen({ type: 'counterClosed', counterId: place.shift.counterId }, place.by);
  };

  const ended = (visit: PastVisit, leg: Leg, place: Place) => {
    const { ends, away } = leg;
    const { id: visitId } = visit;
    const { counterId } = place.shift;
    lastEnd = now;
    happen(eventOfEnding(ends, visitId, counterId), place.by);
    place.keptBy = leg;
    if (away) agenda.plan(now + away.ms, { is: 'back', visit, leg, at: place });
    free(place);
  };

  const back = ({ id: visitId }: PastVisit, { away }: Leg, place: Place) => {
    const state = day.visits.get(visitId)?.state;
    if (state !== 'parked' && state !== 'missed') return;
    if (away?.to === 'line' || !places.some(isOpen)) happen({ type: 'visitReturned', visitId });
    else backs.set(visitId, place);
  };

  const inLine = (visit: PastVisit, i: number) => {
    const { id: visitId } = visit;
    const what = visit.inLine[i];
    if (what === undefined || day.visits.get(visitId)?.state !== 'waiting') return;
    if (what.how === 'raised') happen({ type: 'visitRaised', visitId, reason: 'other' });
    else {
      const { serviceIds, onlyCounterId } = what;
      happen({ type: 'visitHandedOn', visitId, counterId: null, serviceIds, onlyCounterId });
    }
  };

  const take = (step: Step) => {
    switch (step.is) {
      case 'come':
        return come(step.visit);
      case 'gone':
        if (day.visits.get(step.visit.id)?.state !== 'waiting') return;
        passOn(step.visit.id, null);
        return void happen({ type: 'visitLeft', visitId: step.visit.id });
      case 'inLine':
        return inLine(step.visit, step.i);
      case 'began':
        return void happen({ type: 'serviceBegan', visitId: step.visit.id, counterId: step.at.shift.counterId });
      case 'ended':
        return ended(step.visit, step.leg, step.at);
      case 'back':
        return back(step.visit, step.leg, step.at);
      case 'open': {
        const { counterId } = step.at.shift;
        happen({ type: 'counterOpened', counterId, personId: step.at.by.personId ?? '' });
        return free(step.at);
      }
      case 'close':
        step.at.isToClose = true;
        if (step.at.state === 'paused') close(step.at);
        return;
      case 'pause':
        if (step.at.state === 'free' || step.at.state === 'held') return rest(step.at, step.pause);
        if (isOpen(step.at)) step.at.pausesDue.push(step.pause);
        return;
      case 'hold':
        if (step.at.state === 'busy' && step.ms >= BREAK_MS) step.at.breaksDue.push(step.ms);
        else step.at.heldUntil = Math.max(step.at.heldUntil, now + step.ms);
        if (step.at.state === 'free') hold(step.at);
        return;
      case 'resume':
        if (step.at.state === 'held' && step.at.heldUntil <= now) {
          step.at.state = 'free';
          step.at.freeSince = now - 1;
        }
        if (step.at.state !== 'paused') return;
        happen({ type: 'counterResumed', counterId: step.at.shift.counterId }, step.at.by);
        return free(step.at);
      case 'call':
        if (step.at.state === 'free' && step.turn === step.at.turn) call(step.at);
    }
  };

  happen({ type: 'dayOpened', locks: {}, printers: {} });
  for (const place of places) {
    const { from, to, pauses, holds } = place.shift;
    agenda.plan(from, { is: 'open', at: place });
    for (const pause of pauses) agenda.plan(pause.at, { is: 'pause', at: place, pause });
    for (const { at, ms } of holds) agenda.plan(at, { is: 'hold', at: place, ms });
    agenda.plan(to, { is: 'close', at: place });
  }
  for (const visit of planned.visits) {
    agenda.plan(visit.arrivedAt, { is: 'come', visit });
    visit.inLine.forEach(({ afterMs }, i) => void agenda.plan(visit.arrivedAt + afterMs, { is: 'inLine', visit, i }));
    if (visit.goneAt !== null) agenda.plan(visit.goneAt, { is: 'gone', visit });
  }
  for (let step = agenda.next(); step !== null; step = agenda.next()) {
    now = step.at;
    take(step.what);
    settle();
  }
  const planToClose = Math.max(0, ...planned.shifts.map(({ to }) => to));
  return {
    waits,
    notServed: [...day.visits.values()].filter(({ state, calledAt }) => state === 'waiting' && calledAt === null)
      .length,
    overtimeMs: Math.max(0, lastEnd - planToClose),
  };
};
