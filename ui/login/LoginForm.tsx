// Who works here: name and password; and whatever else the server needs, step by step, sent together with them.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../shared/words';
import { Button, Field, StatusText } from '../kit';
import { readKept, writeKept } from '../link/storage';
import { refusalPhrase } from '../phrases';
import { askLogin } from './askLogin';
import { isAboutNew, NewPassword, useNewPassword } from './NewPassword';
import { useStaffWords } from './words';

export type LoginFormProps = {
  /** Under which the name is remembered on this PC. */
  keptAs: string;
  isOnline: boolean;
  timeZone: string;
  onLoggedIn: () => void;
};

export const LoginForm = ({ keptAs, isOnline, timeZone, onLoggedIn }: LoginFormProps) => {
  const words = useStaffWords();
  const { t } = words;
  const [name, setName] = useState(() => readKept(keptAs) ?? '');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isFirst, setFirst] = useState(false);
  const typed = useNewPassword();
  const first = useRef<HTMLFormElement>(null);
  const isBlocked = isBusy || !isOnline;
  useEffect(() => {
    if (isFirst) first.current?.querySelector<HTMLInputElement>('input')?.focus();
  }, [isFirst]);

  const startAgain = () => {
    setFirst(false);
    setPassword('');
  };
  const enter = async () => {
    if (isBlocked || (isFirst && !typed.tryIt())) return;
    writeKept(keptAs, name);
    setBusy(true);
    const answer = await askLogin({ name, password, ...(isFirst && { newPassword: typed.wanted }) });
    setBusy(false);
    setRefusal('refusal' in answer ? answer.refusal : null);
    if ('refusal' in answer) {
      if (!isAboutNew(answer.refusal)) startAgain();
    } else if (answer.step === 'in') onLoggedIn();
    else setFirst(true);
  };
  const said = refusal && !isAboutNew(refusal) && refusalPhrase(words, refusal, timeZone);

  return (
    <form
      class="wm-login"
      ref={first}
      noValidate={isFirst}
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      {isFirst ? (
        <>
          <p class="kern-body" role="status">
            <StatusText kind="info">{t('login.firstPassword')}</StatusText>
          </p>
          <NewPassword typed={typed} refusal={refusal} />
        </>
      ) : (
        <>
          <Field
            label={t('login.name')}
            value={name}
            onInput={setName}
            autocomplete="username"
            maxLength={60}
            required
          />
          <Field
            label={t('login.password')}
            type="password"
            value={password}
            onInput={setPassword}
            autocomplete="current-password"
            maxLength={200}
            required
            error={said}
          />
        </>
      )}
      <Button type="submit" blocked={isBlocked}>
        {t(isFirst ? 'login.goOn' : 'login.logIn')}
      </Button>
      {isFirst && (
        <Button kind="tertiary" onClick={startAgain}>
          {t('login.other')}
        </Button>
      )}
    </form>
  );
};
