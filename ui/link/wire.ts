// The wire to the server: notices silence, and comes back by itself whoever hung up.
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient, Snapshot } from '../../shared/protocol';

const LOOK_EVERY_MS = 500;
/** An attempt and the pause before it stay below the 2 s in which a display shows the truth again (D4). */
const CALL_AGAIN_MS = 300;
/** A socket that nobody answers is not waited for longer; then the way by plain requests is tried. */
const OPEN_WITHIN_MS = 5_000;

export type WireParts = {
  /** Where the server is: '' for the page's own origin. */
  origin: string;
  /** What the server is told on connecting. */
  handshake: Record<string, string>;
  /** So long a request may take that asks whether the server is there: short in the house, long on a mobile network. */
  patienceMs: number;
  /** Silence of so long is taken for a lost link: two missed heartbeats, and in the house well within the 5 s of D4. */
  silenceMs: number;
  /** The longest pause between two attempts: short in the house, where a screen shows the truth within 2 s (D4). */
  longestPauseMs: number;
  onSnapshot: (snapshot: Snapshot) => void;
  /** The server is silent or gone; may come several times in a row. */
  onDown: () => void;
  /** The server was reached and refused, or could not be reached: whether to go on trying. */
  onRefused: (reason: string) => 'again' | 'stay away';
};

export type Wire = { socket: Socket<ServerToClient, ClientToServer>; close: () => void };

/** The server was not reached, rather than reached and refusing. */
const isOfTheWay = (error: Error): boolean =>
  error.message === 'timeout' || ('type' in error && error.type === 'TransportError');

/** Opens a socket and keeps it open until `close`. */
export const openWire = (parts: WireParts): Wire => {
  const { origin, handshake, patienceMs, silenceMs, longestPauseMs, onSnapshot, onDown, onRefused } = parts;
  const socket: Wire['socket'] = io(origin, {
    auth: handshake,
    transports: ['websocket'],
    // Browsers hold back the WebSockets of a page that has failed with many: whether the server is there is asked by a
    // plain request, and a socket is tried only then.
    reconnection: false,
    timeout: OPEN_WITHIN_MS,
  });
  let heardAt = performance.now();
  let isClosed = false;
  /** Attempts in a row that came to nothing: each pause is longer than the one before, and no two phones' are alike. */
  let failures = 0;
  const pause = () =>
    Math.min(longestPauseMs, CALL_AGAIN_MS * 2 ** Math.min(failures++, 10)) * (0.5 + Math.random() / 2);
  let callAgain: ReturnType<typeof setTimeout> | undefined;

  const isThere = (): Promise<boolean> =>
    fetch(`${origin}/healthz`, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) }).then(
      (answer) => answer.ok,
      () => false,
    );
  const tryAgain = async () => {
    const found = await isThere();
    if (isClosed || socket.connected) return;
    if (found) socket.connect();
    else callAgain = setTimeout(tryAgain, pause());
  };

  const hear = () => {
    heardAt = performance.now();
  };
  const look = setInterval(() => {
    if (!socket.connected || performance.now() - heardAt < silenceMs) return;
    onDown();
    socket.io.engine.close();
  }, LOOK_EVERY_MS);

  /** Some networks let no WebSocket through: then the same goes by plain requests, and back if those fail too. */
  const goTheOtherWay = () => {
    const { opts } = socket.io;
    const isBySocket = opts.transports?.[0] === 'websocket';
    opts.transports = [isBySocket ? 'polling' : 'websocket'];
    opts.upgrade = false;
  };

  const comeBack = () => {
    onDown();
    if (isClosed) return;
    clearTimeout(callAgain);
    callAgain = setTimeout(tryAgain, pause());
  };

  socket.io.on('ping', hear);
  socket.on('connect', () => {
    failures = 0;
    hear();
  });
  socket.on('snapshot', (snapshot) => {
    hear();
    onSnapshot(snapshot);
  });
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') comeBack();
  });
  socket.on('connect_error', (error) => {
    if (isOfTheWay(error)) goTheOtherWay();
    if (onRefused(error.message) === 'again') comeBack();
    // The place is somebody else's.
    else socket.disconnect();
  });

  return {
    socket,
    close: () => {
      isClosed = true;
      clearInterval(look);
      socket.disconnect();
      clearTimeout(callAgain);
    },
  };
};
