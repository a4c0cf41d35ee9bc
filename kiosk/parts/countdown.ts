// Time that runs out while nobody touches the kiosk.
import { useEffect, useRef, useState } from 'preact/hooks';

const LOOK_EVERY_MS = 250;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'click', 'input', 'wheel', 'touchmove'];

export type Countdown = {
  seconds: number;
  runs: boolean;
  /** What the visitor is looking at: with something new there, time starts again. */
  at: string;
  onEnd: () => void;
};

/** Seconds that are left. Every touch and every key starts it again; at nought `onEnd` is called, once. */
export const useCountdown = ({ seconds, runs, at, onEnd }: Countdown): number => {
  const [left, setLeft] = useState(seconds);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    setLeft(seconds);
    if (!runs) return;
    let endsAt = 0;
    const restart = () => {
      endsAt = performance.now() + seconds * 1000;
      setLeft(seconds);
    };
    const look = setInterval(() => {
      const rest = Math.ceil((endsAt - performance.now()) / 1000);
      setLeft(Math.max(0, rest));
      if (rest > 0) return;
      clearInterval(look);
      end.current();
    }, LOOK_EVERY_MS);
    restart();
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, restart, { passive: true });
    return () => {
      clearInterval(look);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, restart);
    };
  }, [seconds, runs, at]);
  return left;
};
