// The ticket (W2): the number, as large as can be, what to expect, where to wait, and how to take it along.
import type { KioskView, Snapshot, TicketResult } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Qr, SaidIn, SaidList, TicketNumber } from '../../ui/kit';
import { Heading } from '../parts/Heading';
import { Refused } from '../parts/Refused';
import { waitTold } from '../parts/waitPhrase';
import { useKioskWords } from '../parts/words';
import { Acts } from './Acts';
import { PrintState, SlipPicture, slipOf } from './Print';

export type TicketProps = {
  snapshot: Snapshot<KioskView>;
  ticket: TicketResult;
  serviceIds: string[];
  /** Not told after a check-in, and of one alone. */
  persons: number;
  online: boolean;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onPrintAgain: () => void;
  onDone: () => void;
};

type FactsProps = Pick<TicketProps, 'ticket' | 'serviceIds' | 'persons'> & { view: KioskView };

const Facts = ({ view, ticket, serviceIds, persons }: FactsProps) => {
  const words = useKioskWords();
  const services = view.services.filter((service) => serviceIds.includes(service.id));
  return (
    <div class="kiosk-facts">
      {services.length > 0 && (
        <p class="kiosk-facts__service">
          <SaidList texts={services.map(({ name }) => name)} between=" + " />
        </p>
      )}
      {persons > 1 && <p>{words.count('persons', persons)}</p>}
      {ticket.late && <p>{words.t('kiosk.late')}</p>}
      {waitTold(words, ticket, view.office.timeZone).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <SaidIn sentence={(place) => words.t('common.waitHere', { place })} text={view.waitingPlace} />
      </p>
      <p>{words.t('wait.watchDisplay')}</p>
    </div>
  );
};

export const Ticket = (props: TicketProps) => {
  const { snapshot, ticket, serviceIds, persons, refusal, ...acts } = props;
  const { t } = useKioskWords();
  const { view } = snapshot;
  const slip = slipOf(view, ticket.visitId);
  return (
    <div class="kiosk-ticket">
      <Heading>
        <span class="kiosk-ticket__title">{t('kiosk.yourNumber')}</span>{' '}
        <span class="kiosk-ticket__number">
          <TicketNumber number={ticket.number} />
        </span>
      </Heading>
      <Facts view={view} ticket={ticket} serviceIds={serviceIds} persons={persons} />
      <figure class="kiosk-qr">
        <Qr content={ticket.url} title={t('common.qrTitle', { what: t('kiosk.ticketPage') })} />
        <figcaption>{t('kiosk.follow')}</figcaption>
      </figure>
      <SlipPicture slip={slip} />
      <div class="kiosk-print">
        <PrintState slip={slip} isPromised={ticket.slipId !== null && view.printer.present} />
        <Refused refusal={refusal} snapshot={snapshot} />
      </div>
      <Acts slip={slip} mayPrint={slip !== null} {...acts} />
    </div>
  );
};
