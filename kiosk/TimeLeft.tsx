// Before the kiosk goes back to the start by itself it says so, while there is time to stay. Any touch is a wish to
// stay; the buttons are for those who want to be sure.
import { Button } from '../ui/kit';
import { useWords } from '../ui/words';

/** On the ticket: all the time. */
export const TimeLeft = ({ secondsLeft }: { secondsLeft: number }) => {
  const { t, count } = useWords();
  return (
    <>
      <Button kind="secondary">{t('kiosk.moreTime')}</Button>
      <p class="kiosk-time-left" role="timer">
        {count('kiosk.closesIn', secondsLeft)}
      </p>
    </>
  );
};

/** On the way to a ticket: in the last seconds. */
export const StillThere = ({ secondsLeft }: { secondsLeft: number }) => {
  const { t, count } = useWords();
  return (
    <aside class="kiosk-still-there" aria-label={t('kiosk.stillThere')}>
      <div>
        <p role="alert">{t('kiosk.stillThere')}</p>
        <p class="kiosk-time-left" role="timer">
          {count('kiosk.backIn', secondsLeft)}
        </p>
      </div>
      <Button>{t('kiosk.moreTime')}</Button>
    </aside>
  );
};
