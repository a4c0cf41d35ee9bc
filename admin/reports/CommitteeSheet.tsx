// R3: one page A4 for the committee, in German: who came, how, and how long they waited.

import { type Figures, lengthOf, type Range, type Unit } from '../../shared/figures/reports';
import { rangeName, shortDay } from '../../shared/figures/reportTables';
import type { ReportResult } from '../../shared/protocol';
import { figureWordsOf } from '../../shared/words/figures';
import { formatDay } from '../../ui/days';
import { Button } from '../../ui/kit';
import { hrefTo } from '../draft/routes';
import { PageHead } from '../parts/Parts';
import { addressOf } from './address';
import { BarChart } from './BarChart';
import { minutesText, shareText, wholeText } from './figureTexts';
import { useFigureWords } from './words';

/** Weeks of a quarter, or months of two years, fit on the page. */
const MOST_DAYS_BY_WEEK = 92;
export const sheetUnit = (range: Range): Unit => (lengthOf(range) <= MOST_DAYS_BY_WEEK ? 'week' : 'month');
/** Of so many weeks or months the sheet says each in a sentence as well. */
const MOST_SENTENCES = 4;

const GERMAN = figureWordsOf('de');

const sentence = (range: Range, figures: Figures): string =>
  GERMAN.t('figures.sheet.sentence', {
    range: rangeName(range, 'de'),
    visitors: wholeText(figures.visitors, 'de'),
    walkIns: wholeText(figures.walkIns, 'de'),
    appointments: wholeText(figures.appointments, 'de'),
    share: shareText(figures, 'de'),
  });

const HEADS = [
  ...(['visitors', 'walkIns', 'appointments', 'share'] as const).map((key) => GERMAN.t(`figures.col.${key}`)),
  ...(['walkInTimes', 'appointmentTimes'] as const).flatMap((kind) => {
    const said = { kind: GERMAN.t(`figures.kind.${kind}`) };
    return [GERMAN.t('figures.sheet.wait', said), GERMAN.t('figures.sheet.waitMost', said)];
  }),
  GERMAN.t('figures.col.noShows'),
];

const cellsOf = (figures: Figures): string[] => [
  wholeText(figures.visitors, 'de'),
  wholeText(figures.walkIns, 'de'),
  wholeText(figures.appointments, 'de'),
  shareText(figures, 'de'),
  minutesText(figures.walkInTimes.wait?.meanSec ?? null, 'de'),
  minutesText(figures.walkInTimes.wait?.p90Sec ?? null, 'de'),
  minutesText(figures.appointmentTimes.wait?.meanSec ?? null, 'de'),
  minutesText(figures.appointmentTimes.wait?.p90Sec ?? null, 'de'),
  wholeText(figures.noShows, 'de'),
];

/** On a phone each figure stands on a line of its own, beside what it is. */
const SheetRow = ({ label, figures }: { label: string; figures: Figures }) => (
  <tr>
    <th scope="row">{label}</th>
    {cellsOf(figures).map((cell, i) => (
      <td key={HEADS[i]} data-head={HEADS[i]}>
        {cell}
      </td>
    ))}
  </tr>
);

const SheetTable = ({ report: { times, total } }: { report: ReportResult }) => {
  const { t } = GERMAN;
  return (
    <table class="adm-sheet__table">
      <caption>{t('figures.sheet.table')}</caption>
      <thead>
        <tr>
          {[t('figures.sheet.time'), ...HEADS].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times.map(({ key, figures }) => (
          <SheetRow key={key.from} label={rangeName(key, 'de')} figures={figures} />
        ))}
      </tbody>
      <tfoot>
        <SheetRow label={t('figures.table.total')} figures={total} />
      </tfoot>
    </table>
  );
};

type SheetProps = { report: ReportResult; range: Range; office: string; day: string };

export const CommitteeSheet = ({ report, range, office, day }: SheetProps) => {
  const here = useFigureWords();
  const { t } = GERMAN;
  const { times, total } = report;
  return (
    <>
      <div class="adm-noPrint adm-actions">
        <a class="kern-link" href={hrefTo('reports', addressOf(range))}>
          {here.t('figures.sheet.back')}
        </a>
        <Button onClick={() => print()}>{here.t('figures.print')}</Button>
      </div>
      <article class="adm-sheet" lang="de">
        <PageHead title={t('figures.sheet.title', { office })} />
        <p class="adm-sheet__range">{rangeName(range, 'de')}</p>
        {times.length > 0 && times.length <= MOST_SENTENCES ? (
          times.map(({ key, figures }) => <p key={key.from}>{sentence(key, figures)}</p>)
        ) : (
          <p>{sentence(range, total)}</p>
        )}
        <SheetTable report={report} />
        {times.length > 1 && (
          <BarChart
            title={t('figures.chart.visits')}
            summary={t('figures.chartSummary')}
            series={[
              { name: t('figures.kind.walkInTimes'), look: 'walkIns' },
              { name: t('figures.kind.appointmentTimes'), look: 'appointments' },
            ]}
            bars={times.map(({ key, figures }) => ({
              label: shortDay(key.from, 'de'),
              values: [figures.walkIns, figures.appointments],
            }))}
            isStacked
          />
        )}
        <p class="adm-sheet__note">{t('figures.sheet.note', { day: formatDay(day, 'de', 'fullDate') })}</p>
      </article>
    </>
  );
};
