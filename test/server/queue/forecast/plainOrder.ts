// M: the call order as plainly as it can be said: everybody is looked at anew for every call. What is quick is held against it.
import type { RecentCall, Waiting } from '../../../../server/queue/order/policy';
import { isDue, isRaised, runOf, standsInLine } from '../../../../server/queue/order/policy';
import type { Policy } from '../../../../shared/settings';

type MergePolicy = Pick<Policy, 'leadMin' | 'graceMin' | 'run'>;

const hasComeBack = ({ errand }: Waiting): boolean => (errand?.backAt ?? null) !== null;
const ticketAt = (waiting: Waiting) => waiting.slotAt ?? waiting.home?.placeAt ?? waiting.arrivedAt;
const byArrival = (a: Waiting, b: Waiting) => a.arrivedAt - b.arrivedAt || (a.arrival ?? 0) - (b.arrival ?? 0);
const byReturn = (a: Waiting, b: Waiting) => (a.errand?.backAt ?? 0) - (b.errand?.backAt ?? 0) || byArrival(a, b);
const byTicket = (a: Waiting, b: Waiting) =>
  ticketAt(a) - ticketAt(b) || (a.preference ?? 0) - (b.preference ?? 0) || byArrival(a, b);

/** The one whom a free counter calls at `now` among those whom it may take; null when nobody is left. */
export const plainOrder = (waiting: readonly Waiting[], policy: MergePolicy, recent: readonly RecentCall[]) => {
  const left = new Set(waiting);
  let run = runOf(recent);
  let returns = 0;
  return (now: number, mayTake: (id: string) => boolean): string | null => {
    const able = [...left].filter(({ id }) => mayTake(id));
    const others = able.filter((one) => !isRaised(one) && !hasComeBack(one));
    const [raised] = able.filter(isRaised).sort((a, b) => (a.raisedAt ?? 0) - (b.raisedAt ?? 0) || byArrival(a, b));
    const [back] = able.filter((one) => !isRaised(one) && hasComeBack(one)).sort(byReturn);
    const [appointment] = others.filter((one) => !standsInLine(one, policy)).sort(byTicket);
    const [ticket] = others.filter((one) => standsInLine(one, policy)).sort(byTicket);
    const due = appointment !== undefined && isDue(appointment, policy, now);
    const take = (one: Waiting): string => {
      left.delete(one);
      return one.id;
    };
    if (raised) return take(raised);
    if (back && (returns < policy.run || !(due || ticket))) {
      returns++;
      return take(back);
    }
    returns = 0;
    if (due && (!ticket || run < policy.run)) {
      run = ticket ? run + 1 : 0;
      return take(appointment);
    }
    run = 0;
    const [next] = [ticket, appointment].filter((one) => one !== undefined);
    return next ? take(next) : null;
  };
};
