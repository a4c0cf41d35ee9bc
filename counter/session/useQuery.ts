// What staff look up: asked at once, and again while it is shown, because others book and cancel too.
import { useEffect, useState } from 'preact/hooks';
import type { Query, ResultOf } from '../../shared/commands';
import type { Answer } from '../../ui/link/link';
import type { Desk } from './counterSession';

const EVERY_MS = 5000;

/** The latest answer to `command`, null until the first one; null asks nothing. Asked again after each act here. */
export const useLook = <Command extends Query>(
  { look, isBusy, isOnline }: Desk,
  command: Command | null,
): Answer<ResultOf<Command['type']>> | null => {
  const [latest, setLatest] = useState<{ asked: string; answer: Answer<ResultOf<Command['type']>> } | null>(null);
  const asked = JSON.stringify(command);
  useEffect(() => {
    if (command === null || isBusy || !isOnline) return;
    let isWanted = true;
    const lookUp = async () => {
      const answer = await look(command);
      if (isWanted) setLatest({ asked, answer });
    };
    void lookUp();
    const timer = setInterval(() => void lookUp(), EVERY_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [asked, isBusy, isOnline]);
  return latest?.asked === asked ? latest.answer : null;
};
