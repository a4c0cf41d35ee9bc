// What must hold after every input: the office lives, says nothing of its inside, answers in time, and what it refused is not done.
import type { Outcome } from './doors/door';
import type { Strain } from './host';
import { changed } from './state';

/** Files, lines of a stack, names of packages: what no answer tells. */
const INSIDE =
  /\n\s+at .+[:(]\d+|\bat (?:async )?[\w.<>]+ \(|node_modules|node:internal|\/server\/\w+|SqliteError|SQLITE_|UnhandledPromise|\bTypeError\b|\bRangeError\b|\bReferenceError\b|\bZodError\b/;

/** Longer is a hang, when it is again so each time the same is said. */
export const LONGEST_MS = 1000;

export type Seen = {
  outcome: Outcome;
  strain: Strain;
  ended: string | null;
  before: Record<string, string>;
  after: Record<string, string>;
};

/** What is wrong with what came of an input; null for nothing. */
export const faultOf = ({ outcome, strain, ended, before, after }: Seen): string | null => {
  if (ended !== null) return `the office ${ended}: ${strain.faults.join(' ')}`;
  if (strain.faults.length > 0)
    return `the office wrote of a fault of its own: ${strain.faults.join('\n').slice(0, 3000)}`;
  if (outcome.code === 'silent') return 'nobody answered';
  const inside = INSIDE.exec(outcome.said);
  if (inside !== null)
    return `the answer tells of the inside: ${outcome.said.slice(Math.max(0, inside.index - 200), inside.index + 400)}`;
  if (/^5\d\d|storageFailed/.test(outcome.code) && !/^50[15]/.test(outcome.code))
    return `a fault of the office: ${outcome.code}`;
  const differs = outcome.isRefused ? changed(before, after) : [];
  return differs.length > 0 ? `it was refused (${outcome.code}) and changed ${differs.join(', ')}` : null;
};

/** Whether it took longer than anybody should wait; what waits for others may, as long as the office itself goes on. */
export const isSlow = ({ outcome, strain }: Pick<Seen, 'outcome' | 'strain'>): boolean =>
  strain.heldMs > LONGEST_MS || (outcome.tookMs > LONGEST_MS && outcome.isPatient !== true);
