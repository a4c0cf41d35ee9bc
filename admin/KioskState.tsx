// Whether a kiosk gives tickets now.
import type { AdminView } from '../shared/protocol';
import { textOf } from '../shared/words';
import { StatusText } from '../ui/kit';
import { useAdminWords } from './words';

/** Open, or locked with the reason that visitors read and how it came about. */
export const KioskState = ({ view, kioskId }: { view: AdminView; kioskId: string }) => {
  const { t, language } = useAdminWords();
  const now = view.kiosks.find((one) => one.id === kioskId);
  if (!now?.locked) return <StatusText kind="success">{t('admin.kiosk.open')}</StatusText>;
  const reason = textOf(now.locked, language);
  return (
    <StatusText kind="warning">
      {t(now.lockedByHand ? 'admin.kiosk.lockedByHand' : 'admin.kiosk.lockedByTimetable', { reason })}
    </StatusText>
  );
};
