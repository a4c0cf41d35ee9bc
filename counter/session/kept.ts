// What this PC remembers of whoever works here: language, name, whether single keys act.
import { useState } from 'preact/hooks';
import { readKept, writeKept } from '../../ui/link/storage';

/** A value that stays when the page is closed; null while nothing was kept. */
export const useKept = (name: string): [string | null, (value: string) => void] => {
  const [held, setHeld] = useState(() => ({ name, value: readKept(name) }));
  // Another name is another value: somebody else works here now.
  const value = held.name === name ? held.value : readKept(name);
  const keep = (next: string) => {
    writeKept(name, next);
    setHeld({ name, value: next });
  };
  return [value, keep];
};
