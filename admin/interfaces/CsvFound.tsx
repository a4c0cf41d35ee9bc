// What was found in a file: its columns, its first rows, and what is wrong.
import type { CsvPreview, CsvRowView } from '../../shared/imports';
import type { Settings } from '../../shared/settings';
import { Alert, SaidList, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { ImportFaults } from './ImportFaults';

type CsvFoundProps = { preview: CsvPreview; settings: Settings };

const Columns = ({ columns }: Pick<CsvPreview, 'columns'>) => {
  const { t } = useAdminWords();
  const ignored = columns.filter(({ meaning }) => meaning === null).map(({ name }) => name);
  const understood = columns.filter(({ meaning }) => meaning !== null).map(({ name }) => name);
  return (
    <div>
      {understood.length > 0 && <p class="kern-body">{t('admin.csv.understood', { names: understood.join(', ') })}</p>}
      {ignored.length > 0 && <p class="kern-body">{t('admin.csv.ignored', { names: ignored.join(', ') })}</p>}
    </div>
  );
};

const FoundRow = ({ row, settings }: { row: CsvRowView; settings: Settings }) => {
  const { t, language } = useAdminWords();
  const { timeZone } = settings.office;
  const services = settings.services.filter(({ id }) => row.serviceIds.includes(id));
  return (
    <Row
      head={row.row}
      cells={[
        row.id,
        row.slotAt === null
          ? '–'
          : `${formatTime(row.slotAt, 'fullDate', timeZone, language)}, ${formatTime(row.slotAt, 'time', timeZone, language)}`,
        services.length === 0 ? '–' : <SaidList key="services" texts={services.map(({ name }) => name)} between=", " />,
        row.persons,
        row.name ?? '–',
        t(row.isCancelled ? 'admin.csv.cancelled' : 'admin.csv.takesPlace'),
      ]}
    />
  );
};

export const CsvFound = ({ preview, settings }: CsvFoundProps) => {
  const { t, count } = useAdminWords();
  const { fault, columns, rows, faults, faultCount } = preview;
  const more = preview.count - rows.length;
  const heads = ['row', 'id', 'start', 'services', 'persons', 'name', 'cancelled'] as const;
  return (
    <>
      {fault !== null && (
        <Alert kind="danger" title={t('admin.csv.unread')}>
          <p class="kern-body">{t(`admin.csv.${fault}`)}</p>
        </Alert>
      )}
      <Columns columns={columns} />
      {faultCount > 0 && (
        <p class="kern-body">
          <StatusText kind="warning">
            {count('admin.faults', faultCount)}. {t('admin.csv.allOrNothing')}
          </StatusText>
        </p>
      )}
      <ImportFaults faults={faults} count={faultCount} where="row" />
      {fault === null && (
        <Table
          caption={count('admin.csv.rows', preview.count)}
          heads={heads.map((head) => t(`admin.field.${head}`))}
          empty={t('admin.csv.noRows')}
          rows={rows.map((row) => <FoundRow key={row.row} row={row} settings={settings} />)}
        />
      )}
      {more > 0 && <p class="kern-body">{count('admin.csv.more', more)}</p>}
    </>
  );
};
