// One part of the page on paper: the others are left out while it is printed.
import { useLayoutEffect, useState } from 'preact/hooks';

export type Printable = 'proof' | 'held';
/** What a part is given that can be printed alone. */
export type Printing = { isPrinted: boolean; onPrint: () => void };

export const usePrinting = () => {
  const [printing, setPrinting] = useState<Printable | null>(null);
  useLayoutEffect(() => {
    if (printing === null) return;
    window.print();
    setPrinting(null);
  }, [printing]);
  return { printing, print: setPrinting };
};
