// K: counters themselves: log in, log out, pause, what they take today (K17); and the kiosk's lock (W5).
import type { CommandOf } from '../../../shared/commands';
import type { DayEvent, ServesToday } from '../../../shared/events';
import { refuse } from '../../../shared/refusals';
import type { Counter } from '../../../shared/settings';
import type { Day } from '../day/day';
import { appointmentsHit, strandedBy, strandedByClosing } from '../slots/stranding';
import { counterOf, staffOf } from './calls';
import { type Context, type Decision, happens } from './decision';

/**
 * K6: a clerk whose password was right sits down at a counter. Whoever is served there stays served, and so does a
 * visitor at another counter where the clerk was logged in before; without a visitor that counter closes.
 */
export const openCounter = (day: Day, command: CommandOf<'openCounter'>, { settings }: Context): Decision => {
  const { counterId, personId } = command;
  if (!settings.counters.some((one) => one.id === counterId)) return refuse('unknownCounter');
  const left = [...day.counters].filter(
    ([id, state]) => id !== counterId && state.personId === personId && state.visitId === null,
  );
  const closed = left.map(([id]): DayEvent => ({ type: 'counterClosed', counterId: id }));
  const here = day.counters.get(counterId);
  const opened: DayEvent[] = here?.personId === personId ? [] : [{ type: 'counterOpened', counterId, personId }];
  return happens(...closed, ...opened);
};

/**
 * Nobody of this name works here any more: counters close. Who is only called waits again (M11), who is served stays
 * until somebody sits down there.
 */
export const leaveCounters = (day: Day, { personId }: CommandOf<'leaveCounters'>): Decision =>
  happens(
    ...[...day.counters].flatMap(([counterId, state]): DayEvent[] => {
      if (state.personId !== personId) return [];
      const closed: DayEvent = { type: 'counterClosed', counterId };
      const visit = state.visitId === null ? undefined : day.visits.get(state.visitId);
      if (visit === undefined) return [closed];
      return visit.state === 'called' ? [{ type: 'visitReturned', visitId: visit.id }, closed] : [];
    }),
  );

/** Refused while somebody is called or served here. */
export const logOut = (day: Day, context: Context): Decision => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const { visitId } = here.state;
  if (visitId !== null) return refuse('counterBusy', { number: day.visits.get(visitId)?.number ?? '' });
  return happens({ type: 'counterClosed', counterId: here.counter.id });
};

/** F3: a pause, if possible with the time of return; on pause, another one. Refused while somebody is called or served. */
export const pause = (day: Day, { until }: CommandOf<'pause'>, context: Context): Decision => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const { visitId } = here.state;
  if (visitId !== null) return refuse('counterBusy', { number: day.visits.get(visitId)?.number ?? '' });
  if (until !== null && until <= context.now) return refuse('returnInThePast');
  return happens({ type: 'counterPaused', counterId: here.counter.id, until });
};

/** The clerk is back. */
export const resume = (day: Day, context: Context): Decision => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  return here.state.paused ? happens({ type: 'counterResumed', counterId: here.counter.id }) : refuse('notPaused');
};

/** Full house: staff take walk-ins although they would wait too long, or take no more although they would not. */
export const setAdmission = (day: Day, { admission }: CommandOf<'setAdmission'>, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  return day.admission === admission ? happens() : happens({ type: 'admissionSet', admission });
};

/** W5: staff lock a kiosk with a reason that visitors read. */
export const lockKiosk = (day: Day, { kioskId, reason }: CommandOf<'lockKiosk'>, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  if (!context.settings.kiosks.some((one) => one.id === kioskId)) return refuse('unknownKiosk');
  return day.locks.get(kioskId) === reason ? happens() : happens({ type: 'kioskLocked', kioskId, reason });
};

/** Takes back a lock by hand. One of the timetable is taken back in the settings. */
export const unlockKiosk = (day: Day, { kioskId }: CommandOf<'unlockKiosk'>, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  if (!context.settings.kiosks.some((one) => one.id === kioskId)) return refuse('unknownKiosk');
  return day.locks.has(kioskId) ? happens({ type: 'kioskUnlocked', kioskId }) : happens();
};

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

/**
 * K23: closed already, nothing happens. Who is called waits again, who is served is done: whoever has gone home has only
 * forgotten the key. Refused where others would be left with nobody than somebody has agreed to.
 */
export const closeCounter = (day: Day, command: CommandOf<'closeCounter'>, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  const { counterId, agreed } = command;
  if (!context.settings.counters.some(({ id }) => id === counterId)) return refuse('unknownCounter');
  const here = day.counters.get(counterId);
  if (here === undefined) return happens();
  const stranded = strandedByClosing({ ...context, day }, counterId).map(({ id }) => id);
  if (!stranded.every((id) => agreed.includes(id))) return refuse('wouldStrand', { count: stranded.length });
  const visit = here.visitId === null ? undefined : day.visits.get(here.visitId);
  const closed: DayEvent = { type: 'counterClosed', counterId };
  if (visit === undefined) return happens(closed);
  const { id: visitId, state } = visit;
  const left: DayEvent =
    state === 'called' ? { type: 'visitReturned', visitId } : { type: 'visitFinished', visitId, counterId };
  return happens(left, closed);
};
