// F10: the walk-ins who are still expected: as many as usually come on this weekday, and as today has shown so far.
import { MINUTE_MS, wallTime } from '../../../shared/time';
import type { Expected, Outlook } from '../forecast/forecast';

const QUARTER_MS = 15 * MINUTE_MS;
/** What is usual holds as if today had shown it in so many people. */
const PRIOR_PEOPLE = 60;
/** Where nobody knows what is usual, it goes on as in the last while. */
const WHILE_MS = 45 * MINUTE_MS;
/** Less than so long says too little. */
const LEAST_WHILE_MS = 30 * MINUTE_MS;
/** More are expected of no single quarter hour: what is asked for stays small. */
const MOST_COMING = 2_000;

const quarterOf = (at: number, timeZone: string): number => {
  const [hour = 0, minute = 0] = wallTime(at, timeZone).time.split(':').map(Number);
  return 4 * hour + Math.floor(minute / 15);
};

/** When today's walk-ins drew their tickets. */
const drawnAt = ({ day }: Outlook): number[] => {
  const instants: number[] = [];
  for (const { kind, arrivedAt } of day.visits.values())
    if (kind === 'walkIn' && arrivedAt !== null) instants.push(arrivedAt);
  return instants;
};

/** Walk-ins a quarter hour who are expected in the one of an instant. */
const createRate = (outlook: Outlook): ((at: number) => number) => {
  const { learned, now, settings } = outlook;
  const { timeZone } = settings.office;
  const drawn = drawnAt(outlook);
  if (!learned.arrivals.some((count) => count > 0)) {
    const first = drawn.reduce((least, at) => Math.min(least, at), now);
    const span = Math.min(WHILE_MS, Math.max(LEAST_WHILE_MS, now - first));
    const rate = (drawn.filter((at) => at >= now - span).length * QUARTER_MS) / span;
    return () => rate;
  }
  const quarter = quarterOf(now, timeZone);
  const part = (now % QUARTER_MS) / QUARTER_MS;
  const before = learned.arrivals.slice(0, quarter).reduce((sum, count) => sum + count, 0);
  const usual = before + part * (learned.arrivals[quarter] ?? 0);
  const pace = (drawn.length + PRIOR_PEOPLE) / (usual + PRIOR_PEOPLE);
  return (at) => pace * (learned.arrivals[quarterOf(at, timeZone)] ?? 0);
};

/** What each of them comes for, so that all of them together come for what is usual. */
const createMatters = ({ learned, settings }: Outlook): (() => string[]) => {
  const known = settings.services.flatMap(({ id }) => {
    const share = learned.mix.get(id) ?? 0;
    return share > 0 ? [{ id, share, owed: 0 }] : [];
  });
  return () => {
    for (const one of known) one.owed += one.share;
    const [first, ...others] = known;
    if (first === undefined) return [];
    const next = others.reduce((most, one) => (one.owed > most.owed ? one : most), first);
    next.owed -= 1;
    return [next.id];
  };
};

/** Who is expected from now until an instant (epoch ms), each at a time of their own; nobody knows who they are. */
export const comingUntil = (outlook: Outlook, until: number): Expected[] => {
  const rateAt = createRate(outlook);
  const matter = createMatters(outlook);
  const coming: Expected[] = [];
  let expected = 0;
  for (let from = outlook.now; from < until; ) {
    const to = Math.min(until, from - (from % QUARTER_MS) + QUARTER_MS);
    const people = (rateAt(from) * (to - from)) / QUARTER_MS;
    for (let next = coming.length + 0.5; next <= expected + people && coming.length < MOST_COMING; next++) {
      const at = from + ((next - expected) / people) * (to - from);
      coming.push({ id: `coming-${coming.length}`, serviceIds: matter(), onlyCounterId: null, at, share: 1 });
    }
    expected += people;
    from = to;
  }
  return coming;
};
