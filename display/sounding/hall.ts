// The hall's loudspeaker: plays what the queue says, part by part.
import type { CallView } from '../../shared/protocol';
import { type Part, partEnded, type Queue, SILENCE, shown, without } from './queue';

export type Player = {
  /** Resolves when it was heard, or could not be. */
  play: (part: Part, call: CallView) => Promise<void>;
  /** Ends what is heard now. */
  stop: () => void;
};

export const createHall = (player: Player) => {
  let queue: Queue = SILENCE;
  const go = (after: Queue): void => {
    const before = queue.sounding;
    queue = after;
    const now = queue.sounding;
    if (now === before) return;
    player.stop();
    const part = now?.parts[0];
    if (now === null || part === undefined) return;
    void player.play(part, now.call).then(() => {
      if (queue.sounding === now) go(partEnded(queue));
    });
  };
  return {
    show: (call: CallView): void => go(shown(queue, call)),
    withdraw: (isWithdrawn: (call: CallView) => boolean): void => go(without(queue, isWithdrawn)),
    close: (): void => go(SILENCE),
  };
};
