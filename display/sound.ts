// The display's gong, and whether the browser lets it ring.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallView } from '../shared/protocol';
import { createGong, type Gong } from '../ui/gong';

/** A browser that lets pages sound starts within this time. */
const STARTS_WITHIN_MS = 1000;

export type Sound = { isBlocked: boolean; unlock: () => void };

/** Rings once for each announcement, if `isOn`. */
export const useSound = (announced: CallView | null, isOn: boolean): Sound => {
  const gong = useRef<Gong | null>(null);
  const [isBlocked, setBlocked] = useState(false);
  useEffect(() => {
    const made = createGong((canRing) => setBlocked(!canRing));
    gong.current = made;
    const look = setTimeout(() => setBlocked(made.isSilenced()), STARTS_WITHIN_MS);
    return () => {
      clearTimeout(look);
      made.close();
    };
  }, []);
  useEffect(() => {
    if (announced && isOn) void gong.current?.ring();
  }, [announced, isOn]);
  return { isBlocked: isBlocked && isOn, unlock: () => void gong.current?.unlock() };
};
