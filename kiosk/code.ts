// The code of an appointment: six characters without 0/O and 1/I/L (A1), typed, tapped or scanned.
import { useEffect, useRef } from 'preact/hooks';

export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 6;

const CODE = new RegExp(`(?:^|[^A-Z0-9])([${CODE_LETTERS}]{${CODE_LENGTH}})$`);

/** The code in what was typed or scanned: itself, or an address that ends in it. null when there is none. */
export const codeOf = (typed: string): string | null => CODE.exec(typed.replace(/\s/g, '').toUpperCase())?.[1] ?? null;

/** A scanner types faster than anybody. */
const MOST_GAP_MS = 100;

/** Hears a scanner that types a code and Enter, whatever has the focus. */
export const useScanner = (onCode: (code: string) => void): void => {
  const hear = useRef(onCode);
  hear.current = onCode;
  useEffect(() => {
    let typed = '';
    let typedAt = 0;
    const listen = (event: KeyboardEvent) => {
      const now = performance.now();
      if (now - typedAt > MOST_GAP_MS) typed = '';
      typedAt = now;
      if (event.key.length === 1) typed += event.key;
      if (event.key !== 'Enter') return;
      const code = codeOf(typed);
      typed = '';
      if (code === null) return;
      // Else Enter would press the button that has the focus.
      event.preventDefault();
      hear.current(code);
    };
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, []);
};
