// F7: a place that has risen says why, until it is better than before.
import { useRef } from 'preact/hooks';
import type { Ahead, TicketView } from '../../shared/protocol';

export type Rise = 'lowered' | 'raised' | 'errand' | 'due' | 'back' | 'turn' | 'counters';

const countOf = ({ raised, errand, due, back, turn, line }: Ahead) => raised + errand + due + back + turn + line;

/** Why more are before somebody than there were; null when there are not. */
export const riseOf = (before: Ahead, now: Ahead): Rise | null => {
  if (countOf(now) <= countOf(before)) return null;
  if (before.isRaised && !now.isRaised) return 'lowered';
  if (now.raised > before.raised) return 'raised';
  if (now.errand > before.errand) return 'errand';
  if (now.due > before.due) return 'due';
  if (now.back > before.back) return 'back';
  return now.turn > before.turn ? 'turn' : 'counters';
};

/** Told from the rise on, as long as no fewer are before the visitor than before it. */
export const useRise = ({ ahead }: Pick<TicketView, 'ahead'>): Rise | null => {
  const seen = useRef<{ ahead: Ahead; rise: Rise | null; best: number } | null>(null);
  if (ahead === null) {
    seen.current = null;
    return null;
  }
  const before = seen.current;
  const rise = before && riseOf(before.ahead, ahead);
  const isOver = before !== null && countOf(ahead) <= before.best;
  const best = before && rise === null && !isOver ? before.best : Math.min(before?.best ?? Infinity, countOf(ahead));
  seen.current = { ahead, rise: rise ?? (isOver ? null : (before?.rise ?? null)), best };
  return seen.current.rise;
};
