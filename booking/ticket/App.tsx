// The ticket page on a visitor's phone: follows one number, live, until the visit is over.
import type { Snapshot, TicketView } from '../../shared/protocol';
import { paperNumberOf } from '../../ui/link/paperNumber';
import type { TicketLimit, TicketLink } from '../../ui/link/ticketLink';
import { placePhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import { Speaking } from '../../ui/words';
import { SPOKEN, useLanguage } from '../parts/language';
import { Page } from '../parts/Page';
import { useBookingWords } from '../parts/words';
import { type Sound, useSound } from './device/sound';
import { useVibration } from './device/vibration';
import { useWakeLock } from './device/wakeLock';
import { Guarded } from './Guarded';
import { Button, OfflineBanner } from './kit';
import { Ticket } from './Ticket';

type Shown =
  | { kind: 'connecting' }
  | { kind: 'gone' }
  /** Asked again by itself, until there is something to show. */
  | { kind: 'limited'; refusal: TicketLimit }
  /** Its day is over: nothing is wrong. */
  | { kind: 'over' }
  | { kind: 'ticket'; view: TicketView; snapshot: Snapshot };

const shownOf = ({ snapshot, refusal }: TicketLink): Shown => {
  if (refusal === 'unknownVisit') return { kind: 'gone' };
  if (snapshot === null) return refusal === null ? { kind: 'connecting' } : { kind: 'limited', refusal };
  return snapshot.view === null ? { kind: 'over' } : { kind: 'ticket', view: snapshot.view, snapshot };
};

/** In words of its own, which limit it is. */
const useLimitWords = () => {
  const { t, refusal } = useBookingWords();
  return (code: TicketLimit) => (code === 'tooMany' ? t('ticket.tooManyHow') : refusal({ code, values: {} }));
};

/** There is nothing to follow: why, and what to do. */
const Nothing = ({ title, how, canRetry }: { title: string; how: string; canRetry: boolean }) => {
  const { t } = useBookingWords();
  return (
    <>
      <h1 class="kern-heading-large">{title}</h1>
      <p class="kern-body kern-body--large">{how}</p>
      {canRetry && (
        <Button kind="secondary" icon="autorenew" onClick={() => location.reload()}>
          {t('common.retry')}
        </Button>
      )}
    </>
  );
};

const Connecting = () => {
  const { t } = useBookingWords();
  return (
    <>
      <h1 class="kern-heading-large">{t('ticket.titlePlain')}</h1>
      <p class="kern-body kern-body--large" role="status">
        {t('common.connecting')}
      </p>
    </>
  );
};

type ContentProps = { link: TicketLink; shown: Shown; sound: Sound };

const Content = ({ link, shown, sound }: ContentProps) => {
  const { t } = useBookingWords();
  const limitWords = useLimitWords();
  switch (shown.kind) {
    case 'connecting':
      return <Connecting />;
    case 'gone': {
      const number = paperNumberOf(link.key);
      if (number !== null) return <Nothing title={t('ticket.paper', { number })} how={t('ticket.paperHow')} canRetry />;
      return <Nothing title={t('ticket.gone')} how={t('ticket.goneHow')} canRetry />;
    }
    case 'over':
      return <Nothing title={t('ticket.over')} how={t('ticket.overHow')} canRetry={false} />;
    case 'limited':
      return <Nothing title={t('ticket.tooMany')} how={limitWords(shown.refusal)} canRetry />;
    case 'ticket': {
      const { view, snapshot } = shown;
      const why = link.refusal === null || link.refusal === 'unknownVisit' ? null : limitWords(link.refusal);
      return (
        <>
          <OfflineBanner online={link.online} snapshot={snapshot} timeZone={view.office.timeZone} why={why} />
          <Ticket link={link} snapshot={snapshot} view={view} sound={sound} />
        </>
      );
    }
  }
};

const useTitle = (view: TicketView | null): string => {
  const words = useBookingWords();
  if (view === null) return words.t('ticket.titlePlain');
  const { number, counter, office, appointment } = view;
  if (number === null) {
    const date = formatTime(appointment?.slotAt ?? 0, 'date', office.timeZone, words.language);
    return words.t('ticket.titleBooked', { date });
  }
  if (counter === null) return words.t(view.isSoon ? 'ticket.titleSoon' : 'ticket.title', { number });
  return words.t('ticket.titleCalled', { number, place: placePhrase(words, office.placeWord, counter) });
};

type SpokenProps = { link: TicketLink; onLanguage: ReturnType<typeof useLanguage>[1] };

const Spoken = ({ link, onLanguage }: SpokenProps) => {
  const { t } = useBookingWords();
  const shown = shownOf(link);
  const view = shown.kind === 'ticket' ? shown.view : null;
  const calledAt = view?.state === 'called' ? view.calledAt : null;
  const isSoon = view?.state === 'waiting' && view.isSoon;
  useVibration(calledAt, isSoon);
  const sound = useSound(calledAt, isSoon);
  useWakeLock(view?.state === 'waiting' || view?.state === 'called');
  return (
    <Page
      title={useTitle(view)}
      owner={view?.office.name ?? t('common.appName')}
      languages={view?.office.languages ?? (shown.kind === 'connecting' ? [] : SPOKEN)}
      onLanguage={onLanguage}
      links={view?.links ?? null}
      notices={view?.notices ?? []}
    >
      <Content link={link} shown={shown} sound={sound} />
    </Page>
  );
};

const Told = ({ link }: { link: TicketLink }) => {
  const office = link.snapshot?.view?.office;
  const [language, setLanguage] = useLanguage(office?.languages ?? SPOKEN);
  return (
    <Speaking language={language} office={office}>
      <Spoken link={link} onLanguage={setLanguage} />
    </Speaking>
  );
};

export const App = ({ link }: { link: TicketLink }) => (
  <Guarded>
    <Told link={link} />
  </Guarded>
);
