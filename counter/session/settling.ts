// K11: what has just changed under a finger is looked at before it is acted on.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** So long nobody can have seen what has changed, and a double or triple click is over. */
export const SETTLING_MS = 400;

export type Settling = {
  /** It has just changed. */
  isSettling: () => boolean;
  /** Something is new of which only this screen knows, such as a dialog. */
  unsettle: () => void;
};

/** `state` is what acts are about; a new one is new for a while. The first one is not: it was waited for. */
export const useSettling = (state: string): Settling => {
  const last = useRef<{ state: string; since: number | null }>({ state, since: null });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [, renew] = useState(0);
  const unsettle = () => {
    last.current.since = performance.now();
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      last.current.since = null;
      renew((turn) => turn + 1);
    }, SETTLING_MS);
    renew((turn) => turn + 1);
  };
  useLayoutEffect(() => {
    if (last.current.state === state) return;
    last.current.state = state;
    unsettle();
  }, [state]);
  useLayoutEffect(() => () => clearTimeout(timer.current), []);
  return {
    // Timers may be late, where a page is hidden or busy.
    isSettling: () => last.current.since !== null && performance.now() - last.current.since < SETTLING_MS,
    unsettle,
  };
};
