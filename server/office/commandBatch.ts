// Commands take turns: what arrives together makes one turn, and everybody in it is answered.
import type { Command } from '../../shared/commands';
import type { Actor } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import type { Network } from '../queue/day/network';

/** A command with the id that its sender gave it; `by` comes from the sender's proof, never from the message. */
export type Asked = {
  id: string;
  by: Actor;
  command: Command;
  /** A15: keyed digests of the network that a visitor asks from. */
  network?: Network | null;
};
export type Pending = Asked & { answer: (reply: Reply) => void };

/** `take` answers each of the pending. What is asked while it works waits for the next turn of the event loop. */
export const createTurns = (take: (asked: Pending[]) => void) => {
  let queue: Pending[] = [];
  const takeQueue = () => {
    const asked = queue;
    queue = [];
    take(asked);
  };
  return (asked: Asked): Promise<Reply> =>
    new Promise((answer) => {
      if (queue.length === 0) setImmediate(takeQueue);
      queue.push({ ...asked, answer });
    });
};
