// A quiet tone at this counter: for whoever sits there, and nobody in the hall.
import { useEffect, useRef } from 'preact/hooks';
import { createGong, type Gong } from '../../ui/gong';

const LOUDNESS = 0.25;
const TOUCHES = ['pointerdown', 'keydown'] as const;

/**
 * Rings a tone of this pitch (Hz) as soon as the browser lets it: some want the page to be touched first. Where it is not
 * `isWanted`, there is none, and no audio device is kept for it.
 */
export const useTone = (pitch: number, isWanted = true): (() => void) => {
  const gong = useRef<Gong | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const made = createGong(() => undefined, [{ pitch, after: 0 }], LOUDNESS);
    gong.current = made;
    const unlock = () => void made.unlock();
    for (const touch of TOUCHES) document.addEventListener(touch, unlock);
    return () => {
      for (const touch of TOUCHES) document.removeEventListener(touch, unlock);
      gong.current = null;
      made.close();
    };
  }, [pitch, isWanted]);
  return () => void gong.current?.ring();
};
