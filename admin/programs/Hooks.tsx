// S36: web hooks: who is told of what, how each stands, and a trial.
import { useState } from 'preact/hooks';
import type { HookView } from '../../shared/programs';
import { Alert, Button } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { ConfirmAct } from '../parts/ConfirmAct';
import { Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { HookDialog } from './HookDialog';
import { HookState, hookEventPhrase, hookFaultPhrase } from './HookState';

/** What came of a trial; null where it got through. */
type Tried = { name: string; fault: string | null };

/** What one row offers. */
const HookActs = (props: {
  name: string;
  isBusy: boolean;
  onTest: () => void;
  onChange: () => void;
  onRemove: () => void;
}) => {
  const { t } = useAdminWords();
  const { name, isBusy, onTest, onChange, onRemove } = props;
  return (
    <>
      <Button kind="tertiary" blocked={isBusy} onClick={onTest} label={`${t('admin.hook.test')} ${name}`}>
        {t('admin.hook.test')}
      </Button>
      <Button kind="tertiary" onClick={onChange} label={`${t('admin.hook.change')} ${name}`}>
        {t('admin.hook.change')}
      </Button>
      <Button kind="tertiary" onClick={onRemove} label={`${t('admin.hook.remove')} ${name}`}>
        {t('admin.hook.remove')}
      </Button>
    </>
  );
};

export const Hooks = (parts: PageParts) => {
  const { view, ask } = parts;
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const [edited, setEdited] = useState<HookView | 'new' | null>(null);
  const [removing, setRemoving] = useState<HookView | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const test = async ({ id, name }: HookView) => {
    setTried(null);
    const answer = await act({ type: 'testHook', hookId: id });
    if (!answer.ok) return;
    const { fault } = answer.result;
    setTried({ name, fault: fault && hookFaultPhrase(words, fault) });
  };
  return (
    <>
      <Table
        caption={t('admin.hooks')}
        hint={t('admin.hooksHint')}
        heads={[t('admin.col.name'), t('admin.hook.url'), t('admin.hook.events'), t('admin.col.state')]}
        empty={t('admin.hooks.empty')}
        hasActions
        rows={view.hooks.map((hook) => (
          <Row
            key={hook.id}
            head={hook.name}
            cells={[
              hook.host,
              hook.events.map((event) => hookEventPhrase(words, event)).join(', '),
              <HookState key="state" hook={hook} timeZone={view.office.timeZone} />,
            ]}
            actions={
              <HookActs
                name={hook.name}
                isBusy={isBusy}
                onTest={() => void test(hook)}
                onChange={() => setEdited(hook)}
                onRemove={() => setRemoving(hook)}
              />
            }
          />
        ))}
      />
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
      <div role="status">
        {isBusy && <p class="kern-body">{t('admin.hook.testing')}</p>}
        {tried && (
          <Alert
            kind={tried.fault === null ? 'success' : 'danger'}
            title={t(tried.fault === null ? 'admin.hook.tested' : 'admin.hook.testFailed', { name: tried.name })}
          >
            {tried.fault !== null && <p class="kern-body">{tried.fault}</p>}
          </Alert>
        )}
      </div>
      <div class="adm-actions">
        <Button kind="secondary" icon="add" onClick={() => setEdited('new')}>
          {t('admin.hooks.add')}
        </Button>
      </div>
      {edited && <HookDialog {...parts} hook={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removing && (
        <ConfirmAct
          {...parts}
          command={{ type: 'removeHook', hookId: removing.id }}
          title={t('admin.hook.removeTitle', { name: removing.name })}
          what={t('admin.hook.removeWhat')}
          confirm={t('admin.hook.remove')}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
};
