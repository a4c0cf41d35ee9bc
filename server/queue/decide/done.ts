// K7, K18: what was really done with a visitor, and what turns out while somebody is served.
import type { CommandOf } from '../../../shared/commands';
import type { DayEvent, Work } from '../../../shared/events';
import { type Refusal, refuse } from '../../../shared/refusals';
import type { Day, Visit } from '../day/day';
import { anyCounterServes } from '../order/serving';
import { refusalOfNoting } from '../slots/takingBack';
import { counterOf, releaseCounter, visitHere } from './calls';
import { type Context, type Decision, happens } from './decision';

/** Services that there are, or that the visit is for anyway: those may have left the settings since (W8). */
const refusalOfServices = (visit: Visit, serviceIds: readonly string[], { settings }: Context) => {
  if (new Set(serviceIds).size < serviceIds.length) return refuse('malformed', { where: 'services' });
  const isKnown = (id: string) => visit.serviceIds.includes(id) || settings.services.some((one) => one.id === id);
  return serviceIds.every(isKnown) ? null : refuse('unknownService');
};

/** Something was done, or it is said why not. */
const refusalOfWork = (visit: Visit, { services, hindrance }: Work, context: Context): { refusal: Refusal } | null => {
  if (hindrance === null && services.every(({ count }) => count === 0)) return refuse('malformed', { where: 'work' });
  return refusalOfServices(
    visit,
    services.map(({ serviceId }) => serviceId),
    context,
  );
};

/** The visitor is done, and what was done is noted in the same act, if it is said. */
export const finish = (day: Day, { visitId, work }: CommandOf<'finish'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called', 'serving']);
  if ('refusal' in at) return at;
  const counterId = at.counter.id;
  const finished = releaseCounter(day, counterId, { type: 'visitFinished', visitId, counterId });
  if (work === undefined) return finished;
  const noted: DayEvent = { type: 'workNoted', visitId, counterId, work };
  return refusalOfWork(at.visit, work, context) ?? { ...finished, events: [noted, ...finished.events] };
};

/** Noted a while after the end. Noted again, the later counts. Refused: finished elsewhere, or too long ago. */
export const noteWork = (day: Day, { visitId, work }: CommandOf<'noteWork'>, context: Context): Decision => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  const counterId = here.counter.id;
  const refused = refusalOfNoting(visit, counterId, context.now) ?? refusalOfWork(visit, work, context);
  return refused ?? happens({ type: 'workNoted', visitId, counterId, work });
};

/** K18. As it is already, nothing happens. Refused: services that there are not, or that nobody does together. */
export const changeVisit = (day: Day, command: CommandOf<'changeVisit'>, context: Context): Decision => {
  const { visitId, serviceIds, persons } = command;
  const at = visitHere(day, visitId, context, ['called', 'serving']);
  if ('refusal' in at) return at;
  const { visit } = at;
  if (visit.persons === persons && visit.serviceIds.join() === serviceIds.join()) return happens();
  const refused = refusalOfServices(visit, serviceIds, context);
  if (refused) return refused;
  const isMore = serviceIds.some((id) => !visit.serviceIds.includes(id));
  if (isMore && !anyCounterServes(context.settings, serviceIds)) return refuse('noCounterServes');
  return happens({ type: 'visitChanged', visitId, counterId: at.counter.id, serviceIds, persons });
};
