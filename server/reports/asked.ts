// What the thread is asked.
import type { ClerkFigures, Range, Report, Unit } from '../../shared/figures/reports';
import type { Named } from '../../shared/figures/reportTables';
import type { StaffLanguage } from '../../shared/settings';
import type { ClerkFact } from '../queue/figures/clerks';
import type { LoggedEvent } from '../storage/port';

/** A day as its kept facts, or, while it goes on, as its log. */
export type DayGiven = { day: string; facts: Uint8Array } | { day: string; log: LoggedEvent[] };
export type ReportAsked = {
  kind: 'report';
  range: Range;
  unit: Unit | null;
  days: DayGiven[];
  before: DayGiven[];
  /** null: it is the one before. */
  yearBefore: DayGiven[] | null;
  timeZone: string;
};
export type FileAsked = {
  kind: 'file';
  report: Report;
  clerks: ClerkFigures | null;
  named: Named;
  language: StaffLanguage;
  format: 'csv' | 'xlsx';
};
/** R4: what each clerk did on a day, and figures of it. */
export type ClerkDayAsked = { kind: 'clerkDay'; log: LoggedEvent[] };
export type ClerksAsked = { kind: 'clerks'; facts: ClerkFact[] };
export type FactsAsked = { kind: 'facts'; log: LoggedEvent[]; timeZone: string };
export type WorkAsked = ReportAsked | FileAsked | FactsAsked | ClerkDayAsked | ClerksAsked;
