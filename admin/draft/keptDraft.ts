// G5: what is not saved outlives a reload of the page, in this tab alone. It has no secret: those are saved by themselves.
import type { Held } from './held';

const NAME = 'admin:draft';
/** An empty field for a number is none, which JSON has no word for. */
const NOT_A_NUMBER = '\u0000NaN';

/** What this tab kept of a draft; null when it kept none, or does not say. */
export const readDraft = (): Held | null => {
  try {
    const kept = sessionStorage.getItem(NAME);
    if (kept === null) return null;
    return JSON.parse(kept, (_, value) => (value === NOT_A_NUMBER ? Number.NaN : value));
  } catch {
    return null;
  }
};

/** null forgets it. A tab that keeps nothing has it until it is closed or reloaded. */
export const writeDraft = (held: Held | null): void => {
  try {
    if (held === null) sessionStorage.removeItem(NAME);
    else
      sessionStorage.setItem(
        NAME,
        JSON.stringify(held, (_, value) => (Number.isNaN(value) ? NOT_A_NUMBER : value)),
      );
  } catch {
    return;
  }
};
