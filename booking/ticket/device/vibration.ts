// A phone in a pocket: shakes at every call of its ticket, and before it, where browser and owner allow it.
import { useEffect } from 'preact/hooks';

const PATTERNS_MS = { call: [400, 200, 400, 200, 800], soon: [200] };

const shake = (pattern: keyof typeof PATTERNS_MS): void => {
  // Browsers call it an error to shake for somebody who has not touched the page.
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive !== false)
    navigator.vibrate(PATTERNS_MS[pattern]);
};

/** `calledAt` changes with every call and call again, and null shakes nothing; once, shortly, when the call comes soon (F8). */
export const useVibration = (calledAt: number | null, isSoon: boolean): void => {
  useEffect(() => {
    if (calledAt !== null) shake('call');
  }, [calledAt]);
  useEffect(() => {
    if (isSoon) shake('soon');
  }, [isSoon]);
};
