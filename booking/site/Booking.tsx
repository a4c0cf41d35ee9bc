// The booking site without a browser's address and network: the office is asked, then the steps begin.
import { useEffect, useMemo } from 'preact/hooks';
import type { PublicOffice } from '../../shared/booking';
import type { SpokenRefusal } from '../../shared/words';
import type { PublicApi } from '../../ui/link/publicApi';
import type { Prover } from '../../ui/proof/proofOfWork';
import { Speaking } from '../../ui/words';
import type { PaperName } from '../papers/address';
import { SPOKEN, useLanguage } from '../parts/language';
import { later } from '../parts/later';
import { Page, type PageProps } from '../parts/Page';
import { useBookingWords } from '../parts/words';
import { letterLinkOf, readAddress } from './address';
import { ByLetter } from './ByLetter';
import { Flow, type FlowProps } from './Flow';
import { DeskProvider } from './parts/office';
import { RequestError } from './parts/RequestError';
import { useAsked } from './time/asked';

export type BookingProps = {
  api: PublicApi;
  prover: Prover;
  /** The query of the page's address. */
  address: string;
  onBooked: FlowProps['onBooked'];
  /** S57: what stands there instead of the steps. */
  paper?: PaperName | null;
};

const Paper = later(async () => (await import('../papers/Paper.js')).Paper);

/** A23: asked again by itself; meanwhile what can be done without it. */
const AGAIN_MS = 20_000;
const Gone = ({ refusal, onRetry }: { refusal: SpokenRefusal; onRetry: () => void }) => {
  const { t } = useBookingWords();
  useEffect(() => {
    const timer = setInterval(onRetry, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <RequestError refusal={refusal} title={t('book.gone')} onRetry={onRetry} />
      <p class="kern-body">{t('book.goneHow')}</p>
    </>
  );
};

type WaitingProps = Pick<PageProps, 'onLanguage'> & { refusal: SpokenRefusal | null; onRetry: () => void };

const Waiting = ({ refusal, onRetry, onLanguage }: WaitingProps) => {
  const { t } = useBookingWords();
  return (
    <Page
      title={t('book.title')}
      owner={t('common.appName')}
      languages={refusal ? SPOKEN : []}
      onLanguage={onLanguage}
      links={null}
    >
      <h1 class="kern-heading-large book-question">{t('book.title')}</h1>
      {refusal ? (
        <Gone refusal={refusal} onRetry={onRetry} />
      ) : (
        <p class="kern-body kern-body--large" role="status">
          {t('book.loading')}
        </p>
      )}
    </Page>
  );
};

type OpenProps = BookingProps & Pick<PageProps, 'onLanguage'> & { office: PublicOffice };

const Open = ({ office, api, prover, address, onBooked, onLanguage, paper = null }: OpenProps) => {
  const context = useMemo(() => {
    const heardAt = Date.now();
    // By the calendar's clock, which goes on while a phone sleeps in a pocket.
    return { office, api, prover, now: () => office.now + Date.now() - heardAt };
  }, [office]);
  const asked = useMemo(() => readAddress(address, office), [office]);
  const link = letterLinkOf(address);
  if (paper !== null) return <Paper name={paper} office={office} onLanguage={onLanguage} />;
  return (
    <DeskProvider value={context}>
      {link === null ? (
        <Flow asked={asked} address={address} onBooked={onBooked} onLanguage={onLanguage} />
      ) : (
        <ByLetter link={link} onLanguage={onLanguage} />
      )}
    </DeskProvider>
  );
};

export const Booking = (props: BookingProps) => {
  const { asked, again } = useAsked('office', props.api.office);
  const office = asked.state === 'there' ? asked.result : null;
  const [language, setLanguage] = useLanguage(office?.office.languages ?? SPOKEN);
  return (
    <Speaking language={language} office={office?.office}>
      {office ? (
        <Open {...props} office={office} onLanguage={setLanguage} />
      ) : (
        <Waiting refusal={asked.state === 'failed' ? asked.refusal : null} onRetry={again} onLanguage={setLanguage} />
      )}
    </Speaking>
  );
};
