// R9: plays a day: its visitors come, its counters call by the real call order. What happens goes through decide and evolve.
import type { Settings } from '../../../shared/settings';
import { decide } from '../decide';
import { createCounters } from './counters';
import type { Leg, PastDay, PastVisit } from './pastDay';
import { contextOf, eventOfEnding, isOpen, type Place } from './place';
import { createReadiness } from './readiness';
import { createStage, type Step } from './stage';
import { createVisitors } from './visitors';

/** How long somebody waited until the first call: from the ticket, or from the booked time when that is later. */
export type Wait = { id: string; isBooked: boolean; arrivedAt: number; waitedMs: number };
/** `overtimeMs`: the last stay at a counter ended so long after the last counter was to close. */
export type Played = { waits: Wait[]; notServed: number; overtimeMs: number };

export const waitOf = ({ slotAt, arrivedAt }: Pick<PastVisit, 'slotAt' | 'arrivedAt'>, calledAt: number): number =>
  Math.max(0, calledAt - Math.max(slotAt ?? arrivedAt, arrivedAt));

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** What is usual on a day, where nobody knows how it would have been. */
const usualOf = ({ visits }: PastDay) => {
  const legs = visits.flatMap((visit) => visit.legs);
  const done = legs.filter(({ ends }) => ends.how === 'done');
  return {
    reaction: meanOf(legs.flatMap(({ reactionMs }) => reactionMs ?? [])),
    after: meanOf(legs.flatMap(({ afterMs }) => afterMs ?? [])),
    leg: {
      ...{ wayMs: meanOf(done.map(({ wayMs }) => wayMs)), serviceMs: meanOf(done.map(({ serviceMs }) => serviceMs)) },
      ...{ reactionMs: null, afterMs: null },
    },
  };
};

/** Plays a day as it was planned; nothing in it is by chance. */
export const play = (planned: PastDay, settings: Settings): Played => {
  const stage = createStage(planned, settings);
  const { day, agenda, places, happen, serves } = stage;
  const usual = usualOf(planned);
  const visits = new Map(planned.visits.map((visit) => [visit.id, visit]));
  const legOf = new Map<string, number>();
  /** Parked or missed, and to be called back by a counter. */
  const backs = new Map<string, Place>();
  const waits: Wait[] = [];
  let lastEnd = 0;

  const readiness = createReadiness({
    ...{ places, serves, waiting: () => day.waiting.keys(), backs, usualAfter: usual.after },
    reactionTo: (visitId) => visits.get(visitId)?.legs[legOf.get(visitId) ?? 0]?.reactionMs ?? usual.reaction,
  });
  const { come, inLine } = createVisitors(stage);
  const counters = createCounters(stage, readiness.letGo);

  const stay = (place: Place, visitId: string, instead: string | null) => {
    const visit = visits.get(visitId);
    if (visit === undefined) return;
    const now = stage.now();
    const i = legOf.get(visitId) ?? 0;
    legOf.set(visitId, i + 1);
    // Called more often than it was, or though it never was: as long as before, or as usual, and then done.
    const again: Leg = { ...(visit.legs.at(-1) ?? usual.leg), ends: { how: 'done' }, away: null };
    const leg = visit.legs[i] ?? again;
    if (i === 0)
      waits.push({
        ...{ id: visitId, isBooked: visit.slotAt !== null, arrivedAt: visit.arrivedAt },
        waitedMs: waitOf(visit, now),
      });
    place.state = 'busy';
    readiness.passOn(visitId, instead);
    const step = { visit, leg, at: place };
    if (leg.serviceMs > 0) agenda.plan(now + leg.wayMs, { is: 'began', ...step });
    agenda.plan(now + leg.wayMs + leg.serviceMs, { is: 'ended', ...step });
  };

  const call = (place: Place) => {
    const gotUpFor = place.up?.visitId ?? null;
    readiness.letGo(place);
    const back = [...backs].find(([, there]) => there === place || !isOpen(there));
    const command = back ? ({ type: 'callBack', visitId: back[0] } as const) : ({ type: 'callNext' } as const);
    const decision = decide(day, command, contextOf(day, settings, stage.now(), place.by), day);
    if ('refusal' in decision) return;
    for (const event of decision.events) happen(event, place.by);
    const { visitId } = decision.result as { visitId: string };
    backs.delete(visitId);
    stay(place, visitId, gotUpFor);
  };

  const ended = (visit: PastVisit, leg: Leg, place: Place) => {
    const { ends, away } = leg;
    lastEnd = stage.now();
    happen(eventOfEnding(ends, visit.id, place.shift.counterId), place.by);
    place.keptBy = leg;
    if (away) agenda.plan(lastEnd + away.ms, { is: 'back', visit, leg, at: place });
    counters.free(place);
  };

  const back = ({ id: visitId }: PastVisit, { away }: Leg, place: Place) => {
    const state = day.visits.get(visitId)?.state;
    if (state !== 'parked' && state !== 'missed') return;
    if (away?.to === 'errand' && state === 'parked') happen({ type: 'visitReportedBack', visitId });
    else if (away?.to === 'line' || !places.some(isOpen)) happen({ type: 'visitReturned', visitId });
    else backs.set(visitId, place);
  };

  const gone = ({ id: visitId }: PastVisit) => {
    if (day.visits.get(visitId)?.state !== 'waiting') return;
    readiness.passOn(visitId, null);
    happen({ type: 'visitLeft', visitId });
  };

  const take = (step: Step) => {
    switch (step.is) {
      case 'come':
        return come(step.visit);
      case 'gone':
        return gone(step.visit);
      case 'inLine':
        return inLine(step.visit, step.i);
      case 'began':
        return happen({ type: 'serviceBegan', visitId: step.visit.id, counterId: step.at.shift.counterId });
      case 'ended':
        return ended(step.visit, step.leg, step.at);
      case 'back':
        return back(step.visit, step.leg, step.at);
      case 'moved': {
        const { counterId, serves } = step.move;
        return happen({ type: 'counterMoved', counterId, serves });
      }
      case 'call':
        if (step.at.state === 'free' && step.turn === step.at.turn) call(step.at);
        return;
      default:
        return counters.take(step);
    }
  };

  happen({ type: 'dayOpened', locks: {}, printers: {} });
  for (const move of planned.moves) agenda.plan(move.at, { is: 'moved', move });
  counters.plan(planned);
  for (const visit of planned.visits) {
    agenda.plan(visit.arrivedAt, { is: 'come', visit });
    visit.inLine.forEach(({ afterMs }, i) => void agenda.plan(visit.arrivedAt + afterMs, { is: 'inLine', visit, i }));
    if (visit.goneAt !== null) agenda.plan(visit.goneAt, { is: 'gone', visit });
  }
  for (let step = stage.next(); step !== null; step = stage.next()) {
    take(step);
    counters.closeDue();
    const now = stage.now();
    for (const { place, ms } of readiness.settle(now))
      agenda.plan(now + ms, { is: 'call', at: place, turn: place.turn });
  }
  const planToClose = Math.max(0, ...planned.shifts.map(({ to }) => to));
  return {
    waits,
    notServed: [...day.visits.values()].filter(({ state, calledAt }) => state === 'waiting' && calledAt === null)
      .length,
    overtimeMs: Math.max(0, lastEnd - planToClose),
  };
};
