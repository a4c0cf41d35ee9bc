// P3: how a printer was today, newest first.
import type { AdminView } from '../../shared/protocol';
import { formatTime } from '../../ui/time';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';

export const PrinterHistory = ({ view, printerId }: { view: AdminView; printerId: string }) => {
  const { t, language } = useAdminWords();
  const history = view.printers.find((one) => one.id === printerId)?.history ?? [];
  return (
    <Table
      caption={t('admin.history')}
      heads={[t('admin.col.time'), t('admin.col.state')]}
      empty={t('admin.history.empty')}
      rows={history.map(({ at, problems }) => (
        <Row
          key={at}
          head={t('common.clock', { time: formatTime(at, 'time', view.office.timeZone, language) })}
          cells={[problems.map((problem) => t(`problem.staff.${problem}`)).join(' ') || t('admin.printer.ready')]}
        />
      ))}
    />
  );
};
