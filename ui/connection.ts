// The wire between a screen and the server: notices silence, comes back by itself, asks again with the same id (N4).
import { io, type Socket } from 'socket.io-client';
import type { Request } from '../shared/commands';
import type { ClientToServer, Handshake, Reply, ServerToClient, Snapshot } from '../shared/protocol';
import {
  type Answer,
  type Ask,
  type Asked,
  type Link,
  OFFLINE,
  type ResultOf,
  type ScreenName,
  type ViewOf,
} from './link';

/** The server pings every 2 s; two missed ones and the screen says so, well within the 5 s of D4. */
const SILENCE_MS = 4000;
const LOOK_EVERY_MS = 500;
const ANSWER_WITHIN_MS = 5000;
const BACK_WITHIN_MS = 10_000;
const CALL_AGAIN_MS = 500;

export type Connection<View> = {
  link: () => Link<View>;
  /** Shakes hands anew, after a login has changed what this browser may see. */
  reconnect: () => void;
  close: () => void;
};

export type ConnectionParts<Name extends ScreenName> = {
  /** Where the server is: '' for the page's own origin. */
  origin: string;
  screen: Name;
  deviceId: string;
  /** The link has changed. */
  onChange: (link: Link<ViewOf<Name>>) => void;
  /** The server does not know this device, or not any more; nothing will come until it is paired again. */
  onNotPaired: () => void;
};

/** An id by chance that the server accepts. `crypto.randomUUID` is missing on plain-http origins. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const isSnapshotOf = <Name extends ScreenName>(
  snapshot: Snapshot,
  screen: Name,
): snapshot is Snapshot<ViewOf<Name>> => {
  const { view } = snapshot;
  return typeof view === 'object' && view !== null && 'screen' in view && view.screen === screen;
};

/** Opens the socket of a paired device and keeps it open until `close`. */
export const openConnection = <Name extends ScreenName>(parts: ConnectionParts<Name>): Connection<ViewOf<Name>> => {
  const handshake: Handshake = { deviceId: parts.deviceId };
  const socket: Socket<ServerToClient, ClientToServer> = io(parts.origin, {
    auth: handshake,
    transports: ['websocket'],
    // An attempt and the pause after it stay below the 2 s in which a display shows the truth again (D4).
    reconnectionDelay: 200,
    reconnectionDelayMax: 500,
    timeout: 1000,
  });
  const waitingForOnline = new Set<(isOnline: boolean) => void>();
  let heardAt = performance.now();
  let callAgain: ReturnType<typeof setTimeout> | undefined;

  const becomesOnline = () =>
    new Promise<boolean>((resolve) => {
      if (link.online) return resolve(true);
      const settle = (isOnline: boolean) => {
        clearTimeout(timer);
        waitingForOnline.delete(settle);
        resolve(isOnline);
      };
      const timer = setTimeout(settle, BACK_WITHIN_MS, false);
      waitingForOnline.add(settle);
    });

  const send = (request: Request): Promise<Reply | null> =>
    socket
      .timeout(ANSWER_WITHIN_MS)
      .emitWithAck('command', request)
      .catch(() => null);

  const ask: Ask = async <Command extends Asked>(command: Command) => {
    if (!link.online) return { ok: false, refusal: OFFLINE };
    const request: Request = { id: newId(), command };
    const reply = (await send(request)) ?? ((await becomesOnline()) ? await send(request) : null);
    // Both ends are built from one contract, in which a command's type settles its result.
    return (reply ?? { ok: false, refusal: OFFLINE }) as Answer<ResultOf<Command['type']>>;
  };

  let link: Link<ViewOf<Name>> = { snapshot: null, online: false, ask };
  const change = (next: Partial<Link<ViewOf<Name>>>) => {
    link = { ...link, ...next };
    parts.onChange(link);
  };
  const goOffline = () => {
    if (link.online) change({ online: false });
  };

  const hear = () => {
    heardAt = performance.now();
  };
  const look = setInterval(() => {
    if (!socket.connected || performance.now() - heardAt < SILENCE_MS) return;
    goOffline();
    socket.io.engine.close();
  }, LOOK_EVERY_MS);

  // The client comes back by itself only where the transport failed, not where the server hung up or refused.
  const comeBack = () => {
    goOffline();
    if (socket.active) return;
    clearTimeout(callAgain);
    callAgain = setTimeout(() => socket.connect(), CALL_AGAIN_MS);
  };

  socket.io.on('ping', hear);
  socket.on('connect', hear);
  socket.on('snapshot', (snapshot) => {
    hear();
    if (!isSnapshotOf(snapshot, parts.screen)) return;
    change({ snapshot, online: true });
    for (const settle of waitingForOnline) settle(true);
  });
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') comeBack();
  });
  socket.on('connect_error', (error) => {
    if (error.message === 'notPaired') parts.onNotPaired();
    else comeBack();
  });

  return {
    link: () => link,
    reconnect: () => void socket.disconnect().connect(),
    close: () => {
      clearInterval(look);
      socket.disconnect();
      clearTimeout(callAgain);
      for (const settle of waitingForOnline) settle(false);
    },
  };
};
