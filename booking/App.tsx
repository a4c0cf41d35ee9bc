// The ticket page on a visitor's phone: follows one number, live, until the visit is over.
import type { Snapshot, TicketView } from '../shared/protocol';
import { Button, OfflineBanner } from '../ui/kit';
import { placePhrase } from '../ui/phrases';
import type { TicketLink } from '../ui/ticketLink';
import { Speaking, useWords } from '../ui/words';
import { SPOKEN, useLanguage } from './language';
import { Page } from './Page';
import { Ticket } from './Ticket';
import { useVibration } from './vibration';

type Shown =
  | { kind: 'connecting' }
  | { kind: 'gone' }
  | { kind: 'tooMany' }
  | { kind: 'ticket'; view: TicketView; snapshot: Snapshot };

const shownOf = ({ snapshot, refusal }: TicketLink): Shown => {
  if (refusal !== null) return { kind: refusal === 'tooMany' ? 'tooMany' : 'gone' };
  if (snapshot === null) return { kind: 'connecting' };
  return snapshot.view === null ? { kind: 'gone' } : { kind: 'ticket', view: snapshot.view, snapshot };
};

/** There is nothing to follow: why, and what to do. */
const Nothing = ({ kind }: { kind: 'gone' | 'tooMany' }) => {
  const { t } = useWords();
  return (
    <>
      <h1 class="kern-heading-large">{t(`ticket.${kind}`)}</h1>
      <p class="kern-body kern-body--large">{t(`ticket.${kind}How`)}</p>
      <Button kind="secondary" icon="autorenew" onClick={() => location.reload()}>
        {t('common.retry')}
      </Button>
    </>
  );
};

const Connecting = () => {
  const { t } = useWords();
  return (
    <>
      <h1 class="kern-heading-large">{t('ticket.titlePlain')}</h1>
      <p class="kern-body kern-body--large" role="status">
        {t('common.connecting')}
      </p>
    </>
  );
};

const Content = ({ shown, online }: { shown: Shown; online: boolean }) => {
  switch (shown.kind) {
    case 'connecting':
      return <Connecting />;
    case 'gone':
    case 'tooMany':
      return <Nothing kind={shown.kind} />;
    case 'ticket':
      return (
        <>
          <OfflineBanner online={online} snapshot={shown.snapshot} timeZone={shown.view.office.timeZone} />
          <Ticket view={shown.view} />
        </>
      );
  }
};

const useTitle = (view: TicketView | null): string => {
  const words = useWords();
  if (view === null || view.number === null) return words.t('ticket.titlePlain');
  const { number, counter, office } = view;
  if (counter === null) return words.t('ticket.title', { number });
  return words.t('ticket.titleCalled', { number, place: placePhrase(words, office.placeWord, counter) });
};

type SpokenProps = { link: TicketLink; onLanguage: ReturnType<typeof useLanguage>[1] };

const Spoken = ({ link, onLanguage }: SpokenProps) => {
  const { t } = useWords();
  const shown = shownOf(link);
  const view = shown.kind === 'ticket' ? shown.view : null;
  useVibration(view?.state === 'called' ? view.calledAt : null);
  return (
    <Page
      title={useTitle(view)}
      owner={view?.office.name ?? t('common.appName')}
      languages={view?.office.languages ?? SPOKEN}
      onLanguage={onLanguage}
    >
      <Content shown={shown} online={link.online} />
    </Page>
  );
};

export const App = ({ link }: { link: TicketLink }) => {
  const [language, setLanguage] = useLanguage(link.snapshot?.view?.office.languages ?? SPOKEN);
  return (
    <Speaking language={language}>
      <Spoken link={link} onLanguage={setLanguage} />
    </Speaking>
  );
};
