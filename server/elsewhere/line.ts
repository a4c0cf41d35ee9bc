// The line of a public side on another machine to the office at work: found through the database, held, and found again after
// whatever end, also where another program has become the office.
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Logger } from '../basics/log';
import type { Line, LineRead } from '../storage/engine';
import type { ToElsewhere } from '../visitors/messages';
import { LINE_PATH, type SaidElsewhere, VERSION_HEADER } from '../visitors/officeLines';

const AGAIN_MS = 500;
const GREET_MS = 3_000;
/** The office says something every second. */
const SILENCE_MS = 5_000;
/** A turn of the office, with what a calendar brings at once. */
const MOST_BYTES = 64_000_000;

const OTHER_VERSION = 'the office is of another version: this machine waits until both are alike';

export type LineParts = {
  /** Where the office at work is, by the database. */
  read: () => Promise<LineRead>;
  version: string;
  hear: (told: ToElsewhere) => void;
  /** The line is cut: nobody answers what was asked. */
  cut: () => void;
  /** While there is no line: what the database says of how much was written (`LineRead`), or that it does not answer. */
  looked: (mark: string | null) => void;
  log: Logger;
};

export const openLine = ({ read, version, hear, cut, looked, log }: LineParts) => {
  let socket: WebSocket | null = null;
  let isClosed = false;
  let told = '';
  /** The same trouble is told once. */
  const tellOnce = (why: string, said?: string): void => {
    if (why !== told) log.warn({ said }, why);
    told = why;
  };

  /** Resolves when the line has ended. */
  const hold = ({ url, secret }: Line): Promise<void> =>
    new Promise((resolve) => {
      const headers = { authorization: `Bearer ${secret}`, [VERSION_HEADER]: version };
      const one = new WebSocket(`${url.replace(/^http/, 'ws')}${LINE_PATH}`, {
        ...{ headers, handshakeTimeout: GREET_MS, maxPayload: MOST_BYTES, perMessageDeflate: false },
      });
      let late: NodeJS.Timeout | undefined;
      const hears = (): void => {
        clearTimeout(late);
        late = setTimeout(() => one.terminate(), SILENCE_MS);
      };
      hears();
      one.on('open', () => {
        socket = one;
        told = '';
        log.info('the line to the office is there');
      });
      one.on('message', (data) => {
        hears();
        hear(JSON.parse(String(data)) as ToElsewhere);
      });
      let why = 'the office is not reached';
      one.on('unexpected-response', (_request, { statusCode }) => {
        why = statusCode === 426 ? OTHER_VERSION : `the office does not let this machine in (${statusCode})`;
        one.terminate();
      });
      one.on('error', ({ message }) => tellOnce(why, message));
      one.once('close', () => {
        clearTimeout(late);
        if (socket === one) {
          socket = null;
          cut();
        }
        resolve();
      });
    });

  const find = async (): Promise<Line | null> => {
    try {
      const { line, mark } = await read();
      looked(mark);
      if (line === null) tellOnce('no office has said yet where it is');
      return line;
    } catch (error) {
      looked(null);
      tellOnce('the database does not say where the office is', String(error));
      return null;
    }
  };
  const run = async (): Promise<void> => {
    while (!isClosed) {
      const line = await find();
      if (line !== null && !isClosed)
        await hold(line).catch((error: unknown) => tellOnce('the office has an address that is none', String(error)));
      if (!isClosed) await sleep(AGAIN_MS);
    }
  };
  const running = run();
  return {
    /** False where nobody is there to hear it. */
    say: (said: SaidElsewhere): boolean => {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(said), () => undefined);
      return true;
    },
    close: async (): Promise<void> => {
      isClosed = true;
      socket?.terminate();
      await running;
    },
  };
};
