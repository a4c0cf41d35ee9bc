// S36: a web hook is set up or changed: who is told, where, of what; the key of its signatures is shown once.
import { useState } from 'preact/hooks';
import { HOOK_EVENTS, type HookEvent, type HookView, isOfAlarms, isUrgent } from '../../shared/programs';
import { Field } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Check, Group } from '../fields/Checks';
import { FormDialog } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useFirstFocus } from '../parts/useFirstFocus';
import { useAdminWords } from '../parts/words';
import { HandOver } from './HandOver';
import { hookEventPhrase } from './HookState';
import { toggled } from './ProgramDialog';

const isAddress = (said: string): boolean => URL.canParse(said) && /^https?:\/\//i.test(said);

const GROUPS = [
  { legend: 'admin.hook.ofVisits', of: HOOK_EVENTS.filter((event) => !isUrgent(event) && !isOfAlarms(event)) },
  { legend: 'admin.hook.ofEmergencies', of: HOOK_EVENTS.filter(isUrgent) },
  { legend: 'admin.hook.ofAlarms', of: HOOK_EVENTS.filter(isOfAlarms) },
] as const;

type HookDialogProps = Pick<PageParts, 'view' | 'ask'> & {
  /** The one that is changed; null for a new one. */
  hook: HookView | null;
  onClose: () => void;
};

export const HookDialog = ({ view, ask, hook, onClose }: HookDialogProps) => {
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const first = useFirstFocus();
  const [name, setName] = useState(hook?.name ?? '');
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<HookEvent[]>(hook?.events ?? [...HOOK_EVENTS]);
  const [isTried, setTried] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const said = url.trim();
  const isAddressGood = isAddress(said) || (hook !== null && said === '');

  const save = async () => {
    setTried(true);
    if (name.trim() === '' || !isAddressGood || events.length === 0 || isBusy) return;
    const draft = { name: name.trim(), events };
    if (hook !== null) {
      const changed = await act({ type: 'changeHook', hookId: hook.id, ...draft, url: said === '' ? null : said });
      if (changed.ok) onClose();
      return;
    }
    const made = await act({ type: 'createHook', ...draft, url: said });
    if (made.ok) setSecret(made.result.secret);
  };

  if (secret !== null)
    return (
      <HandOver
        title={name}
        once={t('admin.hook.secretOnce')}
        how={t('admin.hook.secretHow')}
        label={t('admin.hook.secret')}
        value={secret}
        copy={t('admin.hook.secretCopy')}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title={hook?.name ?? t('admin.hooks.add')}
      submit={t(hook === null ? 'admin.add' : 'admin.hook.save')}
      isBusy={isBusy}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Field
        inputRef={first}
        label={t('admin.col.name')}
        hint={t('admin.hook.nameHint')}
        value={name}
        onInput={setName}
        maxLength={60}
        error={isTried && name.trim() === '' && t('admin.invalid.name')}
      />
      <Field
        label={t('admin.hook.url')}
        hint={`${t('admin.hook.urlHint')} ${hook ? t('admin.hook.urlKept', { host: hook.host }) : ''}`.trim()}
        value={url}
        onInput={setUrl}
        maxLength={1000}
        error={isTried && !isAddressGood && t('admin.hook.urlInvalid')}
      />
      <div class="adm-pair">
        {GROUPS.map(({ legend, of }, i) => (
          <Group
            key={legend}
            legend={t(legend)}
            error={i === 0 && isTried && events.length === 0 && t('admin.hook.eventsMissing')}
          >
            {of.map((event) => (
              <Check
                key={event}
                label={hookEventPhrase(words, event)}
                isChecked={events.includes(event)}
                onChange={() => setEvents(toggled(HOOK_EVENTS, events, event))}
              />
            ))}
          </Group>
        ))}
      </div>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
    </FormDialog>
  );
};
