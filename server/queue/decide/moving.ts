// K17: what a counter takes for the rest of the day.
import type { CommandOf } from '../../../shared/commands';
import type { ServesToday } from '../../../shared/events';
import { refuse } from '../../../shared/refusals';
import type { Counter } from '../../../shared/settings';
import type { Day } from '../day/day';
import { appointmentsHit, strandedBy } from '../slots/stranding';
import { staffOf } from './calls';
import { type Context, type Decision, happens } from './decision';

/** What the settings say anyway is no move. */
const asSet = ({ serviceIds }: Counter, serves: ServesToday | null): boolean => {
  if (serves === null || serviceIds === null) return serves === null || serves === 'all';
  return serves !== 'all' && serves.length === serviceIds.length && serves.every((id) => serviceIds.includes(id));
};

const isSame = (one: ServesToday | null, other: ServesToday | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Refused: what there is not, and where others would be left with nobody than somebody has agreed to. Set back, it is as if
 * it had never been moved.
 */
export const moveCounter = (day: Day, command: CommandOf<'moveCounter'>, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  const { settings } = context;
  const counter = settings.counters.find(({ id }) => id === command.counterId);
  if (counter === undefined) return refuse('unknownCounter');
  const wanted = command.serves === null || command.serves === 'all' ? [] : command.serves;
  if (!wanted.every((id) => settings.services.some((service) => service.id === id))) return refuse('unknownService');
  const serves = asSet(counter, command.serves) ? null : command.serves;
  if (isSame(day.moved.get(counter.id) ?? null, serves)) return happens();
  const move = { counterId: counter.id, serves };
  const moment = { ...context, day };
  const stranded = strandedBy(moment, move).map(({ id }) => id);
  if (!stranded.every((id) => command.agreed.includes(id))) return refuse('wouldStrand', { count: stranded.length });
  return happens({ type: 'counterMoved', ...move }, ...appointmentsHit(moment, move));
};
