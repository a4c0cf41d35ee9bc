// A clerk's counter: the login, or the one screen on which the work is done.
import { useRef } from 'preact/hooks';
import type { Language } from '../shared/settings';
import { Holding } from '../ui/rights';
import type { AppProps } from '../ui/start';
import { Speaking } from '../ui/words';
import { Login } from './login/Login';
import { type OpenLink, useCounterSession } from './session/counterSession';
import { useKept } from './session/kept';
import { Workplace } from './Workplace';

type OpenedProps = { link: OpenLink; reconnect: () => void; onLanguage: (language: Language) => void };

const Opened = ({ link, reconnect, onLanguage }: OpenedProps) => {
  const session = useCounterSession(link);
  const wasLoggedIn = useRef(false);
  const { person } = session.view;
  if (person !== null) {
    wasLoggedIn.current = true;
    return (
      <Holding rights={person.rights}>
        <Workplace session={session} snapshot={link.snapshot} onLanguage={onLanguage} />
      </Holding>
    );
  }
  const hasEnded = wasLoggedIn.current && session.lastAsked !== 'logOut';
  return <Login link={link} hasEnded={hasEnded} onLoggedIn={reconnect} onLanguage={onLanguage} />;
};

export const App = ({ link, reconnect }: AppProps<'counter'>) => {
  const [kept, keep] = useKept('counter:language');
  if (link.snapshot === null) return null;
  const { languages } = link.snapshot.view.office;
  const language = languages.find((one) => one === kept) ?? languages[0] ?? 'de';
  return (
    <Speaking language={language} office={link.snapshot.view.office}>
      <Opened link={{ ...link, snapshot: link.snapshot }} reconnect={reconnect} onLanguage={keep} />
    </Speaking>
  );
};
