// The wire to the server: notices silence, and comes back by itself whoever hung up.
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient, Snapshot } from '../shared/protocol';

/** The server pings every 2 s; two missed ones and the screen says so, well within the 5 s of D4. */
const SILENCE_MS = 4000;
const LOOK_EVERY_MS = 500;
const CALL_AGAIN_MS = 500;

export type WireParts = {
  /** Where the server is: '' for the page's own origin. */
  origin: string;
  /** What the server is told on connecting. */
  handshake: Record<string, string>;
  onSnapshot: (snapshot: Snapshot) => void;
  /** The server is silent or gone; may come several times in a row. */
  onDown: () => void;
  /** The server was reached and refused, or could not be reached: whether to go on trying. */
  onRefused: (reason: string) => 'again' | 'stay away';
};

export type Wire = { socket: Socket<ServerToClient, ClientToServer>; close: () => void };

/** Opens a socket and keeps it open until `close`. */
export const openWire = ({ origin, handshake, onSnapshot, onDown, onRefused }: WireParts): Wire => {
  const socket: Wire['socket'] = io(origin, {
    auth: handshake,
    transports: ['websocket'],
    // An attempt and the pause after it stay below the 2 s in which a display shows the truth again (D4).
    reconnectionDelay: 200,
    reconnectionDelayMax: 500,
    timeout: 1000,
  });
  let heardAt = performance.now();
  let callAgain: ReturnType<typeof setTimeout> | undefined;

  const hear = () => {
    heardAt = performance.now();
  };
  const look = setInterval(() => {
    if (!socket.connected || performance.now() - heardAt < SILENCE_MS) return;
    onDown();
    socket.io.engine.close();
  }, LOOK_EVERY_MS);

  // The client comes back by itself only where the transport failed, not where the server hung up or refused.
  const comeBack = () => {
    onDown();
    if (socket.active) return;
    clearTimeout(callAgain);
    callAgain = setTimeout(() => socket.connect(), CALL_AGAIN_MS);
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
      clearInterval(look);
      socket.disconnect();
      clearTimeout(callAgain);
    },
  };
};
