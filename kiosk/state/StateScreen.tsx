// W14: no tickets here now: one sign, why, when again, and the way on, on the whole glass.
import type { ComponentChildren } from 'preact';
import type { KioskView, Snapshot } from '../../shared/protocol';
import { hoursPhrase } from '../../shared/words/hours';
import { Qr, Said } from '../../ui/kit';
import { formatTime, isSameDay } from '../../ui/time';
import { Pictogram, type Sign } from '../choose/Pictogram';
import { Heading } from '../parts/Heading';
import { type KioskWords, useKioskWords } from '../parts/words';
import { Door, Doors } from '../start/Doors';
import { slotPhrase } from '../start/noTicketReason';
import type { Visitor } from '../visitor';
import type { WholeState } from './state';

export type StateScreenProps = { state: WholeState; snapshot: Snapshot<KioskView>; visitor: Visitor };

const SIGNS: Record<WholeState['is'], Sign> = {
  offline: 'offline',
  locked: 'locked',
  closed: 'closed',
  contingent: 'full',
  noCounter: 'nobody',
  full: 'full',
};

const TITLES = {
  offline: 'kiosk.offline',
  locked: 'kiosk.locked',
  closed: 'kiosk.state.closed',
  contingent: 'kiosk.state.contingent',
  noCounter: 'kiosk.state.noCounter',
  full: 'kiosk.state.full',
} as const;

/** 'heute um 14:00 Uhr', 'am Dienstag, 4. März, um 8:00 Uhr'. */
const againPhrase = (words: KioskWords, at: number, now: number, timeZone: string): string => {
  const time = formatTime(at, 'time', timeZone, words.language);
  return isSameDay(at, now, timeZone)
    ? words.t('kiosk.againToday', { time })
    : words.t('kiosk.again', { time, date: formatTime(at, 'date', timeZone, words.language) });
};

/** Why, in a sentence; of hours there is no more to say than when they begin. */
const whyOf = (words: KioskWords, state: WholeState, timeZone: string): ComponentChildren => {
  switch (state.is) {
    case 'offline':
      return words.t('kiosk.offlineHow');
    case 'locked':
      return <Said text={state.reason} />;
    case 'closed':
      return null;
    case 'contingent':
      return words.t('kiosk.contingentHow');
    case 'noCounter':
      return words.t('kiosk.noCounterHow');
    case 'full': {
      const closesAt = state.closed.why === 'fullHouse' ? state.closed.closesAt : null;
      if (closesAt === null) return words.t('kiosk.fullByStaff');
      return words.t('kiosk.fullSoon', { time: formatTime(closesAt, 'time', timeZone, words.language) });
    }
  }
};

/** When tickets are given again, and at which hours of the week. */
const Again = ({ state, snapshot: { view, now } }: Pick<StateScreenProps, 'state' | 'snapshot'>) => {
  const words = useKioskWords();
  if (!('closed' in state) || state.is === 'noCounter') return null;
  const { hours } = view.reopening;
  const at = state.closed.why === 'hours' ? state.closed.opensAt : view.reopening.at;
  return (
    <>
      {at !== null && <p class="kiosk-state__again">{againPhrase(words, at, now, view.office.timeZone)}</p>}
      {state.is === 'closed' && hours !== null && hours.length > 0 && (
        <p>{words.t('kiosk.hours', { hours: hoursPhrase(hours, words.language) })}</p>
      )}
    </>
  );
};

/** The next free appointment of any matter, and how to get one. */
const Appointment = ({ snapshot: { view, now } }: Pick<StateScreenProps, 'snapshot'>) => {
  const words = useKioskWords();
  const { t } = words;
  const slots = view.services.flatMap(({ nextSlotAt }) => nextSlotAt ?? []);
  return (
    <section class="kiosk-instead" aria-labelledby="kiosk-instead">
      <div class="kiosk-instead__said">
        <h2 id="kiosk-instead">{t('kiosk.instead')}</h2>
        <p class="kiosk-instead__slot">
          {slots.length === 0 ? t('kiosk.noSlot') : slotPhrase(words, Math.min(...slots), now, view.office.timeZone)}
        </p>
      </div>
      <figure class="kiosk-qr">
        <Qr content={view.bookingUrl} title={t('common.qrTitle', { what: t('kiosk.bookingPage') })} />
        <figcaption>{t('kiosk.bookByPhone')}</figcaption>
      </figure>
    </section>
  );
};

/** Who has an appointment comes in all the same, but for a house that is shut, and one that nobody hears. */
export const StateScreen = ({ state, snapshot, visitor }: StateScreenProps) => {
  const words = useKioskWords();
  const { view } = snapshot;
  const why = whyOf(words, state, view.office.timeZone);
  const isHeard = state.is !== 'offline';
  const hasServices = 'closed' in state;
  const offers = hasServices && view.services.some(({ isBookable }) => isBookable);
  return (
    <div class={`kiosk-state kiosk-state--${state.is}`}>
      <div class="kiosk-state__said">
        <Pictogram name={SIGNS[state.is]} />
        <div class="kiosk-state__words">
          <Heading>{words.t(TITLES[state.is])}</Heading>
          <div class="kiosk-state__why" role="status">
            {why && <p>{why}</p>}
            <Again state={state} snapshot={snapshot} />
          </div>
          {isHeard && !offers && <p>{words.t('kiosk.askStaff')}</p>}
        </div>
      </div>
      {offers && <Appointment snapshot={snapshot} />}
      {isHeard && (
        <Doors view={view} visitor={visitor}>
          {hasServices && <Door sign="groups" name={words.t('kiosk.allMatters')} onOpen={visitor.offers} />}
        </Doors>
      )}
    </div>
  );
};
