// Before the kiosk goes back to the start by itself: says so, while there is time to stay.
import { Button } from '../ui/kit';
import { useWords } from '../ui/words';

/** Any touch stays; the button is for those who want to be sure. */
export const StillThere = ({ secondsLeft }: { secondsLeft: number }) => {
  const { t, count } = useWords();
  return (
    <aside class="kiosk-still-there" aria-label={t('kiosk.stillThere')}>
      <div>
        <p role="alert">{t('kiosk.stillThere')}</p>
        <p role="timer">{count('kiosk.backIn', secondsLeft)}</p>
      </div>
      <Button>{t('kiosk.moreTime')}</Button>
    </aside>
  );
};
