// R1: figures of any set of visits, counted one by one.
import type { Figures, Spread, Times } from '../../../shared/figures/reports';
import type { VisitFact } from './visitFacts';

/** Who stood in the house: everybody but who booked and cancelled, did not come, or is still expected. */
export const isVisitor = ({ outcome }: VisitFact): boolean =>
  outcome !== 'noShow' && outcome !== 'cancelled' && outcome !== 'expected';

const FIRST_SECONDS = 1024;

/** How often each number of seconds came up: exact, and nothing has to be sorted in the end. */
const createSeconds = () => {
  let counts = new Uint32Array(FIRST_SECONDS);
  let [cases, sum] = [0, 0];

  /** The case at a place of those in their order, and the one after it. */
  const two = (place: number): [number, number] => {
    let [before, low] = [0, -1];
    for (let seconds = 0; seconds < counts.length; seconds++) {
      before += counts[seconds] ?? 0;
      if (low < 0 && before > place) low = seconds;
      if (before > place + 1) return [low, seconds];
    }
    return [low, low];
  };
  /** Between the two cases beside it, as far as the share lies between them. */
  const quantile = (share: number): number => {
    const place = share * (cases - 1);
    const [low, high] = two(Math.floor(place));
    return low + (place - Math.floor(place)) * (high - low);
  };

  return {
    add: (seconds: number): void => {
      if (seconds >= counts.length) {
        const more = new Uint32Array(2 ** Math.ceil(Math.log2(seconds + 1)));
        more.set(counts);
        counts = more;
      }
      counts[seconds] = (counts[seconds] ?? 0) + 1;
      cases += 1;
      sum += seconds;
    },
    /** null without a case. */
    spread: (): Spread | null =>
      cases === 0 ? null : { cases, meanSec: sum / cases, medianSec: quantile(0.5), p90Sec: quantile(0.9) },
  };
};

/** How whole seconds spread; null without any. */
export const spreadOf = (all: readonly number[]): Spread | null => {
  const seconds = createSeconds();
  for (const one of all) seconds.add(one);
  return seconds.spread();
};

const createTimes = () => {
  const [wait, present, way, service] = [createSeconds(), createSeconds(), createSeconds(), createSeconds()];
  return {
    add: ({ waitSec, presentSec, waySec, serviceSec }: VisitFact): void => {
      if (waitSec !== null) wait.add(waitSec);
      if (presentSec !== null) present.add(presentSec);
      if (waySec !== null) way.add(waySec);
      if (serviceSec !== null) service.add(serviceSec);
    },
    spreads: (): Times => ({
      ...{ wait: wait.spread(), present: present.spread(), way: way.spread(), service: service.spread() },
    }),
  };
};

export const createTally = () => {
  const counts = {
    walkIns: 0,
    appointments: 0,
    noShows: 0,
    cancelled: 0,
    fromHome: 0,
    fromHomeAbsent: 0,
    left: 0,
    missed: 0,
    handedOn: 0,
    outOfOrder: 0,
  };
  const times = { walkIn: createTimes(), appointment: createTimes() };
  return {
    add: (visit: VisitFact): void => {
      if (visit.isFromHome) counts.fromHome += 1;
      if (visit.outcome === 'noShow') counts[visit.isFromHome ? 'fromHomeAbsent' : 'noShows'] += 1;
      if (visit.outcome === 'cancelled' && !visit.isFromHome) counts.cancelled += 1;
      if (!isVisitor(visit)) return;
      counts[visit.kind === 'walkIn' ? 'walkIns' : 'appointments'] += 1;
      if (visit.outcome === 'left') counts.left += 1;
      if (visit.outcome === 'missed') counts.missed += 1;
      if (visit.handedOn > 0) counts.handedOn += 1;
      if (visit.outOfOrder > 0) counts.outOfOrder += 1;
      times[visit.kind].add(visit);
    },
    figures: (): Figures => ({
      visitors: counts.walkIns + counts.appointments,
      ...counts,
      walkInTimes: times.walkIn.spreads(),
      appointmentTimes: times.appointment.spreads(),
    }),
  };
};
export type Tally = ReturnType<typeof createTally>;
