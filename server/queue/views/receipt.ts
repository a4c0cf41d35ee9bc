// M14: who was called before a visitor who has been called, and by which rule.
import type { Receipt, WentBefore } from '../../../shared/fairness/receipt';
import type { Settings } from '../../../shared/settings';
import { type Day, isPresent, type Present, type Visit } from '../day/day';
import { isDue, standsInLine, ticketAt } from '../order/policy';
import { mayServe } from '../order/serving';

/** No more than anybody reads on a phone; the rest is counted. */
const MOST_TOLD = 100;

type Called = Present & { calledAt: number };
const wasCalled = (visit: Visit): visit is Called => isPresent(visit) && visit.calledAt !== null;

const whyBefore = (day: Day, settings: Settings, other: Called, own: Called): WentBefore => {
  const { policy, counters } = settings;
  const rule = other.why?.rule;
  if (rule === 'raised' || rule === 'outOfOrder') return 'raised';
  if (rule === 'back' || rule === 'errand') return 'back';
  const counter = counters.find(({ id }) => id === other.counterId);
  const moment = { day, settings, now: other.calledAt };
  const isForOwn = counter === undefined || mayServe(moment, counter, { ...own, onlyCounterId: null, errand: null });
  if (!isForOwn) return 'otherMatter';
  if (other.slotAt !== null && !standsInLine(other, policy)) return 'appointment';
  if (other.home !== null && other.arrivedAt > own.arrivedAt && ticketAt(other) <= ticketAt(own)) return 'fromHome';
  if (standsInLine(own, policy) && ticketAt(other) <= ticketAt(own)) return 'earlier';
  // S88: while the server was gone people called, and no rule of the order.
  const isByHand = other.why === null || own.why === null;
  if (standsInLine(own, policy)) return isByHand ? 'raised' : 'otherMatter';
  if (!isDue(own, policy, other.calledAt)) return 'beforeTime';
  return isByHand ? 'raised' : 'inTurn';
};

/** What the visitor with this key is told; null before the first call, and for a key that the day does not know. */
export const receiptOf = (day: Day, settings: Settings, key: string): Receipt | null => {
  const own = day.byKey.get(key) ?? day.byViewKey.get(key);
  if (own === undefined || !wasCalled(own)) return null;
  const before = [...day.visits.values()]
    .filter(wasCalled)
    .filter(({ id, calledAt }) => id !== own.id && calledAt >= own.arrivedAt && calledAt <= own.calledAt)
    .sort((one, other) => other.calledAt - one.calledAt || other.arrival - one.arrival);
  return {
    ...{ number: own.number, cameAt: own.arrivedAt, calledAt: own.calledAt },
    before: before.slice(0, MOST_TOLD).map((other) => {
      const why = whyBefore(day, settings, other, own);
      return { number: other.number, at: other.calledAt, why, slotAt: why === 'appointment' ? other.slotAt : null };
    }),
    left: Math.max(0, before.length - MOST_TOLD),
    isPublished: settings.fairness.publishesDays,
  };
};
