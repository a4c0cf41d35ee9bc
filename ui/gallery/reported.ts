// What the gallery's office answers of its past: reports, and figures per clerk of its day.
import { done, refused } from '../../server/office/answers';
import { clerkFacts } from '../../server/queue/figures/clerks';
import type { DayFacts } from '../../server/queue/figures/facts';
import { clerkParts, createReport, totalOf } from '../../server/queue/figures/report';
import type { CommandOf } from '../../shared/commands';
import type { StoredEvent } from '../../shared/events';
import { type Range, rangeBefore, rangeYearBefore } from '../../shared/figures/reports';
import type { ReportResult } from '../../shared/protocol';

type Past = {
  facts: () => { day: string; facts: DayFacts }[];
  events: readonly StoredEvent[];
  staff: () => readonly { id: string; name: string }[];
};

export const reported = ({ facts, events, staff }: Past) => {
  const report = ({ from, to, unit }: CommandOf<'report'>): ReportResult => {
    const days = (range: Range) => facts().filter(({ day: name }) => name >= range.from && name <= range.to);
    const counted = unit === null ? createReport({ from, to }) : createReport({ from, to }, unit);
    for (const { day: name, facts } of days({ from, to })) counted.add(name, facts);
    const beforeOf = (range: Range) => {
      const total = totalOf(days(range).map(({ facts }) => facts));
      return total && { ...range, total };
    };
    const [before, yearBefore] = [rangeBefore({ from, to }), rangeYearBefore({ from, to })].map(beforeOf);
    return { ...counted.report(), before: before ?? null, yearBefore: yearBefore ?? null, server: [], pending: 0 };
  };
  return {
    report: (command: CommandOf<'report'>) => done(report(command)),
    clerkFigures: (range: CommandOf<'clerkFigures'>) => {
      const clerks = clerkParts(clerkFacts(events)).map(({ key, figures }) => ({
        name: staff().find(({ id }) => id === key)?.name ?? null,
        figures,
      }));
      return done({ from: range.from, to: range.to, clerks });
    },
    reportFile: () => refused('storageFailed'),
    clerkReportFile: () => refused('storageFailed'),
  };
};
