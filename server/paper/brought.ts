// K29: what was brought into a day from paper, as the administration sees it.
import { type BroughtView, PAPER_OUTCOMES } from '../../shared/paper/slips';
import type { Day } from '../queue/day/day';
import { backOf } from '../queue/decide/paper/takeBack';

/** The slips that were brought into a day, by their numbers. */
export const broughtInto = (day: Day, now: number): BroughtView[] =>
  [...day.visits.values()]
    .flatMap((visit): BroughtView[] => {
      const { key, number, serviceIds, state, arrivedAt, calledAt, counterId, fromPaper } = visit;
      if (fromPaper === null || number === null || arrivedAt === null) return [];
      const outcome = PAPER_OUTCOMES.find((one) => one === state) ?? null;
      const { isEstimated, broughtAt } = fromPaper;
      const back = backOf(day, visit, now);
      return [
        { key, number, serviceIds, outcome, cameAt: arrivedAt, isEstimated, calledAt, counterId, broughtAt, back },
      ];
    })
    .sort((one, other) => (one.number < other.number ? -1 : 1));
