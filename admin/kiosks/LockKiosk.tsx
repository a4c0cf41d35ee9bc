// W5: locks a kiosk by hand, with the reason that visitors read there.
import { useState } from 'preact/hooks';
import type { AdminView } from '../../shared/protocol';
import type { Kiosk } from '../../shared/settings';
import { Field } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { FormDialog } from '../parts/Form';
import { nameOf } from '../parts/names';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useFirstFocus } from '../parts/useFirstFocus';
import { useAdminWords } from '../parts/words';

type LockKioskProps = { kiosk: Kiosk; view: AdminView; ask: Ask; onClose: () => void };

export const LockKiosk = ({ kiosk, view, ask, onClose }: LockKioskProps) => {
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const first = useFirstFocus();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const lock = async () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const answer = await act({ type: 'lockKiosk', kioskId: kiosk.id, reason: reason.trim() });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('admin.lock.title', { what: nameOf(words, view.settings, 'kiosks', kiosk) })}
      submit={t('admin.kiosk.lock')}
      isBusy={isBusy}
      onSubmit={() => void lock()}
      onClose={onClose}
    >
      <Field
        inputRef={first}
        label={t('admin.lock.reason')}
        hint={t('admin.lock.reasonHint')}
        value={reason}
        onInput={setReason}
        maxLength={200}
        error={isMissing && t('admin.invalid.reason')}
      />
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
    </FormDialog>
  );
};
