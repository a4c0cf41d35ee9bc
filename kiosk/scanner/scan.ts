// What a scanner types, told from what people type: by when the keys were pressed, not by when somebody looks (C1).
import { codeOf, isAddress, ticketKeyOf } from '../checkIn/code';

/** How the keys of one scan came, for whoever sets a scanner up. */
export type Keys = {
  text: string;
  end: 'Enter' | 'Tab' | null;
  /** The longest time between two keys. */
  slowestMs: number;
};

/** A code, or null for an address without one. */
export type Scan = Keys & {
  code: string | null;
  /** K21: the key of a ticket page, where it is an address of one. */
  ticket: string | null;
};

type Key = { key: string; at: number };

/** Nobody types so fast: what comes faster is a scan, whatever it says. */
const MOST_GAP_MS = 100;
/** Slow scanners, and those over radio or a remote desktop, take so long; nobody types an address here. */
const MOST_ADDRESS_GAP_MS = 1000;
/** A scanner without an end of its own has ended when nothing came for so long. */
const LEAST_REST_MS = 150;
const MOST_REST_MS = 1200;
/** The end of a scan that was understood without it, or a second one, presses nothing. */
const LATE_END_MS = 1500;
const MOST_KEYS = 500;

const gapsOf = (keys: readonly Key[]) => keys.slice(1).map(({ at }, i) => at - (keys[i]?.at ?? at));
const textOf = (keys: readonly Key[]) => keys.map(({ key }) => key).join('');
const slowest = (keys: readonly Key[]) => Math.max(0, ...gapsOf(keys));

/** The keys at the end that came faster than anybody types. */
const fastOf = (keys: readonly Key[]): readonly Key[] => {
  const begin = gapsOf(keys).findLastIndex((gap) => gap > MOST_GAP_MS);
  return keys.slice(begin + 1);
};

export const createScanReader = () => {
  let keys: Key[] = [];
  let understoodAt = Number.NEGATIVE_INFINITY;

  const understand = (end: Keys['end']): Scan | null => {
    // An address is no person's: it may come slowly
    const scanned = isAddress(textOf(keys)) ? keys : fastOf(keys);
    const text = textOf(scanned);
    const code = codeOf(text);
    return code === null && !isAddress(text)
      ? null
      : { code, ticket: ticketKeyOf(text), text, end, slowestMs: slowest(scanned) };
  };

  return {
    press: ({ key, at }: Key): void => {
      const last = keys.at(-1);
      if (last !== undefined && at - last.at > MOST_ADDRESS_GAP_MS) keys = [];
      keys = [...keys, { key, at }].slice(-MOST_KEYS);
    },
    /** Enter or Tab came: what was scanned; `late` belongs to a scan already understood; null was meant for the screen. */
    end: (end: 'Enter' | 'Tab', at: number): Scan | 'late' | null => {
      const last = keys.at(-1);
      if (last === undefined && at - understoodAt < LATE_END_MS) return 'late';
      if (last === undefined || at - last.at > MOST_ADDRESS_GAP_MS) {
        keys = [];
        return null;
      }
      const scan = understand(end);
      keys = [];
      if (scan !== null) understoodAt = at;
      return scan;
    },
    /** How long to wait for another key before `rest`. */
    restMs: (): number => {
      const text = textOf(keys);
      const isComplete = !isAddress(text) || codeOf(text) !== null;
      return isComplete ? Math.min(MOST_REST_MS, Math.max(LEAST_REST_MS, 2 * slowest(keys))) : MOST_REST_MS;
    },
    /** Nothing came for a while: what was scanned, null where it is nothing, or not all. */
    rest: (): Scan | null => {
      const scan = understand(null);
      const last = keys.at(-1);
      if (scan === null || last === undefined) return null;
      // An address without a code may still go on: what comes is read with it
      if (scan.code !== null) keys = [];
      understoodAt = last.at;
      return scan;
    },
    /** What was pressed since the last scan. */
    pressed: (): Keys => ({ text: textOf(keys), end: null, slowestMs: slowest(keys) }),
  };
};
