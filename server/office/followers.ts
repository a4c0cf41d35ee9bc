// Who keeps the days in a memory of their own, beside the office: told what they need to follow it, before anybody is answered.
import type { Logger } from '../basics/log';
import type { Turn } from '../storage/port';

export type Follower = {
  /** It is durable; from now on the office works on this day. */
  turn: (turn: Turn, today: string) => void;
  /** X1: what was kept until the end of this day is deleted. */
  forgotten: (upTo: string) => void;
  /** What is in memory was read from the store again, all days from this one on. */
  anew: (from: string) => void;
};

/** The fault of one is neither the others' nor the office's: it finds out by the versions of the days that it missed something. */
export const createFollowers = (log: Logger) => {
  const followers: Follower[] = [];
  const tell = (how: (follower: Follower) => void): void => {
    for (const follower of followers) {
      try {
        how(follower);
      } catch (error) {
        log.error({ error }, 'a follower could not be told');
      }
    }
  };
  return {
    add: (follower: Follower): void => void followers.push(follower),
    tell: {
      turn: (turn, today) => tell((follower) => follower.turn(turn, today)),
      forgotten: (upTo) => tell((follower) => follower.forgotten(upTo)),
      anew: (from) => tell((follower) => follower.anew(from)),
    } satisfies Follower,
  };
};
