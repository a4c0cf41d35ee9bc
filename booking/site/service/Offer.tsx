// A23: what there is at all, before anybody chooses: why there is none, when again, and the way on.
import type { PublicOffer } from '../../../shared/booking';
import { useBookingWords } from '../../parts/words';
import { Alert } from '../parts/kit';
import { useBookingContext } from '../parts/office';
import { slotPhrase } from '../parts/phrases';

type Props = { offer: PublicOffer };

const Next = ({ offer: { nextAt } }: Props) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  if (nextAt === null) return null;
  return (
    <p class="kern-body">{words.t('book.offerNext', { slot: slotPhrase(words, nextAt, office.office.timeZone) })}</p>
  );
};

const Again = ({ offer: { moreAt } }: Props) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  if (moreAt === null) return null;
  return (
    <p class="kern-body">{words.t('book.offerMore', { slot: slotPhrase(words, moreAt, office.office.timeZone) })}</p>
  );
};

/** W21: who comes without an appointment sees first how long they would wait. */
const WalkIn = () => (
  <a class="kern-link book-offer__walk-in" href="/losgehen">
    {useBookingWords().t('book.offerWalkIn')}
  </a>
);

/** Who finds no appointment may come all the same. */
const Ways = ({ offer: { state } }: Props) => {
  const { office } = useBookingContext();
  const { t } = useBookingWords();
  return (
    <ul class="book-offer__ways">
      {state !== 'closed' && office.mails && <li>{t('book.offerWaiting')}</li>}
      <li>
        <WalkIn />
      </li>
    </ul>
  );
};

export const Offer = ({ offer }: Props) => {
  const { t } = useBookingWords();
  switch (offer.state) {
    case 'open':
      return (
        <>
          <Next offer={offer} />
          <p class="kern-body">
            <WalkIn />
          </p>
        </>
      );
    case 'nearlyFull':
      return (
        <Alert kind="info" title={t('book.offerFew')}>
          <Next offer={offer} />
          <Again offer={offer} />
          <Ways offer={offer} />
        </Alert>
      );
    case 'full':
    case 'closed':
      return (
        <div class="book-offer">
          <Alert kind="warning" title={t(offer.state === 'full' ? 'book.offerFull' : 'book.offerClosed')}>
            <Again offer={offer} />
            <Ways offer={offer} />
          </Alert>
        </div>
      );
  }
};
