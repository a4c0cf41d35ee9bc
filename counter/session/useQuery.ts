// What staff look up: asked at once, and again while it is shown, because others book and cancel too.
import { useEffect, useState } from 'preact/hooks';
import type { Query, ResultOf } from '../../shared/commands';
import type { Answer } from '../../ui/link/link';
import type { CounterSession } from './counterSession';

const EVERY_MS = 5000;

/** The latest answer to `command`, null until the first one; null asks nothing. Asked again after each act here. */
export const useQuery = <Command extends Query>(
  { query, isBusy, isOnline }: CounterSession,
  command: Command | null,
): Answer<ResultOf<Command['type']>> | null => {
  const [latest, setLatest] = useState<{ asked: string; answer: Answer<ResultOf<Command['type']>> } | null>(null);
  const asked = JSON.stringify(command);
  useEffect(() => {
    if (command === null || isBusy || !isOnline) return;
    let isWanted = true;
    const askAgain = async () => {
      const answer = await query(command);
      if (isWanted) setLatest({ asked, answer });
    };
    void askAgain();
    const timer = setInterval(() => void askAgain(), EVERY_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [asked, isBusy, isOnline]);
  return latest?.asked === asked ? latest.answer : null;
};
