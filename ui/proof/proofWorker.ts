// Solves in a worker, so that the page never stutters; there is one worker, and it solves one challenge at a time.
import type { Challenge, Solution } from './proofOfWork';
import SolverWorker from './proofSolver?worker';

/** Solves a challenge; null when this browser cannot. */
export const createSolver = (): ((challenge: Challenge) => Promise<Solution | null>) => {
  const worker = new SolverWorker();
  let turn: Promise<unknown> = Promise.resolve();
  const solve = (challenge: Challenge) =>
    new Promise<Solution | null>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<Solution | null>) => resolve(data);
      worker.onerror = () => resolve(null);
      worker.postMessage(challenge);
    });
  return (challenge) => {
    const solved = turn.then(() => solve(challenge));
    turn = solved;
    return solved;
  };
};
