// K8: the call for help: one button that is pressed twice, or F8 twice. Whatever else is open, and whatever is under way.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useTwice } from '../../ui/emergency/useTwice';
import { Alert, Button } from '../../ui/kit';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

const KEY = 'F8';
/** Two presses within two seconds. A finger needs a tenth of one; what is faster is a key that chatters. */
const CALLING = { least: 100, within: 2000 };

/** The key acts everywhere: in fields, over dialogs. Held down, it is pressed once. */
const useKey = (press: () => void) => {
  const latest = useRef(press);
  latest.current = press;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== KEY || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
};

export const EmergencyCall = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const { view, isOnline, query } = session;
  const isCalled = view.emergencies.some(({ counterId }) => counterId === view.counter.id);
  /** Called, and not answered yet: it goes out as soon as the office can be reached. */
  const [isWanted, setWanted] = useState(false);
  const send = async () => {
    const answer = await query({ type: 'callEmergency' });
    if (answer.ok) setWanted(false);
  };
  useEffect(() => {
    if (isWanted && isOnline) void send();
  }, [isWanted, isOnline]);
  const { isArmed, press } = useTwice(() => setWanted(true), CALLING);
  useKey(press);
  return (
    <>
      {isWanted && !isOnline && (
        <div class="wm-emergency-here">
          <Alert kind="danger" title={t('counter.emergency.notSent')}>
            <Button kind="secondary" onClick={() => setWanted(false)}>
              {t('counter.emergency.takeBack')}
            </Button>
          </Alert>
        </div>
      )}
      <Button class="counter-emergency" kind="secondary" icon="danger" onClick={press} blocked={isCalled}>
        {t(isArmed ? 'counter.emergency.again' : 'counter.emergency.call')}
      </Button>
      <span class="kern-sr-only" role="status">
        {isArmed ? t('counter.emergency.again') : ''}
      </span>
    </>
  );
};
