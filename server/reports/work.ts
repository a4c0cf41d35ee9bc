// What is counted away from the rest of the office: the facts of a day, reports, and files of them.
import type { Part, Report } from '../../shared/figures/reports';
import { wallTime } from '../../shared/time';
import { withoutUndone } from '../queue/day/acts';
import { type ClerkFact, clerkFacts } from '../queue/figures/clerks';
import { createFacts, type DayFacts } from '../queue/figures/facts';
import { keepFacts, keptFacts } from '../queue/figures/kept';
import { type Counted, clerkParts, createReport, totalOf } from '../queue/figures/report';
import type { Happened } from '../queue/figures/visitFacts';
import type { LoggedEvent } from '../storage/port';
import type { DayGiven, ReportAsked, WorkAsked } from './asked';
import { csvOf } from './csv';
import { xlsxOf } from './xlsx';

export type ReportCounted = Counted & { totalBefore: Report['total'] | null; totalYearBefore: Report['total'] | null };

const happenedOf = ({ version, at, by, event }: LoggedEvent): Happened & { version: number } => ({
  version,
  at,
  by: JSON.parse(by) as Happened['by'],
  event: JSON.parse(event) as Happened['event'],
});

/** What happened in the order of a log, by the clock of a zone. */
export const factsOf = (log: readonly LoggedEvent[], timeZone: string): DayFacts => {
  const facts = createFacts((at) => Number(wallTime(at, timeZone).time.slice(0, 2)));
  for (const happened of withoutUndone(log.map(happenedOf))) facts.add(happened);
  return facts.facts();
};

const factsGiven = (given: DayGiven, timeZone: string): DayFacts =>
  'facts' in given ? keptFacts(given.facts) : factsOf(given.log, timeZone);

const countReport = ({ range, unit, days, before, yearBefore, timeZone }: ReportAsked): ReportCounted => {
  const report = unit === null ? createReport(range) : createReport(range, unit);
  for (const given of days) report.add(given.day, factsGiven(given, timeZone));
  /** One day after the other: all of them at once would be hundreds of thousands of visits. */
  function* factsIn(all: readonly DayGiven[]) {
    for (const given of all) yield factsGiven(given, timeZone);
  }
  const total = (all: readonly DayGiven[]) => totalOf(factsIn(all));
  const totalBefore = total(before);
  return { ...report.report(), totalBefore, totalYearBefore: yearBefore === null ? totalBefore : total(yearBefore) };
};

/** Does what is asked. */
export const work = (
  asked: WorkAsked,
): ReportCounted | Uint8Array | Promise<Uint8Array> | ClerkFact[] | Part<string>[] => {
  switch (asked.kind) {
    case 'facts':
      return keepFacts(factsOf(asked.log, asked.timeZone));
    case 'report':
      return countReport(asked);
    case 'clerkDay':
      return clerkFacts(withoutUndone(asked.log.map(happenedOf)));
    case 'clerks':
      return clerkParts(asked.facts);
    case 'file':
      return asked.format === 'csv' ? csvOf(asked) : xlsxOf(asked);
  }
};
