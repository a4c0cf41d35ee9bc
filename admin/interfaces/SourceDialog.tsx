// A token for another booking system: made by name, and shown once.
import { useState } from 'preact/hooks';
import { Alert, Button, Dialog, Field } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { AddItem } from '../parts/AddItem';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useFirstFocus } from '../parts/useFirstFocus';
import { useAdminWords } from '../parts/words';

type Made = { name: string; token: string };

const HandOver = ({ made, onClose }: { made: Made; onClose: () => void }) => {
  const { t } = useAdminWords();
  const input = useFirstFocus();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = () => {
    input.current?.select();
    // The newer clipboard is missing on plain-http addresses.
    setCopied(document.execCommand('copy') ? 'yes' : 'no');
  };
  return (
    <Dialog title={made.name} onClose={onClose} footer={<Button onClick={onClose}>{t('admin.done')}</Button>}>
      <div class="adm-stack">
        <Alert kind="warning" title={t('admin.source.once')}>
          <p class="kern-body">{t('admin.source.onceHow')}</p>
        </Alert>
        <Field
          label={t('admin.source.token')}
          value={made.token}
          onInput={() => input.current?.select()}
          inputRef={input}
        />
        <div class="adm-actions">
          <Button kind="secondary" onClick={copy}>
            {t('admin.source.copy')}
          </Button>
          <p class="kern-body" role="status">
            {copied && t(copied === 'yes' ? 'admin.pair.copied' : 'admin.pair.notCopied')}
          </p>
        </div>
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
