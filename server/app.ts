// The whole office in one place: parts in, two ports out. For main with the real clock and file, and for tests.

import type { Server as HttpServer } from 'node:http';
import { dirname } from 'node:path';
import type { Settings } from '../shared/settings';
import { createAccess } from './access';
import { createAnswers } from './answers';
import type { Effort } from './booking/proofOfWork';
import { createSigns } from './booking/signs';
import { createUnusual } from './booking/unusual';
import { createBranch } from './branch';
import { guardCodes } from './codes';
import { createDayList } from './dayListFile';
import { demonstrationClerks } from './demonstration';
import { createFileCare } from './fileCare';
import { createGiven } from './given';
import { createOfficeHttp, type Health } from './http';
import { createIdentity } from './identity';
import { createKept } from './kept';
import type { Logger } from './log';
import { createLooks } from './looks';
import { createNetworks, type TrustedProxies } from './networks';
import { createOutside } from './outside';
import { createOwnPages } from './ownPages';
import { openPort, type TlsFiles } from './port';
import { createPublicHttp, openTicketSockets } from './publicPort';
import { publicReadiness, readinessOf } from './readiness';
import { readResult } from './safekeeping/result';
import { createScreens } from './screens';
import { createServerAlarms } from './serverAlarms';
import { createSlips } from './slips';
import { listen, openOfficeSockets } from './sockets';
import { openStore } from './store';
import { createTicketSnapshots } from './ticketSnapshots';
import { newSecret } from './tokens';
import { createUnfit } from './unfit';

export type AppParts = {
  /** Path of the database file. */
  file: string;
  /** Epoch milliseconds; `speed` is how fast it runs, 1 for the real one. */
  clock: () => number;
  /** Milliseconds that have passed, which nobody can set (T3); without it time passes by the clock. */
  elapsed?: (() => number) | undefined;
  speed: number;
  log: Logger;
  health: Health;
  screensDir: string;
  /** Addresses to listen on; port 0 takes a free one. Without a host, on all addresses. */
  host: string | undefined;
  port: number;
  publicPort: number;
  /** Whose word about visitors' addresses counts (TRUST_PROXY). */
  trustedProxies: TrustedProxies;
  /** Under which addresses people reach the ports behind a proxy, null where it is the ports themselves. */
  officeUrl: string | null;
  ownPublicUrl: string | null;
  /** Certificate and key of both ports; null speaks plain http. */
  tls: TlsFiles | null;
  /** How visitors' phones reach the public port, for the QR: without a slash at the end. */
  publicUrl: (port: number) => string;
  /** Folder of the day list, which is kept there for the day the power fails (X3). */
  dayListDir: string;
  /** The settings of an office that has none yet. */
  firstSettings: Settings;
  /** What automatic booking costs (A5). */
  effort: Effort;
  /** Memory and file have come apart: the program has to end, and the file has the truth. */
  onLost: (error: unknown) => void;
};

/** Who says half a request and no more is not waited for. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 };
/** TCP connections to the public port, whoever holds them. */
const MOST_CONNECTIONS = 10_000;
const TICK_MS = 1000;
/** Screens hear the time so often even when nothing happens. */
const QUIET_TICKS = 10;

const listenOn = (server: HttpServer, port: number, host: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });

const portOf = (server: HttpServer): number => {
  const address = server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
};

/** Starts an office. Rejects when a port is taken or the file cannot be used; nothing is left running then. */
export const createApp = async (parts: AppParts) => {
  const { clock, log, health, screensDir, speed } = parts;
  const store = openStore(parts.file);
  const servers = { office: openPort(PATIENCE, parts.tls, log), visitors: openPort(PATIENCE, parts.tls, log) };
  servers.visitors.maxConnections = MOST_CONNECTIONS;
  /** Asked for now and then, not for every ticket: finding out this machine's address takes its time. */
  let publicUrl = '';
  const lookUpUrl = () => {
    publicUrl = parts.publicUrl(portOf(servers.visitors));
  };
  const ticketUrl = (key: string) => `${publicUrl}/t/${key}`;

  const networks = createNetworks(parts.trustedProxies);
  const officePages = createOwnPages({ ownUrl: parts.officeUrl, hasTls: parts.tls !== null, log });
  const publicPages = createOwnPages({ ownUrl: parts.ownPublicUrl, hasTls: parts.tls !== null, log });
  const serverAlarms = createServerAlarms(clock);
  const fileCare = createFileCare({ store, log, serverAlarms, lastBackup: () => readResult(dirname(parts.file)) });
  const answers = createAnswers(store, clock);
  const signs = createSigns(Date.now);
  const kept = createKept();
  kept.add('answers', answers.size);
  const { origins } = store;
  const branch = createBranch({
    store,
    clock,
    ...(parts.elapsed ? { elapsed: parts.elapsed } : {}),
    log,
    firstSettings: parts.firstSettings,
    ticketUrl,
    answers,
    onLost: parts.onLost,
    fileCare,
  });
  kept.add('days', branch.daysKnown);
  await branch.handleOwn({ type: 'recoverSlips' });
  const unfit = createUnfit({ branch, store });
  const identity = createIdentity({ store, branch, log, ended: () => screens.sweep() });
  kept.add('logins', identity.logins.size);
  const changed = () => {
    screens.changed();
    tickets.changed();
  };
  const outside = createOutside({
    ...{ store, branch, log, serverAlarms, version: health.version, ticketUrl, publicUrl: () => publicUrl },
    changed: () => screens.changed(),
  });
  const dayList = createDayList({ branch, dir: parts.dayListDir, log, serverAlarms });
  const pictureOf = (slipId: string) => slips.picture(slipId);
  // Before the sockets: Socket.IO keeps its own requests from those who were there when it came, and from nobody else.
  const { importHttp } = outside;
  const office = { health, screensDir, branch, identity, log, changed, pictureOf, importHttp, networks };
  const readiness = () => readinessOf({ branch, serverAlarms });
  servers.office.on('request', createOfficeHttp({ ...office, ownPages: officePages, readiness }));
  const { waitingList } = outside;
  const snapshots = createTicketSnapshots({ branch, build: health.build, speed });
  const visitors = { health, screensDir, log, branch, answers, waitingList, ticketUrl, effort: parts.effort, networks };
  servers.visitors.on(
    'request',
    createPublicHttp({
      ...visitors,
      ...{ signs, origins, kept, ownPages: publicPages, snapshots, version: health.version },
      readiness: () => publicReadiness({ branch, serverAlarms }),
    }),
  );
  const io = openOfficeSockets(servers.office, { identity, networks, ownPages: officePages, log });
  const screens = createScreens({
    io,
    branch,
    identity,
    outside: outside.view,
    publicUrl: () => publicUrl,
    serverAlarms: serverAlarms.list,
    unfit: unfit.count,
    sign: signs.now,
    build: health.build,
    speed,
    log,
  });
  const tickets = openTicketSockets({
    http: servers.visitors,
    branch,
    networks,
    kept,
    ownPages: publicPages,
    snapshots,
    log,
  });
  const slips = createSlips({ branch, log, ticketUrl });
  const unusual = createUnusual({ branch, origins, serverAlarms });
  const answerAccess = createAccess({
    unusual,
    branch,
    identity,
    changed,
    slips,
    answerOutside: outside.answer,
  });
  serverAlarms.subscribe(changed);
  const answerLook = createLooks({ branch, store, unfit, unusual });
  const askWithCode = guardCodes(branch);
  branch.subscribe((events) => {
    identity.follow(events);
    if (events.some(({ event }) => event.type === 'ticketCalled' || event.type === 'ticketCalledAgain'))
      screens.called();
    if (events.some(({ by, event }) => by.kind === 'visitor' && event.type === 'appointmentBooked')) unusual.look();
    changed();
    dayList.changed();
    outside.look();
  });
  const given = createGiven(store, clock);
  const use = (session: string) => identity.note(() => identity.sessions.use(session));
  const { renew } = screens;
  io.on('connection', (socket) => {
    listen(socket, { branch, log, given, renew, use, answerAccess, answerLook, askWithCode });
    identity.note(() => identity.devices.seen(socket.data.viewer.device.id));
    if (renew(socket) !== null) screens.admit(socket);
    socket.on('disconnect', changed);
    changed();
  });

  /** Ends in order: no command is cut in half, no slip is lost. */
  let isClosing = false;
  const close = async (): Promise<void> => {
    isClosing = true;
    clearInterval(ticking);
    screens.stop();
    for (const server of Object.values(servers)) server.closeAllConnections();
    await Promise.all([io.close(), tickets.close()]);
    await Promise.all([slips.close(), outside.close()]);
    await branch.handleOwn({ type: 'tick' });
    await dayList.close();
    store.close();
  };

  let ticks = 0;
  let minute = 0;
  const ticking = setInterval(async () => {
    await branch.handleOwn({ type: 'tick' });
    if (isClosing) return;
    if (branch.isClockDoubted()) serverAlarms.raise('clockJumped');
    else serverAlarms.settle('clockJumped');
    void identity.tend().then(screens.sweep);
    outside.look();
    fileCare.tend();
    const nowMinute = Math.floor(branch.now() / 60_000);
    if (++ticks % QUIET_TICKS === 0) lookUpUrl();
    if (ticks % QUIET_TICKS === 0) void dayList.look();
    if (nowMinute !== minute) unusual.look();
    if (ticks % QUIET_TICKS === 0 || nowMinute !== minute) changed();
    minute = nowMinute;
  }, TICK_MS);

  const passwords = await demonstrationClerks(branch.settings(), identity.persons, newSecret);
  await identity.begin();
  try {
    await listenOn(servers.visitors, parts.publicPort, parts.host);
    await listenOn(servers.office, parts.port, parts.host);
  } catch (error) {
    await close();
    throw error;
  }
  lookUpUrl();
  slips.begin();
  outside.begin();

  return {
    /** A log that was not this database's, put aside at the start. */
    putAside: store.putAside,
    port: portOf(servers.office),
    publicPort: portOf(servers.visitors),
    branch,
    /** How much is remembered of strangers and of what they asked, by what it is. */
    sizes: kept.sizes,
    /** Passwords of the demonstration's clerks by name; only at the start that made them. */
    passwords,
    /** A fresh link for every screen, and for one. In a demonstration a counter's link logs its clerk in as well. */
    links: identity.links,
    link: identity.link,
    invitations: identity.invitations,
    close,
  };
};
export type App = Awaited<ReturnType<typeof createApp>>;
