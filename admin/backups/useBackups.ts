// S45: backups as the server has them, looked at again and again, sooner while something is under way.
import { useEffect, useState } from 'preact/hooks';
import type { BackupEntry, BackupsState } from '../../shared/backups/state';
import type { SpokenRefusal } from '../../shared/words';
import type { Answer, Ask } from '../../ui/link/link';

const SOON_MS = 1000;
const LATER_MS = 30_000;

export const useBackups = (ask: Ask) => {
  const [state, setState] = useState<BackupsState | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const isSoon = state === null || state.busy !== null || state.list === null;
  const take = async (asked: Promise<Answer<BackupsState>>) => {
    const answer = await asked;
    if (answer.ok) setState(answer.result);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  const look = () => void take(ask({ type: 'backups' }));
  useEffect(look, []);
  useEffect(() => {
    const timer = setInterval(look, isSoon ? SOON_MS : LATER_MS);
    return () => clearInterval(timer);
  }, [isSoon]);
  return {
    ...{ state, refusal },
    backUp: () => void take(ask({ type: 'backUpNow' })),
    rehearse: ({ name, place }: BackupEntry) => void take(ask({ type: 'rehearseRestore', name, place })),
  };
};
