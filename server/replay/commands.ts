// What the administration asks about past weeks played again.
import { type Answers, done, refused } from '../office/answers';
import type { Replays } from './replays';

export const replayAnswers = (
  replays: Pick<Replays, 'start' | 'cancel' | 'state'>,
): Answers<'startReplay' | 'cancelReplay' | 'replayState'> => ({
  startReplay: ({ change }) => (replays.start(change) ? done(replays.state()) : refused('replayRunning')),
  cancelReplay: () => {
    replays.cancel();
    return done(replays.state());
  },
  replayState: () => done(replays.state()),
});
