// What a browser remembers. It may refuse to keep anything, or even to be asked: then nothing was kept, and that is all.

/** What was kept under a name; null when nothing was, or when the browser does not say. */
export const readKept = (name: string): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};

/** Keeps a value where the browser allows it; null forgets it. */
export const writeKept = (name: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    return;
  }
};
