// K8: the call for help: one button that is pressed twice, or F8 twice. Whatever else is open, and whatever is under way.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useTwice } from '../../ui/emergency/useTwice';
import { Alert, Button } from '../../ui/kit';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

const KEY = 'F8';
/** Two presses within two seconds. A finger needs a tenth of one; what is faster is a key that chatters. */
const CALLING = { least: 100, within: 2000 };
/** Nobody waits longer for help without knowing whether it comes. */
const LATE_MS = 1000;
const AGAIN_MS = 2000;

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

/** Asks until the office has it, or somebody takes it back; `isLate` as soon as it is not there when it should be. */
const useCalling = ({ view, isOnline, query }: CounterSession) => {
  const isCalled = view.emergencies.some(({ counterId }) => counterId === view.counter.id);
  const [isWanted, setWanted] = useState(false);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    let again: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const send = async () => {
      const answer = await query({ type: 'callEmergency' });
      if (isOver) return;
      if (answer.ok) return setWanted(false);
      setLate(true);
      again = setTimeout(send, AGAIN_MS);
    };
    setLate(!isOnline);
    const late = setTimeout(() => setLate(true), LATE_MS);
    if (isOnline) void send();
    return () => {
      isOver = true;
      clearTimeout(late);
      clearTimeout(again);
    };
  }, [isWanted, isOnline]);
  return { isCalled, isLate: isWanted && isLate && !isCalled, want: setWanted };
};

export const EmergencyCall = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const { isCalled, isLate, want } = useCalling(session);
  const { isArmed, press } = useTwice(() => want(true), CALLING);
  useKey(press);
  return (
    <>
      {isLate && (
        <div class="wm-emergency-here">
          <Alert kind="danger" title={t('counter.emergency.notSent')}>
            <Button kind="secondary" onClick={() => want(false)}>
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
