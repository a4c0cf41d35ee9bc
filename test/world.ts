// A whole office in one process: real file (or database, where tests run over PostgreSQL), real sockets, real HTTP, a clock
// that the test holds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { type AppParts, createApp } from '../server/app/app';
import { createLog, type Logger } from '../server/basics/log';
import { newToken } from '../server/basics/tokens';
import type { PasswordCost } from '../server/identity/hashing';
import type { Effort } from '../server/public/booking/proofOfWork';
import { demonstrationOffice } from '../server/starting/demonstration';
import type { Role } from '../shared/actors';
import type { DeviceCommand, Query, RoomCommand } from '../shared/commands';
import type {
  AdminView,
  CounterView,
  DisplayView,
  KioskView,
  PairResult,
  Reply,
  Snapshot,
  TicketView,
} from '../shared/protocol';
import type { Settings } from '../shared/settings';
import { isOverPostgres, oneDatabase } from './engine/databases';

/** Monday, 6 November 2017, 9:00 in Lünen: the first of the published weeks. */
export const MONDAY_NINE = Date.parse('2017-11-06T09:00:00+01:00');

type ViewOf = { kiosk: KioskView; display: DisplayView; counter: CounterView; admin: AdminView };

/** A screen without a screen: what it was shown last, and what it asks. */
export type Client<View> = {
  socket: Socket;
  deviceId: string;
  cookie: string;
  snapshots: Snapshot<View>[];
  view: () => View;
  /** Asks with an id of its own, or with the one given; the result if it was done. */
  ask: (command: DeviceCommand | RoomCommand | Query, id?: string) => Promise<Reply>;
  /** The first snapshot, seen already or still to come, that fits. */
  until: (fits: (view: View) => boolean) => Promise<View>;
};

/**
 * The demonstration's office without what keeps strangers at bay: people book for this very minute, all of them from one
 * network, and say that they are here from wherever they are.
 */
export const trustingOffice: Settings = {
  ...demonstrationOffice,
  appointments: {
    ...demonstrationOffice.appointments,
    ...{ noticeMin: 0, perNetworkAndHour: 10_000, perNetworkAndDay: 10_000, unusualPerHour: 10_000 },
  },
  checkIn: { byList: 'initials', byPhone: 'anywhere' },
};

const PATIENCE_MS = 10_000;
/** The least that argon2 takes: an office makes eight clerks, and their passwords were most of what an office took. */
const LITTLE_COST: PasswordCost = { memoryCost: 1024, timeCost: 2, parallelism: 1 };
const LITTLE_EFFORT: Effort = { cost: 1, least: 1, most: 8, calm: 100_000, calmNetwork: 100_000 };

const follow = <View>(socket: Socket): Pick<Client<View>, 'snapshots' | 'view' | 'until'> => {
  const snapshots: Snapshot<View>[] = [];
  const waiting = new Set<() => void>();
  socket.on('snapshot', (snapshot: Snapshot<View>) => {
    snapshots.push(snapshot);
    for (const look of waiting) look();
  });
  const view = () => {
    const last = snapshots.at(-1);
    if (last === undefined) throw new Error('no snapshot yet');
    return last.view;
  };
  const until = (fits: (seen: View) => boolean) =>
    new Promise<View>((resolve, reject) => {
      const look = () => {
        const last = snapshots.at(-1);
        if (last === undefined || last.view === null || !fits(last.view)) return;
        waiting.delete(look);
        clearTimeout(timer);
        resolve(last.view);
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`not seen in time; the last was ${JSON.stringify(snapshots.at(-1))}`));
      }, PATIENCE_MS);
      waiting.add(look);
      look();
    });
  return { snapshots, view, until };
};

export type WorldOptions = {
  at?: number;
  /** Folder with the built screens, for journeys in a browser. */
  screensDir?: string;
  /** The settings it begins with; here an office that trusts everybody. */
  settings?: Settings;
  /** What a proof of work costs; here next to nothing. */
  effort?: Effort;
  log?: Logger;
  /** What else an office is given. */
  more?: Partial<AppParts>;
};

/** Opens an office in a folder of its own. `close` ends it and removes the folder; `restart` ends and starts it again. */
export const openWorld = async ({
  at = MONDAY_NINE,
  screensDir = '/nonexistent',
  settings = trustingOffice,
  effort = LITTLE_EFFORT,
  log = createLog('silent'),
  more = {},
}: WorldOptions = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-'));
  const database = isOverPostgres() ? { url: await oneDatabase(), office: newToken() } : null;
  /** What the clock on the wall shows, and how much time has passed: `leap` changes only the first. */
  const time = { now: at, leapt: 0 };
  /** S52: what is free on the disk, in per cent. */
  const disk = { free: 50 };
  const sockets: Socket[] = [];
  const start = (ports: { port: number; publicPort: number }) =>
    createApp({
      file: join(folder, 'wertmarke.db'),
      database,
      clock: () => time.now,
      elapsed: () => time.now - time.leapt,
      speed: 1,
      log,
      health: { version: '0.0.0', build: 'test' },
      screensDir,
      dayListDir: folder,
      host: '127.0.0.1',
      ...ports,
      firstSettings: settings,
      effort,
      passwordCost: LITTLE_COST,
      trustedProxies: 0,
      officeUrl: null,
      ownPublicUrl: null,
      tls: null,
      room: () => Promise.resolve({ free: disk.free, all: 100 }),
      ...more,
      onLost: (error) => {
        throw error;
      },
      publicUrl: (port) => `http://127.0.0.1:${port}`,
    });
  let app = await start({ port: 0, publicPort: 0 });
  const restart = async (meanwhile: () => unknown = () => undefined): Promise<void> => {
    const { port, publicPort } = app;
    await app.close();
    await meanwhile();
    app = await start({ port, publicPort });
  };

  const url = (path = '') => `http://127.0.0.1:${app.port}${path}`;
  const publicUrl = (path = '') => `http://127.0.0.1:${app.publicPort}${path}`;

  const post = (path: string, body: unknown, cookie = '') =>
    fetch(url(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });

  const linkTo = async (role: Role, stationId: string): Promise<string> => {
    const link = await app.link(role, stationId);
    if (link === null) throw new Error(`no link for ${role} ${stationId}`);
    return url(link.path);
  };

  const pair = async (role: Role, stationId: string): Promise<{ cookie: string; result: PairResult }> => {
    const response = await post('/api/pair', { code: (await linkTo(role, stationId)).split('#pair=')[1] });
    const body = (await response.json()) as { result: PairResult };
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    return { cookie, result: body.result };
  };

  const reconnect = async <R extends Role>(deviceId: string, cookie: string): Promise<Client<ViewOf[R]>> => {
    const socket = io(url(), { transports: ['websocket'], auth: { deviceId }, extraHeaders: { cookie } });
    sockets.push(socket);
    const client = {
      socket,
      deviceId,
      cookie,
      ...follow<ViewOf[R]>(socket),
      ask: (command: DeviceCommand | RoomCommand | Query, id = newToken()): Promise<Reply> =>
        socket.timeout(PATIENCE_MS).emitWithAck('command', { id, command }),
    };
    await client.until(() => true);
    return client;
  };

  /** Pairs a browser as a station, and logs somebody in there by name and password. */
  const logIn = async <R extends 'counter' | 'admin'>(
    role: R,
    stationId: string,
    who: { name: string; password: string; newPassword?: string },
  ): Promise<Client<ViewOf[R]>> => {
    const { cookie, result } = await pair(role, stationId);
    const device = cookie.split(';')[0] ?? '';
    const response = await post('/api/login', { deviceId: result.deviceId, ...who }, device);
    if (!response.ok) throw new Error(await response.text());
    const session = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return reconnect<R>(result.deviceId, `${device}; ${session}`);
  };

  return {
    time,
    disk,
    folder,
    database,
    logIn,
    app: () => app,
    url,
    publicUrl,
    post,
    linkTo,
    pair,
    reconnect,
    /**
     * Pairs a browser as a station and connects it. At a counter of the demonstration its clerk is logged in, in its
     * administration who has every right.
     */
    connect: async <R extends Role>(role: R, stationId: string): Promise<Client<ViewOf[R]>> => {
      const { cookie, result } = await pair(role, stationId);
      return reconnect<R>(result.deviceId, cookie);
    },
    /** A phone on the ticket page with this address. */
    phone: (ticketUrl: string) => {
      const socket = io(publicUrl(), { transports: ['websocket'], auth: { ticket: ticketUrl.split('/t/')[1] } });
      sockets.push(socket);
      return { socket, ...follow<TicketView>(socket) };
    },
    /** Time passes, and the office notices it. */
    pass: async (ms: number): Promise<void> => {
      time.now += ms;
      await app.branch.handleOwn({ type: 'tick' });
    },
    /** The machine's clock is set by so much, and no time passes; the office notices it. */
    leap: async (ms: number): Promise<void> => {
      time.now += ms;
      time.leapt += ms;
      await app.branch.handleOwn({ type: 'tick' });
    },
    /** Ends the office and starts it again; `meanwhile` happens while nothing runs. */
    restart,
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.close();
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type World = Awaited<ReturnType<typeof openWorld>>;

/** A ticket for one service, as one person draws it in German. */
export const draw = (serviceId: string): DeviceCommand => ({
  type: 'drawTicket',
  serviceIds: [serviceId],
  persons: 1,
  language: 'de',
});
