// K29: what was brought in by mistake is taken back, as long as nobody has done anything with it since.
import type { CommandOf } from '../../../../shared/commands';
import {
  type BroughtView,
  DAYS_TO_TAKE_BACK,
  PAPER_OUTCOMES,
  type PaperBack,
  type TakenBackResult,
} from '../../../../shared/paper/slips';
import { refuse } from '../../../../shared/refusals';
import { MINUTE_MS } from '../../../../shared/time';
import type { Day, Visit } from '../../day/day';
import type { Context, Decision } from '../decision';

const MOST_MS = DAYS_TO_TAKE_BACK * 24 * 60 * MINUTE_MS;

/** Whether a visit from paper can still be taken back. Its slip may have been called, moved or printed since. */
const backOf = (day: Day, visit: Visit, now: number): PaperBack => {
  const { id, touched, arrival, fromPaper } = visit;
  if (touched !== arrival || [...day.slips.values()].some(({ visitId }) => visitId === id)) return 'movedOn';
  return now - (fromPaper?.broughtAt ?? 0) > MOST_MS ? 'tooLate' : 'can';
};

/** All of them, or none and why. What was taken back before is passed over, unless that is all. */
export const takeBackPaper = (
  day: Day,
  { keys }: CommandOf<'takeBackPaper'>,
  { now }: Context,
): Decision<TakenBackResult> => {
  const visits = [...new Set(keys)].flatMap((key) => day.byKey.get(key) ?? []).filter(({ fromPaper }) => fromPaper);
  if (visits.length === 0) return refuse('unknownVisit');
  for (const visit of visits) {
    const [back, number] = [backOf(day, visit, now), visit.number ?? ''];
    if (back === 'movedOn') return refuse('paperMovedOn', { number });
    if (back === 'tooLate') return refuse('paperTooLate', { number, days: DAYS_TO_TAKE_BACK });
  }
  const events = visits.map(({ id, key }) => ({ type: 'paperTakenBack', visitId: id, key }) as const);
  return { events, result: { takenBack: events.length } };
};

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
