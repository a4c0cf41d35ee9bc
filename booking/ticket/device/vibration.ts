// A phone in a pocket: shakes at every call of its ticket, where browser and owner allow it.
import { useEffect } from 'preact/hooks';

const PATTERN_MS = [400, 200, 400, 200, 800];

/** `calledAt` changes with every call and call again; null shakes nothing. */
export const useVibration = (calledAt: number | null): void => {
  useEffect(() => {
    if (calledAt === null || !('vibrate' in navigator)) return;
    // Browsers call it an error to shake for somebody who has not touched the page.
    if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate(PATTERN_MS);
  }, [calledAt]);
};
