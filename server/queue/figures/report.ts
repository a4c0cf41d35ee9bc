// R1: a report of any range, from the facts of its days, added one after the other.
import {
  type Figures,
  type ForecastScore,
  lengthOf,
  monthOf,
  type Part,
  type Range,
  type Report,
  type Unit,
  weekOf,
} from '../../../shared/figures/reports';
import { weekdayOf } from '../../../shared/time';
import type { ClerkFact } from './clerks';
import type { DayFacts } from './facts';
import { createTally, type Tally } from './tally';
import type { VisitFact } from './visitFacts';
import { createWork } from './work';

/** The piece of a unit in which a day lies, no longer than the range. */
const pieceOf = (day: string, unit: Unit, range: Range): Range => {
  if (unit === 'day') return { from: day, to: day };
  const { from, to } = unit === 'week' ? weekOf(day) : monthOf(day);
  return { from: [from, range.from].sort().at(-1) ?? from, to: [to, range.to].sort()[0] ?? to };
};

/** Days for some weeks, weeks for half a year, months beyond. */
export const unitFor = (range: Range): Unit => {
  const days = lengthOf(range);
  if (days <= 31) return 'day';
  return days <= 190 ? 'week' : 'month';
};

/** A tally for each key that comes up. */
const createParts = <Key extends string | number | null>() => {
  const tallies = new Map<Key, Tally>();
  return {
    of: (key: Key): Tally => {
      const tally = tallies.get(key) ?? createTally();
      tallies.set(key, tally);
      return tally;
    },
    /** Those in which anything happened, as `before` sorts them. */
    parts: (before: (one: Key, other: Key) => number): Part<Key>[] =>
      [...tallies]
        .sort(([one], [other]) => before(one, other))
        .map(([key, tally]) => ({ key, figures: tally.figures() })),
  };
};

const ascending = <Key extends string | number>(one: Key, other: Key): number => (one < other ? -1 : 1);

const createScore = () => {
  const sums = { tickets: 0, bias: 0, error: 0, covered: 0, longer: 0 };
  return {
    add: ({ forecast, presentSec }: VisitFact): void => {
      if (forecast === null || presentSec === null) return;
      const waitedMin = presentSec / 60;
      sums.tickets += 1;
      sums.bias += forecast.expectedMin - waitedMin;
      sums.error += Math.abs(forecast.expectedMin - waitedMin);
      if (waitedMin > forecast.toMin) sums.longer += 1;
      else if (waitedMin >= forecast.fromMin) sums.covered += 1;
    },
    score: (): ForecastScore | null => {
      const { tickets, bias, error, covered, longer } = sums;
      if (tickets === 0) return null;
      const mean = (sum: number) => sum / tickets;
      return { tickets, biasMin: mean(bias), errorMin: mean(error), covered: mean(covered), longer: mean(longer) };
    },
  };
};

const createPrinters = () => {
  const all = new Map<string, DayFacts['printers'][number]>();
  return {
    add: ({ printerId, faults, faultSec, slips, failed }: DayFacts['printers'][number]): void => {
      const sum = all.get(printerId) ?? { printerId, faults: 0, faultSec: 0, slips: 0, failed: 0 };
      sum.faults += faults;
      sum.faultSec += faultSec;
      sum.slips += slips;
      sum.failed += failed;
      all.set(printerId, sum);
    },
    list: () => [...all.values()].sort((one, other) => ascending(one.printerId, other.printerId)),
  };
};

/** What is known of the server's own faults stands beside the events: it is added by who knows it. */
export type Counted = Omit<Report, 'server' | 'before' | 'yearBefore'>;

/** Counts the days of a range. Parts of each kind add up to the whole: every visit is in one of them. */
export const createReport = (range: Range, unit: Unit = unitFor(range)) => {
  const total = createTally();
  const times = new Map<string, { key: Range; tally: Tally }>();
  const [services, counters] = [createParts<string>(), createParts<string | null>()];
  const [hours, weekdays] = [createParts<number>(), createParts<number>()];
  const score = createScore();
  const printers = createPrinters();
  const work = createWork();

  const timeOf = (day: string): Tally => {
    const key = pieceOf(day, unit, range);
    const known = times.get(key.from) ?? { key, tally: createTally() };
    times.set(key.from, known);
    return known.tally;
  };

  return {
    add: (day: string, facts: DayFacts): void => {
      for (const printer of facts.printers) printers.add(printer);
      work.add(facts.work);
      if (facts.visits.length === 0) return;
      const ofDay = [total, timeOf(day), weekdays.of(weekdayOf(day))];
      for (const visit of facts.visits) {
        for (const tally of ofDay) tally.add(visit);
        services.of(visit.serviceId).add(visit);
        counters.of(visit.counterId).add(visit);
        hours.of(visit.hour).add(visit);
        score.add(visit);
      }
    },
    report: (): Counted => ({
      ...range,
      ...{ total: total.figures(), unit },
      times: [...times.values()]
        .sort((one, other) => ascending(one.key.from, other.key.from))
        .map(({ key, tally }) => ({ key, figures: tally.figures() })),
      services: services.parts(ascending),
      hours: hours.parts(ascending),
      weekdays: weekdays.parts(ascending),
      counters: counters.parts((one, other) => ascending(one ?? '\uffff', other ?? '\uffff')),
      work: work.figures(),
      forecast: score.score(),
      printers: printers.list(),
    }),
  };
};

/** Figures of each clerk, those who served most first. */
export const clerkParts = (facts: Iterable<ClerkFact>): Part<string>[] => {
  const parts = createParts<string>();
  for (const { personId, visit } of facts) parts.of(personId).add(visit);
  return parts.parts(ascending).sort((one, other) => other.figures.visitors - one.figures.visitors);
};

/** The whole of a range alone, for what it is held against; null where nothing is known of it. */
export const totalOf = (days: Iterable<DayFacts>): Figures | null => {
  const total = createTally();
  let isKnown = false;
  for (const { visits } of days)
    for (const visit of visits) {
      isKnown = true;
      total.add(visit);
    }
  return isKnown ? total.figures() : null;
};
