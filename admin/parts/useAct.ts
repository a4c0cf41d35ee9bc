// Asking for one thing, and keeping why it was not done until the next try.
import { useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';

export type Act = {
  act: Ask;
  isBusy: boolean;
  refusal: SpokenRefusal | null;
};

/** `act` asks like `ask`; what was refused last stands in `refusal` until something is done. */
export const useAct = (ask: Ask): Act => {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const act: Ask = async (command) => {
    setBusy(true);
    const answer = await ask(command);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    return answer;
  };
  return { act, isBusy, refusal };
};
