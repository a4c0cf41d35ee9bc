// The public port: the booking site and the ticket page for phones, and nothing else. No office route exists here.
import type { Server as HttpServer } from 'node:http';
import type { Express } from 'express';
import { Server } from 'socket.io';
import { z } from 'zod';
import { PAPER_PATHS } from '../../shared/papers/paths';
import type { ServerToClient, Snapshot } from '../../shared/protocol';
import { tokenSchema } from '../../shared/settings';
import type { Logger } from '../basics/log';
import { inPortions } from '../basics/portions';
import { sendPage, serveAssets } from '../http/assets';
import { closeHttp, createHttp, type HttpParts, refuseRequest } from '../http/http';
import { serveLogo } from '../http/logo';
import { serveManifest } from '../http/manifest';
import type { OwnPages } from '../http/ownPages';
import { serveRoutes } from '../http/routes';
import { socketParser } from '../http/socketParser';
import { createNetworkAttempts } from '../limits/attempts';
import type { Kept } from '../limits/kept';
import type { Networks } from '../limits/networks';
import { hangUpOnDeaf, limitHandshakes } from '../limits/socketLimits';
import type { Network } from '../queue/day/network';
import type { Scene } from '../queue/views/parts';
import { type BookingApiParts, bookingApi } from './bookingApi';
import { DAYS_PATH } from './days/page';
import { serveDayPages } from './days/pageRoute';
import type { Followed } from './followed';
import type { TicketSnapshots } from './ticketSnapshots';
import { serveLeavePage } from './waits/pageRoute';

export type PublicHttpParts = BookingApiParts & { screensDir: string; log: Logger; networks: Networks } & Omit<
    HttpParts,
    'first'
  >;

/** Many people share an address: behind a mobile network, a school, or the city's own proxy. */
const REQUESTS = { requests: 6000, seconds: 60 };

/** The public port's app: the booking site, the ticket page below /t/, which asks by socket, and the API of both. */
export const createPublicHttp = (parts: PublicHttpParts, most = REQUESTS): Express => {
  const { screensDir, log } = parts;
  const app = createHttp({ ...parts, first: [] });
  const requests = createNetworkAttempts(most.requests, most.seconds);
  app.use(['/api', DAYS_PATH], async (request, response, next) => {
    const wait = await requests.count(parts.networks.networkOf(request));
    if (wait === null) next();
    else refuseRequest(response, 'tooManyOfNetwork', { seconds: wait });
  });
  parts.kept.add('callers', requests.size);
  serveRoutes(app, bookingApi(parts));
  serveLeavePage(app, parts.waits);
  serveDayPages(app, parts);
  serveLogo(app, () => parts.branch.settings().look.logo);
  serveManifest(app, screensDir, parts.branch.settings);
  serveAssets(app, screensDir, ['booking']);
  app.get(['/', '/t/:key', ...Object.values(PAPER_PATHS)], (_request, response) =>
    sendPage(response, screensDir, 'booking'),
  );
  closeHttp(app, log);
  return app;
};

type TicketServer = Server<Record<string, never>, ServerToClient, Record<string, never>, { key: string }>;

export type TicketSocketsParts = {
  http: HttpServer;
  branch: Followed;
  networks: Networks;
  kept: Kept;
  ownPages: OwnPages;
  snapshots: TicketSnapshots;
  log: Logger;
};

const handshakeSchema = z.object({ ticket: tokenSchema });
/** Phones are far away, and on networks that take their time. */
const PHONE_HEARTBEAT = { pingInterval: 6000, pingTimeout: 10_000, connectTimeout: 15_000 };
const PUSH_GAP_MS = 300;
/** W20: whoever asks waits for so many phones at most. */
const MOST_AT_ONCE = 50;
const MOST_BYTES = 2_000;
const MOST_PHONES = 2_000;
/** Phones behind one address: a school, a mobile network. */
const MOST_OF_NETWORK = 300;
/** Phones, tabs and watches that follow one ticket. */
const MOST_OF_KEY = 10;
const MOST_UNREAD_BYTES = 500_000;

/**
 * Phones follow their ticket or appointment by its key, whatever its day. A key that nothing has is refused as
 * `unknownVisit`; too many of those from one address, as `tooMany`; too many phones of a network or a ticket, as
 * `tooManyOfNetwork` and `tooManyOfTicket`. Nothing that a phone says is listened to.
 */
export const openTicketSockets = ({ http, branch, networks, kept, ownPages, snapshots, log }: TicketSocketsParts) => {
  const io: TicketServer = new Server(http, {
    ...PHONE_HEARTBEAT,
    parser: socketParser,
    maxHttpBufferSize: MOST_BYTES,
    serveClient: false,
    allowRequest: (request, allow) => allow(null, ownPages.accepts(request.headers) && handshakes.admits(request)),
  });
  const handshakes = limitHandshakes(io, networks, MOST_OF_NETWORK);
  hangUpOnDeaf(io, MOST_UNREAD_BYTES);
  const guesses = createNetworkAttempts(30, 60);
  kept.add('guessers', guesses.size);

  /** A view that cannot be made is a fault of ours: the others are shown theirs. */
  const show = async (key: string, scene: Scene | null, send: (snapshot: Snapshot) => void): Promise<void> => {
    try {
      send(await snapshots.of(key, scene));
    } catch (error) {
      log.error({ error }, 'a ticket page failed');
    }
  };

  io.use((socket, next) => {
    if (io.sockets.sockets.size >= MOST_PHONES) return next(new Error('tooMany'));
    if (handshakes.isTooMany(socket.request)) return next(new Error('tooManyOfNetwork'));
    const handshake = handshakeSchema.safeParse(socket.handshake.auth);
    const key = handshake.success ? handshake.data.ticket : null;
    if (key !== null && (io.sockets.adapter.rooms.get(key)?.size ?? 0) >= MOST_OF_KEY)
      return next(new Error('tooManyOfTicket'));
    admit(key, networks.networkOf(socket.request))
      .then((found) => {
        if (key !== null && found === null) socket.data.key = key;
        next(found === null ? undefined : new Error(found));
      })
      .catch(next);
  });
  /** Null for a key that something has; else why not. */
  const admit = async (key: string | null, network: Network): Promise<'unknownVisit' | 'tooMany' | null> => {
    if (key !== null && (await branch.dayOfKey(key)) !== null) return null;
    return (await guesses.count(network)) === null ? 'unknownVisit' : 'tooMany';
  };
  io.on('connection', (socket) => {
    void socket.join(socket.data.key);
    void show(socket.data.key, null, (snapshot) => socket.emit('snapshot', snapshot));
  });

  const push = (): void => {
    timer = null;
    isPushing = true;
    isOutdated = false;
    const keys = [...new Set([...io.sockets.sockets.values()].map((socket) => socket.data.key))];
    let scene: Scene | null = null;
    const before = () => {
      scene = snapshots.scene(scene);
      return !isClosed;
    };
    inPortions(keys, MOST_AT_ONCE, before, (key) =>
      show(key, scene, (snapshot) => io.to(key).emit('snapshot', snapshot)),
    )
      .catch((error: unknown) => log.error({ error }, 'phones could not be told'))
      .finally(() => {
        isPushing = false;
        if (isOutdated) changed();
      });
  };
  const changed = (): void => {
    isOutdated = true;
    if (!isClosed && !isPushing) timer ??= setTimeout(push, PUSH_GAP_MS);
  };
  let timer: NodeJS.Timeout | null = null;
  /** Phones are being told; and what they are told has changed since that began. */
  let isPushing = false;
  let isOutdated = false;
  /** What the office still does at its end is told to no phone. */
  let isClosed = false;
  return {
    /** How many phones are connected. */
    size: (): number => io.sockets.sockets.size,
    /** Phones hear of a change within a third of a second, or as soon as all have heard of the one before. */
    changed,
    close: async (): Promise<void> => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await io.close();
    },
  };
};
