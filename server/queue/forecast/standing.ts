// F6: what somebody who waits is told of it. One answer for kiosk, slip and phone.
import type { WaitTold } from '../../../shared/printing';
import type { Ahead } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import type { Present } from '../day/day';
import { countOf, isDue, isRaised, standsInLine } from '../order/policy';
import { type Moment, whyUnserved } from '../order/serving';
import type { Band } from './lessons';
import { toldRange } from './range';

/** The time that an appointment is told until it is due: before that all others go first, and any place would only rise. */
const ownTimeOf = (visit: Present, { policy }: Settings, now: number): number | null =>
  isRaised(visit) || standsInLine(visit, policy) || isDue(visit, policy, now) ? null : visit.slotAt;

/** What is known of a wait: who is ahead, and the minutes of the forecast, null where there is none. */
export type Known = {
  ahead: (moment: Moment, visit: Present) => Ahead;
  minutes: number | null;
  bands: readonly Band[];
};

export const toldOf = (moment: Moment, visit: Present, { ahead, minutes, bands }: Known): WaitTold => {
  const ownTimeAt = ownTimeOf(visit, moment.settings, moment.now);
  if (ownTimeAt !== null) return { ownTimeAt, peopleBefore: null, forecast: null };
  const isNobodys = whyUnserved(moment, visit)?.why === 'noCounter';
  return {
    ownTimeAt: null,
    peopleBefore: isNobodys ? null : countOf(ahead(moment, visit)),
    forecast: minutes === null ? null : toldRange(minutes, bands),
  };
};
