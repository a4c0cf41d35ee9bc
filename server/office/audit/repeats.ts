// S4, S17: looks and refusals are bounded. The first of its kind is written at once; what comes again within its window is
// counted, and one entry says how often. Strangers and machines can make no more of them than a few an hour.
import type { NewAuditEntry } from '../../storage/auditPort';

const MINUTE_MS = 60_000;
/** Of one source: so many kinds are told apart within a window, and what is beyond is only counted. */
const OF_STAFF = { most: 60, refusedMs: MINUTE_MS, lookMs: 10 * MINUTE_MS };
const OF_STRANGERS = { most: 20, refusedMs: 10 * MINUTE_MS, lookMs: 10 * MINUTE_MS };
/** Sources that are told apart: as many screens as an office can have, and more. */
const MOST_SOURCES = 1_000;

type Counted = { entry: NewAuditEntry; times: number };
type Window = { until: number; counted: Map<string, Counted>; beyond: Counted | null };

const limitsOf = ({ asker, device }: NewAuditEntry) =>
  asker === 'terminal' || (device !== null && asker !== 'kiosk') ? OF_STAFF : OF_STRANGERS;
const sourceOf = ({ kind, asker, place, device, person }: NewAuditEntry): string =>
  [kind, asker, place, device, person].join(' ');
const kindOf = ({ name, outcome, about, detail }: NewAuditEntry): string =>
  `${name} ${outcome} ${about} ${JSON.stringify(detail)}`;

/** `elapsed`: milliseconds that have passed, which nobody can set. */
export const createRepeats = (elapsed: () => number = () => performance.now()) => {
  const windows = new Map<string, Window>();

  const told = ({ entry, times }: Counted, at: number): NewAuditEntry[] =>
    times === 0 ? [] : [{ ...entry, at, detail: { ...entry.detail, times } }];
  const endOf = ({ counted, beyond }: Window, at: number): NewAuditEntry[] =>
    [...counted.values(), ...(beyond === null ? [] : [beyond])].flatMap((one) => told(one, at));

  return {
    /** True where it is to be written now; otherwise it has been counted. */
    isNew: (entry: NewAuditEntry): boolean => {
      const { most, refusedMs, lookMs } = limitsOf(entry);
      const source = windows.has(sourceOf(entry)) || windows.size < MOST_SOURCES ? sourceOf(entry) : 'others';
      const window = windows.get(source) ?? {
        ...{ until: elapsed() + (entry.kind === 'look' ? lookMs : refusedMs), counted: new Map(), beyond: null },
      };
      windows.set(source, window);
      const before = window.counted.get(kindOf(entry));
      if (before !== undefined) {
        before.times += 1;
        return false;
      }
      if (window.counted.size < most) {
        window.counted.set(kindOf(entry), { entry, times: 0 });
        return true;
      }
      window.beyond ??= { entry: { ...entry, name: 'more', about: null, subject: null, detail: {} }, times: 0 };
      window.beyond.times += 1;
      return false;
    },
    /** Of windows that are over, or of all of them: how often it came again. */
    ended: (at: number, isAll = false): NewAuditEntry[] => {
      const over = [...windows].filter(([, { until }]) => isAll || elapsed() >= until);
      for (const [source] of over) windows.delete(source);
      return over.flatMap(([, window]) => endOf(window, at));
    },
    /** How many kinds of how many sources are counted. */
    size: (): number => [...windows.values()].reduce((sum, { counted }) => sum + counted.size, 0),
  };
};
export type Repeats = ReturnType<typeof createRepeats>;
