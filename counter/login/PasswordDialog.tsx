// S15: a clerk's own password: the old one is asked, and every other browser is logged out.
import { useState } from 'preact/hooks';
import { isLongEnough } from '../../shared/names';
import type { SpokenRefusal } from '../../shared/words';
import { Button, Field, StatusText } from '../../ui/kit';
import { refusalPhrase } from '../../ui/phrases';
import { AskDialog, Settled } from '../parts/AskDialog';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { askLogin } from './askLogin';
import { OwnData } from './OwnData';

const useChange = (wanted: string, again: string) => {
  const [old, setOld] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const isRight = isLongEnough(wanted) && wanted === again;
  const save = async () => {
    setTried(true);
    if (isBusy || !isRight) return;
    setBusy(true);
    const refused = await askLogin('/api/password', { password: old, newPassword: wanted });
    setBusy(false);
    setRefusal(refused);
    setDone(refused === null);
  };
  return { old, setOld, isBusy, isDone, isTried, refusal, save };
};

export const PasswordDialog = ({ session }: { session: CounterSession }) => {
  const words = useCounterWords();
  const { t } = words;
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const { old, setOld, isBusy, isDone, isTried, refusal, save } = useChange(wanted, again);
  const said = refusal && refusalPhrase(words, refusal, session.view.office.timeZone);
  const isOfOld = refusal?.code === 'wrongLogin';
  const isOfNew = refusal?.code === 'passwordTooCommon' || refusal?.code === 'passwordTooShort';
  const tooShort = isTried && !isLongEnough(wanted) && words.refusal({ code: 'passwordTooShort', values: {} });
  if (isDone)
    return (
      <AskDialog session={session} title={t('counter.passwordTitle')}>
        <p role="status">
          <StatusText kind="success">{t('counter.passwordDone')}</StatusText>
        </p>
        <div class="counter-suggestions">
          <Settled session={session} />
        </div>
      </AskDialog>
    );
  return (
    <AskDialog session={session} title={t('counter.passwordTitle')}>
      <form
        class="counter-form counter-form--stacked"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={t('counter.passwordOld')}
          type="password"
          value={old}
          onInput={setOld}
          maxLength={200}
          autocomplete="current-password"
          error={isOfOld && t('counter.passwordWrong')}
        />
        <Field
          label={t('counter.passwordNew')}
          hint={t('counter.passwordHint')}
          type="password"
          value={wanted}
          onInput={setWanted}
          maxLength={200}
          autocomplete="new-password"
          error={tooShort || (isOfNew && said)}
        />
        <Field
          label={t('counter.passwordAgain')}
          type="password"
          value={again}
          onInput={setAgain}
          maxLength={200}
          autocomplete="new-password"
          error={isTried && wanted !== again && t('counter.passwordDiffers')}
        />
        {said && !isOfOld && !isOfNew && <StatusText kind="warning">{said}</StatusText>}
        <Button type="submit" blocked={isBusy || !session.isOnline}>
          {t('counter.passwordSave')}
        </Button>
      </form>
      <OwnData session={session} />
    </AskDialog>
  );
};
