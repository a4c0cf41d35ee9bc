// S33: what the house's sign-on says of a person: the one thing by which it leads to this account.
import { useState } from 'preact/hooks';
import type { StaffView } from '../../shared/protocol';
import { Field } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { FormDialog } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useFirstFocus } from '../parts/useFirstFocus';
import { useAdminWords } from '../parts/words';

type SignOnNameProps = PageParts & { person: StaffView; onClose: () => void };

export const SignOnName = ({ person, view, ask, onClose }: SignOnNameProps) => {
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const first = useFirstFocus();
  const [typed, setTyped] = useState(person.signOn ?? '');
  const isTaken = refusal?.code === 'signOnTaken';
  const save = async () => {
    const answer = await act({ type: 'setPersonSignOn', personId: person.id, signOn: typed.trim() || null });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('admin.person.signOnOf', { name: person.name })}
      submit={t('common.save')}
      isBusy={isBusy}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Field
        inputRef={first}
        label={t('admin.person.signOn')}
        hint={t('admin.person.signOnHint', { claim: view.settings.signOn?.claim ?? '' })}
        value={typed}
        onInput={setTyped}
        maxLength={200}
        autocomplete="off"
        error={isTaken && words.refusal(refusal)}
      />
      <Refused refusal={isTaken ? null : refusal} timeZone={view.office.timeZone} />
    </FormDialog>
  );
};
