// Other settings in the place of those that are there: what would change, and then as a draft like any other (T8).
import type { Settings } from '../../shared/settings';
import { Confirm, StatusText } from '../../ui/kit';
import { ChangeTable } from '../changes/ChangeTable';
import { linesOf } from '../changes/describe';
import type { Draft } from '../draft/useDraft';
import { useAdminWords } from '../parts/words';

/** What belongs to this office and this time stays: nobody becomes a demonstration by a file, and nobody's figures are shown. */
const takenOver = (now: Settings, other: Settings): Settings => ({
  ...other,
  office: { ...other.office, demonstration: now.office.demonstration },
  figuresPerClerk: now.figuresPerClerk,
  former: now.former,
});

type TakeDialogProps = { title: string; settings: Settings; draft: Draft; onClose: () => void };

export const TakeDialog = ({ title, settings, draft, onClose }: TakeDialogProps) => {
  const words = useAdminWords();
  const { t } = words;
  const taken = takenOver(draft.saved, settings);
  const take = () => {
    draft.take(taken);
    onClose();
  };
  return (
    <Confirm title={title} confirm={t('admin.take.yes')} onConfirm={take} onClose={onClose}>
      <p class="kern-body">{t('admin.take.what')}</p>
      {draft.isChanged && (
        <p class="kern-body">
          <StatusText kind="warning">{t('admin.take.loses')}</StatusText>
        </p>
      )}
      <ChangeTable caption={t('admin.take.changes')} lines={linesOf(words, draft.saved, taken)} />
    </Confirm>
  );
};
