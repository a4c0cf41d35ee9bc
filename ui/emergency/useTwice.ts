// An act that must not happen by a slip of the hand: it is pressed twice.
import { useEffect, useRef, useState } from 'preact/hooks';

export type Twice = {
  /** Pressed once: the next press acts. */
  isArmed: boolean;
  press: () => void;
};

/**
 * Acts on the second press, at the earliest `least` ms after the first, which arms it for `within` ms. What comes sooner
 * is a key that chatters, or the second half of a double click, and counts as one press with the first.
 */
export const useTwice = (act: () => void, { least, within }: { least: number; within: number }): Twice => {
  const armedAt = useRef<number | null>(null);
  const [isArmed, setArmed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const disarm = () => {
    clearTimeout(timer.current);
    armedAt.current = null;
    setArmed(false);
  };
  const press = () => {
    const now = performance.now();
    if (armedAt.current === null) {
      armedAt.current = now;
      setArmed(true);
      timer.current = setTimeout(disarm, within);
      return;
    }
    if (now - armedAt.current < least) return;
    disarm();
    act();
  };
  return { isArmed, press };
};
