// While somebody waits: the place in the order, and how long it may take (F1, F4).
import type { TicketView } from '../../shared/protocol';
import { forecastPhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import { useBookingWords } from '../words';

export const Waiting = ({ view }: { view: TicketView }) => {
  const words = useBookingWords();
  const { peopleBefore, forecast, appointment, office } = view;
  return (
    <dl class="booking-facts">
      {peopleBefore !== null && (
        <div>
          <dt>{words.t('ticket.position')}</dt>
          <dd>{peopleBefore === 0 ? words.t('ticket.nobody') : words.count('persons', peopleBefore)}</dd>
        </div>
      )}
      <div>
        <dt>{words.t('forecast.label')}</dt>
        <dd>{forecastPhrase(words, forecast)}</dd>
      </div>
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
};
