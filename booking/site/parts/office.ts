// What every part of the booking site knows: the office, its clock, and the way to ask it.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PublicOffice } from '../../../shared/booking';
import type { PublicApi } from '../../../ui/link/publicApi';
import type { Prover } from '../../../ui/proof/proofOfWork';

export type BookingContext = {
  office: PublicOffice;
  /** The office's time (epoch ms) now. */
  now: () => number;
  api: PublicApi;
  prover: Prover;
};

const Given = createContext<BookingContext | null>(null);
export const DeskProvider = Given.Provider;

export const useBookingContext = (): BookingContext => {
  const context = useContext(Given);
  if (context === null) throw new Error('no context is given here');
  return context;
};
