// R12: the thread in which past weeks are played again: days come in one by one, then what is to be changed.
import { parentPort } from 'node:worker_threads';
import type { ReplayResult } from '../../shared/replay/replay';
import type { PastEvents } from '../queue/replay/pastDay';
import { type ReplayAsked, replay } from '../queue/replay/replay';

export type ThreadAsked = { kind: 'day'; day: PastEvents } | ({ kind: 'play' } & Omit<ReplayAsked, 'past'>);
/** How far it is, from 0 to 1; or what came out, null where no day could be played. */
export type ThreadSaid = { progress: number } | { result: ReplayResult | null };

/** Nobody looks more often than at each hundredth. */
const STEP = 0.01;

const past: PastEvents[] = [];

const say = (said: ThreadSaid) => parentPort?.postMessage(said);

parentPort?.on('message', (asked: ThreadAsked) => {
  if (asked.kind === 'day') {
    past.push(asked.day);
    return;
  }
  const steps = replay({ ...asked, past });
  let told = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    if (step.value < told + STEP) continue;
    told = step.value;
    say({ progress: told });
  }
  say({ result: step.value });
});
