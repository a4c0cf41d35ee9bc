// K8: who is in danger where, and who comes.
import type { EmergencyView } from '../../../shared/protocol';
import type { Day } from '../day/day';
import { counterName, type Scene } from './parts';

export const emergencyViews = ({ emergencies }: Day, { settings, nameOf }: Scene): EmergencyView[] =>
  [...emergencies].map(([counterId, { at, personId, coming }]) => ({
    ...{ counterId, place: counterName(settings, counterId) ?? counterId, clerk: nameOf(personId), at },
    coming: coming.map((one) => ({ place: counterName(settings, one.counterId), clerk: nameOf(one.personId) })),
  }));
