// Whether a kiosk gives tickets now.
import type { AdminView } from '../../shared/protocol';
import { SaidIn, StatusText } from '../../ui/kit';
import { givesTickets, receptionPhrase } from '../../ui/phrases';
import { useAdminWords } from '../parts/words';

/** Open, or locked with the reason that visitors read and how it came about. */
export const KioskState = ({ view, kioskId }: { view: AdminView; kioskId: string }) => {
  const words = useAdminWords();
  const { t } = words;
  const now = view.kiosks.find((one) => one.id === kioskId);
  if (now === undefined) return null;
  if (!now.locked)
    return (
      <StatusText kind={givesTickets(now.reception) ? 'success' : 'warning'}>
        {receptionPhrase(words, now.reception, view.now, view.office.timeZone)}
      </StatusText>
    );
  return (
    <StatusText kind="warning">
      <SaidIn
        text={now.locked}
        sentence={(reason) =>
          t(now.lockedByHand ? 'admin.kiosk.lockedByHand' : 'admin.kiosk.lockedByTimetable', { reason })
        }
      />
    </StatusText>
  );
};
