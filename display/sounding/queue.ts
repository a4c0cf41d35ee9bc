// D2, D12: whose call is heard: one after the other, each once, and never more than two calls behind the screen.
import type { CallView } from '../../shared/protocol';
import type { Language } from '../../shared/settings';

/** What is heard of a call, one after the other. */
export type Part = 'gong' | Language;
export type Sounding = { call: CallView; parts: readonly Part[] };
export type Queue = {
  /** The first of its parts is heard now. */
  sounding: Sounding | null;
  /** Shown on the screen since, the oldest first. */
  waiting: readonly CallView[];
};
export const SILENCE: Queue = { sounding: null, waiting: [] };

/** So many calls the screen may be ahead of what is heard. */
export const MOST_BEHIND = 2;

/** A gong wakes who does not listen; right behind another call everybody does. */
const partsOf = ({ spokenIn }: CallView, isBehindAnother: boolean): Part[] =>
  isBehindAnother && spokenIn.length > 0 ? spokenIn : ['gong', ...spokenIn];

const next = ({ waiting: [call, ...waiting] }: Queue, isBehindAnother: boolean): Queue =>
  call ? { sounding: { call, parts: partsOf(call, isBehindAnother) }, waiting } : SILENCE;

/** The screen shows a call. Where three would be waiting, what is heard now is broken off. */
export const shown = (queue: Queue, call: CallView): Queue => {
  const longer = { ...queue, waiting: [...queue.waiting, call] };
  const isTooFar = longer.waiting.length > MOST_BEHIND;
  return queue.sounding === null || isTooFar ? next(longer, isTooFar) : longer;
};

/** What was heard has ended. Where two wait, the rest of this call is left out: its number is on the screen. */
export const partEnded = (queue: Queue): Queue => {
  if (queue.sounding === null) return queue;
  const [, ...parts] = queue.sounding.parts;
  // After its gong a call is spoken in any case.
  const isSaid = queue.sounding.parts[0] !== 'gong';
  const isLeftOut = isSaid && queue.waiting.length >= MOST_BEHIND;
  if (parts.length === 0 || isLeftOut) return next(queue, isSaid);
  return { ...queue, sounding: { ...queue.sounding, parts } };
};

/** K10: calls that were taken back are not heard any more; what is being said is said to its end. */
export const without = (queue: Queue, isWithdrawn: (call: CallView) => boolean): Queue => ({
  ...queue,
  waiting: queue.waiting.filter((call) => !isWithdrawn(call)),
});
