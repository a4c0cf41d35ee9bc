// R9: visitors of the day that is played: they come, change what they wait for, and go.
import type { PastVisit } from './pastDay';
import { NOT_TOLD, numberOf } from './place';
import type { Stage } from './stage';

export const createVisitors = ({ day, happen }: Stage) => {
  let numbers = 0;
  const come = (visit: PastVisit): void => {
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

  const inLine = (visit: PastVisit, i: number): void => {
    const { id: visitId } = visit;
    const what = visit.inLine[i];
    if (what === undefined || day.visits.get(visitId)?.state !== 'waiting') return;
    if (what.how === 'raised') happen({ type: 'visitRaised', visitId, reason: 'other' });
    else {
      const { serviceIds, onlyCounterId } = what;
      happen({ type: 'visitHandedOn', visitId, counterId: null, serviceIds, onlyCounterId });
    }
  };

  return { come, inLine };
};
