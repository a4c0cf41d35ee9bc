// The person in front of the kiosk: where she is on her way to a ticket, in which language, and what was refused.
import { useRef, useState } from 'preact/hooks';
import type { CommandOf } from '../shared/commands';
import type { TicketResult } from '../shared/protocol';
import type { Language } from '../shared/settings';
import type { SpokenRefusal } from '../shared/words';
import type { Ask } from '../ui/link';

export type Step =
  | { kind: 'start' }
  | { kind: 'confirm'; serviceId: string }
  | { kind: 'checkIn' }
  /** `serviceIds` is empty after a check-in: the appointment knows them. */
  | { kind: 'ticket'; ticket: TicketResult; serviceIds: string[] };

type Arrival = CommandOf<'drawTicket'> | CommandOf<'checkIn'>;

const START: Step = { kind: 'start' };

/** One visitor after the other: `leave` makes the kiosk as it was before anybody came. */
export const useVisitor = (ask: Ask, firstLanguage: Language) => {
  const [step, setStep] = useState<Step>(START);
  const [chosen, setChosen] = useState<Language | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  // Two taps can come before the page is drawn anew: they are one wish.
  const asking = useRef(false);
  const language = chosen ?? firstLanguage;

  const go = (next: Step) => {
    setRefusal(null);
    setStep(next);
  };

  const during = async (work: () => Promise<SpokenRefusal | null>) => {
    if (asking.current) return;
    asking.current = true;
    setIsAsking(true);
    setRefusal(null);
    const refused = await work();
    asking.current = false;
    setIsAsking(false);
    if (refused) setRefusal(refused);
  };

  const arrive = (command: Arrival, serviceIds: string[]) =>
    during(async () => {
      const answer = await ask(command);
      if (!answer.ok) return answer.refusal;
      go({ kind: 'ticket', ticket: answer.result, serviceIds });
      return null;
    });

  return {
    step,
    language,
    refusal,
    /** A question is on its way to the server. */
    isAsking,
    /** Nobody is here, as far as the kiosk can tell. */
    rests: step.kind === 'start' && chosen === null && !isAsking,
    speak: setChosen,
    choose: (serviceId: string) => go({ kind: 'confirm', serviceId }),
    enterCode: () => go({ kind: 'checkIn' }),
    /** To the start, in the language that was chosen: the same person goes on. */
    back: () => go(START),
    leave: () => {
      go(START);
      setChosen(null);
    },
    draw: (serviceId: string, persons: number) =>
      arrive({ type: 'drawTicket', serviceIds: [serviceId], persons, language }, [serviceId]),
    /** Also from a scanner at the start: what is refused is told where codes are entered. */
    checkIn: (code: string) => {
      if (step.kind !== 'checkIn') go({ kind: 'checkIn' });
      return arrive({ type: 'checkIn', code, language }, []);
    },
    printAgain: (visitId: string) =>
      during(async () => {
        const answer = await ask({ type: 'printAgain', visitId });
        return answer.ok ? null : answer.refusal;
      }),
  };
};
export type Visitor = ReturnType<typeof useVisitor>;
