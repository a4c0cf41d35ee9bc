// S90: the office's end of lines to public sides on other machines: WebSockets at the office's own port, let in by a secret that
// stands in the database, and gone with this office. What is said over them is what processes beside each other say.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { LRUCache } from 'lru-cache';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Logger } from '../basics/log';
import { hashOf, isSameHash, newSecret } from '../basics/tokens';
import { createFlood } from './bounds';
import type { Seen } from './carrier';
import type { AskName, ToElsewhere, ToVisitors } from './messages';
import type { OfficeEnd } from './officeEnd';
import { createTroubles } from './process/troubles';

export const LINE_PATH = '/public-side';
/** In which the public side says which program it is: another one would read the log wrongly. */
export const VERSION_HEADER = 'wertmarke-version';

const MOST_LINES = 16;
/** Of a message to the office: what anybody asks has 8,000 characters. */
const MOST_BYTES = 64_000;
/** Of a public side that does not read: it reads the log again. */
const MOST_UNREAD_BYTES = 32_000_000;
const LOOK_MS = 1_000;
/** So many looks may go unanswered. */
const MOST_MISSED = 8;
const KEEP_SOON_MS = 2_000;
/** Another program that has just lost the office may write last, or this machine may have another address. */
const KEEP_AGAIN_MS = 60_000;
/** Why somebody is not let in is told so often: strangers can ask too, and who is of another version asks twice a second. */
const TOLD_AGAIN_MS = 60_000;
const MOST_REASONS = 8;

const ASKED: Record<AskName, true> = {
  ...{ handle: true, join: true, confirm: true, leave: true, refuseReminders: true, ring: true, isGoodSign: true },
};
const said = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('ask'), n: z.int().nonnegative(), asked: z.unknown() },
    name: z.enum(Object.keys(ASKED) as AskName[]),
  }),
  z.strictObject({
    ...{ kind: z.literal('seen'), phones: z.int().min(0).max(1_000_000) },
    sizes: z.record(z.string().max(40), z.number().min(0)),
  }),
]);
/** What a public side elsewhere says. */
export type SaidElsewhere = z.infer<typeof said>;

export type OfficeLinesParts = {
  server: HttpServer;
  office: Pick<OfficeEnd, 'begin' | 'look' | 'follow' | 'line'>;
  version: string;
  /** Writes down what public sides say to be let in. */
  keep: (secret: string) => Promise<void>;
  log: Logger;
  /** Told at each look whether there has been no public side for long, where the office has none of its own (S81). */
  missed?: (areMissed: boolean) => void;
  /** Messages of a line within a second. */
  mostASecond?: number;
  lookMs?: number;
  keepAgainMs?: number;
};

type Line = { socket: WebSocket; missed: number; seen: Seen };

const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => void socket.destroy());
};

/** What a public side elsewhere is begun with: nothing of where the office keeps its data. */
const helloOf = (begun: ToVisitors): ToElsewhere => {
  if (begun.kind !== 'begin') throw new Error('a public side begins with its beginning');
  const { state, today, config } = begun;
  const { effort, speed, pushKey } = config;
  return { kind: 'hello', state, today, config: { effort, speed, pushKey } };
};

/** Lets public sides in from now on, until it is closed. */
export const openOfficeLines = (parts: OfficeLinesParts) => {
  const {
    server,
    office,
    version,
    keep,
    log,
    mostASecond,
    missed,
    lookMs = LOOK_MS,
    keepAgainMs = KEEP_AGAIN_MS,
  } = parts;
  const secret = newSecret();
  const expected = hashOf(`Bearer ${secret}`);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  const lines = new Set<Line>();
  const told = new LRUCache<string, true>({ max: MOST_REASONS, ttl: TOLD_AGAIN_MS });
  let isClosed = false;

  const send = (line: Line, text: string): void => {
    if (line.socket.bufferedAmount > MOST_UNREAD_BYTES) line.socket.terminate();
    else line.socket.send(text, () => undefined);
  };
  const tell = (one: ToVisitors): void => {
    if (lines.size === 0) return;
    const text = JSON.stringify(one);
    for (const line of lines) send(line, text);
  };
  office.follow(tell);

  const begin = (socket: WebSocket): void => {
    const line: Line = { socket, missed: 0, seen: { phones: 0, sizes: {} } };
    const answer = office.line();
    const isFlood = createFlood(mostASecond);
    const end = (why: string): void => {
      log.error({ why }, 'a public side elsewhere says what it never says, and is cut off');
      socket.terminate();
    };
    socket.on('error', () => undefined);
    socket.once('close', () => lines.delete(line));
    // Each is answered: who sends them and takes no answer fills the memory.
    socket.on('ping', () => isFlood() && end('a flood'));
    socket.on('pong', () => isFlood() && end('a flood'));
    socket.on('message', (data) => {
      const text = String(data);
      if (isFlood(text.length)) return end('a flood');
      const read = said.safeParse(jsonOf(text));
      if (!read.success) return end('nonsense');
      if (read.data.kind === 'ask') void answer(read.data).then((told) => send(line, JSON.stringify(told)));
      else [line.missed, line.seen] = [0, { phones: read.data.phones, sizes: read.data.sizes }];
    });
    lines.add(line);
    send(line, JSON.stringify(helloOf(office.begin())));
    log.info('a public side elsewhere follows');
  };

  /** Why it is not let in; null where it is. */
  const refusalOf = ({ headers }: IncomingMessage): string | null => {
    if (!isSameHash(hashOf(headers.authorization ?? ''), expected)) return '401 Unauthorized';
    if (headers[VERSION_HEADER] !== version) return '426 Upgrade Required';
    return lines.size < MOST_LINES ? null : '429 Too Many Requests';
  };
  const tellRefused = (refused: string, request: IncomingMessage): void => {
    if (told.has(refused)) return;
    told.set(refused, true);
    log.warn({ refused, version: headerOf(request) }, 'a public side elsewhere is not let in');
  };
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.url !== LINE_PATH) return;
    const refused = isClosed ? '503 Service Unavailable' : refusalOf(request);
    if (refused === null) sockets.handleUpgrade(request, socket, head, begin);
    else {
      tellRefused(refused, request);
      refuseUpgrade(socket, refused);
    }
  };
  const troubles = createTroubles();
  const looking = setInterval(() => {
    if (lines.size > 0) troubles.up();
    missed?.(troubles.look(performance.now(), lines.size > 0));
    for (const line of lines) if (++line.missed > MOST_MISSED) line.socket.terminate();
    tell(office.look());
  }, lookMs);
  let again: NodeJS.Timeout | undefined;
  let isKept = false;
  const keepLater = (): void => {
    if (!isClosed) again = setTimeout(keepSecret, isKept ? keepAgainMs : KEEP_SOON_MS);
  };
  const keepSecret = (): void => {
    keep(secret).then(
      () => {
        if (!(isKept || isClosed)) server.on('upgrade', upgrade);
        isKept = true;
        keepLater();
      },
      (error: unknown) => {
        log.warn({ error }, 'public sides elsewhere were not told where this office is');
        keepLater();
      },
    );
  };
  keepSecret();

  return {
    /** How they stand, all together, as they last said. */
    seen: (): Seen => seenTogether([...lines].map(({ seen }) => seen)),
    close: (): void => {
      isClosed = true;
      clearInterval(looking);
      clearTimeout(again);
      server.off('upgrade', upgrade);
      for (const { socket } of lines) socket.terminate();
      sockets.close();
    },
  };
};
export type OfficeLines = ReturnType<typeof openOfficeLines>;

const headerOf = ({ headers }: IncomingMessage): string => String(headers[VERSION_HEADER] ?? '').slice(0, 40);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** How several public sides stand, added up. */
export const seenTogether = (all: readonly (Seen | null | undefined)[]): Seen => {
  const sum: Seen = { phones: 0, sizes: {} };
  for (const one of all) {
    sum.phones += one?.phones ?? 0;
    for (const [name, size] of Object.entries(one?.sizes ?? {})) sum.sizes[name] = (sum.sizes[name] ?? 0) + size;
  }
  return sum;
};
