// A17: appointments that a change of the settings left no room for, until somebody has decided about each and told its owner.
import type { ContactView, MovesResult } from '../../shared/protocol';
import type { Day } from '../queue/day/day';
import { nextTimes } from '../queue/slots/nextTimes';
import { appointmentsOn, contactView } from '../queue/views/booked';
import type { Branch } from './branch';

type UnfitParts = { branch: Pick<Branch, 'today' | 'dayNamed' | 'daysAhead' | 'settings' | 'now' | 'subscribe'> };

/** Knows the days on which there may be any; looks at no others. */
export const createUnfit = ({ branch }: UnfitParts) => {
  const hasUnfit = ({ visits }: Day) => [...visits.values()].some(({ unfit }) => unfit !== null);
  const days = new Set(
    branch
      .daysAhead()
      .filter(hasUnfit)
      .map(({ day }) => day),
  );
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
