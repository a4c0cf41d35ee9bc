// K13: asks the server for whoever is sought: not with every letter, and again as long as it is shown and something happens.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FoundVisits } from '../../shared/protocol';
import type { Answer } from '../../ui/link/link';
import type { CounterSession } from '../session/counterSession';

/** The first letter is asked for at once; then fingers pause for longer than this only when they have ended. */
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
  const typed = useRef({ asked: '', at: Number.NEGATIVE_INFINITY });
  const asked = JSON.stringify(search);
  useEffect(() => {
    if (search.text === '') setLatest(null);
    if (search.text === '' || isBusy || !isOnline) return;
    let isWanted = true;
    let known: unknown = null;
    const ask = async () => {
      // Nothing has happened since.
      if (known === seen.current) return;
      known = seen.current;
      const answer = await query(search);
      if (isWanted) setLatest({ asked, answer });
    };
    const before = typed.current;
    const isTyping = before.asked !== asked && performance.now() - before.at < PAUSE_MS;
    typed.current = before.asked === asked ? before : { asked, at: performance.now() };
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
