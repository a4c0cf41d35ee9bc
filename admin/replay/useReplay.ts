// R12: the replay as the server has it, looked at while one is under way.
import { useEffect, useState } from 'preact/hooks';
import type { ReplayChange, ReplayState } from '../../shared/replay/replay';
import type { SpokenRefusal } from '../../shared/words';
import type { Answer, Ask } from '../../ui/link/link';

const EVERY_MS = 1000;

export type Replaying = {
  /** Null before the first answer. */
  replay: ReplayState | null;
  refusal: SpokenRefusal | null;
  start: (change: ReplayChange) => void;
  cancel: () => void;
};

export const useReplay = (ask: Ask): Replaying => {
  const [replay, setReplay] = useState<ReplayState | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const isRunning = replay?.state === 'running';
  const take = async (asked: Promise<Answer<ReplayState>>) => {
    const answer = await asked;
    if (answer.ok) setReplay(answer.result);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  const look = () => void take(ask({ type: 'replayState' }));
  useEffect(look, []);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return {
    ...{ replay, refusal },
    start: (change) => void take(ask({ type: 'startReplay', change })),
    cancel: () => void take(ask({ type: 'cancelReplay' })),
  };
};
