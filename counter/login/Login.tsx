// Who works at this counter.

import { staffLanguagesOf } from '../../shared/languages';
import type { CounterView } from '../../shared/protocol';
import type { StaffLanguage } from '../../shared/settings';
import { Alert, LanguageSwitch, OfflineBanner } from '../../ui/kit';
import { LoginForm } from '../../ui/login/LoginForm';
import { placePhrase } from '../../ui/phrases';
import { usePage } from '../../ui/words';
import { PerClerk } from '../frame/PerClerk';
import { useCounterWords } from '../parts/words';
import type { OpenLink } from '../session/counterSession';

export type LoginProps = {
  link: OpenLink;
  /** Whether somebody was logged in on this page and is no longer, without having logged out. */
  hasEnded: boolean;
  onLoggedIn: () => void;
  onLanguage: (language: StaffLanguage) => void;
};

/** K6: who works here now instead, where the visitor is, and where they themselves are logged in. */
const Ended = ({ view: { displaced, office }, hasEnded }: { view: CounterView; hasEnded: boolean }) => {
  const words = useCounterWords();
  const { t } = words;
  if (displaced === null) return hasEnded ? <Alert kind="info" title={t('counter.ended')} /> : null;
  const { by, number, at } = displaced;
  const sentences = [
    at !== null && t('counter.displaced.at', { place: placePhrase(words, office.placeWord, at) }),
    by !== null && number !== null && t('counter.displaced.with', { number, name: by }),
    by === null && number !== null && t('counter.displaced.left', { number }),
  ].filter((one) => one !== false);
  return (
    <Alert kind="info" title={by === null ? t('counter.displaced.title') : t('counter.displaced.by', { name: by })}>
      {sentences.length > 0 && <p class="kern-body">{sentences.join(' ')}</p>}
    </Alert>
  );
};

export const Login = ({ link, hasEnded, onLoggedIn, onLanguage }: LoginProps) => {
  const words = useCounterWords();
  const { t } = words;
  const { office, counter, signOn } = link.snapshot.view;
  const place = placePhrase(words, office.placeWord, counter.name);
  usePage(t('counter.title', { state: t('login.logIn'), place }));
  return (
    <div class="counter counter--login">
      <OfflineBanner online={link.online} snapshot={link.snapshot} timeZone={office.timeZone} />
      <main class="counter-login">
        <p class="kern-body">{office.name}</p>
        <h1 class="kern-heading-large">{t('counter.logInAt', { place })}</h1>
        <Ended view={link.snapshot.view} hasEnded={hasEnded} />
        <PerClerk view={link.snapshot.view} />
        <LoginForm
          keptAs="counter:name"
          signOn={signOn}
          isOnline={link.online}
          timeZone={office.timeZone}
          onLoggedIn={onLoggedIn}
        />
        <LanguageSwitch languages={staffLanguagesOf(office.languages)} onChange={onLanguage} />
      </main>
    </div>
  );
};
