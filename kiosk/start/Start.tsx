// The first step (W1): what people come for, how many wait for it and how long it may take.
import type { ClosedReason, KioskService, KioskView, Snapshot } from '../../shared/protocol';
import { hoursPhrase } from '../../shared/words/hours';
import { Icon, Said } from '../../ui/kit';
import { closedPhrase, waitingPhrase } from '../../ui/phrases';
import { Heading } from '../parts/Heading';
import { waitPhrase } from '../parts/waitPhrase';
import { useKioskWords } from '../parts/words';
import { Announcements } from './Announcements';
import { leadsOn, slotPhrase } from './noTicketReason';

type ServiceProps = {
  service: KioskService;
  now: number;
  timeZone: string;
  onChoose: (serviceId: string) => void;
};

type ClosedFactsProps = Omit<ServiceProps, 'onChoose'> & { closed: ClosedReason };

/** Its reason, and one thing more, so that all services still fit the glass: its hours, or the next appointment. */
const ClosedFacts = ({ service, closed, now, timeZone }: ClosedFactsProps) => {
  const words = useKioskWords();
  const { hours, nextSlotAt } = service;
  const tellsHours = closed.why === 'hours' && hours !== null;
  return (
    <span class="kiosk-service__facts">
      <span>
        <Icon name="info" size="small" /> {closedPhrase(words, closed, now, timeZone)}
      </span>
      {tellsHours && <span>{words.t('kiosk.hours', { hours: hoursPhrase(hours, words.language) })}</span>}
      {!tellsHours && nextSlotAt !== null && <span>{slotPhrase(words, nextSlotAt, now, timeZone)}</span>}
    </span>
  );
};

/** A closed one stays in its place and is read like the others; where nothing is offered instead, it does nothing. */
const Service = ({ service, now, timeZone, onChoose }: ServiceProps) => {
  const words = useKioskWords();
  const { id, letter, closed, waiting, forecast } = service;
  const leads = leadsOn(service);
  return (
    <li>
      <button
        type="button"
        class={closed === null ? 'kiosk-service' : 'kiosk-service kiosk-service--closed'}
        aria-disabled={!leads}
        onClick={() => leads && onChoose(id)}
      >
        <span class="kiosk-service__name">
          <Said text={service.name} />
        </span>
        <span class="kiosk-service__letter" aria-hidden="true">
          {letter}
        </span>
        {closed === null ? (
          <span class="kiosk-service__facts">
            <span>{waitingPhrase(words, waiting)}</span>
            <span>{waitPhrase(words, forecast)}</span>
          </span>
        ) : (
          <ClosedFacts service={service} closed={closed} now={now} timeZone={timeZone} />
        )}
      </button>
    </li>
  );
};

export type StartProps = {
  snapshot: Snapshot<KioskView>;
  onChoose: (serviceId: string) => void;
};

export const Start = ({ snapshot, onChoose }: StartProps) => {
  const { t } = useKioskWords();
  const { services, office, announcements, start } = snapshot.view;
  return (
    <>
      <Announcements announcements={announcements} />
      <Heading>{start === null ? t('kiosk.choose') : <Said text={start} />}</Heading>
      <ul class="kiosk-services">
        {services.map((service) => (
          <Service
            key={service.id}
            service={service}
            now={snapshot.now}
            timeZone={office.timeZone}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </>
  );
};
