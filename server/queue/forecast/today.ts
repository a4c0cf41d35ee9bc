// A13: while the house is full, nobody books what is left of today from outside and passes by those who were sent away.
import { isFull } from './admission';
import { expectedFor, type Outlook } from './forecast';

/** Whether today's public places are closed to somebody who comes for these services. `outlook` is today's. */
export const isTodayClosed = (outlook: Outlook, serviceIds: string[]): boolean =>
  outlook.settings.appointments.fullHouseClosesToday &&
  outlook.day.state === 'open' &&
  isFull(outlook, () => expectedFor(outlook, { id: 'newcomer', serviceIds, onlyCounterId: null }));
