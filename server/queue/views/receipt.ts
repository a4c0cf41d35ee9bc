// M14: who was called before a visitor who has been called, and by which rule.
import type { Receipt, WentBefore } from '../../../shared/fairness/receipt';
import type { Settings } from '../../../shared/settings';
import { type CallMade, type Day, isPresent, type Present, type Visit } from '../day/day';
import { isDue, standsInLine, ticketAt } from '../order/policy';
import { mayServe } from '../order/serving';

/** No more than anybody reads on a phone; the rest is counted. */
const MOST_TOLD = 100;

type Called = Present & { calledAt: number };
const wasCalled = (visit: Visit): visit is Called => isPresent(visit) && visit.calledAt !== null;

/** A call, and what was true of the one who was called: who comes back is called for another reason than at first. */
type Before = { other: Called; call: CallMade; isAgain: boolean };

const whyBefore = (day: Day, settings: Settings, { other, call, isAgain }: Before, own: Called): WentBefore => {
  const { policy, counters } = settings;
  const rule = call.why?.rule;
  if (rule === 'raised' || rule === 'outOfOrder') return 'raised';
  if (rule === 'back' || rule === 'errand' || isAgain) return 'back';
  const counter = counters.find(({ id }) => id === call.counterId);
  const moment = { day, settings, now: call.at };
  const isForOwn = counter === undefined || mayServe(moment, counter, { ...own, onlyCounterId: null, errand: null });
  if (!isForOwn) return 'otherMatter';
  if (other.slotAt !== null && !standsInLine(other, policy)) return 'appointment';
  if (other.home !== null && other.arrivedAt > own.arrivedAt && ticketAt(other) <= ticketAt(own)) return 'fromHome';
  if (standsInLine(own, policy) && ticketAt(other) <= ticketAt(own)) return 'earlier';
  // S88: while the server was gone people called, and no rule of the order.
  const isByHand = call.why === null || own.called[0]?.why === null;
  if (standsInLine(own, policy)) return isByHand ? 'raised' : 'otherMatter';
  if (!isDue(own, policy, call.at)) return 'beforeTime';
  return isByHand ? 'raised' : 'inTurn';
};

/** What the visitor with this key is told; null before the first call, and for a key that the day does not know. */
export const receiptOf = (day: Day, settings: Settings, key: string): Receipt | null => {
  const own = day.byKey.get(key) ?? day.byViewKey.get(key);
  if (own === undefined || !wasCalled(own)) return null;
  const isBefore = ({ at }: CallMade) => at >= own.arrivedAt && at <= own.calledAt;
  const before = [...day.visits.values()]
    .filter(wasCalled)
    .filter(({ id }) => id !== own.id)
    .flatMap((other) => other.called.map((call, i): Before => ({ other, call, isAgain: i > 0 })))
    .filter(({ call }) => isBefore(call))
    .sort((one, two) => two.call.at - one.call.at || two.other.arrival - one.other.arrival);
  return {
    ...{ number: own.number, cameAt: own.arrivedAt, calledAt: own.calledAt },
    before: before.slice(0, MOST_TOLD).map((one) => {
      const { other, call } = one;
      const why = whyBefore(day, settings, one, own);
      return { number: other.number, at: call.at, why, slotAt: why === 'appointment' ? other.slotAt : null };
    }),
    left: Math.max(0, before.length - MOST_TOLD),
    isPublished: settings.fairness.publishesDays,
  };
};
