// The booking site: asks the office what there is, and goes through the steps with whoever came.
import { useEffect, useErrorBoundary, useMemo } from 'preact/hooks';
import { createProver } from '../../ui/proofOfWork';
import { createSolver } from '../../ui/proofWorker';
import { openPublicApi } from '../../ui/publicApi';
import { Broken } from '../Broken';
import { Booking } from './Booking';
import './book.scss';

/** The ticket page of an appointment takes the place of its booking in the browser's history. */
const leaveFor = (key: string) => location.replace(`/t/${encodeURIComponent(key)}`);

export const Site = () => {
  const parts = useMemo(() => {
    const api = openPublicApi();
    return { api, prover: createProver({ challenge: api.challenge, solve: createSolver() }) };
  }, []);
  // A browser that keeps the page as it was when it was left shows a booking that is over.
  useEffect(() => {
    const begin = ({ persisted }: PageTransitionEvent) => {
      if (persisted) location.reload();
    };
    addEventListener('pageshow', begin);
    return () => removeEventListener('pageshow', begin);
  }, []);
  const [error] = useErrorBoundary();
  return error ? <Broken page="book" /> : <Booking {...parts} address={location.search} onBooked={leaveFor} />;
};
