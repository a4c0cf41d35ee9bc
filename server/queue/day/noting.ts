// K7: until when a counter can note what was done in a visit that is over.
import { refuse } from '../../../shared/refusals';
import { MINUTE_MS } from '../../../shared/time';
import type { Visit } from './day';

/** So long after the end of a visit it can be noted what was done. */
const NOTED_WITHIN_MIN = 15;

/** Why it cannot be said any more, or not here, what was done; null when it can. */
export const refusalOfNoting = ({ state, counterId, since, number }: Visit, here: string, now: number) => {
  if (state !== 'done' || counterId !== here) return refuse('visitMovedOn', { number: number ?? '' });
  return now - since > NOTED_WITHIN_MIN * MINUTE_MS ? refuse('noteTooLate', { minutes: NOTED_WITHIN_MIN }) : null;
};
