// A scanner types what it reads, whatever stands on the screen and has the focus.
import { useEffect, useRef } from 'preact/hooks';
import { createScanReader, type Keys, type Scan } from './scan';

/** Some browsers begin a search with these, and the rest of the scan would go there. */
const SEARCHES = ['/', "'"];

const isField = (target: EventTarget | null) => target instanceof HTMLInputElement;

/** Some scanners end with Ctrl+M or Ctrl+J, which are Enter by another name. */
const endIn = ({ key, ctrlKey, altKey }: KeyboardEvent): 'Enter' | 'Tab' | null => {
  if (key === 'Enter' || key === 'Tab') return key;
  return ctrlKey && !altKey && ['m', 'j'].includes(key.toLowerCase()) ? 'Enter' : null;
};

export type ScannerParts = {
  onScan: (scan: Scan) => void;
  /** What ended without being understood, and was not meant for anything. */
  onOther: (keys: Keys) => void;
};

/** Hears a code, and null for an address without one. */
export const useScanner = (parts: ScannerParts): void => {
  const hear = useRef(parts);
  hear.current = parts;
  useEffect(() => {
    const reader = createScanReader();
    let resting: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      const { text, slowestMs } = reader.pressed();
      const scan = reader.rest();
      if (scan) hear.current.onScan(scan);
      else hear.current.onOther({ text, end: null, slowestMs });
    };
    const finish = (event: KeyboardEvent, end: 'Enter' | 'Tab') => {
      const { text, slowestMs } = reader.pressed();
      const scan = reader.end(end, event.timeStamp);
      if (scan === null) return hear.current.onOther({ text, end, slowestMs });
      // Else it would press what has the focus, or move the focus on.
      event.preventDefault();
      if (scan !== 'late') hear.current.onScan(scan);
    };
    const listen = (event: KeyboardEvent) => {
      const { key, timeStamp: at } = event;
      const end = endIn(event);
      if (end === null && key.length !== 1) return;
      clearTimeout(resting);
      if (end !== null) return finish(event, end);
      reader.press({ key, at });
      if (SEARCHES.includes(key) && !isField(event.target)) event.preventDefault();
      resting = setTimeout(rest, reader.restMs());
    };
    addEventListener('keydown', listen, true);
    return () => {
      clearTimeout(resting);
      removeEventListener('keydown', listen, true);
    };
  }, []);
};
