// K8: somebody at a counter is in danger; W13: somebody needs help at a kiosk. Asked twice it happens once; nothing here is
// ever in the way of a call for help.
import type { CommandOf } from '../../../shared/commands';
import { stationOf } from '../../../shared/events';
import { refuse } from '../../../shared/refusals';
import { MINUTE_MS } from '../../../shared/time';
import type { Day } from '../day/day';
import { counterOf, staffOf } from './calls';
import { type Context, type Decision, happens } from './decision';

/** K8: whatever the counter does at that moment, and also when nobody is called any more today. */
export const callEmergency = (day: Day, context: Context): Decision => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const { id: counterId } = here.counter;
  return day.emergencies.has(counterId) ? happens() : happens({ type: 'emergencyCalled', counterId });
};

/** Somebody comes, from another counter or the administration. One that is over needs nobody. */
export const acknowledgeEmergency = (
  day: Day,
  { counterId }: CommandOf<'acknowledgeEmergency'>,
  context: Context,
): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  const emergency = day.emergencies.get(counterId);
  const isKnown = emergency?.coming.some((one) => one.counterId === by.counterId) ?? true;
  if (isKnown) return isCounter(context, counterId) ? happens() : refuse('unknownCounter');
  return happens({ type: 'emergencyAcknowledged', counterId, from: by.counterId });
};

/** By whoever is there: the one who called, or who has come. */
export const endEmergency = (day: Day, { counterId }: CommandOf<'endEmergency'>, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  if (day.emergencies.has(counterId)) return happens({ type: 'emergencyEnded', counterId });
  return isCounter(context, counterId) ? happens() : refuse('unknownCounter');
};

const isCounter = ({ settings }: Context, counterId: string): boolean =>
  settings.counters.some(({ id }) => id === counterId);

/** So long after somebody has set out, calling again is the same call: they are on the way. */
const ON_THE_WAY_MS = MINUTE_MS;

const isKiosk = ({ settings }: Context, kioskId: string): boolean => settings.kiosks.some(({ id }) => id === kioskId);

/** W13: from one kiosk one call at a time, and no more than one a minute is new: children press it too. */
export const callHelp = (day: Day, context: Context): Decision => {
  const kioskId = stationOf(context.by, 'kiosk');
  if (kioskId === null || !isKiosk(context, kioskId)) return refuse('unknownKiosk');
  const call = day.help.get(kioskId);
  const stands = call !== undefined && (call.taken === null || context.now - call.taken.at < ON_THE_WAY_MS);
  return stands ? happens() : happens({ type: 'helpCalled', kioskId });
};

/** W13: whoever says so first goes there. */
export const takeHelp = (day: Day, { kioskId }: CommandOf<'takeHelp'>, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  if (day.help.get(kioskId)?.taken === null) return happens({ type: 'helpTaken', kioskId, from: by.counterId });
  return isKiosk(context, kioskId) ? happens() : refuse('unknownKiosk');
};
