// A17: the affected appointments, and one decision about many of them: each is asked for by itself, and answered by itself.
import { useEffect, useState } from 'preact/hooks';
import type { ContactView } from '../../../shared/protocol';
import type { SpokenRefusal } from '../../../shared/words';
import type { Answer } from '../../../ui/link/link';
import type { PageParts } from '../../draft/page';

export type Kind = 'move' | 'cancel' | 'keep';
/** Why one of them stays as it was. */
export type Left = { one: ContactView; why: SpokenRefusal | 'serviceGone' | 'noCounter' | 'noneFree' };
export type Outcome = { kind: Kind; done: number; letters: number; left: Left[] };
/** `slotAt` is where it goes; null stays as it is. */
export type Move = { one: ContactView; slotAt: number | null; none: Exclude<Left['why'], SpokenRefusal> | null };
export type Progress = { done: number; of: number };

/** The list is looked at again whenever the number of them changes and after each decision; null before the first answer. */
export const useUnfit = ({ ask, view }: Pick<PageParts, 'ask' | 'view'>) => {
  const [list, setList] = useState<ContactView[] | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const isRunning = progress !== null;
  useEffect(() => {
    if (isRunning) return;
    let isCurrent = true;
    void ask({ type: 'unfitAppointments' }).then((answer) => {
      if (isCurrent && answer.ok) setList(answer.result.appointments);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, view.unfit, isRunning]);

  const decideOn = (kind: Kind, { one: { day, visitId }, slotAt }: Move): Promise<Answer<unknown>> => {
    if (kind === 'keep') return ask({ type: 'keepAppointment', day, visitId });
    if (kind === 'cancel') return ask({ type: 'cancelAppointment', day, visitId, untold: true });
    const place = { kind: 'free', holdId: null } as const;
    return ask({ type: 'moveAppointment', day, visitId, slotAt: slotAt ?? 0, place, untold: true });
  };

  /** One after the other; what is refused stays in the list. A server that is gone is not asked for the rest. */
  const run = async (kind: Kind, moves: readonly Move[]) => {
    const made: Outcome = { kind, done: 0, letters: 0, left: [] };
    let gone: SpokenRefusal | null = null;
    setOutcome(null);
    for (const [i, move] of moves.entries()) {
      setProgress({ done: i, of: moves.length });
      const { one, none } = move;
      if (gone !== null || none !== null) {
        made.left.push({ one, why: none ?? gone ?? 'noneFree' });
        continue;
      }
      const answer = await decideOn(kind, move);
      if (!answer.ok) made.left.push({ one, why: answer.refusal });
      if (!answer.ok && answer.refusal.code === 'offline') gone = answer.refusal;
      if (answer.ok) made.done += 1;
      if (answer.ok && kind === 'move' && isLetter(answer.result)) made.letters += 1;
    }
    setProgress(null);
    setOutcome(made);
  };
  return { list, progress, outcome, run };
};

const isLetter = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'letter' in result && result.letter === 'goes';
