// X11: the search for people over the whole database, begun by whoever asks and looked at until it has ended.
import type { Proof, ProofResult } from '../../shared/privacy';
import type { Store } from '../storage/port';

type Run = { run: string; share: number; proof: Proof | null; failure: unknown };

/** `clock` is the office's, `version` the program's. */
export const createProving = (store: Pick<Store, 'looking'>, clock: () => number, version: string) => {
  let last: Run | null = null;

  const begin = (run: string): Run => {
    const begun: Run = { run, share: 0, proof: null, failure: null };
    store
      .looking('proof', { now: clock() }, (share) => {
        begun.share = share;
      })
      .then((proof) => {
        begun.proof = proof;
      })
      .catch((error: unknown) => {
        begun.failure = error;
      });
    return begun;
  };

  /** Asked with the name of a search that nobody knows, begins it; whoever else searches is waited for. Throws what it died of. */
  return (run: string): ProofResult => {
    const isBusy = last !== null && last.proof === null && last.failure === null;
    if (last === null || (last.run !== run && !isBusy)) last = begin(run);
    const { share, proof, failure } = last;
    if (failure !== null) {
      last = null;
      throw failure;
    }
    return { share, proof: last.run === run ? proof : null, version };
  };
};
