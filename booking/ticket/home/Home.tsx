// W23, W24: the owner of a number from home: when to set out, and how to say that they are there. Loaded for them alone.
import type { ComponentChildren } from 'preact';
import type { TicketView } from '../../../shared/protocol';
import { homeWordsOf } from '../../../shared/words/home';
import { clockPhrase } from '../../../shared/words/waits';
import { formatTime } from '../../../ui/time';
import { later } from '../../parts/later';
import { useBookingWords } from '../../parts/words';

const Qr = later(async () => (await import('../../../ui/kit/Qr.js')).Qr);

type Told = { view: TicketView; home: NonNullable<TicketView['home']>; now: number };

/** `children`: how to check in on the phone. */
export type HomeProps = Told & { address: string; children: ComponentChildren };

const SetOut = ({ view, home: { setOutAt, isTooLate }, now }: Told) => {
  const words = useBookingWords();
  const { t } = homeWordsOf(words.language);
  const clock = (at: number) => formatTime(at, 'time', view.office.timeZone, words.language);
  const title = () => {
    if (isTooLate) return t('home.setOutNow');
    if (setOutAt === null) return words.t('forecast.none');
    return setOutAt <= now ? t('home.setOutNow') : t('home.setOut', { time: clock(setOutAt) });
  };
  return (
    <>
      <div class="booking-state" role="status">
        <p class="booking-state__title">{title()}</p>
        <p>{t(isTooLate ? 'home.late' : 'home.keeps')}</p>
      </div>
      {view.forecast !== null && !isTooLate && (
        <dl class="booking-facts">
          <div>
            <dt>{t('home.turn')}</dt>
            <dd>{clockPhrase(words, view.forecast, { at: now, clock })}</dd>
          </div>
        </dl>
      )}
    </>
  );
};

export const Home = ({ address, children, ...told }: HomeProps) => {
  const { language, t } = useBookingWords();
  const words = homeWordsOf(language);
  const { code } = told.home;
  return (
    <>
      <SetOut {...told} />
      <h2 class="kern-heading-small">{words.t('home.there')}</h2>
      <p class="kern-body">{words.t('home.onlyThen')}</p>
      {children}
      <div class="booking-pass">
        <p>{words.t('home.kiosk', { code })}</p>
        <Qr content={`${address}#${code}`} title={t('common.qrTitle', { what: words.t('home.qr') })} />
      </div>
    </>
  );
};
