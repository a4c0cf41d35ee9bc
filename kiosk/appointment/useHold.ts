// W19, A3: the time that was tapped is this visitor's as long as they are here: the hold is renewed while they type, used by the
// booking, and given back by who goes.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HeldResult } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';
import type { Wish } from '../visitor';

/** Well below the shortest that an office lets a slot be held. */
const RENEW_MS = 120_000;

export const useHold = (ask: Ask, wish: Wish) => {
  const [held, setHeld] = useState<HeldResult | null>(null);
  const latest = useRef<HeldResult | null>(null);
  const isOver = useRef(false);
  /** One after the other: each gives back the one before. */
  const running = useRef<Promise<unknown>>(Promise.resolve());

  const keep = (hold: HeldResult | null) => {
    latest.current = hold;
    setHeld(hold);
  };
  const giveBack = () => {
    const hold = latest.current;
    if (hold !== null) void ask({ type: 'returnSlot', holdId: hold.holdId, slotAt: hold.slotAt });
    latest.current = null;
  };
  const hold = async (slotAt: number): Promise<SpokenRefusal | null> => {
    const before = latest.current;
    const instead = before && { holdId: before.holdId, slotAt: before.slotAt };
    const answer = await ask({ type: 'holdSlot', ...wish, slotAt, instead });
    if (!answer.ok) return answer.refusal;
    keep(answer.result);
    if (isOver.current) giveBack();
    return null;
  };
  const take = (slotAt: number): Promise<SpokenRefusal | null> => {
    const taking = running.current.then(() => hold(slotAt));
    running.current = taking;
    return taking;
  };

  const slotAt = held?.slotAt ?? null;
  useEffect(() => {
    if (slotAt === null) return undefined;
    const timer = setInterval(() => void take(slotAt), RENEW_MS);
    return () => clearInterval(timer);
  }, [slotAt]);
  useEffect(
    () => () => {
      isOver.current = true;
      giveBack();
    },
    [],
  );

  return {
    held,
    /** Why it could not be had; null when it is held. */
    take,
    /** The hold as it is when nothing is on its way any more. */
    settled: async (): Promise<HeldResult | null> => {
      await running.current;
      return latest.current;
    },
    /** It is used, or gone: there is nothing to give back. */
    drop: () => keep(null),
    /** Another time is chosen. */
    giveBack: () => {
      giveBack();
      setHeld(null);
    },
  };
};
