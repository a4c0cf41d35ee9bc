// The search over the whole database: begun by a press, and asked how far it is until it has ended.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Proof } from '../../shared/privacy';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';
import { newId } from '../../ui/link/newId';

const EVERY_MS = 500;

type State = { share: number | null; proof: Proof | null; version: string; refusal: SpokenRefusal | null };

/** `share` is null while nothing is searched (0 to 1). */
export const useProof = (ask: Ask) => {
  const [state, setState] = useState<State>({ share: null, proof: null, version: '', refusal: null });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
  };
  useEffect(() => stop, []);
  const look = async (run: string) => {
    const answer = await ask({ type: 'proveForgetting', run });
    if (!answer.ok) return setState((before) => ({ ...before, share: null, refusal: answer.refusal }));
    const { share, proof, version } = answer.result;
    setState({ share: proof === null ? share : null, proof, version, refusal: null });
    if (proof === null) timer.current = setTimeout(() => void look(run), EVERY_MS);
  };
  const begin = () => {
    stop();
    setState((before) => ({ ...before, share: 0, proof: null, refusal: null }));
    void look(newId());
  };
  return { ...state, begin };
};
