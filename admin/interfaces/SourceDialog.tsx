// A token for another booking system: made by name, and shown once.
import { useState } from 'preact/hooks';
import { Alert, Button, Dialog } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { AddItem } from '../parts/AddItem';
import { CopyField } from '../parts/CopyField';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type Made = { name: string; token: string };

const HandOver = ({ made, onClose }: { made: Made; onClose: () => void }) => {
  const { t } = useAdminWords();
  return (
    <Dialog title={made.name} onClose={onClose} footer={<Button onClick={onClose}>{t('admin.done')}</Button>}>
      <div class="adm-stack">
        <Alert kind="warning" title={t('admin.source.once')}>
          <p class="kern-body">{t('admin.source.onceHow')}</p>
        </Alert>
        <CopyField label={t('admin.source.token')} value={made.token} copy={t('admin.source.copy')} />
      </div>
    </Dialog>
  );
};

export const SourceDialog = ({ view, ask, onClose }: PageParts & { onClose: () => void }) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [made, setMade] = useState<Made | null>(null);
  const make = async (name: string) => {
    if (isBusy) return;
    const answer = await act({ type: 'createSource', name });
    if (answer.ok) setMade({ name, token: answer.result.token });
  };
  if (made) return <HandOver made={made} onClose={onClose} />;
  return (
    <AddItem
      title={t('admin.sources.add')}
      hint={t('admin.source.nameHint')}
      maxLength={60}
      suggestion=""
      onAdd={(name) => void make(name)}
      onClose={onClose}
    >
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
    </AddItem>
  );
};
