// A17: appointments that a change of the settings left no room for, until somebody has decided about each and told its owner.
import type { ContactView, MovesResult } from '../../shared/protocol';
import { nextTimes } from '../queue/slots/nextTimes';
import { appointmentsOn, contactView } from '../queue/views/booked';
import type { Store } from '../storage/store';
import type { Branch } from './branch';

type UnfitParts = { branch: Pick<Branch, 'today' | 'dayNamed' | 'settings' | 'now' | 'subscribe'>; store: Store };

/** Knows the days on which there may be any; looks at no others. */
export const createUnfit = ({ branch, store }: UnfitParts) => {
  const days = new Set(store.daysWith('appointmentUnfit', branch.today().day));
  branch.subscribe((events) => {
    for (const { day, event } of events) if (event.type === 'appointmentUnfit') days.add(day);
    for (const day of days) if (day < branch.today().day) days.delete(day);
  });
  const undecided = () =>
    [...days].sort().flatMap((name) => {
      const day = branch.dayNamed(name);
      return appointmentsOn(day)
        .filter(({ state, unfit }) => (state === 'booked' || state === 'cancelled') && unfit !== null)
        .map((visit) => ({ day, visit }));
    });
  return {
    count: (): number => undecided().length,
    /** By day and slot. */
    list: (): ContactView[] => undecided().map(({ day, visit }) => contactView(day, branch.settings(), visit)),
    /** Where those of the list could go, the first of the list first. */
    propose: (visitIds: readonly string[]): MovesResult => ({
      moves: nextTimes(
        undecided().filter(({ visit }) => visit.state === 'booked' && visitIds.includes(visit.id)),
        { settings: branch.settings(), now: branch.now(), dayNamed: branch.dayNamed },
      ),
    }),
  };
};
export type Unfit = ReturnType<typeof createUnfit>;
