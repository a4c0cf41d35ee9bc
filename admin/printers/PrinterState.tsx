// How a printer is, in the words of whoever has to see to it.
import type { AdminView } from '../../shared/protocol';
import { StatusText } from '../../ui/kit';
import { useAdminWords } from '../parts/words';

/** Problems with which slips still come out. */
const HARMLESS = ['paperLow', 'noConfirmation', 'stateUnknown', 'silent'];

export const PrinterState = ({ view, printerId }: { view: AdminView; printerId: string }) => {
  const { t } = useAdminWords();
  const problems = view.printers.find((one) => one.id === printerId)?.problems ?? [];
  if (problems.length === 0) return <StatusText kind="success">{t('admin.printer.ready')}</StatusText>;
  return (
    <>
      {problems.map((problem) => (
        <div key={problem}>
          <StatusText kind={HARMLESS.includes(problem) ? 'warning' : 'danger'}>
            {t(`problem.staff.${problem}`)}
          </StatusText>
        </div>
      ))}
    </>
  );
};
