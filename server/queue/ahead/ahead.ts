// F10: what somebody is told who sets out now and comes in so many minutes: the line played on until then, with those
// who are expected meanwhile.
import type { Forecast } from '../../../shared/printing';
import type { ClosedReason } from '../../../shared/protocol';
import type { Service } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { closesAt, isFull, isNearlyFull } from '../forecast/admission';
import { type Expected, expectedFor, type Outlook, projectExpected } from '../forecast/forecast';
import { toldRange } from '../forecast/range';
import { closedReason } from '../forecast/reception';
import { comingUntil } from './coming';
import { type Ranges, rangeAhead } from './ranges';

/** Minutes until somebody comes for whom waits are told. */
export const MINUTES_AHEAD = [0, 10, 20, 30, 45, 60] as const;

/** What is known of the wait of somebody who comes in so many minutes. */
export type Told = {
  inMin: number;
  /** Why there is no ticket then; null where there is one. */
  closed: ClosedReason | null;
  /** A ticket is among the last of the day then. */
  isNearlyFull: boolean;
  /** Minutes, as the office reckons; null where nobody can say. */
  expectedMin: number | null;
  /** As people are told it; null where there is no ticket, or nobody can say. */
  forecast: Forecast | null;
};

export type ServiceAhead = { service: Service; told: Told[] };

const probeOf = (service: Service, at: number): Expected => ({
  ...{ id: `asked-${service.id}`, serviceIds: [service.id], onlyCounterId: null },
  ...{ at, share: 0 },
});

/** Expected waits by service of whoever comes then. Those who come now are told what everybody is (F1). */
const waitsIn = (outlook: Outlook, inMin: number): ((service: Service) => number | null) => {
  if (inMin === 0) return ({ id }) => expectedFor(outlook, { id: 'newcomer', serviceIds: [id], onlyCounterId: null });
  const { settings, now } = outlook;
  const at = now + inMin * MINUTE_MS;
  const asked = settings.services.map((service) => probeOf(service, at));
  const waits = projectExpected(outlook, [...comingUntil(outlook, at), ...asked]);
  return ({ id }) => waits.get(`asked-${id}`) ?? null;
};

const toldAt = (
  outlook: Outlook,
  service: Service,
  inMin: number,
  expectedMin: number | null,
  ranges: Ranges,
): Told => {
  const { day, settings, learned, now } = outlook;
  const fromNow = expectedMin === null ? null : inMin + expectedMin;
  const full: ClosedReason = { why: 'fullHouse', closesAt: day.admission === 'closed' ? null : closesAt(outlook) };
  const closed =
    closedReason({ ...outlook, now: now + inMin * MINUTE_MS }, service) ??
    (isFull({ day, settings, learned, now }, () => fromNow) ? full : null);
  const isSaid = closed === null && expectedMin !== null;
  const range = () =>
    inMin === 0 ? toldRange(expectedMin ?? 0, learned.bands) : rangeAhead(expectedMin ?? 0, inMin, ranges);
  return {
    ...{ inMin, closed, expectedMin: isSaid ? expectedMin : null },
    isNearlyFull: closed === null && isNearlyFull(outlook, fromNow),
    forecast: isSaid ? range() : null,
  };
};

/** Of each service, what whoever comes in so many minutes is told: the same for everybody, and nothing of anybody. */
export const aheadOf = (
  outlook: Outlook,
  ranges: Ranges,
  minutes: readonly number[] = MINUTES_AHEAD,
): ServiceAhead[] => {
  const waits = minutes.map((inMin) => ({ inMin, of: waitsIn(outlook, inMin) }));
  return outlook.settings.services.map((service) => ({
    service,
    told: waits.map(({ inMin, of }) => toldAt(outlook, service, inMin, of(service), ranges)),
  }));
};
