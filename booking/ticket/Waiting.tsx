// While somebody waits: the place in the order, and how long it may take (F1, F4).
import type { TicketView } from '../../shared/protocol';
import { forecastPhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import { useBookingWords } from '../words';
import { useRise } from './rise';

export const Waiting = ({ view }: { view: TicketView }) => {
  const words = useBookingWords();
  const { ownTimeAt, peopleBefore, forecast, appointment, office, isUnserved } = view;
  const rise = useRise(view);
  const facts = (
    <dl class="booking-facts">
      {peopleBefore !== null && (
        <div>
          <dt>{words.t('ticket.position')}</dt>
          <dd>{peopleBefore === 0 ? words.t('ticket.nobody') : words.count('persons', peopleBefore)}</dd>
        </div>
      )}
      {ownTimeAt === null && (
        <div>
          <dt>{words.t('forecast.label')}</dt>
          <dd>{forecastPhrase(words, forecast)}</dd>
        </div>
      )}
      {appointment !== null && (
        <div>
          <dt>{words.t('ticket.appointment')}</dt>
          <dd>
            {words.t('common.clock', {
              time: formatTime(appointment.slotAt, 'time', office.timeZone, words.language),
            })}
          </dd>
        </div>
      )}
    </dl>
  );
  return (
    <>
      {facts}
      <div class="booking-notes" role="status">
        {ownTimeAt !== null && <p>{words.t('ticket.ownTime')}</p>}
        {rise !== null && <p>{words.t(`ticket.rise.${rise}`)}</p>}
        {isUnserved && <p>{words.t('ticket.unserved')}</p>}
      </div>
    </>
  );
};
