// The whole range in figures, beside the range before and the year before; and how its times spread.

import type { Figures, Report } from '../../shared/figures/reports';
import { rangeName } from '../../shared/figures/reportTables';
import { Row, Table } from '../parts/Table';
import { changeText, minutesText, shareText, wholeText } from './figureTexts';
import { useFigureWords } from './words';

const COUNTS = [
  'visitors',
  'walkIns',
  'appointments',
  'noShows',
  'cancelled',
  'left',
  'missed',
  'handedOn',
  'outOfOrder',
] as const;
const KINDS = ['walkInTimes', 'appointmentTimes'] as const;
const TIMES = ['wait', 'present', 'way', 'service'] as const;

export const ReportTotal = ({ report }: { report: Report }) => {
  const { t, language } = useFigureWords();
  const { total, before, yearBefore } = report;
  const beside = [before, yearBefore].filter((one) => one !== null);
  const withChange = (of: (figures: Figures) => number) => [
    wholeText(of(total), language),
    ...beside.map((one) => `${wholeText(of(one.total), language)} (${changeText(of(total), of(one.total), language)})`),
  ];
  const count = (key: (typeof COUNTS)[number]) => (
    <Row key={key} head={t(`figures.col.${key}`)} cells={withChange((figures) => figures[key])} />
  );
  const waits = (kind: (typeof KINDS)[number]) => (
    <Row
      key={kind}
      head={t('figures.meanWait', { kind: t(`figures.kind.${kind}`) })}
      cells={[total, ...beside.map((one) => one.total)].map((figures) =>
        minutesText(figures[kind].wait?.meanSec ?? null, language),
      )}
    />
  );
  return (
    <Table
      caption={t('figures.table.total')}
      {...(beside.length > 0 && { hint: t('figures.changeHint') })}
      heads={[
        t('figures.what'),
        rangeName(report, language),
        ...(before ? [t('figures.before', { range: rangeName(before, language) })] : []),
        ...(yearBefore ? [t('figures.yearBefore', { range: rangeName(yearBefore, language) })] : []),
      ]}
      empty=""
      rows={[
        ...COUNTS.slice(0, 3).map(count),
        <Row
          key="share"
          head={t('figures.col.share')}
          cells={[total, ...beside.map((one) => one.total)].map((figures) => shareText(figures, language))}
        />,
        ...COUNTS.slice(3).map(count),
        ...KINDS.map(waits),
      ]}
    />
  );
};

/** Mean, median and what nine in ten stay below, of each time and both kinds. */
export const ReportTimes = ({ total }: { total: Figures }) => {
  const { t, language } = useFigureWords();
  const rows = KINDS.flatMap((kind) =>
    TIMES.filter((time) => kind === 'appointmentTimes' || time !== 'present').map((time) => {
      const spread = total[kind][time];
      const minutes = [spread?.meanSec, spread?.medianSec, spread?.p90Sec];
      return (
        <Row
          key={`${kind} ${time}`}
          head={t('figures.timeOf', { what: t(`figures.time.${time}`), kind: t(`figures.kind.${kind}`) })}
          cells={[
            ...minutes.map((seconds) => minutesText(seconds ?? null, language)),
            wholeText(spread?.cases ?? 0, language),
          ]}
        />
      );
    }),
  );
  return (
    <Table
      caption={t('figures.times')}
      hint={t('figures.timesHint')}
      heads={[
        t('figures.what'),
        t('figures.measure.meanSec'),
        t('figures.measure.medianSec'),
        t('figures.measure.p90Sec'),
        t('figures.cases'),
      ]}
      empty=""
      rows={rows}
    />
  );
};
