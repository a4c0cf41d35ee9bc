// What every part of the booking site knows: the office, its clock, and the way to ask it.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PublicOffice } from '../../../shared/booking';
import type { PublicApi } from '../../../ui/link/publicApi';
import type { Prover } from '../../../ui/proof/proofOfWork';

export type Desk = {
  office: PublicOffice;
  /** The office's time (epoch ms) now. */
  now: () => number;
  api: PublicApi;
  prover: Prover;
};

const Given = createContext<Desk | null>(null);
export const DeskProvider = Given.Provider;

export const useDesk = (): Desk => {
  const desk = useContext(Given);
  if (desk === null) throw new Error('no desk is given here');
  return desk;
};
