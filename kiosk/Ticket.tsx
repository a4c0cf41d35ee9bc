// The ticket (W2): the number, as large as can be, what to expect, where to wait, and how to take it along.
import { useEffect, useState } from 'preact/hooks';
import type { KioskView, TicketResult } from '../shared/protocol';
import { type SpokenRefusal, textOf } from '../shared/words';
import { Button, Qr, TicketNumber } from '../ui/kit';
import { beforePhrase } from '../ui/phrases';
import { useWords } from '../ui/words';
import { Heading } from './Heading';
import { PrintState, SlipPicture, slipOf } from './Print';
import { Refused } from './Refused';
import { waitPhrase } from './waitPhrase';

export type TicketProps = {
  view: KioskView;
  ticket: TicketResult;
  serviceIds: string[];
  online: boolean;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onPrintAgain: () => void;
  onDone: () => void;
};

const Facts = ({ view, ticket, serviceIds }: Pick<TicketProps, 'view' | 'ticket' | 'serviceIds'>) => {
  const words = useWords();
  const services = view.services.filter((service) => serviceIds.includes(service.id));
  return (
    <div class="kiosk-facts">
      {services.map((service) => (
        <p key={service.id} class="kiosk-facts__service">
          {textOf(service.name, words.language)}
        </p>
      ))}
      {ticket.late && <p>{words.t('kiosk.late')}</p>}
      <p>{beforePhrase(words, ticket.peopleBefore)}</p>
      <p>{waitPhrase(words, ticket.forecast)}</p>
      <p>{words.t('common.waitHere', { place: textOf(view.waitingPlace, words.language) })}</p>
    </div>
  );
};

/** The second tap of a double tap lands where "done" is now: it is meant for the button that was there before. */
const SETTLES_MS = 700;
const useSettled = (): boolean => {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLES_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
};

export const Ticket = (props: TicketProps) => {
  const { view, ticket, online, refusal, isAsking } = props;
  const { t } = useWords();
  const slip = slipOf(view, ticket.visitId);
  const isSettled = useSettled();
  const isUnderWay = slip !== null && (slip.state === 'queued' || slip.state === 'sending');
  return (
    <div class="kiosk-ticket">
      <Heading>
        <span class="kiosk-ticket__title">{t('kiosk.yourNumber')}</span>{' '}
        <span class="kiosk-ticket__number">
          <TicketNumber number={ticket.number} />
        </span>
      </Heading>
      <Facts {...props} />
      <figure class="kiosk-qr">
        <Qr content={ticket.url} title={t('common.qrTitle', { what: t('kiosk.ticketPage') })} />
        <figcaption>{t('kiosk.follow')}</figcaption>
      </figure>
      <SlipPicture slip={slip} />
      <div class="kiosk-print">
        <PrintState slip={slip} isPromised={ticket.slipId !== null && view.printer.present} />
        <Refused refusal={refusal} timeZone={view.office.timeZone} />
      </div>
      <div class="kiosk-acts">
        {slip !== null && (
          <Button
            kind="secondary"
            blocked={!isSettled}
            disabled={!online || isAsking || isUnderWay}
            onClick={props.onPrintAgain}
          >
            {t('kiosk.printAgain')}
          </Button>
        )}
        <Button kind="primary" blocked={!isSettled} onClick={props.onDone}>
          {t('kiosk.done')}
        </Button>
      </div>
    </div>
  );
};
