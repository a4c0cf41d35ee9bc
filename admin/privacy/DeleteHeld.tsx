// What deleting means, said before it is done; and what becomes of the appointments that are still to come.
import { useState } from 'preact/hooks';
import type { DeletedResult, HeldResult } from '../../shared/privacy';
import { Confirm, Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type DeleteHeldProps = Pick<PageParts, 'view' | 'ask'> & {
  chosen: HeldResult;
  onClose: () => void;
  onDeleted: (deleted: DeletedResult) => void;
};

export const DeleteHeld = ({ view, ask, chosen, onClose, onDeleted }: DeleteHeldProps) => {
  const { t, count } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [isCancelled, setCancelled] = useState(true);
  const { visits, wishes } = chosen;
  const open = visits.filter(({ state }) => state === 'booked').length;
  const isImported = visits.some(({ via, state }) => via === 'import' && state === 'booked');
  const remove = async () => {
    if (isBusy) return;
    const answer = await act({
      type: 'deletePersonalData',
      visits: visits.map(({ day, visitId, state }) => ({
        day,
        visitId,
        isCancelled: isCancelled && state === 'booked',
      })),
      wishIds: wishes.map(({ id }) => id),
    });
    if (answer.ok) onDeleted(answer.result);
  };
  return (
    <Confirm
      title={t('privacy.delete.title')}
      confirm={t('privacy.delete.confirm')}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <div class="adm-stack">
        <p class="kern-body">{t('privacy.delete.what')}</p>
        <p class="kern-body">{t('privacy.delete.unsaid')}</p>
        {open > 0 && (
          <Select
            label={count('privacy.delete.open', open)}
            options={[
              { value: 'cancel', label: t('privacy.delete.cancel') },
              { value: 'keep', label: t('privacy.delete.keep') },
            ]}
            value={isCancelled ? 'cancel' : 'keep'}
            onChange={(value) => setCancelled(value === 'cancel')}
          />
        )}
        {isImported && <p class="kern-body">{t('privacy.delete.imported')}</p>}
        <p class="kern-body">{t('privacy.held.limits')}</p>
        <Refused refusal={refusal} timeZone={view.office.timeZone} />
      </div>
    </Confirm>
  );
};
