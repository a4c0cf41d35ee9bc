// W6: who went before is asked by few, and loaded when somebody can ask: not with the page.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ReceiptProps } from './Receipt';

/** The part once it is there; null until then, and where it does not come. */
export const useLoaded = (isWanted: boolean): ComponentType<ReceiptProps> | null => {
  const [part, setPart] = useState<{ it: ComponentType<ReceiptProps> } | null>(null);
  useEffect(() => {
    if (isWanted)
      import('./Receipt.js').then(
        ({ Receipt }) => setPart({ it: Receipt }),
        () => undefined,
      );
  }, [isWanted]);
  return isWanted ? (part?.it ?? null) : null;
};
