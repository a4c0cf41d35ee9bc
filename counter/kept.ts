// What this PC remembers of whoever works here: language, name, whether single keys act.
import { useState } from 'preact/hooks';

/** A value that stays when the page is closed; null while nothing was kept. */
export const useKept = (name: string): [string | null, (value: string) => void] => {
  const [value, setValue] = useState(() => localStorage.getItem(name));
  const keep = (next: string) => {
    localStorage.setItem(name, next);
    setValue(next);
  };
  return [value, keep];
};
