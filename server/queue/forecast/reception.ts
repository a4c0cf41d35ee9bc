// D7: whether walk-ins get tickets now. Worked out here alone; every screen says the same.
import type { Forecast } from '../../../shared/printing';
import type { ClosedReason, Reception } from '../../../shared/protocol';
import type { Service } from '../../../shared/settings';
import { dayAfter } from '../../../shared/time';
import { lockReasonText } from '../../../shared/words/counter/lockReasons';
import type { Day, Present } from '../day/day';
import { newVisit } from '../day/place';
import { peopleAheadOfNewcomer } from '../order/order';
import { countOf } from '../order/policy';
import { anyCounterServes, type Moment, mayServe } from '../order/serving';
import { instantOf, opensAt, receivesAt, timetableLock } from '../slots/hours';
import { closesAt, isFull, isNearlyFull } from './admission';
import { expectedFor, type Outlook } from './forecast';
import { toldRange } from './range';

/** Why a service gives no ticket whatever the wait; null when it may give one. */
export const closedReason = ({ day, settings, now }: Moment, service: Service): ClosedReason | null => {
  const { timeZone } = settings.office;
  const tomorrow = () => instantOf(dayAfter(day.day, 1), '00:00', timeZone);
  if (day.state !== 'open') return { why: 'hours', opensAt: opensAt(settings, service, tomorrow()) };
  if (!anyCounterServes(settings, [service.id], day)) return { why: 'noCounter' };
  if (service.contingent !== null && (day.drawn.get(service.id) ?? 0) >= service.contingent)
    return { why: 'contingent' };
  if (receivesAt(settings, service, now)) return null;
  return { why: 'hours', opensAt: opensAt(settings, service, now) };
};

/** What somebody is told who might draw a ticket for a service now. */
export type ServiceReception = {
  service: Service;
  closed: ClosedReason | null;
  waiting: number;
  forecast: Forecast | null;
  /** Soon a ticket would come too late. */
  isNearlyFull: boolean;
};

const newcomer = (day: Day, service: Service, now: number): Present => ({
  ...newVisit({
    ...{ id: 'newcomer', key: 'newcomer', kind: 'walkIn', state: 'waiting', serviceIds: [service.id], persons: 1 },
    ...{ language: 'de', kioskId: null, slot: null, since: now },
  }),
  arrivedAt: now,
  arrival: day.version + 1,
  number: '',
});

/** Services that the same counters serve have the same wait: it is worked out once for them. */
export const receptionsOf = (outlook: Outlook): ServiceReception[] => {
  const { day, settings, learned, now } = outlook;
  const known = new Map<
    string,
    Pick<ServiceReception, 'waiting' | 'forecast' | 'isNearlyFull'> & { isFull: boolean }
  >();
  const waitOf = (service: Service) => {
    const visit = newcomer(day, service, now);
    const counters = settings.counters.filter((counter) => mayServe(outlook, counter, visit));
    const group = counters.map((counter) => counter.id).join();
    const before = known.get(group);
    if (before) return before;
    const minutes = expectedFor(outlook, visit);
    const wait = {
      waiting: counters.length === 0 ? 0 : countOf(peopleAheadOfNewcomer(outlook, visit)),
      forecast: minutes === null ? null : toldRange(minutes, learned.bands),
      isFull: isFull(outlook, () => minutes),
      isNearlyFull: isNearlyFull(outlook, minutes),
    };
    known.set(group, wait);
    return wait;
  };
  const full = (): ClosedReason => ({
    why: 'fullHouse',
    closesAt: day.admission === 'closed' ? null : closesAt({ day, settings }),
  });
  return settings.services.map((service) => {
    const { isFull: comesTooLate, ...wait } = waitOf(service);
    return { service, closed: closedReason(outlook, service) ?? (comesTooLate ? full() : null), ...wait };
  });
};

/** Where all services are closed, the reason that says most of the office as a whole. */
const leading = (reasons: readonly ClosedReason[]): ClosedReason => {
  const full = reasons.find(({ why }) => why === 'fullHouse') ?? reasons.find(({ why }) => why === 'contingent');
  if (full) return full;
  const hours = reasons.filter((reason) => reason.why === 'hours');
  const starts = hours.flatMap((reason) => reason.opensAt ?? []);
  if (hours.length > 0) return { why: 'hours', opensAt: starts.length > 0 ? Math.min(...starts) : null };
  return { why: 'noCounter' };
};

/** Of services together, as far as no kiosk is locked. */
const unlocked = (moment: Moment, receptions: readonly ServiceReception[]): Reception => {
  const reasons = receptions.flatMap(({ closed }) => closed ?? []);
  const given = receptions.filter(({ closed }) => closed === null);
  if (given.length > 0 && given.every(({ isNearlyFull: isSo }) => isSo))
    return { state: 'nearlyFull', closesAt: closesAt(moment) };
  if (reasons.length === 0) return { state: 'open' };
  if (reasons.length < receptions.length) return { state: 'partly' };
  return { state: 'closed', closed: leading(reasons) };
};

/** W5: the lock of a kiosk, by hand before timetable; null when it is not locked. */
export const lockOf = (
  { day, settings, now }: Moment,
  kioskId: string,
): Extract<Reception, { state: 'locked' }> | null => {
  const byHand = day.locks.get(kioskId);
  if (byHand !== undefined) return { state: 'locked', reason: lockReasonText(byHand), byHand: true };
  const reason = timetableLock(settings, kioskId, now);
  return reason && { state: 'locked', reason, byHand: false };
};

/** At one kiosk: its lock goes before all. */
export const kioskReception = (moment: Moment, receptions: readonly ServiceReception[], kioskId: string): Reception =>
  lockOf(moment, kioskId) ?? unlocked(moment, receptions);

/** The lock of the whole office: that of its first kiosk, where all of them are locked; null else. */
export const officeLock = (moment: Moment): ReturnType<typeof lockOf> => {
  const locks = moment.settings.kiosks.map(({ id }) => lockOf(moment, id));
  return locks.every((lock) => lock !== null) ? (locks[0] ?? null) : null;
};

/** In the whole office: locked is what all of its kiosks are. */
export const officeReception = (moment: Moment, receptions: readonly ServiceReception[]): Reception =>
  officeLock(moment) ?? unlocked(moment, receptions);

/** D7: the wait with a new ticket, whatever it is for: from the shortest to the longest that a kiosk says now. */
export const newcomerForecast = (receptions: readonly ServiceReception[]): Forecast | null => {
  const told = receptions.flatMap(({ closed, forecast }) => (closed === null && forecast ? [forecast] : []));
  if (told.length === 0) return null;
  return {
    fromMin: Math.min(...told.map(({ fromMin }) => fromMin)),
    toMin: Math.max(...told.map(({ toMin }) => toMin)),
  };
};
