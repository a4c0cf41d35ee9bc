// K22: the end of a shift: after the present visit the counter closes, and nobody is called any more. Until then it can be taken back.
import { useEffect, useState } from 'preact/hooks';
import type { CounterView } from '../../shared/protocol';
import { useKept } from './kept';

export type Ending = {
  isEnding: boolean;
  endAfterVisit: (isEnding: boolean) => void;
};

/** The visit after which it ends, as it is kept over a reload; so that it is nobody else's, whoever sits down here later. */
const NONE = '';

/** `logOut` closes the counter, as soon as nobody is there any more. */
export const useEnding = ({ visit, person }: CounterView, isOnline: boolean, logOut: () => void): Ending => {
  const [kept, keep] = useKept('counter:ending');
  const [seen, see] = useState(visit?.visitId ?? null);
  const isEnding = kept !== null && kept !== NONE && (kept === visit?.visitId || kept === seen);
  const isDue = isEnding && visit === null && person !== null;
  useEffect(() => {
    if (visit) see(visit.visitId);
  }, [visit?.visitId]);
  useEffect(() => {
    if (isDue && isOnline) logOut();
  }, [isDue, isOnline]);
  useEffect(() => {
    // Somebody else sits down here, or the same one later.
    if (person === null) keep(NONE);
  }, [person === null]);
  return { isEnding, endAfterVisit: (isWanted) => keep(isWanted ? (visit?.visitId ?? NONE) : NONE) };
};
