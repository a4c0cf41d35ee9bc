// A3: a slot that is reserved for this visitor, and what to say when somebody else was quicker.
import { useState } from 'preact/hooks';
import type { HoldResult } from '../../../shared/booking';
import type { SpokenRefusal } from '../../../shared/words';
import type { PublicApi, VisitRequest } from '../../../ui/link/publicApi';
import { askWithProof, type Prover } from '../../../ui/proof/proofOfWork';

export type TakenSlot = { slotAt: number; alternatives: number[] };

/** What became of a tap: reserved, somebody was quicker, it did not work, or another tap is still on its way. */
export type Taken = 'held' | 'gone' | 'refused' | 'busy';

export type Holding = {
  held: HoldResult | null;
  /** The start that is being reserved. */
  busyAt: number | null;
  /** The start that has just gone. */
  gone: TakenSlot | null;
  /** Why it did not work, if not because it has gone. */
  refusal: SpokenRefusal | null;
  /** Reserves a start, instead of the one held before. */
  take: (slotAt: number) => Promise<Taken>;
  giveBack: () => void;
  /** Told elsewhere that the slot cannot be had any more. */
  lose: (alternatives: number[]) => void;
  /** Forgets what went wrong. */
  settle: () => void;
};

export type HoldingParts = {
  api: PublicApi;
  prover: Prover;
  wish: VisitRequest;
  held: HoldResult | null;
  keep: (change: { held: HoldResult | null }) => void;
};

const GONE: readonly SpokenRefusal['code'][] = ['slotTaken', 'slotNotOffered', 'slotInThePast', 'holdExpired'];

/** Whether a refusal says that the slot cannot be had. */
export const isGone = ({ code }: SpokenRefusal): boolean => GONE.includes(code);

export const useHolding = ({ api, prover, wish, held, keep }: HoldingParts): Holding => {
  const [busyAt, setBusyAt] = useState<number | null>(null);
  const [gone, setGone] = useState<TakenSlot | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const settle = () => {
    setGone(null);
    setRefusal(null);
  };
  const take = async (slotAt: number): Promise<Taken> => {
    if (busyAt !== null) return 'busy';
    settle();
    setBusyAt(slotAt);
    const instead = held && { holdId: held.holdId, slotAt: held.slotAt };
    const answer = await askWithProof(prover, (proof) => api.hold({ ...wish, slotAt, instead }, proof));
    setBusyAt(null);
    if (answer.ok) {
      keep({ held: answer.result });
      return 'held';
    }
    if (!isGone(answer.refusal)) {
      setRefusal(answer.refusal);
      return 'refused';
    }
    setGone({ slotAt, alternatives: answer.alternatives ?? [] });
    return 'gone';
  };
  return {
    held,
    busyAt,
    gone,
    refusal,
    take,
    settle,
    giveBack: () => {
      if (held === null) return;
      // Nobody waits for this: what is not given back ends by itself.
      void api.giveBack(held);
      keep({ held: null });
    },
    lose: (alternatives) => {
      if (held !== null) setGone({ slotAt: held.slotAt, alternatives });
    },
  };
};
