// What a calendar does not say any more: cancelled when it is little, a question to somebody when it is most of it.

/** Digests of the appointments that are missing, of how many to come, and since when that has been so. */
export type Missed = { keys: string[]; of: number; at: number };

export type MissingParts<Own> = {
  /** The appointments of the calendar that are still to come. */
  ahead: readonly Own[];
  /** The digests that the calendar has. */
  read: ReadonlySet<string>;
  /** How many of its entries have no id: each may be one that is missing. */
  nameless: number;
  before: Missed | null;
  /** What somebody has decided to keep. */
  kept: readonly string[];
  now: number;
  isByHand: boolean;
};
export type Judged<Own> = { gone: Own[]; missed: Missed | null; kept: string[] };

/** So many may be cancelled at once without a question, if there are many more of them. */
const FEW = 3;
/** A server that is being repaired says the same several times: two readings by themselves count only so far apart. */
const APART_MS = 10 * 60_000;

const isTooMuch = (missing: number, all: number) => missing * 2 > all || (missing >= FEW && missing * 4 >= all);

/** Nothing more is missing, and nothing has come back that is still to come. */
const isEqual = (before: Missed, missing: ReadonlySet<string>, ahead: ReadonlySet<string>): boolean => {
  const known = new Set(before.keys);
  return [...missing].every((key) => known.has(key)) && before.keys.every((key) => missing.has(key) || !ahead.has(key));
};

const keysOf = (all: readonly { importKey: string }[]) => new Set(all.map(({ importKey }) => importKey));

/**
 * Which appointments are cancelled because the calendar has them no more. If most are missing, none is: not until the
 * calendar says the same again, or somebody decides.
 */
export const judgeMissing = <Own extends { importKey: string }>(parts: MissingParts<Own>): Judged<Own> => {
  const { ahead, read, nameless, before, now, isByHand } = parts;
  const absent = ahead.filter(({ importKey }) => !read.has(importKey));
  const absentKeys = keysOf(absent);
  const kept = new Set(parts.kept.filter((key) => absentKeys.has(key)));
  const missing = absent.filter(({ importKey }) => !kept.has(importKey));
  const all = ahead.length - kept.size;
  const keys = keysOf(missing);
  const isSaidAgain = before !== null && missing.length > 0 && isEqual(before, keys, keysOf(ahead));
  const isEnough = isSaidAgain && (isByHand || now - before.at >= APART_MS);
  const isQuestion = missing.length > 0 && (isSaidAgain || nameless > 0 || isTooMuch(missing.length, all));
  if (!isQuestion || isEnough) return { gone: missing, missed: null, kept: [...kept] };
  return { gone: [], missed: { keys: [...keys], of: all, at: isSaidAgain ? before.at : now }, kept: [...kept] };
};
