// What can be done with a ticket that stands on the screen: print it again, and go.
import { useEffect, useState } from 'preact/hooks';
import type { SlipView } from '../../shared/protocol';
import { Button } from '../../ui/kit';
import { useKioskWords } from '../parts/words';

/** The second tap of a double tap lands where "done" is now: it is meant for the button that was there before. */
const SETTLES_MS = 700;
const useSettled = (): boolean => {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLES_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
};

export type ActsProps = {
  /** The visit's newest one. */
  slip: SlipView | null;
  /** There is something to print again. */
  mayPrint: boolean;
  online: boolean;
  isAsking: boolean;
  onPrintAgain: () => void;
  onDone: () => void;
};

export const Acts = ({ slip, mayPrint, online, isAsking, onPrintAgain, onDone }: ActsProps) => {
  const { t } = useKioskWords();
  const isSettled = useSettled();
  const isUnderWay = slip?.state === 'queued' || slip?.state === 'sending';
  return (
    <div class="kiosk-acts">
      {mayPrint && (
        <Button kind="secondary" blocked={!isSettled || !online || isAsking || isUnderWay} onClick={onPrintAgain}>
          {t('kiosk.printAgain')}
        </Button>
      )}
      <Button kind="primary" blocked={!isSettled} onClick={onDone}>
        {t('kiosk.done')}
      </Button>
    </div>
  );
};
