// Past weeks played again, as they were and with something changed.
import { type ReplayState, replayChangeSchema } from '../replay';
import { answer, query, roomCommand } from './define';

export const replayCommands = {
  startReplay: roomCommand({
    does: 'Plays the last eight weeks again with something changed (R11); one at a time, watched by `replayState`.',
    asks: { change: replayChangeSchema },
    answers: answer<ReplayState>(),
    isRemembered: false,
  }),
  cancelReplay: roomCommand({
    does: 'Gives up the replay that is under way.',
    asks: {},
    answers: answer<ReplayState>(),
    isRemembered: false,
  }),
  replayState: query({
    does: 'How far a replay is, and what came out of the last one.',
    asks: {},
    answers: answer<ReplayState>(),
    may: ['admin'],
    looksAt: 'nothing',
  }),
};
