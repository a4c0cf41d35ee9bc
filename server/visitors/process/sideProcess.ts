// The public side as a process of its own. It lives as long as its office, and not a moment longer.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createLog } from '../../basics/log';
import { createHost } from '../host';
import type { State, ToOffice, ToVisitors } from '../messages';
import { machineMs } from '../officeEnd';
import type { OfficeState } from '../side';

// What it writes is for its own eyes.
process.umask(0o077);
process.title = 'wertmarke-spare';

try {
  // Where the machine's memory ends, this goes before the office does.
  writeFileSync('/proc/self/oom_score_adj', '500');
} catch {
  // No Linux.
}

let log = createLog('error');

/** It is begun again by the office, with what the log says. */
const give = (error: unknown, why: string): never => {
  log.fatal({ error }, why);
  process.exit(1);
};
process.on('uncaughtException', (error) => give(error, 'the public side has broken'));
process.on('unhandledRejection', (error) => give(error, 'the public side has broken'));
// The office is asked to end, and ends this with it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit());

// A loop that hangs hears nothing of it.
new Worker(join(__dirname, 'officeWatch.js'), { workerData: { office: process.ppid } }).unref();

const say = (said: ToOffice): void => void process.send?.(said, undefined, {}, () => undefined);

/** The office's clock goes on between what is told of it. */
const followed = (first: State, speed: number): OfficeState => {
  let last = first;
  return {
    hear: (state) => {
      last = state;
    },
    now: () => (last.isAway ? last.now : Math.round(last.now + (machineMs() - last.at) * speed)),
    url: () => last.url,
    isReady: () => last.isReady,
    isAway: () => last.isAway === true,
  };
};

const host = createHost({
  say,
  logOf: ({ logLevel }) => {
    log = createLog(logLevel);
    return log;
  },
  stateOf: (first, { speed }) => followed(first, speed),
  failed: (error) => give(error, 'the public side has lost the log'),
});

process.on('message', (told: ToVisitors) => {
  if (told.kind === 'begin') process.title = 'wertmarke-public';
  if (told.kind === 'end') void host.close().finally(() => process.exit());
  else host.hear(told);
});
