// Who works at this counter.
import type { Language } from '../../shared/settings';
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
  onLanguage: (language: Language) => void;
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
        {hasEnded && <Alert kind="info" title={t('counter.ended')} />}
        <PerClerk view={link.snapshot.view} />
        <LoginForm
          keptAs="counter:name"
          signOn={signOn}
          isOnline={link.online}
          timeZone={office.timeZone}
          onLoggedIn={onLoggedIn}
        />
        <LanguageSwitch languages={office.languages} onChange={onLanguage} />
      </main>
    </div>
  );
};
