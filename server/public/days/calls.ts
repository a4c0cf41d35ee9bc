// M13: the calls of a published day, read from its record as anybody could read them.
import type { Why } from '../../../shared/events';
import type { RecordLine, Waits } from '../../queue/record/lines';

/** A call, as a visitor asks for it. */
export type DayCall = {
  number: string;
  /** Since when somebody waited (epoch ms); null where the record does not say it. */
  cameAt: number | null;
  /** Their appointment. */
  slotAt: number | null;
  calledAt: number;
  /** By which rule; `paper` where people called by hand. */
  why: Why['rule'] | 'paper';
  /** Drawn at home, and in the line since before its owner came (W23). */
  isFromHome: boolean;
  /** Taken back afterwards. */
  isUndone: boolean;
};

/** The lines of a record without their hashes, but the first. */
const linesOf = (text: string): RecordLine[] =>
  text
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => JSON.parse(line.slice(line.indexOf(' ') + 1)) as RecordLine);

/** All calls of the day, in their order. */
export const callsOf = (text: string): DayCall[] => {
  const known = new Map<number, Partial<Waits>>();
  const calls = new Map<number | string, DayCall>();
  for (const line of linesOf(text)) {
    if ('waits' in line) known.set(line.visit, line.waits);
    if ('expected' in line) known.set(line.visit, { slotAt: line.expected.slotAt });
    if ('call' in line) {
      const { cameAt = null, slotAt = null, placeAt } = known.get(line.visit) ?? {};
      const { number, rule: why, at: calledAt } = line;
      const isFromHome = placeAt !== undefined && cameAt !== null && placeAt < cameAt;
      calls.set(line.call, { number, cameAt, slotAt, calledAt, why, isFromHome, isUndone: false });
    }
    if ('paper' in line && line.calledAt !== null) {
      const { paper: number, cameAt, calledAt } = line;
      calls.set(number, { number, cameAt, slotAt: null, calledAt, why: 'paper', isFromHome: false, isUndone: false });
    }
    for (const id of 'undone' in line ? line.undone : []) {
      const call = calls.get(id);
      if (call) calls.set(id, { ...call, isUndone: true });
    }
  }
  return [...calls.values()].sort((one, other) => one.calledAt - other.calledAt);
};
