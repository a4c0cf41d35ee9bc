// K8: who is in danger; W5, W13: which kiosk is locked, and at which somebody needs help; as events tell it.
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

type KioskEvent = Extract<DayEvent, { type: `kiosk${string}` | `help${string}` }>;

/** Throws when somebody goes where nobody has called: such an event is never stored. */
export const foldKiosk = (day: Day, event: KioskEvent, { at }: Pick<StoredEvent, 'at'>): Day => {
  switch (event.type) {
    case 'kioskLocked':
      day.locks.set(event.kioskId, event.reason);
      return day;
    case 'kioskUnlocked':
      day.locks.delete(event.kioskId);
      return day;
    case 'helpCalled':
      day.help.set(event.kioskId, { at, taken: null });
      return day;
    case 'helpTaken': {
      const call = day.help.get(event.kioskId);
      if (call === undefined) throw new Error(`nobody has called from ${event.kioskId}`);
      call.taken = { at, counterId: event.from };
      return day;
    }
  }
};
