// The sound of an emergency: again and again, until somebody comes.
import { useEffect } from 'preact/hooks';
import { createGong, type Tone } from '../gong';

/** Two tones in turn, higher than any gong's: nobody takes it for a call. */
const SIREN: readonly Tone[] = [0, 1, 2, 3].map((i) => ({ pitch: i % 2 === 0 ? 987.77 : 739.99, after: i * 0.35 }));
const EVERY_MS = 3000;
const TOUCHES = ['pointerdown', 'keydown'] as const;

/** Sounds while `isOn`. A browser that wants the page to be touched first lets it sound from the next touch on. */
export const useSiren = (isOn: boolean): void =>
  useEffect(() => {
    if (!isOn) return;
    const gong = createGong(() => undefined, SIREN);
    const ring = () => void gong.ring();
    const unlock = () => void gong.unlock();
    ring();
    const again = setInterval(ring, EVERY_MS);
    for (const touch of TOUCHES) document.addEventListener(touch, unlock);
    return () => {
      clearInterval(again);
      for (const touch of TOUCHES) document.removeEventListener(touch, unlock);
      gong.close();
    };
  }, [isOn]);
