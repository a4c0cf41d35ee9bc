// W13: that time runs out is heard as well as seen, by everybody: one quiet tone when it is said on the screen.
import { useEffect, useRef } from 'preact/hooks';
import { createGong, type Gong } from '../../ui/gong';

const TONES = [
  { pitch: 880, after: 0 },
  { pitch: 880, after: 0.3 },
];
const LOUDNESS = 0.35;

/** The first touch lets it sound, and whoever is warned has touched the glass or a key. */
export const useWarning = (isWarned: boolean): void => {
  const gong = useRef<Gong | null>(null);
  useEffect(() => {
    const touched = () => {
      gong.current ??= createGong(() => undefined, TONES, LOUDNESS);
      void gong.current.unlock();
    };
    const touches = ['pointerdown', 'keydown'] as const;
    for (const touch of touches) addEventListener(touch, touched);
    return () => {
      for (const touch of touches) removeEventListener(touch, touched);
      gong.current?.close();
      gong.current = null;
    };
  }, []);
  useEffect(() => {
    if (isWarned) void gong.current?.ring();
  }, [isWarned]);
};
