// R1, R3: reports of any range of days, and files of them.
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandOf } from '../../shared/commands';
import type { ReportFile, ReportResult, reportCommands } from '../../shared/commands/reports';
import {
  type ClerkFigures,
  lengthOf,
  type Range,
  type Report,
  rangeBefore,
  rangeYearBefore,
} from '../../shared/figures/reports';
import type { Reply } from '../../shared/protocol';
import { SERVER_FAULTS } from '../../shared/serverFaults';
import { figureWordsOf } from '../../shared/words/figures';
import type { Logger } from '../basics/log';
import { createThread, type ThreadParts } from '../basics/thread';
import { type Answers, done, refused } from '../office/answers';
import type { Branch } from '../office/branch';
import type { ServerAlarms } from '../office/serverAlarms';
import type { Store } from '../storage/port';
import type { TakeStep } from '../storage/steps';
import type { WorkAsked } from './asked';
import { createFigures } from './figures';
import { createPerClerk, type PerClerkParts } from './perClerk';
import { countServerFaults } from './serverFaults';
import type { ReportCounted } from './work';

/** Two years, one of them a leap year. */
const MOST_DAYS = 731;

/** So long a report waits for days that have not been counted; then it says how many there are. */
const PATIENCE_MS = 300;

/** Beside this file, and of the same kind: compiled, or as it was written where tests run. */
const THREAD: Pick<ThreadParts, 'file' | 'mostMs' | 'mostMb'> = {
  file: join(__dirname, `reportThread${extname(__filename)}`),
  mostMs: 30_000,
  mostMb: 768,
};

export type ReportParts = {
  store: Pick<Store, 'figures'>;
  take: TakeStep;
  branch: Pick<Branch, 'today' | 'settings' | 'now' | 'subscribe'>;
  serverAlarms: Pick<ServerAlarms, 'list' | 'subscribe'>;
  log: Logger;
} & Pick<PerClerkParts, 'staff'>;

const MEDIA_TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const isTooLong = (range: Range): boolean => range.to < range.from || lengthOf(range) > MOST_DAYS;
const tooLong = () => refused('rangeInvalid', { days: MOST_DAYS });

export const createReports = (parts: ReportParts) => {
  const { store, branch, log } = parts;
  const thread = createThread<WorkAsked>({ ...THREAD, log });
  const figures = createFigures({ ...parts, thread });
  const perClerk = createPerClerk({ ...parts, thread });
  countServerFaults(parts);
  branch.subscribe((events) => {
    const { day: today } = branch.today();
    if (events.some(({ day, event }) => day < today || event.type === 'dayOpened')) void figures.look();
  });

  const faultsIn = async ({ from, to }: Range): Promise<Report['server']> => {
    const counted = await store.figures.faults(from, to);
    return SERVER_FAULTS.flatMap((fault) => {
      const own = counted.filter((one) => one.fault === fault);
      const sum = (of: 'times' | 'sec') => own.reduce((all, one) => all + one[of], 0);
      return own.length === 0 ? [] : [{ fault, times: sum('times'), sec: sum('sec') }];
    });
  };

  const report = async ({ from, to, unit }: CommandOf<'report'>): Promise<Reply<ReportResult>> => {
    const range = { from, to };
    if (isTooLong(range)) return tooLong();
    await Promise.race([figures.look(), sleep(PATIENCE_MS, undefined, { ref: false })]);
    const [before, yearBefore] = [rangeBefore(range), rangeYearBefore(range)];
    // Before the days are read: what is counted in between is not in what was read.
    const pending = await figures.pendingIn([range, before, yearBefore]);
    const answered = await thread.ask<ReportCounted>({
      ...{ kind: 'report', range, unit, timeZone: branch.settings().office.timeZone },
      days: await figures.days(range),
      before: await figures.days(before),
      // Of a whole year the two are one.
      yearBefore: before.from === yearBefore.from ? null : await figures.days(yearBefore),
    });
    if ('stopped' in answered) return refused('tooMany', { seconds: 10 });
    const { totalBefore, totalYearBefore, ...counted } = answered.read;
    return done({
      ...counted,
      before: totalBefore && { ...before, total: totalBefore },
      yearBefore: totalYearBefore && { ...yearBefore, total: totalYearBefore },
      server: await faultsIn(range),
      pending,
    });
  };

  const file = async (
    { format, language, ...asked }: Omit<CommandOf<'reportFile'>, 'type'>,
    clerks: ClerkFigures | null,
  ): Promise<Reply<ReportFile>> => {
    const reply = await report({ ...asked, type: 'report' });
    if (!reply.ok) return reply;
    const { services, counters, former, placeWord } = branch.settings();
    const named = { services, counters, former, placeWord };
    const made = await thread.ask<Uint8Array>({ kind: 'file', report: reply.result, clerks, named, language, format });
    if ('stopped' in made) return refused('tooMany', { seconds: 10 });
    return done({
      name: `${figureWordsOf(language).t('figures.file.name')}_${asked.from}_${asked.to}.${format}`,
      mediaType: MEDIA_TYPES[format],
      base64: Buffer.from(made.read).toString('base64'),
    });
  };

  const answers: Answers<keyof typeof reportCommands> = {
    report,
    reportFile: (asked) => file(asked, null),
    clerkFigures: async (asked) => (isTooLong(asked) ? tooLong() : done(await perClerk(asked))),
    clerkReportFile: async (asked) => (isTooLong(asked) ? tooLong() : file(asked, await perClerk(asked))),
  };
  return {
    answers,
    /** Counts the days that are over and have not been counted. */
    begin: (): void => void figures.look(),
    close: async (): Promise<void> => {
      await figures.close();
      await thread.close();
    },
  };
};
