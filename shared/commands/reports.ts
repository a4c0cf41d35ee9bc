// R1, R3: what the office asks of its past: a report of any range, and the same as a file.
import { z } from 'zod';
import { type ClerkFigures, type Report, UNITS } from '../figures/reports';
import { staffLanguageSchema } from '../settings/basics';
import { answer, query } from './define';
import { day } from './fields';

/** What `report` answers. So many `pending` days of the ranges are still being counted: the figures are too small. */
export type ReportResult = Report & { pending: number };
/** What `reportFile` answers: the file in base64. */
export type ReportFile = { name: string; mediaType: string; base64: string };

const range = {
  from: day,
  to: day,
  /** Into what the time is cut; null as fits the range. */
  unit: z.enum(UNITS).nullable(),
};

export const reportCommands = {
  report: query({
    does: 'Visitors, waits, services and faults of a range of days, beside the range before and the year before (R1).',
    asks: range,
    answers: answer<ReportResult>(),
    may: ['admin'],
    right: 'seeFigures',
    looksAt: 'nothing',
  }),
  reportFile: query({
    does: 'The same as a file for spreadsheets (R3).',
    asks: { ...range, format: z.enum(['csv', 'xlsx']), language: staffLanguageSchema },
    answers: answer<ReportFile>(),
    may: ['admin'],
    right: 'seeFigures',
    looksAt: 'nothing',
  }),
  clerkFigures: query({
    does: 'Figures per clerk of those days of a range that are not forgotten, while the office has switched them on; else null (R4).',
    asks: { from: day, to: day },
    answers: answer<ClerkFigures | null>(),
    may: ['admin'],
    right: 'seeFiguresPerClerk',
    looksAt: 'people',
  }),
  clerkReportFile: query({
    does: 'The report as a file, with the table per clerk while that is switched on (R4).',
    asks: { ...range, format: z.enum(['csv', 'xlsx']), language: staffLanguageSchema },
    answers: answer<ReportFile>(),
    may: ['admin'],
    right: 'seeFiguresPerClerk',
    looksAt: 'people',
  }),
};
