// K10: a counter takes back what it did, exactly, as long as nobody has gone on from there and nothing has left the house.
import type { CommandOf } from '../../../shared/commands';
import type { UndoResult } from '../../../shared/commands/calls';
import type { DayEvent } from '../../../shared/events';
import { refuse } from '../../../shared/refusals';
import { type Act, type Booker, type Day, isAtCounter, type Remark } from '../day/day';
import { refusalOfUndo } from '../slots/takingBack';
import { deleteOn } from './bookings';
import { counterOf, releaseCounter } from './calls';
import type { Context, Decision } from './decision';

const remarkBefore = (day: Day, { name, visitId }: Act): { remark?: Remark } => {
  const remark = day.remarks.get(visitId);
  const last = remark?.before.at(-1);
  const isOfAct = name === 'park' || name === 'handOn';
  return remark && last && isOfAct ? { remark: { visitId, ...last, before: remark.before.slice(0, -1) } } : {};
};

/** Who booked is kept as long as before the cancellation. */
const bookersBefore = (day: Day, { name, visitId }: Act, context: Context): Booker[] => {
  const booker = day.bookers.get(visitId);
  return booker && name === 'cancelAppointment' ? [{ ...booker, deleteOn: deleteOn(context, day.day) }] : [];
};

/**
 * K10. Taken back already, it stays so: a key that is pressed twice takes back one act. Refused: what is not among the
 * counter's last acts, what has left the house, a visit with which something else was done since, a counter where
 * somebody else is.
 */
export const undo = (day: Day, { act: version }: CommandOf<'undo'>, context: Context): Decision<UndoResult> => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const counterId = here.counter.id;
  const act = day.acts.get(counterId)?.find(({ versions }) => versions[0] === version);
  if (act === undefined) return refuse('unknownAct');
  const { visitId, versions, name } = act;
  const result: UndoResult = { visitId, undone: name };
  if (act.isUndone) return { events: [], result };
  const refused = refusalOfUndo(day, act, here.state, context);
  if (refused) return refused;
  const undone: DayEvent = { type: 'actUndone', counterId, visitId, versions };
  const isFree = here.state.visitId === visitId && !isAtCounter(act.before.visit);
  const { events } = isFree ? releaseCounter(day, counterId, undone) : { events: [undone] };
  const bookers = bookersBefore(day, act, context);
  return { events, result, bookers, ...remarkBefore(day, act) };
};
