// S35: another program is let in: its name, what it may do, and where; its token is shown once.
import { useState } from 'preact/hooks';
import { PROGRAM_SCOPES, type ProgramScope } from '../../shared/programs';
import { Field, Select } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import type { PageParts } from '../draft/page';
import { Check, Group } from '../fields/Checks';
import { FormDialog } from '../parts/Form';
import { nameOf } from '../parts/names';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useFirstFocus } from '../parts/useFirstFocus';
import { useAdminWords } from '../parts/words';
import { HandOver } from './HandOver';

const EVERYWHERE = '';
type Made = { name: string; token: string };

/** In the order of the list, with one more or one less. */
export const toggled = <One extends string>(all: readonly One[], chosen: readonly One[], one: One): One[] =>
  all.filter((each) => (each === one ? !chosen.includes(one) : chosen.includes(each)));

export const ProgramDialog = ({ view, ask, onClose }: PageParts & { onClose: () => void }) => {
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const may = useMay();
  const first = useFirstFocus();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ProgramScope[]>(['readLine']);
  const [counterId, setCounterId] = useState(EVERYWHERE);
  const [isTried, setTried] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  // S25: nobody gives a program what they may not see themselves.
  const offered = PROGRAM_SCOPES.filter((scope) => scope !== 'readVisit' || may('readNames'));
  const isWhole = name.trim() !== '' && scopes.length > 0;
  const make = async () => {
    setTried(true);
    if (!isWhole || isBusy) return;
    const program = { name: name.trim(), scopes, counterId: counterId === EVERYWHERE ? null : counterId };
    const answer = await act({ type: 'createProgram', ...program });
    if (answer.ok) setMade({ name: program.name, token: answer.result.token });
  };
  if (made)
    return (
      <HandOver
        title={made.name}
        once={t('admin.source.once')}
        how={t('admin.program.onceHow')}
        label={t('admin.source.token')}
        value={made.token}
        copy={t('admin.source.copy')}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title={t('admin.programs.add')}
      submit={t('admin.add')}
      isBusy={isBusy}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      <Field
        inputRef={first}
        label={t('admin.col.name')}
        hint={t('admin.program.nameHint')}
        value={name}
        onInput={setName}
        maxLength={60}
        error={isTried && name.trim() === '' && t('admin.invalid.name')}
      />
      <Group
        legend={t('admin.program.scopes')}
        hint={t('admin.program.scopesHint')}
        error={isTried && scopes.length === 0 && t('admin.program.scopesMissing')}
      >
        {offered.map((scope) => (
          <Check
            key={scope}
            label={t(`admin.program.scope.${scope}`)}
            isChecked={scopes.includes(scope)}
            onChange={() => setScopes(toggled(PROGRAM_SCOPES, scopes, scope))}
          />
        ))}
      </Group>
      <Select
        label={t('admin.program.counter')}
        hint={t('admin.program.counterHint')}
        value={counterId}
        options={[
          { value: EVERYWHERE, label: t('admin.program.everywhere') },
          ...view.settings.counters.map((counter) => ({
            value: counter.id,
            label: nameOf(words, view.settings, 'counters', counter),
          })),
        ]}
        onChange={setCounterId}
      />
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
    </FormDialog>
  );
};
