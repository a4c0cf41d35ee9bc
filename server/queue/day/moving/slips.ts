// P2: the slips of a day, and which of them may be missing.
import type { Day, Slip } from '../day';

/** Not sent, or sent without proof to a printer that usually gives it; nobody has seen to it. */
const mayBeMissing = ({ state, problem, settled }: Slip): boolean =>
  !settled && (state === 'notSent' || (state === 'unknown' && problem !== 'silent'));

/** A slip as it is from now on. A day has thousands, and who looks for the few in doubt does not look through them all. */
export const keepSlip = (day: Day, slip: Slip): Day => {
  day.slips.set(slip.id, slip);
  if (mayBeMissing(slip)) day.doubtful.add(slip.id);
  else day.doubtful.delete(slip.id);
  return day;
};
