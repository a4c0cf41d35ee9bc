// S22: name and password of the first who manages people, made by whoever opened the link of the server's terminal.
import { useState } from 'preact/hooks';
import { foldName } from '../../shared/names';
import type { SpokenRefusal } from '../../shared/words';
import { useFaultFocus } from '../../ui/faultFocus';
import { Button, Field, StatusText } from '../../ui/kit';
import { askDone } from '../../ui/login/askLogin';
import { isAboutNew, NewPassword, useNewPassword } from '../../ui/login/NewPassword';
import { refusalPhrase } from '../../ui/phrases';
import { useAdminWords } from '../parts/words';

type FirstAccountProps = { isOnline: boolean; timeZone: string; onLoggedIn: () => void };

export const FirstAccount = ({ isOnline, timeZone, onLoggedIn }: FirstAccountProps) => {
  const words = useAdminWords();
  const { t } = words;
  const [name, setName] = useState('');
  const typed = useNewPassword();
  const { form, send } = useFaultFocus();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const isNameMissing = foldName(name) === '';
  const isNameTaken = refusal?.code === 'nameTaken';
  const make = async () => {
    if (!typed.tryIt() || isNameMissing || isBusy) return;
    setBusy(true);
    const refused = await askDone('/api/first-account', { name: name.trim(), password: typed.wanted });
    setBusy(false);
    setRefusal(refused);
    if (refused === null) onLoggedIn();
  };
  return (
    <form
      class="wm-login"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
        void make();
      }}
    >
      <p class="kern-body">{t('admin.firstWhy')}</p>
      <Field
        label={t('login.name')}
        hint={t('admin.person.nameHint')}
        value={name}
        onInput={setName}
        maxLength={60}
        autocomplete="username"
        error={(typed.isTried && isNameMissing && t('admin.invalid.name')) || (isNameTaken && words.refusal(refusal))}
      />
      <NewPassword typed={typed} refusal={refusal} />
      {refusal && !isAboutNew(refusal) && !isNameTaken && (
        <StatusText kind="warning">{refusalPhrase(words, refusal, timeZone)}</StatusText>
      )}
      <Button type="submit" blocked={isBusy || !isOnline}>
        {t('admin.first')}
      </Button>
    </form>
  );
};
