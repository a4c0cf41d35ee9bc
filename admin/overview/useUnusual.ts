// Bookings that lie unusually close together, asked again every minute for as long as somebody looks.
import { useEffect, useState } from 'preact/hooks';
import type { UnusualResult } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';

const EVERY_MS = 60_000;

/** `result` is the last answer, null before the first; `again` asks at once. */
export const useUnusual = (ask: Ask) => {
  const [result, setResult] = useState<UnusualResult | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const look = async () => {
    const answer = await ask({ type: 'unusualBookings' });
    if (answer.ok) setResult(answer.result);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return { result, refusal, again: () => void look() };
};
