// R9: what happened to each visitor of a past day: stays at counters, ways, absences. The real fold says how it stands.
import type { DayEventOf } from '../../../shared/events';
import type { Day } from '../day/day';
import type { Ending, Leg, PastVisit } from './pastDay';

/** What visitors of `day` did, which is folded meanwhile; each act is told before it is folded, but for arrivals. */
export const followVisits = (day: Day) => {
  const visits = new Map<string, PastVisit>();
  const endedAt = new Map<string, number>();
  const lastLeg = (visitId: string): Leg | undefined => visits.get(visitId)?.legs.at(-1);
  const isAtCounter = (visitId: string): boolean =>
    ['called', 'serving'].includes(day.visits.get(visitId)?.state ?? '');

  const raised = (visitId: string, at: number): void => {
    const visit = visits.get(visitId);
    visit?.inLine.push({ how: 'raised', afterMs: at - visit.arrivedAt });
  };

  /** The stay at a counter ends. */
  const left = (visitId: string, at: number, ends: Ending): void => {
    const state = day.visits.get(visitId);
    if (state?.state === 'waiting') {
      gone(visitId, at);
      return;
    }
    const leg = lastLeg(visitId);
    if (leg === undefined || state === undefined || !isAtCounter(visitId)) return;
    if (state.state === 'called') leg.wayMs = at - state.since;
    else leg.serviceMs = at - state.since;
    leg.ends = ends;
    endedAt.set(visitId, at);
  };

  /** Gone from the line, or taken out of it: who had been at a counter before has not come back. */
  const gone = (visitId: string, at: number): void => {
    const visit = visits.get(visitId);
    if (visit === undefined) return;
    if (isAtCounter(visitId)) {
      left(visitId, at, { how: 'done' });
      return;
    }
    const leg = lastLeg(visitId);
    if (leg === undefined) visit.goneAt = at;
    else if (day.visits.get(visitId)?.state === 'waiting') leg.ends = { how: 'done' };
    else leg.away = null;
  };

  /** Back from being parked or missed. */
  const back = (visitId: string, at: number, to: 'line' | 'errand' | 'counter'): void => {
    const leg = lastLeg(visitId);
    if (leg) leg.away = { ms: at - (endedAt.get(visitId) ?? at), to };
  };

  return {
    visits,
    left,
    back,
    gone,
    raised,
    arrived: (visitId: string, at: number): void => {
      const visit = day.visits.get(visitId);
      if (visit === undefined) return;
      const { slotAt, serviceIds, persons } = visit;
      visits.set(visitId, {
        ...{ id: visitId, slotAt, arrivedAt: at, serviceIds, persons },
        ...{ legs: [], inLine: [], goneAt: null, calledAt: null },
      });
    },
    /** The stay that begins with this call; `reactionMs` as in `Leg`. */
    called: ({ visitId, why }: DayEventOf<'ticketCalled'>, at: number, reactionMs: number | null): Leg | null => {
      const visit = visits.get(visitId);
      if (visit === undefined) return null;
      // Played again, whoever was called past the order comes first to whichever counter calls next.
      if (why.rule === 'outOfOrder') raised(visitId, at);
      if (why.rule === 'back') back(visitId, at, 'counter');
      visit.calledAt ??= at;
      const leg: Leg = { wayMs: 0, serviceMs: 0, ends: { how: 'done' }, away: null, reactionMs, afterMs: null };
      visit.legs.push(leg);
      return leg;
    },
    /** Told after it is folded: the way is known then. */
    began: (visitId: string): void => {
      const leg = lastLeg(visitId);
      if (leg) leg.wayMs = day.visits.get(visitId)?.wayMs ?? 0;
    },
    returned: (visitId: string, at: number): void => {
      if (isAtCounter(visitId)) {
        left(visitId, at, { how: 'returned' });
        return;
      }
      const visit = visits.get(visitId);
      if (visit) visit.goneAt = null;
      back(visitId, at, 'line');
      // K13: who was done with and has come back was only away.
      const leg = lastLeg(visitId);
      if (leg?.ends.how === 'done') leg.ends = { how: 'parked', errand: null };
    },
    handedOn: ({ visitId, serviceIds, onlyCounterId }: DayEventOf<'visitHandedOn'>, at: number): void => {
      const to = { how: 'handedOn', serviceIds, onlyCounterId } as const;
      if (day.visits.get(visitId)?.state !== 'waiting') {
        left(visitId, at, to);
        return;
      }
      const visit = visits.get(visitId);
      visit?.inLine.push({ ...to, afterMs: at - visit.arrivedAt });
    },
    /** The end of the latest stay at a counter: nobody works after it, whoever has forgotten to log out. */
    workEnds: (): number => Math.max(0, ...endedAt.values()),
  };
};
