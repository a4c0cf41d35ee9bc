// A new password, typed twice, and what is wrong with it.
import { useState } from 'preact/hooks';
import { isLongEnough } from '../../shared/names';
import type { SpokenRefusal } from '../../shared/words';
import { Field } from '../kit';
import { useStaffWords } from './words';

const ABOUT_IT: readonly SpokenRefusal['code'][] = ['passwordTooCommon', 'passwordTooShort', 'passwordAsBefore'];

/** Whether a refusal is about the new password, and stands at its field. */
export const isAboutNew = (refusal: SpokenRefusal | null): boolean =>
  refusal !== null && ABOUT_IT.includes(refusal.code);

/** What is typed, and whether it can be sent; `try` shows what is wrong from then on. */
export const useNewPassword = () => {
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  return {
    ...{ wanted, again, isTried, setWanted, setAgain },
    tryIt: (): boolean => {
      setTried(true);
      return isLongEnough(wanted) && wanted === again;
    },
  };
};

type NewPasswordProps = { typed: ReturnType<typeof useNewPassword>; refusal: SpokenRefusal | null };

export const NewPassword = ({ typed, refusal }: NewPasswordProps) => {
  const words = useStaffWords();
  const { t } = words;
  const { wanted, again, isTried, setWanted, setAgain } = typed;
  const tooShort = isTried && !isLongEnough(wanted) && words.refusal({ code: 'passwordTooShort', values: {} });
  return (
    <>
      <Field
        label={t('login.passwordNew')}
        hint={t('login.passwordHint')}
        type="password"
        value={wanted}
        onInput={setWanted}
        maxLength={200}
        autocomplete="new-password"
        error={tooShort || (refusal && isAboutNew(refusal) && words.refusal(refusal))}
      />
      <Field
        label={t('login.passwordAgain')}
        type="password"
        value={again}
        onInput={setAgain}
        maxLength={200}
        autocomplete="new-password"
        error={isTried && wanted !== again && t('login.passwordDiffers')}
      />
    </>
  );
};
