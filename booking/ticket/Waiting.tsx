// While somebody waits: the place in the order, and how long it may take (F1, F4).
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TicketView } from '../../shared/protocol';
import type { BookingWords } from '../../shared/words/booking';
import { clockPhrase, forecastPhrase } from '../../shared/words/waits';
import { formatTime } from '../../ui/time';
import { useBookingWords } from '../parts/words';
import { useRise } from './rise';

const TOLD_EVERY_MS = 60_000;

/** A sentence for ears: nothing at first, then every change, but none sooner than a minute after the last. */
const useCalmly = (sentence: string): string => {
  const [said, setSaid] = useState('');
  const told = useRef({ sentence, at: performance.now() });
  useEffect(() => {
    if (told.current.sentence === sentence) return;
    const tell = () => {
      told.current = { sentence, at: performance.now() };
      setSaid(sentence);
    };
    const timer = setTimeout(tell, Math.max(0, told.current.at + TOLD_EVERY_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [sentence]);
  return said;
};

const placeOf = (words: BookingWords, peopleBefore: number): string =>
  peopleBefore === 0 ? words.t('ticket.nobody') : words.count('persons', peopleBefore);

/** The place in the order, when it has changed. */
const SpokenPlace = ({ view: { peopleBefore } }: { view: TicketView }) => {
  const words = useBookingWords();
  const said = useCalmly(peopleBefore === null ? '' : `${words.t('ticket.position')}: ${placeOf(words, peopleBefore)}`);
  return (
    <p class="kern-sr-only" aria-live="polite">
      {said}
    </p>
  );
};

/** K20: when who is on an errand may be called again. */
export const Away = ({ view: { forecast } }: { view: TicketView }) => {
  const words = useBookingWords();
  return (
    <dl class="booking-facts">
      <div>
        <dt>{words.t('ticket.errandCall')}</dt>
        <dd>{forecastPhrase(words, forecast)}</dd>
      </div>
    </dl>
  );
};

export const Waiting = ({ view, now }: { view: TicketView; now: number }) => {
  const words = useBookingWords();
  const { ownTimeAt, peopleBefore, forecast, appointment, office, isUnserved } = view;
  const rise = useRise(view);
  const clock = (at: number) => formatTime(at, 'time', office.timeZone, words.language);
  const facts = (
    <dl class="booking-facts">
      {appointment !== null && (
        <div>
          <dt>{words.t('ticket.appointment')}</dt>
          <dd>{words.t('common.clock', { time: clock(appointment.slotAt) })}</dd>
        </div>
      )}
      {peopleBefore !== null && (
        <div>
          <dt>{words.t('ticket.position')}</dt>
          <dd>{placeOf(words, peopleBefore)}</dd>
        </div>
      )}
      {ownTimeAt === null && (
        <div>
          <dt>{words.t('forecast.label')}</dt>
          <dd>
            {forecastPhrase(words, forecast)}
            {forecast !== null && (
              <span class="booking-facts__clock">
                {words.t('wait.clock', { clock: clockPhrase(words, forecast, { at: now, clock }) })}
              </span>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
  return (
    <>
      <SpokenPlace view={view} />
      {facts}
      <div class="booking-notes" role="status">
        {ownTimeAt !== null && <p>{words.t('ticket.ownTime')}</p>}
        {rise !== null && <p>{words.t(`ticket.rise.${rise}`)}</p>}
        {isUnserved && <p>{words.t('ticket.unserved')}</p>}
      </div>
    </>
  );
};
