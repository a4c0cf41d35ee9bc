// What one network, and one reader that does not read, may take of a socket server.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';
import { keysOf, loadOf, type Network } from '../queue/day/network';
import type { Networks } from './networks';

const LOOK_EVERY_MS = 2000;

type EngineSocket = {
  request: IncomingMessage;
  writeBuffer: { data?: unknown }[];
  transport: { name: string; socket?: { bufferedAmount?: number } };
  once: (event: 'close', listener: () => void) => void;
  close: (discard?: boolean) => void;
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

/** Counts open connections by network, those that have not shaken hands yet among them. */
export const limitHandshakes = (io: Pick<Server, 'engine'>, { networkOf }: Networks, most: number) => {
  const open = createOpen();
  io.engine.on('connection', (socket: EngineSocket) => {
    socket.once('close', open.enter(networkOf(socket.request)));
  });
  return {
    /** Whether a connection is let in at all; a session that is going on by polling is no new one. */
    admits: (request: IncomingMessage): boolean =>
      request.url?.includes('sid=') || open.load(networkOf(request)) < most * (1 + TOLD_SHARE),
    /** Whether one that was let in, and counts already, is one too many. */
    isTooMany: (request: IncomingMessage): boolean => open.load(networkOf(request)) > most,
  };
};

const unreadOf = ({ writeBuffer, transport }: EngineSocket): number =>
  writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0) +
  (transport.socket?.bufferedAmount ?? 0);

/** Hangs up on connections for which more than so many bytes wait: who never reads shall not fill the memory. */
export const hangUpOnDeaf = (io: Pick<Server, 'engine'>, mostBytes: number): void => {
  const open = new Set<EngineSocket>();
  io.engine.on('connection', (socket: EngineSocket) => {
    open.add(socket);
    socket.once('close', () => void open.delete(socket));
  });
  const looking = setInterval(() => {
    for (const socket of open) if (unreadOf(socket) > mostBytes) socket.close(true);
  }, LOOK_EVERY_MS);
  looking.unref();
};
