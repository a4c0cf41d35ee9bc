// A clerk's counter: the login, or the one screen on which the work is done.
import { useRef } from 'preact/hooks';
import type { StaffLanguage } from '../shared/settings';
import { Holding } from '../ui/rights';
import type { AppProps } from '../ui/start';
import { Speaking } from '../ui/words';
import { Login } from './login/Login';
import { counterPhrase } from './parts/phrases';
import { useCounterWords } from './parts/words';
import { type OpenLink, useCounterSession } from './session/counterSession';
import { useKept } from './session/kept';
import { InSmallWindow } from './small/InSmallWindow';
import { type SmallWindow, useSmallWindow } from './small/useSmallWindow';
import { Workplace } from './Workplace';

type OpenedProps = {
  link: OpenLink;
  reconnect: () => void;
  onLanguage: (language: StaffLanguage) => void;
  small: SmallWindow;
};

const Opened = ({ link, reconnect, onLanguage, small }: OpenedProps) => {
  const session = useCounterSession(link);
  const wasLoggedIn = useRef(false);
  const { person } = session.view;
  if (person !== null) {
    wasLoggedIn.current = true;
    return (
      <Holding rights={person.rights}>
        <Workplace session={session} snapshot={link.snapshot} onLanguage={onLanguage} small={small} />
      </Holding>
    );
  }
  const hasEnded = wasLoggedIn.current && session.lastAsked !== 'logOut';
  return <Login link={link} hasEnded={hasEnded} onLoggedIn={reconnect} onLanguage={onLanguage} />;
};

/** One page at a time acts: while the small window is open, this one only tells of it. */
const HereOrSmall = (props: Omit<OpenedProps, 'small'>) => {
  const words = useCounterWords();
  const small = useSmallWindow();
  const { office, counter } = props.link.snapshot.view;
  if (!small.isOpen) return <Opened {...props} small={small} />;
  return <InSmallWindow place={counterPhrase(words, { office }, counter.name)} onBack={small.close} />;
};

export const App = ({ link, reconnect }: AppProps<'counter'>) => {
  const [kept, keep] = useKept('counter:language');
  if (link.snapshot === null) return null;
  const { languages } = link.snapshot.view.office;
  const language = languages.find((one) => one === kept) ?? languages[0] ?? 'de';
  return (
    <Speaking language={language} office={link.snapshot.view.office}>
      <HereOrSmall link={{ ...link, snapshot: link.snapshot }} reconnect={reconnect} onLanguage={keep} />
    </Speaking>
  );
};
