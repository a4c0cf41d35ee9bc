// G5: what is not saved outlives a reload of the page and a login, in this tab alone and for whoever began it. It has no
// secret: those are saved by themselves.
import type { Held } from './held';

const nameFor = (personId: string): string => `admin:draft:${personId}`;
/** An empty field for a number is none, which JSON has no word for. */
const NOT_A_NUMBER = '\u0000NaN';

/** What this tab kept of somebody's draft; null when it kept none, or does not say. */
export const readDraft = (personId: string): Held | null => {
  try {
    const kept = sessionStorage.getItem(nameFor(personId));
    if (kept === null) return null;
    return JSON.parse(kept, (_, value) => (value === NOT_A_NUMBER ? Number.NaN : value));
  } catch {
    return null;
  }
};

/** null forgets it. A tab that keeps nothing has it until it is closed or reloaded. */
export const writeDraft = (personId: string, held: Held | null): void => {
  try {
    if (held === null) sessionStorage.removeItem(nameFor(personId));
    else
      sessionStorage.setItem(
        nameFor(personId),
        JSON.stringify(held, (_, value) => (Number.isNaN(value) ? NOT_A_NUMBER : value)),
      );
  } catch {
    return;
  }
};
