// What is the case now, in words, and what to do: the first thing on the page, and read out when it changes.
import type { ComponentChildren } from 'preact';
import type { TicketView } from '../../shared/protocol';
import type { BookingWords } from '../../shared/words/booking';
import { placeText } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import { useBookingWords } from '../parts/words';
import { isJustMoved } from './address';
import { Icon, Said, SaidIn } from './kit';
import type { Stage as AnyStage } from './stage';

/** Whoever is on the way is told by a part of its own. */
type Stage = Exclude<AnyStage, 'home'>;

type Told = { title: ComponentChildren; advice: ComponentChildren };

const timeOf = (words: BookingWords, { office }: TicketView, at: number | undefined): string =>
  at === undefined ? '' : formatTime(at, 'time', office.timeZone, words.language);

const waitingAdvice = (words: BookingWords, { waitingPlace, keptBy, office }: TicketView) => (
  <>
    {keptBy !== null && (
      <>
        <SaidIn
          sentence={(place) => words.t('ticket.keptBy', { place })}
          text={placeText(words, office.placeWord, keptBy)}
        />{' '}
      </>
    )}
    <SaidIn sentence={(place) => words.t('common.waitHere', { place })} text={waitingPlace} />
  </>
);

/** K20: where to go, and what to do then. */
const parkedTold = (words: BookingWords, { errand, isOwner }: TicketView): Told => {
  if (errand === null) return { title: words.t('ticket.parked'), advice: words.t('ticket.parkedHow') };
  const { name, article, place, usualMin: count } = errand;
  return {
    title: <SaidIn sentence={(said) => words.t(`ticket.errand.${article}`, { name: said })} text={name} />,
    advice: (
      <>
        <SaidIn sentence={(where) => words.t('ticket.errandWhere', { place: where })} text={place} />
        <br />
        {words.t(isOwner ? 'ticket.errandHow' : 'ticket.errandHow.view', { count })}
      </>
    ),
  };
};

const toldOf = (words: BookingWords, view: TicketView, stage: Stage): Told => {
  const { t } = words;
  const { appointment } = view;
  const isOnSite = view.checkInByPhone === 'off';
  switch (stage) {
    case 'waiting':
      return { title: t(view.isSoon ? 'ticket.soon' : 'ticket.waiting'), advice: waitingAdvice(words, view) };
    case 'parked':
      return parkedTold(words, view);
    case 'ahead':
      return {
        title: t(isJustMoved() ? 'ticket.movedDone' : 'ticket.ahead'),
        advice: t(isOnSite ? 'ticket.aheadOnSite' : 'ticket.aheadHow', {
          from: timeOf(words, view, appointment?.checkInAt),
        }),
      };
    case 'today':
      return {
        title: t('ticket.today', { time: timeOf(words, view, appointment?.slotAt) }),
        advice: t(isOnSite ? 'ticket.todayOnSite' : 'ticket.todayHow', {
          from: timeOf(words, view, appointment?.checkInAt),
        }),
      };
    case 'late':
      return {
        title: t('ticket.late'),
        advice: t('ticket.lateHow', { time: timeOf(words, view, appointment?.slotAt) }),
      };
    case 'called':
      return {
        title: t(view.calls > 1 ? 'ticket.calledAgain' : 'ticket.called'),
        advice: t('ticket.calledHow'),
      };
    case 'serving':
      return { title: t('ticket.serving'), advice: null };
    case 'ready':
      return { title: t('ticket.ready'), advice: t(isOnSite ? 'ticket.readyOnSite' : 'ticket.readyHow') };
    case 'elsewhere': {
      const { name = '', place } = appointment?.there ?? {};
      // As the other office calls itself.
      return { title: t('ticket.elsewhere'), advice: <Said text={{ de: place ? `${name}, ${place}` : name }} /> };
    }
    case 'absent':
    case 'moved':
    case 'done':
    case 'missed':
    case 'cancelled':
    case 'left':
      return { title: t(`ticket.${stage}`), advice: t(`ticket.${stage}How`) };
  }
};

/** What somebody wanted, and is so now. */
const isWanted = (stage: Stage) => ['ahead', 'moved', 'elsewhere', 'cancelled', 'done'].includes(stage);

/** Calls and misses interrupt a screen reader, everything else waits until it pauses. */
const isUrgent = (stage: Stage) => stage === 'called' || stage === 'missed';

/** What is only heard: a phone may lie in a pocket, and its number is not the only one that is called. */
const SpokenCall = ({ view }: { view: TicketView }) => {
  const words = useBookingWords();
  const { number, counter, calls, office } = view;
  if (number === null || counter === null) return null;
  return (
    <p class="kern-sr-only">
      <SaidIn
        sentence={(place) => words.t(calls > 1 ? 'ticket.heardAgain' : 'ticket.heard', { number, place, calls })}
        text={placeText(words, office.placeWord, counter)}
      />
    </p>
  );
};

/** Every call is an alert of its own, also one that changes no word that is seen. */
export const State = ({ view, stage }: { view: TicketView; stage: Stage }) => {
  const words = useBookingWords();
  const { title, advice } = toldOf(words, view, stage);
  const call = stage === 'called' ? `${view.calls} ${view.calledAt}` : '';
  return (
    <div
      key={`${isUrgent(stage)} ${call}`}
      class={`booking-state${stage === 'waiting' && view.isSoon ? ' booking-state--soon' : ''}`}
      role={isUrgent(stage) ? 'alert' : 'status'}
    >
      {stage === 'called' && <SpokenCall view={view} />}
      <p class="booking-state__title">
        {isWanted(stage) && <Icon name="success" size="large" />}
        {title}
      </p>
      {view.counter !== null && (
        <p class="booking-state__place">
          <Said text={placeText(words, view.office.placeWord, view.counter)} />
        </p>
      )}
      {view.placeHint !== null && (
        <p class="booking-state__title">
          <Said text={view.placeHint} />
        </p>
      )}
      {advice !== null && <p>{advice}</p>}
    </div>
  );
};
