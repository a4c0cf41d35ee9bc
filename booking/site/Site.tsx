// The booking site: asks the office what there is, and goes through the steps with whoever came, or shows a paper (S57).
import { useEffect, useErrorBoundary, useMemo, useRef } from 'preact/hooks';
import { openPublicApi } from '../../ui/link/publicApi';
import { createProver } from '../../ui/proof/proofOfWork';
import { createSolver } from '../../ui/proof/proofWorker';
import { paperAt } from '../papers/address';
import { Broken } from '../parts/Broken';
import { MOVED, NO_LETTER } from '../ticket/address';
import { Booking } from './Booking';
import './site.scss';
import type { Booked } from './contact/Finish';

/** Who only reads has nothing to prove. */
const NO_PROVER = { take: () => Promise.resolve(null) };

export const Site = () => {
  const parts = useMemo(() => {
    const api = openPublicApi();
    const paper = paperAt(location.pathname);
    return {
      api,
      paper,
      prover: paper ? NO_PROVER : createProver({ challenge: api.challenge, solve: createSolver() }),
    };
  }, []);
  const isBooked = useRef(false);
  // A browser that kept the page as it was when it was left would show a booking that is over.
  useEffect(() => {
    const beginAnew = ({ persisted }: PageTransitionEvent) => {
      if (persisted && isBooked.current) location.reload();
    };
    addEventListener('pageshow', beginAnew);
    return () => removeEventListener('pageshow', beginAnew);
  }, []);
  /** The page of the appointment takes the place of its booking in the browser's history. */
  const leaveFor = ({ key, isMoved, lacksLetter }: Booked) => {
    isBooked.current = true;
    const said = [isMoved ? MOVED : [], lacksLetter ? NO_LETTER : []].flat().join('&');
    location.replace(`/t/${encodeURIComponent(key)}${said && `?${said}`}`);
  };
  const [error] = useErrorBoundary();
  return error ? <Broken page="book" /> : <Booking {...parts} address={location.search} onBooked={leaveFor} />;
};
