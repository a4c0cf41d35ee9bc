// What the thread is asked.
import type { Range, Report, Unit } from '../../shared/figures/reports';
import type { Named } from '../../shared/figures/reportTables';
import type { Language } from '../../shared/settings';
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
export type FileAsked = { kind: 'file'; report: Report; named: Named; language: Language; format: 'csv' | 'xlsx' };
export type FactsAsked = { kind: 'facts'; log: LoggedEvent[]; timeZone: string };
export type WorkAsked = ReportAsked | FileAsked | FactsAsked;
