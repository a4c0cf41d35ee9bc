// Who works at this counter: name and password, the name remembered on this PC.
import { useState } from 'preact/hooks';
import type { Language } from '../../shared/settings';
import type { SpokenRefusal } from '../../shared/words';
import { Alert, Button, Field, LanguageSwitch, OfflineBanner } from '../../ui/kit';
import { placePhrase, refusalPhrase } from '../../ui/phrases';
import { usePage } from '../../ui/words';
import { PerClerk } from '../frame/PerClerk';
import { useCounterWords } from '../parts/words';
import type { OpenLink } from '../session/counterSession';
import { useKept } from '../session/kept';
import { askLogin } from './askLogin';

export type LoginProps = {
  link: OpenLink;
  /** Whether somebody was logged in on this page and is no longer, without having logged out. */
  hasEnded: boolean;
  onLoggedIn: () => void;
  onLanguage: (language: Language) => void;
};

const useLogin = (onLoggedIn: () => void) => {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [password, setPassword] = useState('');
  const enter = async (name: string) => {
    if (isBusy) return;
    setBusy(true);
    const refused = await askLogin('/api/login', { name, password });
    setBusy(false);
    setRefusal(refused);
    if (refused) setPassword('');
    else onLoggedIn();
  };
  return { isBusy, refusal, password, setPassword, enter };
};

export const Login = ({ link, hasEnded, onLoggedIn, onLanguage }: LoginProps) => {
  const words = useCounterWords();
  const { t } = words;
  const { office, counter } = link.snapshot.view;
  const place = placePhrase(words, office.placeWord, counter.name);
  const [keptName, keepName] = useKept('counter:name');
  const [name, setName] = useState(keptName ?? '');
  const { isBusy, refusal, password, setPassword, enter } = useLogin(onLoggedIn);
  usePage(t('counter.title', { state: t('counter.logIn'), place }));
  const isBlocked = isBusy || !link.online;
  return (
    <div class="counter counter--login">
      <OfflineBanner online={link.online} snapshot={link.snapshot} timeZone={office.timeZone} />
      <main class="counter-login">
        <p class="kern-body">{office.name}</p>
        <h1 class="kern-heading-large">{t('counter.logInAt', { place })}</h1>
        {hasEnded && <Alert kind="info" title={t('counter.ended')} />}
        <PerClerk view={link.snapshot.view} />
        <form
          class="counter-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (isBlocked) return;
            keepName(name);
            void enter(name);
          }}
        >
          <Field
            label={t('counter.name')}
            value={name}
            onInput={setName}
            autocomplete="username"
            maxLength={60}
            required
          />
          <Field
            label={t('counter.password')}
            type="password"
            value={password}
            onInput={setPassword}
            autocomplete="current-password"
            maxLength={200}
            required
            error={refusal && refusalPhrase(words, refusal, office.timeZone)}
          />
          <Button type="submit" blocked={isBlocked}>
            {t('counter.logIn')}
          </Button>
        </form>
        <LanguageSwitch languages={office.languages} onChange={onLanguage} />
      </main>
    </div>
  );
};
