// What comes of a scan, and of bringing in: added, there already, or why not.
import { useState } from 'preact/hooks';
import type { BroughtSlip } from '../../../shared/paper/brought';
import type { PaperOutcome } from '../../../shared/paper/slips';
import type { SpokenRefusal } from '../../../shared/words';
import type { Ask } from '../../../ui/link/link';
import type { ListedSlip, PaperList } from '../slips';

export type Scanned =
  | { kind: 'added' | 'listed' | 'before'; number: string }
  | { kind: 'brought'; number?: never; brought: number; known: number };

type ScanningParts = {
  ask: Ask;
  list: PaperList;
  put: (some: (slips: ListedSlip[]) => ListedSlip[]) => void;
  /** As which the next slip is added. */
  outcome: PaperOutcome;
  serviceId: string;
};

export const useScanning = ({ ask, list, put, outcome, serviceId }: ScanningParts) => {
  const [told, setTold] = useState<Scanned | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const say = (what: Scanned) => {
    setRefusal(null);
    setTold(what);
  };

  const scan = async (typed: string): Promise<void> => {
    const answer = await ask({ type: 'readPaper', typed });
    if (!answer.ok) return setRefusal(answer.refusal);
    const { key, number, usedOn } = answer.result;
    if (usedOn === list.day) return say({ kind: 'before', number });
    if (usedOn !== null) return setRefusal({ code: 'paperUsed', values: { number, day: usedOn } });
    if (list.slips.some((one) => one.key === key)) return say({ kind: 'listed', number });
    if (list.slips.some((one) => one.number === number)) return setRefusal({ code: 'paperTwice', values: { number } });
    const empty = { came: '', called: '', ended: '', counterId: '' };
    const added = { key, number, serviceId: answer.result.serviceId ?? serviceId, outcome, ...empty };
    // A scanner may have been faster than the answer.
    put((slips) => (slips.some((one) => one.key === key) ? slips : [...slips, added]));
    say({ kind: 'added', number });
  };

  return {
    told,
    refusal,
    isBusy,
    scan,
    /** Whether it was done. */
    bringIn: async (slips: BroughtSlip[]): Promise<boolean> => {
      setBusy(true);
      const answer = await ask({ type: 'bringInPaper', day: list.day, slips });
      setBusy(false);
      if (answer.ok) say({ kind: 'brought', ...answer.result });
      else setRefusal(answer.refusal);
      return answer.ok;
    },
  };
};
