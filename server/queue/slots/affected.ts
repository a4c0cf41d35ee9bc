// Whom a change of the settings would hit, worked out before it is saved. Pure.
import type { Affected } from '../../../shared/affected';
import type { DayEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import { type Day, isOpen, type Visit } from '../day/day';
import { unfitOn } from './fitting';
import { dayEnd, instantOf } from './hours';

/** `days`: today and every later day on which something is booked. */
export type Change = { today: Day; days: Day[]; before: Settings; after: Settings; now: number };

const isHere = (visit: Visit): boolean => visit.number !== null && isOpen(visit) && visit.state !== 'missed';

const goneFrom = <Thing extends { id: string }>(
  before: readonly Thing[],
  after: readonly { id: string }[],
): Thing[] => {
  const kept = new Set(after.map(({ id }) => id));
  return before.filter(({ id }) => !kept.has(id));
};

/** When a day that is under way ends: as the settings say, or later if they were changed when that had passed. */
export const endOfDay = (day: Day, settings: Settings): number =>
  Math.max(dayEnd(day.day, settings), day.extendedTo ?? 0);

/** T8: whether the change puts today's end where it has passed already. */
const endsToday = ({ today, before, after, now }: Change): boolean =>
  today.state === 'open' && endOfDay(today, after) <= now && now < endOfDay(today, before);

/** Appointments that fitted before and would not any more, by day. */
const newlyUnfit = ({ days, before, after, now }: Change) =>
  days.map((day) => {
    const already = unfitOn(day, before, now);
    return { day, unfit: [...unfitOn(day, after, now)].filter(([visitId]) => !already.has(visitId)) };
  });

/** Everything that the change would do to somebody, those who are here first, then by day and time. */
export const affectedBy = (change: Change): Affected[] => {
  const { today, before, after } = change;
  const here = [...today.visits.values()].filter(isHere);
  const counters = goneFrom(before.counters, after.counters);
  const appointments = newlyUnfit(change).flatMap(({ day, unfit }) =>
    unfit.map(([visitId, reason]) => {
      const slotAt = day.visits.get(visitId)?.slotAt ?? 0;
      return { kind: 'appointment', day: day.day, visitId, slotAt, reason } as const;
    }),
  );
  const services = goneFrom(before.services, after.services).flatMap(({ id, name }): Affected[] => {
    const numbers = here.flatMap(({ serviceIds, number }) =>
      number !== null && serviceIds.includes(id) ? [number] : [],
    );
    return numbers.length > 0 ? [{ kind: 'service', name, numbers }] : [];
  });
  const handedOn = here.flatMap(({ onlyCounterId, number }): Affected[] =>
    number !== null && counters.some(({ id }) => id === onlyCounterId) ? [{ kind: 'handedOn', number }] : [],
  );
  const screens = [...goneFrom(before.kiosks, after.kiosks), ...goneFrom(before.displays, after.displays)];
  return [
    ...(endsToday(change) ? [{ kind: 'dayEnd', present: here.length } as const] : []),
    ...counters.filter(({ id }) => today.counters.has(id)).map(({ name }) => ({ kind: 'counter', name }) as const),
    ...services,
    ...handedOn,
    ...screens.map(({ name }) => ({ kind: 'screen', name }) as const),
    ...appointments.sort((a, b) => a.slotAt - b.slotAt),
  ];
};

/** What happens on the days when the change is saved: nobody's appointment ends, but somebody has to decide about it. */
export const eventsOfChange = (change: Change): { day: Day; events: DayEvent[] }[] => {
  const { today, after, now } = change;
  const ofDays = newlyUnfit(change).map(({ day, unfit }) => {
    const fitsAgain = unfitOn(day, after, now);
    // Who has not heard yet has to be telephoned, whatever fits.
    const settled = [...day.visits.values()].filter(
      ({ id, unfit: was }) => was !== null && was !== 'untold' && !fitsAgain.has(id),
    );
    const events: DayEvent[] = [
      ...unfit.map(([visitId, reason]) => ({ type: 'appointmentUnfit', visitId, reason }) as const),
      ...settled.map(({ id: visitId }) => ({ type: 'appointmentKept', visitId }) as const),
    ];
    return { day, events };
  });
  if (!endsToday(change)) return ofDays;
  const endsAt = instantOf(today.day, '24:00', after.office.timeZone);
  return [{ day: today, events: [{ type: 'dayExtended', endsAt }] }, ...ofDays];
};
