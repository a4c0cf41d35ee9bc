// What a program says at its ports while it waits: that it is none of the office's work, to be asked elsewhere.
import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '../basics/log';
import type { Health } from '../http/http';
import { listenOn, openPort, type TlsFiles } from '../http/port';

/** Said to people, who come here only where a proxy sends them too early or the wrong way. */
const WORDS =
  'Dieser Rechner steht bereit und ist gerade nicht das Amt.\nThis machine stands by and is not the office now.\n';
const NO_SOCKETS = 'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n\r\n';

export type WaitingParts = {
  ports: readonly number[];
  host: string | undefined;
  tls: TlsFiles | null;
  health: Health;
  /** Whether the database is reached: without it nobody could take over. */
  isReached: () => boolean;
  log: Logger;
  /** What it will be, and what people are told meanwhile; who stands by for the office, without them. */
  role?: 'standby' | 'public';
  words?: string;
};

const listener =
  ({ health, isReached, role = 'standby', words = WORDS }: WaitingParts): RequestListener =>
  (request, response) => {
    const path = request.url?.split('?')[0];
    const say = (status: number, body: object | string): void => {
      const isText = typeof body === 'string';
      response
        .writeHead(status, {
          ...{ 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8' },
          ...{ 'cache-control': 'no-store', connection: 'close', 'x-content-type-options': 'nosniff' },
          ...(status === 503 && { 'retry-after': '1' }),
        })
        .end(isText ? body : JSON.stringify(body));
    };
    request.resume();
    if (path === '/healthz') return say(200, { ok: true, ...health, role });
    const problems = isReached() ? [] : [{ what: 'disk', about: '', since: null }];
    if (path === '/readyz') return say(503, { ok: false, state: role === 'standby' ? 'standby' : 'away', problems });
    say(503, words);
  };

type Open = { server: Server; end: () => Promise<unknown> };

/** Ends with everybody who is there, also who says nothing, has not greeted or does not hang up: the office waits for its ports. */
const endable = (server: Server): Open => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    server,
    end: () => {
      const ended = new Promise((resolve) => void server.close(resolve));
      for (const socket of sockets) socket.destroy();
      return ended;
    },
  };
};

/** Listens at all ports or, rejecting, at none. */
export const createWaitingPorts = (parts: WaitingParts) => {
  const answer = listener(parts);
  let open: Open[] = [];
  const openAt = async (port: number): Promise<void> => {
    const server = openPort(parts.tls, parts.log).on('request', answer);
    const opening = endable(server);
    // Nothing is upgraded here: sockets are told to come again. Nobody else hears of one that is gone already.
    server.on('upgrade', (_request, socket) => {
      socket.on('error', () => undefined);
      socket.end(NO_SOCKETS, () => void socket.destroy());
    });
    await listenOn(server, port, parts.host);
    open.push(opening);
  };
  const close = async (): Promise<void> => {
    const ending = open;
    open = [];
    await Promise.all(ending.map(({ end }) => end()));
  };
  return {
    listen: async (): Promise<void> => {
      try {
        for (const port of parts.ports) await openAt(port);
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
    isListening: (): boolean => open.length === parts.ports.length,
  };
};
