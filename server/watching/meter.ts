// S53: what is counted while it happens, for Prometheus. Every label is of a closed list of ours: nobody can make one up.
import { Counter, Histogram, Registry } from 'prom-client';
import { COMMANDS, type CommandName } from '../../shared/commands';
import type { Reply } from '../../shared/protocol';
import type { RefusalCode } from '../../shared/refusals';
import type { Asked } from '../office/turns/commandBatch';
import type { Store } from '../storage/port';

/** Seconds: from what nobody notices to what everybody does. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const isName = (type: string): type is CommandName => Object.hasOwn(COMMANDS, type);

const outcomeOf = (code: RefusalCode) => (code === 'storageFailed' ? 'failed' : 'refused');

export const createMeter = () => {
  const registry = new Registry();
  const registers = [registry];
  const commands = new Counter({
    ...{ name: 'wertmarke_commands_total', help: 'Commands that were answered, by type and outcome.', registers },
    labelNames: ['type', 'outcome'] as const,
  });
  const refusals = new Counter({
    ...{ name: 'wertmarke_refusals_total', help: 'Commands that were refused, by the reason.', registers },
    labelNames: ['code'] as const,
  });
  const turns = new Histogram({
    ...{ name: 'wertmarke_turn_duration_seconds', help: 'Turns of commands, with what they read and their commit.' },
    ...{ buckets: BUCKETS, registers },
  });
  const commits = new Histogram({
    ...{ name: 'wertmarke_commit_duration_seconds', help: 'Commits of turns, until they are durable.' },
    ...{ buckets: BUCKETS, registers },
  });

  const timed =
    <Args extends unknown[]>(histogram: Histogram, act: (...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      const stop = histogram.startTimer();
      try {
        await act(...args);
      } finally {
        stop();
      }
    };

  /** Somebody was answered. */
  const count = (type: string, reply: Reply): void => {
    const code = reply.ok ? null : reply.refusal.code;
    const outcome = reply.ok ? 'done' : outcomeOf(reply.refusal.code);
    commands.inc({ type: isName(type) ? type : 'other', outcome });
    if (code !== null) refusals.inc({ code });
  };

  return {
    registry,
    count,
    /** The same store; how long its commits take is noted. */
    ofStore: <Kept extends Store>(store: Kept): Kept => ({ ...store, commit: timed(commits, store.commit) }),
    /** The same turn taking; how long turns take is noted. */
    ofTurns: <Args extends unknown[]>(take: (...args: Args) => Promise<void>) => timed(turns, take),
    /** The same door; what goes through it is counted. */
    ofDoor:
      (handle: (asked: Asked) => Promise<Reply>) =>
      async (asked: Asked): Promise<Reply> => {
        const reply = await handle(asked);
        count(asked.command.type, reply);
        return reply;
      },
  };
};
