// R1, R3: what the office has done in any range of days: pictures, tables, files, and the sheet for the committee.
import type { Range } from '../../shared/figures/reports';
import { rangeName, reportTables } from '../../shared/figures/reportTables';
import { StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { PageHead, Refused } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { shownBy } from './address';
import { CommitteeSheet, sheetUnit } from './CommitteeSheet';
import { PerClerk, useSeesClerks } from './PerClerk';
import { RangeChooser } from './RangeChooser';
import { ReportFaults } from './ReportFaults';
import { ReportFiles } from './ReportFiles';
import { ReportParts } from './ReportParts';
import { ReportTimes, ReportTotal } from './ReportTotal';
import { ReportWork } from './ReportWork';
import { useReport } from './useReport';
import { useFigureWords } from './words';

type Result = NonNullable<ReturnType<typeof useReport>['result']>;

/** Nothing happened in the range, and nothing is known of the ones beside it either. */
const isEmpty = ({ total, before, yearBefore, printers, server }: Result): boolean =>
  total.visitors + total.cancelled + total.noShows + printers.length + server.length === 0 &&
  before === null &&
  yearBefore === null;

type EverythingProps = { result: Result; range: Range } & Pick<PageParts, 'ask'> & Pick<PageParts['view'], 'settings'>;

const Everything = ({ result, range, ask, settings }: EverythingProps) => {
  const words = useFigureWords();
  const seesClerks = useSeesClerks(settings);
  const { timeZone } = settings.office;
  return (
    <>
      <ReportFiles ask={ask} range={range} withClerks={seesClerks} timeZone={timeZone} />
      <ReportTotal report={result} />
      <ReportTimes total={result.total} />
      {reportTables(result, settings, words)
        .slice(1)
        .map((table) => (
          <ReportParts key={table.name} table={table} />
        ))}
      <ReportWork report={result} named={settings} />
      {seesClerks && <PerClerk ask={ask} range={range} timeZone={timeZone} />}
      <ReportFaults report={result} settings={settings} />
    </>
  );
};

export const ReportsPage = ({ view, day, ask, id }: PageParts & { id: string | null }) => {
  const admin = useAdminWords();
  const words = useFigureWords();
  const { t, count, language } = words;
  const { range, isSheet } = shownBy(id, day);
  const { result, refusal } = useReport(ask, range, isSheet ? sheetUnit(range) : null);
  const { office, settings } = view;
  const pending = result !== null && result.pending > 0 && (
    <p class="kern-body adm-noPrint" role="status">
      <StatusText kind="warning">{count('figures.pending', result.pending)}</StatusText>
    </p>
  );
  if (isSheet && result !== null)
    return (
      <>
        {pending}
        <CommitteeSheet report={result} range={range} office={office.name} day={day} />
      </>
    );
  return (
    <>
      <PageHead title={admin.t('admin.page.reports')} />
      <div class="adm-noPrint">
        <RangeChooser range={range} today={day} isDemonstration={office.demonstration} />
      </div>
      <Refused refusal={refusal} timeZone={office.timeZone} />
      {result === null && refusal === null && (
        <p class="kern-body" role="status">
          {t('figures.counting')}
        </p>
      )}
      {result && (
        <div class="adm-stack adm-report">
          <p class="adm-report__range">{rangeName(range, language)}</p>
          {pending}
          {isEmpty(result) ? (
            <p class="kern-body">
              <StatusText kind="info">{t('figures.nothing')}</StatusText>
            </p>
          ) : (
            <Everything {...{ ask, range, settings, result }} />
          )}
        </div>
      )}
    </>
  );
};
