// The worker that solves challenges, beside the page: a message with a challenge is answered by its solution, or null.
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from './proofKey';
import type { Challenge } from './proofOfWork';

addEventListener('message', ({ data: challenge }: MessageEvent<Challenge>) => {
  void solveChallenge({ challenge, deriveKey }).then(
    (solution) => postMessage(solution),
    () => postMessage(null),
  );
});
