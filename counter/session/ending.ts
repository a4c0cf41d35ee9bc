// K22: the end of a shift: after the present visit the counter closes, and nobody is called any more. Until then it can be taken back.
import { useEffect, useState } from 'preact/hooks';
import type { CounterView } from '../../shared/protocol';

export type Ending = {
  isEnding: boolean;
  endAfterVisit: (isEnding: boolean) => void;
};

/** `logOut` closes the counter, as soon as nobody is there any more. */
export const useEnding = ({ visit, person }: CounterView, isOnline: boolean, logOut: () => void): Ending => {
  const [isEnding, endAfterVisit] = useState(false);
  const isDue = isEnding && visit === null;
  useEffect(() => {
    if (isDue && isOnline) logOut();
  }, [isDue, isOnline]);
  useEffect(() => {
    // Somebody else sits down here, or the same one later.
    if (person === null) endAfterVisit(false);
  }, [person === null]);
  return { isEnding, endAfterVisit };
};
