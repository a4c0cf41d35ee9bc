// Adds a person, or gives one another name, other roles or a password, which is shown once, to be handed over.
import { useState } from 'preact/hooks';
import { isLongEnough } from '../../shared/names';
import type { StaffView } from '../../shared/protocol';
import { rightsOf, SUPERVISOR } from '../../shared/rights';
import type { OfficeRole } from '../../shared/settings/roles';
import { Alert, Button, Checkbox, Dialog, Field, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { FormDialog } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useFirstFocus } from '../parts/useFirstFocus';
import { useAdminWords } from '../parts/words';
import { suggestPassword } from './password';

type StaffDialogProps = PageParts & {
  /** null is a new one. */
  person: StaffView | null;
  onClose: () => void;
};

const HandOver = ({ name, password, onClose }: { name: string; password: string; onClose: () => void }) => {
  const { t } = useAdminWords();
  return (
    <Dialog title={name} onClose={onClose} footer={<Button onClick={onClose}>{t('admin.done')}</Button>}>
      <Alert kind="success" title={t('admin.person.saved')}>
        <p class="kern-body">{t('admin.person.handOver')}</p>
        <p class="kern-body adm-password">{password}</p>
      </Alert>
    </Dialog>
  );
};

/** Most people who are added call and serve; who has every right is chosen on purpose. */
const usualRole = (roles: readonly OfficeRole[]): string[] =>
  roles.flatMap(({ id, rights }) => (id !== SUPERVISOR && rights.includes('serve') ? [id] : [])).slice(0, 1);

export const StaffDialog = ({ person, view, ask, onClose }: StaffDialogProps) => {
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const first = useFirstFocus();
  const [name, setName] = useState(person?.name ?? '');
  const [roleIds, setRoleIds] = useState(() => person?.roleIds ?? usualRole(view.settings.roles));
  const [password, setPassword] = useState(() => (person ? '' : suggestPassword()));
  /** The name that was last tried to save; null before the first try. */
  const [tried, setTried] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const isNameMissing = name.trim() === '';
  const isTooShort = (person === null || password !== '') && !isLongEnough(password);
  const save = async () => {
    setTried(name);
    if (isNameMissing || isTooShort) return;
    const personId = person?.id ?? null;
    const answer = await act({ type: 'savePerson', personId, name: name.trim(), roleIds, password: password || null });
    if (!answer.ok) return;
    if (password === '') onClose();
    else setSaved(true);
  };
  const isTried = tried !== null;
  const has = rightsOf(view.settings.roles, roleIds);
  const lost = rightsOf(view.settings.roles, person?.roleIds ?? []).filter((right) => !has.includes(right));
  const isPasswordBad = refusal?.code === 'passwordTooCommon' || refusal?.code === 'passwordTooShort';
  const isNameTaken = refusal?.code === 'nameTaken' && tried === name;
  const nameError = isTried && isNameMissing ? t('admin.invalid.name') : isNameTaken && words.refusal(refusal);
  if (isSaved) return <HandOver name={name} password={password} onClose={onClose} />;
  return (
    <FormDialog
      title={person ? t('admin.person.edit', { name: person.name }) : t('admin.person.add')}
      submit={t('common.save')}
      isBusy={isBusy}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Field
        inputRef={first}
        label={t('admin.col.name')}
        hint={t('admin.person.nameHint')}
        value={name}
        onInput={setName}
        maxLength={60}
        autocomplete="off"
        error={nameError}
      />
      <fieldset class="adm-roles">
        <legend class="kern-label">{t('admin.person.roles')}</legend>
        {view.settings.roles.map((role) => (
          <Checkbox
            key={role.id}
            label={role.name}
            checked={roleIds.includes(role.id)}
            onChange={(isOn) => setRoleIds((now) => (isOn ? [...now, role.id] : now.filter((one) => one !== role.id)))}
          />
        ))}
      </fieldset>
      {lost.length > 0 && (
        <StatusText kind="warning">
          {t(person?.id === view.person.id ? 'admin.person.losesOwn' : 'admin.person.loses', {
            rights: lost.map((right) => t(`right.${right}`)).join(', '),
          })}
        </StatusText>
      )}
      <Field
        label={t(person ? 'admin.person.newPassword' : 'admin.person.password')}
        hint={t(person ? 'admin.person.newPasswordHint' : 'admin.person.passwordHint')}
        value={password}
        onInput={setPassword}
        maxLength={200}
        autocomplete="off"
        error={(isTried && isTooShort && t('admin.invalid.password')) || (isPasswordBad && words.refusal(refusal))}
      />
      <div>
        <Button kind="tertiary" icon="autorenew" onClick={() => setPassword(suggestPassword())}>
          {t('admin.person.suggest')}
        </Button>
      </div>
      <Refused
        refusal={refusal?.code === 'nameTaken' || isPasswordBad ? null : refusal}
        timeZone={view.office.timeZone}
      />
    </FormDialog>
  );
};
