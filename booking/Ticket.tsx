// One ticket: its number, its state in words, and while it waits, how long that may take.
import type { TicketView, VisitState } from '../shared/protocol';
import { textOf, type Words } from '../shared/words';
import { TicketNumber } from '../ui/kit';
import { forecastPhrase, placePhrase } from '../ui/phrases';
import { useWords } from '../ui/words';

/** What to do now; null where the title says it all. */
const adviceOf = ({ t, language }: Words, { state, waitingPlace }: TicketView): string | null => {
  switch (state) {
    case 'waiting':
      return t('common.waitHere', { place: textOf(waitingPlace, language) });
    case 'serving':
      return null;
    case 'booked':
    case 'called':
    case 'done':
    case 'parked':
    case 'missed':
    case 'cancelled':
    case 'left':
      return t(`ticket.${state}How`);
  }
};

/** Calls and misses interrupt a screen reader, everything else waits until it pauses. */
const isUrgent = (state: VisitState) => state === 'called' || state === 'missed';

const Waiting = ({ view }: { view: TicketView }) => {
  const words = useWords();
  return (
    <dl class="booking-facts">
      {view.peopleBefore !== null && (
        <div>
          <dt>{words.t('ticket.position')}</dt>
          <dd>{view.peopleBefore === 0 ? words.t('ticket.nobody') : words.count('persons', view.peopleBefore)}</dd>
        </div>
      )}
      <div>
        <dt>{words.t('forecast.label')}</dt>
        <dd>{forecastPhrase(words, view.forecast)}</dd>
      </div>
    </dl>
  );
};

export const Ticket = ({ view }: { view: TicketView }) => {
  const words = useWords();
  const { number, state, counter, office, services } = view;
  const advice = adviceOf(words, view);
  return (
    <div class={`booking-ticket booking-ticket--${state}`}>
      <h1 class="booking-ticket__number">
        <span class="booking-ticket__label">
          {words.t(number === null ? 'common.appointment' : 'ticket.titlePlain')}
        </span>{' '}
        {number !== null && <TicketNumber number={number} />}
      </h1>
      <div class="booking-state" role={isUrgent(state) ? 'alert' : 'status'}>
        <p class="booking-state__title">{words.t(`ticket.${state}`)}</p>
        {counter !== null && <p class="booking-state__place">{placePhrase(words, office.placeWord, counter)}</p>}
        {advice !== null && <p>{advice}</p>}
      </div>
      {state === 'waiting' && <Waiting view={view} />}
      <ul class="booking-services">
        {services.map((service) => (
          <li key={service.de}>{textOf(service, words.language)}</li>
        ))}
      </ul>
      {state === 'waiting' && <p class="booking-live">{words.t('ticket.live')}</p>}
    </div>
  );
};
