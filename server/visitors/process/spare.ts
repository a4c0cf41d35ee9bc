// A process that is ready to be the next public side: on a busy machine a new one takes seconds to read its own program.
import { type ChildProcess, fork as forkProgram } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join(__dirname, 'sideProcess.js');
/** So many looks later another one is made, when one has ended that nobody needed. */
const LOOKS_AFTER_END = 10;

/** Nothing that only the office needs to know, and not whom systemd listens to. */
const environment = (): NodeJS.ProcessEnv => {
  const {
    METRICS_TOKEN: _token,
    NOTIFY_SOCKET: _socket,
    WATCHDOG_USEC: _usec,
    WATCHDOG_PID: _pid,
    ...rest
  } = process.env;
  return rest;
};

/** A process that waits to be told to begin. Its scripts may take so many MB of memory. */
export const forkSide = (mostMb: number): ChildProcess => {
  const child = forkProgram(PROGRAM, [], {
    execArgv: [`--max-old-space-size=${mostMb}`],
    env: environment(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // What it does not live to hear is told to the next one, by the log.
  child.on('error', () => undefined);
  return child;
};

export const createSpare = (fork: () => ChildProcess) => {
  let spare: ChildProcess | null = null;
  let pause = 0;
  return {
    /** Every second in which the public side is up: whoever took a spare's place has to get to work first. */
    tend: (): void => {
      if (spare !== null || pause-- > 0) return;
      const made = fork();
      spare = made;
      made.once('exit', () => {
        if (spare !== made) return;
        spare = null;
        pause = LOOKS_AFTER_END;
      });
    },
    /** Whoever is ready, or else somebody new. */
    take: (): ChildProcess => {
      const taken = spare ?? fork();
      [spare, pause] = [null, 0];
      return taken;
    },
    close: (): void => void spare?.kill('SIGKILL'),
  };
};
