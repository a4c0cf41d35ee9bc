// One wish at a time to the server, and what it refused.
import { useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../shared/words';
import type { TicketAct, TicketLink } from '../../ui/ticketLink';
import { useWords } from '../../ui/words';

export type Act = {
  refusal: SpokenRefusal | null;
  /** On its way, or done and not seen yet. */
  isAsking: boolean;
  ask: () => void;
};

export const useAct = (link: TicketLink, act: TicketAct): Act => {
  const { language } = useWords();
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const ask = async () => {
    setIsAsking(true);
    setRefusal(null);
    const answer = await link.ask(act, language);
    // What is done, or was overtaken by something else, comes with the next snapshot: this part of the page goes then.
    if (answer.ok || answer.refusal.code === 'visitMovedOn') return;
    setIsAsking(false);
    setRefusal(answer.refusal);
  };
  return { refusal, isAsking, ask: () => void ask() };
};
