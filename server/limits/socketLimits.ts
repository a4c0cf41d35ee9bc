// What one network, and one reader that does not read, may take of a socket server.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import { keysOf, loadOf, type Network } from '../queue/day/network';
import type { Networks } from './networks';

const LOOK_EVERY_MS = 2000;

type Watched = Pick<Server, 'engine' | 'httpServer'>;

/** The WebSocket below; a session of plain requests has none. */
type Line = { bufferedAmount: number; terminate: () => void; on: (event: 'ping', listener: () => void) => void };

type EngineSocket = {
  request: IncomingMessage;
  writeBuffer: { data?: unknown }[];
  transport: { name: string; socket?: Line };
  once: (event: 'close', listener: () => void) => void;
  on: (event: 'packet', listener: () => void) => void;
  close: (discard?: boolean) => void;
};

/** At once: who is asked to close a WebSocket may take half a minute over it. */
const hangUp = (socket: EngineSocket): void => {
  const line = socket.transport.socket;
  socket.close(true);
  line?.terminate();
};

/** Counts what is open by network. */
const createOpen = () => {
  const open = new Map<string, number>();
  const change = (network: Network, by: 1 | -1) => {
    for (const key of keysOf(network)) {
      const count = (open.get(key) ?? 0) + by;
      if (count > 0) open.set(key, count);
      else open.delete(key);
    }
  };
  return {
    /** One more is open; the function that it gives back says that it has closed. */
    enter: (network: Network): (() => void) => {
      change(network, 1);
      return () => change(network, -1);
    },
    load: (network: Network): number => loadOf(network, (key) => open.get(key) ?? 0),
  };
};

/** S18: hangs up on a network that has too many connections open; a trusted proxy may have any number. */
export const limitConnections = (
  server: Pick<HttpServer, 'on'>,
  { networkOfPeer }: Pick<Networks, 'networkOfPeer'>,
  most: number,
): void => {
  const open = createOpen();
  server.on('connection', (socket) => {
    const network = networkOfPeer(socket.remoteAddress ?? '');
    if (network === null) return;
    if (open.load(network) >= most) socket.destroy();
    else socket.once('close', open.enter(network));
  });
};

/** So many more than may stay are let in, to be told why they may not: a browser is told nothing of a refused upgrade. */
const TOLD_SHARE = 0.2;

export type MostSockets = { ofNetwork: number; ofAll: number };

/** Counts open connections by network, those that have not shaken hands yet among them. */
export const limitHandshakes = (io: Pick<Server, 'engine'>, { networkOf }: Networks, most: MostSockets) => {
  const { ofNetwork, ofAll } = most;
  const open = createOpen();
  io.engine.on('connection', (socket: EngineSocket) => {
    socket.once('close', open.enter(networkOf(socket.request)));
  });
  return {
    /** Whether a new session is let in at all. */
    admits: (request: IncomingMessage): boolean =>
      io.engine.clientsCount < ofAll * (1 + TOLD_SHARE) && open.load(networkOf(request)) < ofNetwork * (1 + TOLD_SHARE),
    /** Whether one that was let in, and counts already, is one too many. */
    isTooMany: (request: IncomingMessage): boolean => open.load(networkOf(request)) > ofNetwork,
  };
};

const unreadOf = ({ writeBuffer, transport }: EngineSocket): number =>
  writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0) +
  (transport.socket?.bufferedAmount ?? 0);

/** What is looked at again and again, until the port is closed. */
const untilClosed = (io: Watched, look: () => void): void => {
  const looking = setInterval(look, LOOK_EVERY_MS);
  looking.unref();
  io.httpServer.once('close', () => clearInterval(looking));
};

/** Hangs up on connections for which more than so many bytes wait: who never reads shall not fill the memory. */
export const hangUpOnDeaf = (io: Watched, mostBytes: number): void => {
  const open = new Set<EngineSocket>();
  io.engine.on('connection', (socket: EngineSocket) => {
    open.add(socket);
    socket.once('close', () => void open.delete(socket));
  });
  untilClosed(io, () => {
    for (const socket of open) if (unreadOf(socket) > mostBytes) hangUp(socket);
  });
};

/** S93: hangs up on who says more than so much in two seconds, heartbeats among it: of those who are only told. */
export const hangUpOnTalkers = (io: Watched, most: number): void => {
  let said = new WeakMap<EngineSocket, number>();
  io.engine.on('connection', (socket: EngineSocket) => {
    const count = () => {
      const times = (said.get(socket) ?? 0) + 1;
      said.set(socket, times);
      if (times > most) hangUp(socket);
    };
    socket.on('packet', count);
    // Each is answered: who sends them and takes no answer fills the memory.
    socket.transport.socket?.on('ping', count);
  });
  untilClosed(io, () => {
    said = new WeakMap();
  });
};

/** A session stays on the way on which it has begun: a second one beside it would be counted by nobody. */
export const keepToOneWay = (io: Pick<Server, 'engine'>): void => {
  io.engine.use((request: IncomingMessage, _response: unknown, next: (error?: Error) => void) => {
    const isOfSession = new URL(request.url ?? '/', 'http://localhost').searchParams.has('sid');
    const isUpgrade = request.headers.upgrade !== undefined;
    next(isUpgrade && isOfSession ? new Error('one way only') : undefined);
  });
};

/** What a socket came with is most of what it takes of the memory: it was read, and is let go. */
export const forgetRequest = ({ conn, handshake }: Pick<Socket, 'conn' | 'handshake'>): void => {
  Object.assign(conn, { request: null });
  Object.assign(handshake, { headers: {}, query: {} });
};
