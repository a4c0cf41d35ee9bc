// S15: one's own password: the old one is asked, and every other browser is logged out.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../shared/words';
import { useFaultFocus } from '../faultFocus';
import { Button, Field, StatusText } from '../kit';
import { refusalPhrase } from '../phrases';
import { askDone } from './askLogin';
import { isAboutNew, NewPassword, useNewPassword } from './NewPassword';
import { useStaffWords } from './words';

export type PasswordFormProps = {
  isOnline: boolean;
  timeZone: string;
  /** What stands below when it is done: the way out. */
  children?: ComponentChildren;
};

export const PasswordForm = ({ isOnline, timeZone, children }: PasswordFormProps) => {
  const words = useStaffWords();
  const { t } = words;
  const typed = useNewPassword();
  const { form, send } = useFaultFocus();
  const [old, setOld] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const isOfOld = refusal?.code === 'wrongLogin';
  const save = async () => {
    if (!typed.tryIt() || isBusy) return;
    setBusy(true);
    const refused = await askDone('/api/password', { password: old, newPassword: typed.wanted });
    setBusy(false);
    setRefusal(refused);
    setDone(refused === null);
  };
  if (isDone)
    return (
      <>
        <p role="status">
          <StatusText kind="success">{t('login.passwordDone')}</StatusText>
        </p>
        {children}
      </>
    );
  return (
    <form
      class="wm-login"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
        void save();
      }}
    >
      <Field
        label={t('login.passwordOld')}
        type="password"
        value={old}
        onInput={setOld}
        maxLength={200}
        autocomplete="current-password"
        error={isOfOld && t('login.passwordWrong')}
      />
      <NewPassword typed={typed} refusal={refusal} />
      {refusal && !isOfOld && !isAboutNew(refusal) && (
        <StatusText kind="warning">{refusalPhrase(words, refusal, timeZone)}</StatusText>
      )}
      <Button type="submit" blocked={isBusy || !isOnline}>
        {t('login.passwordSave')}
      </Button>
    </form>
  );
};
