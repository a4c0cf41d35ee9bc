// K13: asks the server for whoever is sought: not with every letter, and again as long as it is shown and something happens.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FoundVisits } from '../../shared/protocol';
import type { Answer } from '../../ui/link/link';
import type { CounterSession } from '../session/counterSession';

/** Fingers that type pause for longer than this only when they have ended. */
const PAUSE_MS = 250;
const AGAIN_MS = 1000;

type Search = { type: 'findPeople' | 'findVisits'; text: string; most: number };
type Latest = { asked: string; answer: Answer<FoundVisits> };

/** The latest answer, while letters are typed the one before; null while nothing is sought, and until the first one. */
export const useFound = (session: CounterSession, search: Search): Answer<FoundVisits> | null => {
  const { query, isBusy, isOnline, view } = session;
  const [latest, setLatest] = useState<Latest | null>(null);
  const seen = useRef(view);
  seen.current = view;
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  const asked = JSON.stringify(search);
  useEffect(() => {
    if (search.text === '') setLatest(null);
    if (search.text === '' || isBusy || !isOnline) return;
    let isWanted = true;
    let before: unknown = null;
    const ask = async () => {
      // Nothing has happened since.
      if (before === seen.current) return;
      before = seen.current;
      askedAt.current = performance.now();
      const answer = await query(search);
      if (isWanted) setLatest({ asked, answer });
    };
    const isTyping = performance.now() - askedAt.current < PAUSE_MS && latest?.asked !== asked;
    const first = setTimeout(() => void ask(), isTyping ? PAUSE_MS : 0);
    const again = setInterval(() => void ask(), AGAIN_MS);
    return () => {
      isWanted = false;
      clearTimeout(first);
      clearInterval(again);
    };
  }, [asked, isBusy, isOnline]);
  return latest?.answer ?? null;
};
