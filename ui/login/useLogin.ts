// A login as it goes on: what is typed, what the server still needs, and the whole sent again with it.
import { useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../shared/words';
import { readKept, writeKept } from '../link/storage';
import { type Answered, askLogin } from './askLogin';
import { isAboutNew, useNewPassword } from './NewPassword';

/** What the form shows: name and password, or what is needed besides. */
export type LoginStep = { step: 'password' } | Exclude<Answered, { step: 'in' }> | { step: 'paper'; codes: string[] };

const START: LoginStep = { step: 'password' };

/** `keptAs`: under which the name is remembered on this PC. */
export const useLogin = (keptAs: string, onLoggedIn: () => void) => {
  const [name, setName] = useState(() => readKept(keptAs) ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const typed = useNewPassword();
  /** Whether the first password is being changed on the way. */
  const [isFirst, setFirst] = useState(false);
  const [at, setAt] = useState<LoginStep>(START);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);

  const startAgain = () => {
    setAt(START);
    setFirst(false);
    setPassword('');
    setCode('');
  };
  const follow = (answer: Answered) => {
    setCode('');
    if (answer.step === 'in') {
      if (answer.paperCodes === undefined) onLoggedIn();
      else setAt({ step: 'paper', codes: answer.paperCodes });
      return;
    }
    if (answer.step === 'newPassword') setFirst(true);
    setAt(answer);
  };
  const enter = async () => {
    if (isBusy || (at.step === 'newPassword' && !typed.tryIt())) return;
    if (at.step === 'paper') return onLoggedIn();
    writeKept(keptAs, name);
    setBusy(true);
    const answer = await askLogin({
      ...{ name, password },
      ...(isFirst && { newPassword: typed.wanted }),
      ...((at.step === 'code' || at.step === 'setUp') && { code }),
      ...(at.step === 'setUp' && { secret: at.secret }),
    });
    setBusy(false);
    setRefusal('refusal' in answer ? answer.refusal : null);
    if (!('refusal' in answer)) return follow(answer);
    setCode('');
    if (answer.refusal.code !== 'wrongCode' && !isAboutNew(answer.refusal)) startAgain();
  };
  return { at, name, setName, password, setPassword, code, setCode, typed, isBusy, refusal, enter, startAgain };
};
export type Login = ReturnType<typeof useLogin>;
