// P18: how far a block is that comes out of a slip printer, asked for as long as it goes on.
import { useEffect, useState } from 'preact/hooks';
import type { PaperPrinting } from '../../shared/paper/slips';
import type { Ask } from '../../ui/link/link';

const LOOK_AGAIN_MS = 1000;

export const goesOn = (printing: PaperPrinting | null): printing is PaperPrinting =>
  printing?.state === 'printing' || printing?.state === 'stopping';

export const usePrinting = (ask: Ask) => {
  const [seen, setSeen] = useState<{ printing: PaperPrinting | null }>({ printing: null });
  const look = async () => {
    const answer = await ask({ type: 'paperPrinting' });
    // While the server is away, it is asked again.
    setSeen((before) => (answer.ok ? answer.result : { ...before }));
  };
  useEffect(() => void look(), []);
  useEffect(() => {
    if (!goesOn(seen.printing)) return;
    const timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [seen]);
  return { printing: seen.printing, look: () => void look() };
};
export type PrintingKnown = ReturnType<typeof usePrinting>;
