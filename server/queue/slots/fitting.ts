// Which booked appointments the settings still have room for: the day, the hours, the places, the service, a counter.
import type { UnfitReason } from '../../../shared/affected';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import type { Day, Visit } from '../day/day';
import { anyCounterServes } from '../order/serving';
import { cellsOn, offersOn } from './slots';

type Slot = { startAt: number; endAt: number };

const slotOf = ({ slotAt, minutes }: Visit): Slot => ({
  startAt: slotAt ?? 0,
  endAt: (slotAt ?? 0) + (minutes ?? 0) * MINUTE_MS,
});

/** Whether cells follow each other from the slot's beginning to its end. */
const isCovered = (cells: readonly Slot[], { startAt, endAt }: Slot): boolean => {
  let reached = startAt;
  for (const cell of cells) if (cell.startAt <= reached && reached < cell.endAt) reached = cell.endAt;
  return reached >= endAt;
};

/** Why no time would do: nobody offers or serves what it is for. */
export const refusalOfServices = (
  settings: Settings,
  { serviceIds }: Visit,
  day: Day | null = null,
): 'serviceGone' | 'noCounter' | null => {
  const services = serviceIds.map((id) => settings.services.find((one) => one.id === id));
  if (services.some((service) => service === undefined || service.booking === 'nobody')) return 'serviceGone';
  return anyCounterServes(settings, serviceIds, day) ? null : 'noCounter';
};

/** Appointments that have not begun and for which nobody has come yet. */
const stillToCome = (day: Day, now: number): Visit[] =>
  [...day.visits.values()].filter((visit) => visit.state === 'booked' && (visit.slotAt ?? 0) > now);

/**
 * The booked appointments of a day that do not fit the settings, with the first reason of each, by visit. Where there are
 * more than places, those that were booked last have none.
 */
export const unfitOn = (day: Day, settings: Settings, now: number): Map<string, UnfitReason> => {
  const cells = cellsOn(settings, day.day);
  const isClosed = offersOn(settings, day.day).none !== null;
  const used = cells.map(() => 0);
  const unfit = new Map<string, UnfitReason>();
  for (const visit of stillToCome(day, now)) {
    const slot = slotOf(visit);
    const taken = cells.flatMap((cell, i) => (cell.startAt < slot.endAt && slot.startAt < cell.endAt ? [i] : []));
    const isFull = taken.some((i) => (used[i] ?? 0) >= (cells[i]?.public ?? 0) + (cells[i]?.internal ?? 0));
    const reason =
      refusalOfServices(settings, visit, day) ??
      (isClosed ? 'dayClosed' : null) ??
      (isCovered(cells, slot) ? null : 'outsideHours') ??
      (isFull ? 'tooFewPlaces' : null);
    if (reason !== null) unfit.set(visit.id, reason);
    else for (const i of taken) used[i] = (used[i] ?? 0) + 1;
  }
  return unfit;
};
