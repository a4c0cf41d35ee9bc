// Who works here: name and password; and whatever else the server needs, step by step, sent together with them.
import { useLayoutEffect } from 'preact/hooks';
import { useFaultFocus } from '../faultFocus';
import { Button, Field, StatusText } from '../kit';
import { refusalPhrase } from '../phrases';
import { CodeField, FactorSetUp, PaperCodes } from './FactorSteps';
import { isAboutNew, NewPassword } from './NewPassword';
import { SignOnButton } from './SignOnButton';
import { type Login, useLogin } from './useLogin';
import { useStaffWords } from './words';

export type LoginFormProps = {
  /** Under which the name is remembered on this PC. */
  keptAs: string;
  /** S33: what the house's own sign-on is called; null where there is none. */
  signOn: string | null;
  isOnline: boolean;
  timeZone: string;
  onLoggedIn: () => void;
};

type StepProps = { login: Login; said: string | false };

const Why = ({ children }: { children: string }) => (
  <p class="kern-body" role="status">
    <StatusText kind="info">{children}</StatusText>
  </p>
);

const NameAndPassword = ({ login, said }: StepProps) => {
  const { t } = useStaffWords();
  return (
    <>
      <Field
        label={t('login.name')}
        value={login.name}
        onInput={login.setName}
        autocomplete="username"
        maxLength={60}
        required
      />
      <Field
        label={t('login.password')}
        type="password"
        value={login.password}
        onInput={login.setPassword}
        autocomplete="current-password"
        maxLength={200}
        required
        error={said}
      />
    </>
  );
};

const Step = (props: StepProps) => {
  const { t } = useStaffWords();
  const { login, said } = props;
  switch (login.at.step) {
    case 'password':
      return <NameAndPassword {...props} />;
    case 'newPassword':
      return (
        <>
          <Why>{t('login.firstPassword')}</Why>
          <NewPassword typed={login.typed} refusal={login.refusal} />
        </>
      );
    case 'code':
      return (
        <>
          <Why>{t('login.codeWhy')}</Why>
          <CodeField value={login.code} onInput={login.setCode} error={said} />
        </>
      );
    case 'setUp':
      return (
        <>
          <Why>{t('login.setUpWhy')}</Why>
          <FactorSetUp proposed={login.at} code={login.code} onCode={login.setCode} error={said} />
        </>
      );
    case 'paper':
      return <PaperCodes codes={login.at.codes} />;
  }
};

const SUBMITS = {
  password: 'login.logIn',
  newPassword: 'login.goOn',
  code: 'login.logIn',
  setUp: 'login.turnOnAndIn',
  paper: 'login.paperKept',
} as const;

export const LoginForm = ({ keptAs, signOn, isOnline, timeZone, onLoggedIn }: LoginFormProps) => {
  const words = useStaffWords();
  const { t } = words;
  const login = useLogin(keptAs, onLoggedIn);
  const { refusal } = login;
  const { step } = login.at;
  const { form, send } = useFaultFocus();
  const isBlocked = login.isBusy || !isOnline;
  // Not at first: where the page begins is the page's matter.
  useLayoutEffect(() => {
    if (step === 'paper') form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
    else if (step !== 'password') form.current?.querySelector<HTMLInputElement>('input')?.focus();
  }, [step]);
  const said = refusal !== null && !isAboutNew(refusal) && refusalPhrase(words, refusal, timeZone);
  return (
    <>
      {step === 'password' && signOn !== null && (
        <SignOnButton label={signOn} isBlocked={isBlocked} timeZone={timeZone} />
      )}
      <form
        class="wm-login"
        ref={form}
        noValidate={step !== 'password'}
        onSubmit={(event) => {
          event.preventDefault();
          if (isBlocked) return;
          send();
          void login.enter();
        }}
      >
        <Step login={login} said={said} />
        <Button type="submit" blocked={isBlocked}>
          {t(SUBMITS[step])}
        </Button>
        {step !== 'password' && step !== 'paper' && (
          <Button kind="tertiary" onClick={login.startAgain}>
            {t('login.other')}
          </Button>
        )}
      </form>
    </>
  );
};
