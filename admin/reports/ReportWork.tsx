// K7: what was really done in the visits of a range, as it was noted at their end.
import type { Report } from '../../shared/figures/reports';
import { type Named, WORK_COLUMNS, workRows } from '../../shared/figures/reportTables';
import { Row, Table } from '../parts/Table';
import { wholeText } from './figureTexts';
import { useFigureWords } from './words';

export const ReportWork = ({ report, named }: { report: Report; named: Named }) => {
  const words = useFigureWords();
  const { t, language } = words;
  const rows = workRows(report, named, words);
  return (
    <section class="adm-stack adm-section">
      <Table
        caption={t('figures.table.work')}
        {...(rows.length > 0 && { hint: t('figures.work.hint') })}
        heads={[t('figures.what'), ...WORK_COLUMNS.map((key) => t(`figures.work.${key}`))]}
        empty={t('figures.work.none')}
        rows={rows.map((row) => (
          <Row
            key={row.label}
            head={row.label}
            cells={WORK_COLUMNS.map((key) => {
              const count = row[key];
              return count === null ? '' : wholeText(count, language);
            })}
          />
        ))}
      />
    </section>
  );
};
