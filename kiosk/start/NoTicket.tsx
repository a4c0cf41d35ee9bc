// No ticket for a service now (N5, F4, W1): why, and the next appointment instead.
import type { KioskView, Snapshot } from '../../shared/protocol';
import { hoursPhrase } from '../../shared/words/hours';
import { Button, Icon, Qr, Said } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import { TakeHome } from '../takeHome/Sheet';
import type { Wish } from '../visitor';
import { bookingAddress, type Closed, slotPhrase, whyNoTicket } from './noTicketReason';

type OfferProps = { snapshot: Snapshot<KioskView>; service: Closed };
export type NoTicketProps = OfferProps & {
  ask: Ask;
  /** W16: an appointment is booked here. */
  onBook: (wish: Wish) => void;
};

const Appointment = ({ snapshot: { view, now }, service: { id, nextSlotAt } }: OfferProps) => {
  const words = useKioskWords();
  const { t } = words;
  const address = bookingAddress(view.bookingUrl, id);
  return (
    <section class="kiosk-instead" aria-labelledby="kiosk-instead">
      <div class="kiosk-instead__said">
        <h2 id="kiosk-instead">{t('kiosk.instead')}</h2>
        <p class="kiosk-instead__slot">
          {nextSlotAt === null ? t('kiosk.noSlot') : slotPhrase(words, nextSlotAt, now, view.office.timeZone)}
        </p>
      </div>
      <figure class="kiosk-qr">
        <Qr content={address} title={t('common.qrTitle', { what: t('kiosk.bookingPage') })} />
        <figcaption>
          {t('kiosk.book')} <strong>{address}</strong>
        </figcaption>
      </figure>
    </section>
  );
};

export const NoTicket = ({ snapshot, service, ask, onBook }: NoTicketProps) => {
  const words = useKioskWords();
  const wish = { serviceIds: [service.id], persons: 1 };
  const { closed, hours, isBookable } = service;
  return (
    <>
      <Heading>
        <Said text={service.name} />
      </Heading>
      <div class="kiosk-why">
        <Icon name="info" size="large" />
        <div>
          <p>{whyNoTicket(words, service, snapshot.now, snapshot.view.office.timeZone)}</p>
          {closed.why === 'hours' && hours && (
            <p>{words.t('kiosk.hours', { hours: hoursPhrase(hours, words.language) })}</p>
          )}
        </div>
      </div>
      {isBookable && <Appointment snapshot={snapshot} service={service} />}
      <div class="kiosk-acts">
        {snapshot.view.printer.present && <TakeHome ask={ask} wish={wish} label={words.t('kiosk.book.takeHome')} />}
        {isBookable && service.nextSlotAt !== null && (
          <Button onClick={() => onBook(wish)}>{words.t('kiosk.book.here')}</Button>
        )}
      </div>
      <p class="kiosk-lead">{words.t(isBookable ? 'kiosk.orAsk' : 'kiosk.askStaff')}</p>
    </>
  );
};
