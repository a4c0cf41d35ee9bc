// One wish at a time to the server, and what it refused.
import { useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../../shared/words';
import type { TicketAct, TicketLink } from '../../../ui/link/ticketLink';
import { useWords } from '../../../ui/words';

export type Act = {
  refusal: SpokenRefusal | null;
  /** On its way, or done and not seen yet. */
  isAsking: boolean;
  /** `sign` is the code that says that somebody is here (C7), where one is asked for. */
  ask: (sign?: string | null) => void;
};

/** `onDone` hears of what no snapshot shows. */
export const useAct = (link: TicketLink, act: TicketAct, onDone: () => void = () => undefined): Act => {
  const { language } = useWords();
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const ask = async (sign: string | null) => {
    setIsAsking(true);
    setRefusal(null);
    const answer = await link.ask(act, language, sign);
    // What is done, or was overtaken by something else, comes with the next snapshot: this part of the page goes then.
    if (answer.ok) return onDone();
    if (answer.refusal.code === 'visitMovedOn') return;
    setIsAsking(false);
    setRefusal(answer.refusal);
  };
  return { refusal, isAsking, ask: (sign = null) => void ask(sign) };
};
