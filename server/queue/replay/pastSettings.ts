// R9: under which settings past days are played again.
import type { Counter, Settings } from '../../../shared/settings';
import type { PastEvents } from './pastDay';

/** Nobody is sent there any more. */
const NOWHERE = { arrow: null, placeHint: null } as const;

/** What each counter that was at work has served, by its id. */
const servedIn = (past: readonly PastEvents[]): Map<string, Set<string>> => {
  const served = new Map<string, Set<string>>();
  for (const { events } of past) {
    const services = new Map<string, string[]>();
    for (const { event } of events) {
      if (event.type === 'counterOpened') served.set(event.counterId, served.get(event.counterId) ?? new Set());
      if ('serviceIds' in event) services.set(event.visitId, event.serviceIds);
      if (event.type === 'ticketCalled')
        for (const id of services.get(event.visitId) ?? []) served.get(event.counterId)?.add(id);
    }
  }
  return served;
};

/** Those of now, with the counters that there were, and what they served then. */
export const settingsOfPast = (now: Settings, past: readonly PastEvents[]): Settings => {
  const served = servedIn(past);
  const known = new Set(now.counters.map(({ id }) => id));
  const gone = [...served]
    .filter(([id]) => !known.has(id))
    .map(([id, did]): Counter => {
      return { id, name: id.slice(0, 12), serviceIds: [...did], preferredServiceIds: [], plan: null, ...NOWHERE };
    });
  const widened = now.counters.map((counter) =>
    counter.serviceIds === null
      ? counter
      : { ...counter, serviceIds: [...new Set([...counter.serviceIds, ...(served.get(counter.id) ?? [])])] },
  );
  // Who was called without having checked in came at that moment; nobody else did.
  return { ...now, counters: [...widened, ...gone], policy: { ...now.policy, forgottenMin: null } };
};
