// The wire to the server: notices silence, and comes back by itself whoever hung up.
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient, Snapshot } from '../shared/protocol';

const LOOK_EVERY_MS = 500;
/** An attempt and the pause before it stay below the 2 s in which a display shows the truth again (D4). */
const CALL_AGAIN_MS = 300;
/** Phones far away take their time to open a socket. */
const OPEN_WITHIN_MS = 10_000;

export type WireParts = {
  /** Where the server is: '' for the page's own origin. */
  origin: string;
  /** What the server is told on connecting. */
  handshake: Record<string, string>;
  /** So long a request may take that asks whether the server is there: short in the house, long on a mobile network. */
  patienceMs: number;
  /** Silence of so long is taken for a lost link: two missed heartbeats, and in the house well within the 5 s of D4. */
  silenceMs: number;
  onSnapshot: (snapshot: Snapshot) => void;
  /** The server is silent or gone; may come several times in a row. */
  onDown: () => void;
  /** The server was reached and refused, or could not be reached: whether to go on trying. */
  onRefused: (reason: string) => 'again' | 'stay away';
};

export type Wire = { socket: Socket<ServerToClient, ClientToServer>; close: () => void };

/** Opens a socket and keeps it open until `close`. */
export const openWire = (parts: WireParts): Wire => {
  const { origin, handshake, patienceMs, silenceMs, onSnapshot, onDown, onRefused } = parts;
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
    else callAgain = setTimeout(tryAgain, CALL_AGAIN_MS);
  };

  const hear = () => {
    heardAt = performance.now();
  };
  const look = setInterval(() => {
    if (!socket.connected || performance.now() - heardAt < silenceMs) return;
    onDown();
    socket.io.engine.close();
  }, LOOK_EVERY_MS);

  const comeBack = () => {
    onDown();
    if (isClosed) return;
    clearTimeout(callAgain);
    callAgain = setTimeout(tryAgain, CALL_AGAIN_MS);
  };

  socket.io.on('ping', hear);
  socket.on('connect', hear);
  socket.on('snapshot', (snapshot) => {
    hear();
    onSnapshot(snapshot);
  });
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') comeBack();
  });
  socket.on('connect_error', (error) => {
    if (onRefused(error.message) === 'again') comeBack();
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
