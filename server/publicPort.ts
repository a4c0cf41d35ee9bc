// The public port: the ticket page for phones, and nothing else. No office route exists here.
import type { Server as HttpServer } from 'node:http';
import type { Express } from 'express';
import { Server } from 'socket.io';
import { z } from 'zod';
import { tokenSchema } from '../shared/commands';
import type { ServerToClient, Snapshot, TicketView } from '../shared/protocol';
import { createAttempts } from './attempts';
import type { Branch } from './branch';
import { closeHttp, createHttp, type Health, sendPage, serveAssets } from './http';
import type { Logger } from './log';
import { isFromOwnPage } from './proof';
import { createScene, type Scene } from './queue/views/parts';
import { ticketView } from './queue/views/ticket';
import { HEARTBEAT } from './sockets';

/** The public port's app: every address below /t/ is the ticket page, which asks for its ticket by socket. */
export const createPublicHttp = (health: Health, screensDir: string, log: Logger): Express => {
  const app = createHttp(health);
  serveAssets(app, screensDir, ['booking']);
  app.get(['/', '/t/:key'], (_request, response) => sendPage(response, screensDir, 'booking'));
  closeHttp(app, log);
  return app;
};

type TicketServer = Server<Record<string, never>, ServerToClient, Record<string, never>, { key: string }>;

export type TicketSocketsParts = { http: HttpServer; branch: Branch; build: string; speed: number; log: Logger };

const handshakeSchema = z.object({ ticket: tokenSchema });
const PUSH_GAP_MS = 300;
const MOST_BYTES = 2_000;
const MOST_PHONES = 2_000;

/**
 * Phones follow their ticket by its key. A key that no ticket has is refused as `unknownVisit`; too many of those from
 * one address, as `tooMany`. Nothing that a phone says is listened to.
 */
export const openTicketSockets = ({ http, branch, build, speed, log }: TicketSocketsParts) => {
  const io: TicketServer = new Server(http, {
    ...HEARTBEAT,
    maxHttpBufferSize: MOST_BYTES,
    serveClient: false,
    allowRequest: (request, allow) => allow(null, isFromOwnPage(request.headers)),
  });
  const guesses = createAttempts(30, 60);

  const snapshotOf = (key: string, scene: Scene): Snapshot<TicketView | null> => {
    const day = branch.dayOfKey(key) ?? branch.today();
    const view = ticketView(day, scene, key);
    return { build, day: day.day, version: day.version, now: scene.now, speed, view };
  };
  const sceneNow = () => createScene(branch.today(), branch.settings(), branch.now());

  /** A view that cannot be made is a fault of ours: the others are shown theirs. */
  const show = (key: string, scene: Scene, send: (snapshot: Snapshot) => void) => {
    try {
      send(snapshotOf(key, scene));
    } catch (error) {
      log.error({ error }, 'a ticket page failed');
    }
  };

  io.use((socket, next) => {
    if (io.sockets.sockets.size >= MOST_PHONES) return next(new Error('tooMany'));
    const handshake = handshakeSchema.safeParse(socket.handshake.auth);
    const key = handshake.success ? handshake.data.ticket : null;
    if (key !== null && branch.dayOfKey(key) !== null) {
      socket.data.key = key;
      return next();
    }
    guesses
      .count(socket.handshake.address)
      .then((wait) => next(new Error(wait === null ? 'unknownVisit' : 'tooMany')))
      .catch(next);
  });
  io.on('connection', (socket) => {
    void socket.join(socket.data.key);
    show(socket.data.key, sceneNow(), (snapshot) => socket.emit('snapshot', snapshot));
  });

  const push = () => {
    timer = null;
    const scene = sceneNow();
    const keys = new Set([...io.sockets.sockets.values()].map((socket) => socket.data.key));
    for (const key of keys) show(key, scene, (snapshot) => io.to(key).emit('snapshot', snapshot));
  };
  let timer: NodeJS.Timeout | null = null;
  return {
    /** Phones hear of a change within a third of a second, however many there are. */
    changed: (): void => {
      timer ??= setTimeout(push, PUSH_GAP_MS);
    },
    close: async (): Promise<void> => {
      if (timer !== null) clearTimeout(timer);
      await io.close();
    },
  };
};
