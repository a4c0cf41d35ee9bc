// The sound of an emergency: again and again, until somebody comes.
import { useEffect, useRef } from 'preact/hooks';
import { createGong, type Gong, type Tone } from '../gong';

/** Two tones in turn, higher than any gong's: nobody takes it for a call. */
const SIREN: readonly Tone[] = [0, 1, 2, 3].map((i) => ({ pitch: i % 2 === 0 ? 987.77 : 739.99, after: i * 0.35 }));
const EVERY_MS = 3000;
const TOUCHES = ['pointerdown', 'keydown'] as const;

/** Sounds while `isOn`. A browser that wants the page to be touched first lets it sound from the first touch on. */
export const useSiren = (isOn: boolean): void => {
  const gong = useRef<Gong | null>(null);
  useEffect(() => {
    const made = createGong(() => undefined, SIREN);
    gong.current = made;
    const unlock = () => void made.unlock();
    for (const touch of TOUCHES) document.addEventListener(touch, unlock);
    return () => {
      for (const touch of TOUCHES) document.removeEventListener(touch, unlock);
      made.close();
    };
  }, []);
  useEffect(() => {
    if (!isOn) return;
    void gong.current?.ring();
    const again = setInterval(() => void gong.current?.ring(), EVERY_MS);
    return () => clearInterval(again);
  }, [isOn]);
};
