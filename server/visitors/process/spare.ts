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

const forked = (mostMb: number): ChildProcess | null => {
  try {
    return forkProgram(PROGRAM, [], {
      execArgv: [`--max-old-space-size=${mostMb}`],
      env: environment(),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  } catch {
    return null;
  }
};

/** Of a process that could not begin Node tells no end: as if it had ended. */
export const endsAnyhow = (child: ChildProcess): ChildProcess => {
  // What it does not live to hear is told to the next one, by the log.
  child.on('error', () => {
    if (child.pid === undefined) child.emit('exit', null, null);
  });
  return child;
};

/**
 * A process that waits to be told to begin. Its scripts may take so many MB of memory. Where the machine has no room for one
 * more, it is null, or ends at once.
 */
export const forkSide = (mostMb: number): ChildProcess | null => {
  const child = forked(mostMb);
  return child && endsAnyhow(child);
};

export const createSpare = (fork: () => ChildProcess | null) => {
  let spare: ChildProcess | null = null;
  let pause = 0;
  return {
    /** Every second in which the public side is up: whoever took a spare's place has to get to work first. */
    tend: (): void => {
      if (spare !== null || pause-- > 0) return;
      const made = fork();
      spare = made;
      const over = () => {
        if (spare !== made) return;
        spare = null;
        pause = LOOKS_AFTER_END;
      };
      if (made === null) over();
      else made.once('exit', over);
    },
    /** Whoever is ready, or else somebody new. */
    take: (): ChildProcess | null => {
      const taken = spare ?? fork();
      [spare, pause] = [null, 0];
      return taken;
    },
    close: (): void => void spare?.kill('SIGKILL'),
  };
};
