// R4: what each clerk did with each visitor of a day, as the log still knows it: where it is forgotten, there is nothing.
import { type Happened, isEndForgotten, type VisitFact } from './visitFacts';

/** One visitor at the counter of one clerk, however often. What a clerk cannot help, the wait, is not counted. */
export type ClerkFact = { personId: string; visit: VisitFact };

type Leg = { personId: string; calledAt: number; beganAt: number | null };
const NOTHING = {
  ...{ serviceId: '', counterId: null, hour: 0, waitSec: null, presentSec: null, waySec: null, serviceSec: null },
  ...{ handedOn: 0, outOfOrder: 0, isFromHome: false, forecast: null },
};
const seconds = (ms: number): number => Math.round(ms / 1000);

/** The facts of one day, from its events in their order. */
export const clerkFacts = (events: Iterable<Happened & { by: { personId?: string | null } }>): ClerkFact[] => {
  const kinds = new Map<string, VisitFact['kind']>();
  const facts = new Map<string, ClerkFact>();
  /** Who is called or served, by visit. */
  const legs = new Map<string, Leg>();

  const end = (
    visitId: string,
    at: number,
    how: { outcome: VisitFact['outcome']; isHandedOn?: boolean; isTimed: boolean },
  ) => {
    const leg = legs.get(visitId);
    legs.delete(visitId);
    if (leg === undefined) return;
    const { personId, calledAt, beganAt } = leg;
    const key = `${visitId} ${personId}`;
    const before = facts.get(key)?.visit ?? { ...NOTHING, kind: kinds.get(visitId) ?? 'walkIn', outcome: how.outcome };
    const served = beganAt === null || !how.isTimed ? null : seconds(at - beganAt);
    const visit = {
      ...before,
      outcome: how.outcome,
      waySec: before.waySec ?? (beganAt === null ? null : seconds(beganAt - calledAt)),
      serviceSec: served === null ? before.serviceSec : (before.serviceSec ?? 0) + served,
      handedOn: before.handedOn + (how.isHandedOn ? 1 : 0),
    };
    facts.set(key, { personId, visit });
  };

  for (const { at, by, event } of events) {
    switch (event.type) {
      case 'clockLeapt':
        for (const leg of legs.values()) {
          leg.calledAt += event.byMs;
          if (leg.beganAt !== null) leg.beganAt += event.byMs;
        }
        break;
      case 'ticketDrawn':
      case 'paperBrought':
        kinds.set(event.visitId, 'walkIn');
        break;
      case 'appointmentBooked':
        kinds.set(event.visitId, 'appointment');
        break;
      case 'ticketCalled':
        if (by.personId) legs.set(event.visitId, { personId: by.personId, calledAt: at, beganAt: null });
        else legs.delete(event.visitId);
        break;
      case 'serviceBegan': {
        const leg = legs.get(event.visitId);
        if (leg) leg.beganAt = at;
        break;
      }
      case 'visitFinished':
        end(event.visitId, at, { outcome: 'done', isTimed: !isEndForgotten({ by }) });
        break;
      case 'visitParked':
        end(event.visitId, at, { outcome: 'done', isTimed: true });
        break;
      case 'visitHandedOn':
        end(event.visitId, at, { outcome: 'done', isHandedOn: true, isTimed: true });
        break;
      case 'visitMissed':
        end(event.visitId, at, { outcome: 'missed', isTimed: true });
        break;
      case 'visitLeft':
        end(event.visitId, at, { outcome: 'left', isTimed: true });
        break;
      case 'visitReturned':
        // Called or begun by mistake.
        legs.delete(event.visitId);
        break;
    }
  }
  return [...facts.values()];
};
