// Phones follow their ticket or appointment by a socket: what its page shows, whenever that changes.
import type { Server as HttpServer } from 'node:http';
import { getHeapStatistics } from 'node:v8';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { ServerToClient } from '../../shared/protocol';
import { tokenSchema } from '../../shared/settings';
import type { Logger } from '../basics/log';
import { inPortions } from '../basics/portions';
import type { OwnPages } from '../http/ownPages';
import { socketParser } from '../http/socketParser';
import { createNetworkAttempts } from '../limits/attempts';
import type { Kept } from '../limits/kept';
import type { Networks } from '../limits/networks';
import { forgetRequest, hangUpOnDeaf, hangUpOnTalkers, keepToOneWay, limitHandshakes } from '../limits/socketLimits';
import type { Network } from '../queue/day/network';
import type { Scene } from '../queue/views/parts';
import type { Followed } from './followed';
import type { TicketSnapshots } from './ticketSnapshots';

type TicketServer = Server<Record<string, never>, ServerToClient, Record<string, never>, { key: string }>;
type Phone = Socket<Record<string, never>, ServerToClient, Record<string, never>, { key: string }>;

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
/** S92: one takes half as much of the memory that scripts have. */
const BYTES_OF_PHONE = 20_000;
const MOST_PHONES = 12_000;
/** Phones behind one address: a school, a mobile network. */
const MOST_OF_NETWORK = 300;
/** Phones, tabs and watches that follow one ticket. */
const MOST_OF_KEY = 10;
const MOST_UNREAD_BYTES = 500_000;
/** A phone shakes hands, and answers a heartbeat in some seconds. */
const MOST_SAID = 10;

/** S92: so many phones this process can follow, by the memory that it was given. */
export const mostPhones = (): number =>
  Math.min(MOST_PHONES, Math.floor(getHeapStatistics().heap_size_limit / BYTES_OF_PHONE));

/**
 * The phones of one ticket, and the mark of what all of them were shown last; null when they were not shown the same. `isOver`: its
 * day is over, and was shown so: it would be read from the file for each change of today.
 */
type Followers = { phones: Set<Phone>; mark: string | null; isOver: boolean };

/**
 * Phones follow their ticket or appointment by its key, whatever its day. A key that nothing has is refused as
 * `unknownVisit`; too many of those from one address, as `tooMany`; too many phones of a network or a ticket, as
 * `tooManyOfNetwork` and `tooManyOfTicket`. Nothing that a phone says is listened to.
 */
export const openTicketSockets = (parts: TicketSocketsParts) => {
  const { http, branch, networks, kept, ownPages, snapshots, log } = parts;
  const io: TicketServer = new Server(http, {
    ...PHONE_HEARTBEAT,
    parser: socketParser,
    maxHttpBufferSize: MOST_BYTES,
    serveClient: false,
    allowUpgrades: false,
    allowRequest: (request, allow) => allow(null, ownPages.accepts(request.headers) && handshakes.admits(request)),
  });
  const mostOfAll = mostPhones();
  const handshakes = limitHandshakes(io, networks, { ofNetwork: MOST_OF_NETWORK, ofAll: mostOfAll });
  keepToOneWay(io);
  hangUpOnDeaf(io, MOST_UNREAD_BYTES);
  hangUpOnTalkers(io, MOST_SAID);
  const guesses = createNetworkAttempts(30, 60);
  kept.add('guessers', guesses.size);
  const followers = new Map<string, Followers>();
  kept.add('followed', () => followers.size);

  io.use((socket, next) => {
    if (io.sockets.sockets.size >= mostOfAll) return next(new Error('tooMany'));
    if (handshakes.isTooMany(socket.request)) return next(new Error('tooManyOfNetwork'));
    const handshake = handshakeSchema.safeParse(socket.handshake.auth);
    const key = handshake.success ? handshake.data.ticket : null;
    if (key !== null && (followers.get(key)?.phones.size ?? 0) >= MOST_OF_KEY)
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

  /** A view that cannot be made is a fault of ours: the others are shown theirs. */
  const made = async (key: string, scene: Scene | null) => {
    try {
      return await snapshots.textOf(key, scene);
    } catch (error) {
      log.error({ error }, 'a ticket page failed');
      return null;
    }
  };
  /** An event of Socket.IO as it goes over the line: made once, however many phones it is for. */
  const sent = (text: string): string => `2["snapshot",${text}]`;

  /** W20: those of a ticket are told what has changed for them; and the time now and then, as clocks may be set. */
  const show = async (key: string, scene: Scene | null): Promise<void> => {
    const shown = await made(key, scene);
    const known = followers.get(key);
    if (shown === null || known === undefined) return;
    known.isOver = shown.isOver;
    if (known.mark === shown.mark) return;
    known.mark = shown.mark;
    const text = sent(shown.text);
    for (const { conn } of known.phones) conn.write(text);
  };
  /** The first that a phone is shown. What others of its ticket were shown before may be another state. */
  const greet = async (phone: Phone, key: string, known: Followers): Promise<void> => {
    const shown = await made(key, null);
    if (shown === null || !phone.connected) return;
    known.mark = known.phones.size === 1 || known.mark === shown.mark ? shown.mark : null;
    known.isOver = shown.isOver && known.mark !== null;
    phone.conn.write(sent(shown.text));
  };
  const leave = (phone: Phone, key: string, known: Followers): void => {
    known.phones.delete(phone);
    if (known.phones.size === 0 && followers.get(key) === known) followers.delete(key);
  };
  io.on('connection', (phone) => {
    const { key } = phone.data;
    forgetRequest(phone);
    const known = followers.get(key) ?? { phones: new Set(), mark: null, isOver: false };
    followers.set(key, known);
    known.phones.add(phone);
    phone.once('disconnect', () => leave(phone, key, known));
    void greet(phone, key, known);
  });

  const goesOn = (): boolean => !isClosed;
  const failed = (error: unknown): void => log.error({ error }, 'phones could not be told');
  const push = (): void => {
    timer = null;
    isPushing = true;
    isOutdated = false;
    let scene: Scene | null = null;
    const before = () => {
      scene = snapshots.scene(scene);
      return goesOn();
    };
    const all = [...followers].flatMap(([key, { isOver }]) => (isOver ? [] : [key]));
    inPortions(all, MOST_AT_ONCE, before, (key) => show(key, scene))
      .catch(failed)
      .finally(() => {
        isPushing = false;
        if (isOutdated) changed();
      });
  };
  const changed = (concerned: readonly string[] = [], isOfPast = false): void => {
    isOutdated = true;
    if (isClosed) return;
    if (isOfPast) for (const one of followers.values()) one.isOver = false;
    const first = [...new Set(concerned)].filter((key) => followers.has(key));
    inPortions(first, MOST_AT_ONCE, goesOn, (key) => show(key, null)).catch(failed);
    if (!isPushing) timer ??= setTimeout(push, PUSH_GAP_MS);
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
    /**
     * Phones hear of a change within a third of a second, or as soon as all have heard of the one before; those whom it
     * is about (by their keys) at once. `isOfPast`: days that are over may have changed, too; else their phones are told once.
     */
    changed,
    close: async (): Promise<void> => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await io.close();
    },
  };
};
