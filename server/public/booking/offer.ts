// A23: what there is online at all, told before anybody chooses: the same free times that are booked later.
import type { PublicOffer } from '../../../shared/booking';
import { dayAfter } from '../../../shared/time';
import type { VisitRequest } from '../../queue/slots/request';
import type { Followed } from '../followed';
import type { FreeSlots } from './free';

/** So few free starts in four weeks are nearly none. */
const FEW = 10;
/** So many days after the last bookable one may be the next that is released. */
const LOOKED_AHEAD = 7;

type Free = Pick<FreeSlots, 'today' | 'lastDay' | 'days' | 'slots'>;

/** The shortest matter that is booked online, for one person: what has no room for it has none for any. */
const leastOf = ({ settings }: Pick<Followed, 'settings'>): VisitRequest | null => {
  const bookable = settings().services.filter(({ booking }) => booking === 'online');
  const [shortest] = bookable.sort((one, other) => one.durationMin - other.durationMin);
  return shortest ? { serviceIds: [shortest.id], persons: 1 } : null;
};

/** When the next starts can be booked that cannot yet; null where none are announced. */
const moreAt = (free: Free, least: VisitRequest): number | null => {
  const instants = Array.from({ length: LOOKED_AHEAD }, (_, i) => {
    const { none } = free.slots(dayAfter(free.lastDay(), i + 1), least);
    return none?.why === 'notYet' ? none.at : Number.POSITIVE_INFINITY;
  });
  const first = Math.min(...instants);
  return Number.isFinite(first) ? first : null;
};

export const offerOf = (branch: Pick<Followed, 'settings'>, free: Free): PublicOffer => {
  const least = leastOf(branch);
  if (least === null) return { state: 'closed', free: 0, nextAt: null, moreAt: null };
  const { days, next } = free.days(free.today(), least);
  const count = days.reduce((sum, day) => sum + day.free, 0);
  if (next !== null)
    return {
      state: count > FEW ? 'open' : 'nearlyFull',
      free: count,
      nextAt: next.slotAt,
      moreAt: moreAt(free, least),
    };
  const isFull = days.some(({ none }) => none?.why === 'full');
  return { state: isFull ? 'full' : 'closed', free: 0, nextAt: null, moreAt: moreAt(free, least) };
};
