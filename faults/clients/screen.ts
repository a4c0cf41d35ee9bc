// A screen in the office: paired by a link, connected by a socket, and connected again whenever it can be.
import { io, type Socket } from 'socket.io-client';
import type { PairResult, Reply, Snapshot } from '../../shared/protocol';
import { inTime, newId, PATIENCE_MS, type Way } from './asking';

export type Screen<View> = {
  way: Way;
  /** Asks once what nobody writes down. */
  once: (command: object) => Promise<Reply | null>;
  /** What it was shown last; null before. */
  view: () => View | null;
  /** Pairs anew by another link. */
  enter: (link: string) => Promise<boolean>;
  /** Cuts its line, as somebody who stumbles over a cable: it connects anew by itself. */
  drop: () => void;
  close: () => void;
};

const AGAIN_MS = 500;
const QUICK = { reconnectionDelay: 30, reconnectionDelayMax: 150, randomizationFactor: 0.5 };
/** Where networks are cut, a connection that takes longer is tried anew. */
const CONNECT_MS = 2000;

/** Resolves when a connection ends. */
const brokenOff = (socket: Socket): Promise<null> =>
  new Promise((resolve) => void socket.once('disconnect', () => resolve(null)));

const pair = async (base: string, link: string) => {
  const response = await fetch(`${base}/api/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: link.split('#pair=')[1] }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) return null;
  const { result } = (await response.json()) as { result: PairResult };
  const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0]);
  return { auth: { deviceId: result.deviceId }, extraHeaders: { cookie: cookies.join('; ') } };
};

/**
 * Opens a screen by a link of the office, which is reached at `base` from now on. On a busy machine, whoever tries anew too soon
 * never gets through: where nothing but the machine is slow, `connectMs` is long.
 */
export const openScreen = async <View>(
  base: string,
  link: string,
  connectMs: number = CONNECT_MS,
): Promise<Screen<View>> => {
  let socket: Socket | null = null;
  let seen: View | null = null;
  const enter = async (by: string): Promise<boolean> => {
    const known = await pair(base, by).catch(() => null);
    if (known === null) return false;
    socket?.close();
    seen = null;
    socket = io(base, { transports: ['websocket'], forceNew: true, timeout: connectMs, ...QUICK, ...known });
    const own = socket;
    // Whom the office has sent away or does not let in now comes back too, as screens do.
    const comeBack = () => void setTimeout(() => own === socket && !own.active && own.connect(), AGAIN_MS);
    own.on('connect_error', comeBack);
    own.on('disconnect', (reason) => reason !== 'io client disconnect' && comeBack());
    socket.on('snapshot', (snapshot: Snapshot<View>) => {
      seen = snapshot.view;
    });
    return true;
  };
  if (!(await enter(link))) throw new Error(`the office does not take the link ${link}`);
  const way: Way = (id, command) => {
    // What is asked of a socket that is not connected would be sent later, when somebody else may have been asked.
    const asked = socket;
    if (asked?.connected !== true) return Promise.resolve(null);
    const answer = asked.timeout(PATIENCE_MS).emitWithAck('command', { id, command }) as Promise<Reply>;
    return Promise.race([answer.catch(() => null), brokenOff(asked)]);
  };
  return {
    way,
    once: (command) => inTime(way(newId(), command)),
    view: () => seen,
    enter,
    drop: () => void socket?.io.engine?.close(),
    close: () => {
      const last = socket;
      socket = null;
      last?.close();
    },
  };
};
