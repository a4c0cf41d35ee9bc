// A17: appointments that a change of the settings left no room for, until somebody has decided about each.
import type { ContactView } from '../../shared/protocol';
import type { Day } from '../queue/day/day';
import { appointmentsOn, contactView } from '../queue/views/booked';
import type { Branch } from './branch';

type UnfitParts = { branch: Pick<Branch, 'today' | 'dayNamed' | 'daysAhead' | 'settings' | 'subscribe'> };

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
        .filter(({ state, unfit }) => state === 'booked' && unfit !== null)
        .map((visit) => ({ day, visit }));
    });
  return {
    count: (): number => undecided().length,
    /** By day and slot. */
    list: (): ContactView[] => undecided().map(({ day, visit }) => contactView(day, branch.settings(), visit)),
  };
};
export type Unfit = ReturnType<typeof createUnfit>;
