// The report of a range, asked once, and again as long as days are still being counted.
import { useEffect, useState } from 'preact/hooks';
import type { Range, Unit } from '../../shared/figures/reports';
import type { ReportResult } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';

const AGAIN_MS = 2000;

export type Asked = { result: ReportResult | null; refusal: SpokenRefusal | null };

export const useReport = (ask: Ask, { from, to }: Range, unit: Unit | null): Asked => {
  const [asked, setAsked] = useState<Asked>({ result: null, refusal: null });
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await ask({ type: 'report', from, to, unit });
      if (!isWanted) return;
      setAsked(answer.ok ? { result: answer.result, refusal: null } : { result: null, refusal: answer.refusal });
      if (answer.ok && answer.result.pending > 0) timer = setTimeout(look, AGAIN_MS);
    };
    setAsked({ result: null, refusal: null });
    void look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [from, to, unit]);
  return asked;
};
