// What the head of the office looks at, asked again every minute for as long as somebody looks.
import { useEffect, useState } from 'preact/hooks';
import type { InsightResult } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';

const EVERY_MS = 60_000;

export type Insight = {
  /** The last answer stays while nothing newer has come; null before the first. */
  result: InsightResult | null;
  /** The weekday that the answer's advice is for. */
  weekday: number;
  refusal: SpokenRefusal | null;
};

/** Asks at once, every minute, and when the browser is seen again; never while it is hidden. */
export const useInsight = (ask: Ask, weekday: number, settingsVersion: number): Insight => {
  const [insight, setInsight] = useState<Insight>({ result: null, weekday, refusal: null });
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      if (document.visibilityState === 'hidden') return;
      const answer = await ask({ type: 'insight', weekday });
      if (!isWanted) return;
      if (answer.ok) setInsight({ result: answer.result, weekday, refusal: null });
      else setInsight((before) => ({ ...before, refusal: answer.refusal }));
    };
    void look();
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      isWanted = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [weekday, settingsVersion]);
  return insight;
};
