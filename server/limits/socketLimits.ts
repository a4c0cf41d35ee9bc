// What one network, and one reader that does not read, may take of a socket server.
import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';
import type { Networks } from './networks';

const LOOK_EVERY_MS = 2000;

type EngineSocket = {
  request: IncomingMessage;
  writeBuffer: { data?: unknown }[];
  transport: { name: string; socket?: { bufferedAmount?: number } };
  once: (event: 'close', listener: () => void) => void;
  close: (discard?: boolean) => void;
};

/**
 * Counts open connections by network, those that have not shaken hands yet among them. The function that it gives back says
 * whether a handshake is one too many.
 */
export const limitHandshakes = (
  io: Pick<Server, 'engine'>,
  { networkOf }: Networks,
  most: number,
): ((request: IncomingMessage) => boolean) => {
  const open = new Map<string, number>();
  io.engine.on('connection', (socket: EngineSocket) => {
    const network = networkOf(socket.request);
    open.set(network, (open.get(network) ?? 0) + 1);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
  return (request) => {
    // A session that is going on by polling is no new one.
    if (request.url?.includes('sid=')) return true;
    return (open.get(networkOf(request)) ?? 0) < most;
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
