// Before the kiosk goes back to the start by itself it says so, while there is time to stay. Any touch is a wish to
// stay; the buttons are for those who want to be sure.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/kit';
import { useKioskWords } from './words';

/** Ears get it twice and not every second: how much there is, and when little is left. */
const TOLD_AT_SEC = [20, 10];

/** Read out after what has the focus. It comes into a place that was empty, so that screen readers notice. */
const Announced = ({ secondsLeft, say }: { secondsLeft: number; say: (seconds: number) => string }) => {
  const [said, setSaid] = useState('');
  const seconds = TOLD_AT_SEC.filter((one) => secondsLeft <= one).at(-1);
  const sentence = seconds === undefined ? '' : say(seconds);
  useEffect(() => setSaid(sentence), [sentence]);
  return (
    <p class="kern-sr-only" aria-live="polite">
      {said}
    </p>
  );
};

/** On the ticket: all the time. */
export const TimeLeft = ({ secondsLeft }: { secondsLeft: number }) => {
  const { t, count } = useKioskWords();
  return (
    <>
      <Button kind="secondary">{t('kiosk.moreTime')}</Button>
      <p class="kiosk-time-left" role="timer">
        {count('kiosk.closesIn', secondsLeft)}
      </p>
      <Announced secondsLeft={secondsLeft} say={(seconds) => t('kiosk.closesTold', { seconds })} />
    </>
  );
};

/** On the way to a ticket: in the last seconds. */
export const StillThere = ({ secondsLeft }: { secondsLeft: number }) => {
  const { t, count } = useKioskWords();
  return (
    <aside class="kiosk-still-there" aria-label={t('kiosk.stillThere')}>
      <div>
        <p role="alert">{t('kiosk.stillThere')}</p>
        <p class="kiosk-time-left" role="timer">
          {count('kiosk.backIn', secondsLeft)}
        </p>
        <Announced secondsLeft={secondsLeft} say={(seconds) => t('kiosk.backTold', { seconds })} />
      </div>
      <Button>{t('kiosk.moreTime')}</Button>
    </aside>
  );
};
