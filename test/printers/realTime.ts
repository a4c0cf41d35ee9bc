// Printers answer within seconds of real time. A machine that stood still meanwhile says nothing of ours.
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Ours waits no less than this for anybody; whoever was kept from running for so long may have missed an answer. */
const STOOD_STILL_MS = 80;
const MOST = 3;

/** Plays a scene; once more, and no more than thrice, when it failed while this process could not run. */
export const inRealTime = async (play: () => Promise<void>): Promise<void> => {
  for (let turn = 1; ; turn++) {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    try {
      await play();
      return;
    } catch (error) {
      if (turn === MOST || delay.max / 1e6 < STOOD_STILL_MS) throw error;
    } finally {
      delay.disable();
    }
  }
};
