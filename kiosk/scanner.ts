// A scanner types what it reads, whatever stands on the screen and has the focus.
import { useEffect, useRef } from 'preact/hooks';
import { codeOf, isAddress } from './code';

/** A scanner types faster than anybody. */
const MOST_GAP_MS = 100;
const ENDS = ['Enter', 'Tab'];
/** Some browsers begin a search with these, and the rest of the scan would go there. */
const SEARCHES = ['/', "'"];

const isField = (target: EventTarget | null) => target instanceof HTMLInputElement;

/** Hears a code, and null for an address without one. */
export const useScanner = (onScan: (code: string | null) => void): void => {
  const hear = useRef(onScan);
  hear.current = onScan;
  useEffect(() => {
    let typed = '';
    let typedAt = 0;
    const listen = (event: KeyboardEvent) => {
      const now = performance.now();
      if (now - typedAt > MOST_GAP_MS) typed = '';
      typedAt = now;
      if (event.key.length === 1) typed += event.key;
      if (SEARCHES.includes(event.key) && !isField(event.target)) event.preventDefault();
      if (!ENDS.includes(event.key)) return;
      const scanned = typed;
      typed = '';
      const code = codeOf(scanned);
      if (code === null && !isAddress(scanned)) return;
      // Else it would press what has the focus, or move the focus on.
      event.preventDefault();
      hear.current(code);
    };
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, []);
};
