// K8: who is in danger, as events tell it.
import { type DayEvent, personOf, type StoredEvent } from '../../../shared/events';
import type { Day } from './day';

type EmergencyEvent = Extract<DayEvent, { type: `emergency${string}` }>;

/** Throws when somebody comes to an emergency that there is not: such an event is never stored. */
export const foldEmergency = (day: Day, event: EmergencyEvent, { at, by }: Pick<StoredEvent, 'at' | 'by'>): Day => {
  const { emergencies } = day;
  const personId = personOf(by);
  switch (event.type) {
    case 'emergencyCalled':
      emergencies.set(event.counterId, { at, personId, coming: [] });
      return day;
    case 'emergencyAcknowledged': {
      const emergency = emergencies.get(event.counterId);
      if (emergency === undefined) throw new Error(`no emergency at ${event.counterId}`);
      emergency.coming.push({ counterId: event.from, personId });
      return day;
    }
    case 'emergencyEnded':
      emergencies.delete(event.counterId);
      return day;
  }
};
