// A17: where appointments could go that no longer fit, all of them at once and no place twice. Pure.
import type { MovesResult } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { dayAfter, dayOf, MINUTE_MS } from '../../../shared/time';
import type { Day, Visit } from '../day/day';
import { refusalOfServices } from './fitting';
import { placesOn } from './slots';

const MOST_DAYS_AHEAD = 120;

type Office = { settings: Settings; now: number; dayNamed: (day: string) => Day };

/**
 * For each appointment, in their order, the next start that staff could move it to: later than its own, so that nobody
 * comes too late for it, and no sooner than the notice that bookings need. What is proposed to one is offered to no other.
 */
export const nextTimes = (
  appointments: readonly { day: Day; visit: Visit }[],
  { settings, now, dayNamed }: Office,
): MovesResult['moves'] => {
  const days = new Map<string, ReturnType<typeof placesOn>>();
  const placesOf = (name: string) => {
    const places = days.get(name) ?? placesOn(dayNamed(name), settings, now);
    days.set(name, places);
    return places;
  };
  const soonest = now + settings.appointments.noticeMin * MINUTE_MS;
  const nextOf = ({ slotAt, minutes }: { slotAt: number; minutes: number }): number | null => {
    const earliest = Math.max(slotAt + 1, soonest);
    const first = dayOf(earliest, settings.office.timeZone);
    for (let ahead = 0; ahead <= MOST_DAYS_AHEAD; ahead++) {
      const places = placesOf(dayAfter(first, ahead));
      const start = places.firstFrom(earliest, minutes);
      if (start === null) continue;
      places.take(start, minutes, 1);
      return start;
    }
    return null;
  };
  return appointments.map(({ day, visit }) => {
    const { id: visitId } = visit;
    const none = refusalOfServices(settings, visit);
    if (none !== null) return { visitId, slotAt: null, none };
    const [slot, minutes] = [visit.slotAt ?? 0, visit.minutes ?? 0];
    // Whoever moves within the day leaves a place behind that is no obstacle.
    placesOf(day.day).take(slot, minutes, -1);
    const slotAt = nextOf({ slotAt: slot, minutes });
    placesOf(day.day).take(slot, minutes, 1);
    return { visitId, slotAt, none: slotAt === null ? 'noneFree' : null };
  });
};
