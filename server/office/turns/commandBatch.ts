// Commands take turns: what arrives together makes one turn, and everybody in it is answered.
import type { Command } from '../../../shared/commands';
import type { Actor } from '../../../shared/events';
import type { Reply } from '../../../shared/protocol';
import type { Network } from '../../queue/day/network';

/** A command with the id that its sender gave it; `by` comes from the sender's proof, never from the message. */
export type Asked = {
  id: string;
  by: Actor;
  command: Command;
  /** A15: keyed digests of the network that a visitor asks from. */
  network?: Network | null;
};
export type Pending = Asked & { answer: (reply: Reply) => void };

/** As many as make one turn, from the front: no more than one of them changes the settings, which are versions. */
const turnOf = (queue: readonly Pending[]): number => {
  const isChange = ({ command }: Pending) => command.type === 'changeSettings';
  const first = queue.findIndex(isChange);
  const second = first < 0 ? -1 : queue.findIndex((one, place) => place > first && isChange(one));
  return second < 0 ? queue.length : second;
};

/**
 * `take` answers each of the pending, and never rejects. The next turn begins when it is over: what is asked meanwhile waits
 * for it, and makes one turn.
 */
export const createTurns = (take: (asked: Pending[]) => Promise<void>) => {
  const queue: Pending[] = [];
  let isUnderWay = false;
  const takeQueue = async (): Promise<void> => {
    const asked = queue.splice(0, turnOf(queue));
    await take(asked);
    isUnderWay = queue.length > 0;
    if (isUnderWay) begin();
  };
  const begin = () => void setImmediate(() => void takeQueue());
  return (asked: Asked): Promise<Reply> =>
    new Promise((answer) => {
      queue.push({ ...asked, answer });
      if (!isUnderWay) begin();
      isUnderWay = true;
    });
};
