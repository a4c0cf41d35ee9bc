// Where a public side lives: it begins with the first thing that it is told, and hears everything after it in its order.
import type { Logger } from '../basics/log';
import { createInbox } from './inbox';
import type { SideConfig, State, ToOffice, ToVisitors } from './messages';
import { type OfficeState, openSide, type Side } from './side';

export type HostParts = {
  say: (said: ToOffice) => void;
  logOf: (config: SideConfig) => Logger;
  stateOf: (first: State, config: SideConfig) => OfficeState;
  /** What was told could not be taken: what is in memory may not be what the log says. */
  failed: (error: unknown) => void;
};

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** S89: the log is to be read again, and again: while it takes longer than until the next time, the last one has all of it. */
export const isReadLater = (told: ToVisitors, behind: readonly ToVisitors[]): boolean =>
  told.kind === 'anew' && behind.some(({ kind }) => kind === 'anew');

export const createHost = ({ say, logOf, stateOf, failed }: HostParts) => {
  let side: Side | null = null;
  const begin = async ({ config, state, today }: Extract<ToVisitors, { kind: 'begin' }>): Promise<void> => {
    try {
      side = await openSide({ config, today, log: logOf(config), state: stateOf(state, config), say });
      say({ kind: 'listening', port: side.port });
    } catch (error) {
      say({ kind: 'cannotListen', message: String(error), code: codeOf(error) });
    }
  };
  return {
    hear: createInbox<ToVisitors>(
      (told) => (told.kind === 'begin' ? begin(told) : side?.hear(told)),
      failed,
      isReadLater,
    ),
    close: async (): Promise<void> => {
      const ending = side;
      side = null;
      await ending?.close();
    },
  };
};
