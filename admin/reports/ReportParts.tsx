// A report by a kind of parts: bars of visits and of waits, and a table that says the same.

import type { Spread } from '../../shared/figures/reports';
import type { LabelledRow, ReportTable } from '../../shared/figures/reportTables';
import { Row, Table } from '../parts/Table';
import { BarChart, type Series } from './BarChart';
import { minutesText, shareText, spreadText, wholeText } from './figureTexts';
import { useFigureWords } from './words';

const minutes = (spread: Spread | null): number => (spread === null ? 0 : spread.meanSec / 60);

const Charts = ({ rows }: { rows: readonly LabelledRow[] }) => {
  const { t } = useFigureWords();
  const series: Series[] = [
    { name: t('figures.kind.walkInTimes'), look: 'walkIns' },
    { name: t('figures.kind.appointmentTimes'), look: 'appointments' },
  ];
  const bars = (of: (row: LabelledRow) => number[]) =>
    rows.map((row) => ({ label: row.short ?? row.label, values: of(row) }));
  const summary = t('figures.chartSummary');
  return (
    <div class="adm-charts">
      <BarChart
        title={t('figures.chart.visits')}
        {...{ series, summary }}
        bars={bars(({ figures }) => [figures.walkIns, figures.appointments])}
        isStacked
      />
      <BarChart
        title={t('figures.chart.waits')}
        {...{ series, summary }}
        bars={bars(({ figures }) => [minutes(figures.walkInTimes.wait), minutes(figures.appointmentTimes.wait)])}
        isStacked={false}
      />
    </div>
  );
};

export const ReportParts = ({ table: { name, rows } }: { table: ReportTable }) => {
  const words = useFigureWords();
  const { t, language } = words;
  return (
    <section class="adm-stack adm-section">
      <Table
        caption={t(`figures.table.${name}`)}
        {...(rows.length > 0 && { hint: t('figures.partsHint') })}
        heads={[
          t('figures.what'),
          t('figures.col.visitors'),
          t('figures.col.walkIns'),
          t('figures.col.appointments'),
          t('figures.col.share'),
          t('figures.timeOf', { what: t('figures.time.wait'), kind: t('figures.kind.walkInTimes') }),
          t('figures.timeOf', { what: t('figures.time.wait'), kind: t('figures.kind.appointmentTimes') }),
          t('figures.meanService'),
          t('figures.col.noShows'),
          t('figures.col.left'),
        ]}
        empty={t('figures.none')}
        rows={rows.map(({ label, figures }) => (
          <Row
            key={label}
            head={label}
            cells={[
              wholeText(figures.visitors, language),
              wholeText(figures.walkIns, language),
              wholeText(figures.appointments, language),
              shareText(figures, language),
              spreadText(figures.walkInTimes.wait, words),
              spreadText(figures.appointmentTimes.wait, words),
              [figures.walkInTimes.service, figures.appointmentTimes.service]
                .map((service) => minutesText(service?.meanSec ?? null, language))
                .join(' / '),
              wholeText(figures.noShows, language),
              wholeText(figures.left, language),
            ]}
          />
        ))}
      />
      {rows.length > 1 && rows.every(({ short }) => short !== null) && <Charts rows={rows} />}
    </section>
  );
};
