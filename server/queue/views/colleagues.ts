// K15: every other counter as it is at this moment, for those who work beside it: nothing is counted, nothing is kept.
import type { ColleagueState, ColleagueView } from '../../../shared/protocol';
import type { CounterState, Day, Visit } from '../day/day';
import { servedOn } from '../order/serving';
import type { Scene } from './parts';

const stateOf = (state: CounterState | undefined, visit: Visit | undefined, clerk: string | null): ColleagueState => {
  if (state === undefined) return 'closed';
  if (visit === undefined) return state.paused ? 'paused' : 'free';
  if (clerk === null) return 'orphaned';
  return visit.state === 'called' ? 'called' : 'serving';
};

/** All counters but the one that looks. */
export const colleagueViews = (day: Day, { settings, nameOf }: Scene, here: string): ColleagueView[] =>
  settings.counters
    .filter(({ id }) => id !== here)
    .map((counter) => {
      const { id, name } = counter;
      const state = day.counters.get(id);
      const visit = state?.visitId ? day.visits.get(state.visitId) : undefined;
      const clerk = state ? nameOf(state.personId) : null;
      return {
        ...{ id, name, clerk, state: stateOf(state, visit, clerk), number: visit?.number ?? null },
        since: visit?.since ?? state?.paused?.since ?? null,
        until: state?.paused?.until ?? null,
        serviceIds: servedOn(day, counter),
      };
    });
