// Whether a kiosk gives tickets now.
import type { AdminView, Reception } from '../../shared/protocol';
import { SaidIn, StatusText } from '../../ui/kit';
import { givesTickets, isAsPlanned, receptionPhrase } from '../../ui/phrases';
import { useAdminWords } from '../parts/words';

/** What is as hours and timetables say needs nobody. */
export const receptionKind = (reception: Reception): 'success' | 'info' | 'warning' => {
  if (givesTickets(reception)) return 'success';
  return isAsPlanned(reception) ? 'info' : 'warning';
};

/** Open, or locked with the reason that visitors read and how it came about. */
export const KioskState = ({ view, kioskId }: { view: AdminView; kioskId: string }) => {
  const words = useAdminWords();
  const { t } = words;
  const now = view.kiosks.find((one) => one.id === kioskId);
  if (now === undefined) return null;
  if (!now.locked)
    return (
      <StatusText kind={receptionKind(now.reception)}>
        {receptionPhrase(words, now.reception, view.now, view.office.timeZone)}
      </StatusText>
    );
  return (
    <StatusText kind={now.lockedByHand ? 'warning' : 'info'}>
      <SaidIn
        text={now.locked}
        sentence={(reason) =>
          t(now.lockedByHand ? 'admin.kiosk.lockedByHand' : 'admin.kiosk.lockedByTimetable', { reason })
        }
      />
    </StatusText>
  );
};
