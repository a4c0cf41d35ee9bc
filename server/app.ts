// The whole office in one place: parts in, two ports out. For main with the real clock and file, and for tests.

import { dirname } from 'node:path';
import type { Settings } from '../shared/settings';
import type { Answers } from './basics/answers';
import type { Logger } from './basics/log';
import { createDayList } from './dayList/dayListFile';
import type { Health } from './http/http';
import { createOwnPages } from './http/ownPages';
import { listenOn, openPort, portOf, type TlsFiles } from './http/port';
import { identityAnswers } from './identity/commands';
import { createGiven } from './identity/given';
import type { PasswordCost } from './identity/hashing';
import { createIdentity } from './identity/identity';
import { createImports } from './imports';
import { DOWNLOAD_MS } from './imports/feeds/download';
import { READER } from './imports/reading/reader';
import { createKept } from './limits/kept';
import { createNetworks, type TrustedProxies } from './limits/networks';
import { limitConnections } from './limits/socketLimits';
import { mailAnswers } from './mail/commands';
import { createPost } from './mail/post';
import { createWaitingList } from './mail/waitingList';
import { createBranch } from './office/branch';
import { createFileCare } from './office/fileCare';
import { publicReadiness, readinessOf } from './office/readiness';
import { createServerAlarms } from './office/serverAlarms';
import { createUnfit } from './office/unfit';
import { printingAnswers } from './printing/commands';
import { createSlips } from './printing/slips';
import type { Effort } from './public/booking/proofOfWork';
import { createSigns } from './public/booking/signs';
import { createUnusual, unusualAnswers } from './public/booking/unusual';
import { createPublicHttp, openTicketSockets } from './public/publicPort';
import { createTicketSnapshots } from './public/ticketSnapshots';
import { guardCodes } from './screens/codes';
import { createOfficeHttp } from './screens/officeHttp';
import { queryAnswers } from './screens/queries';
import { createScreens } from './screens/screens';
import { listen, openOfficeSockets } from './screens/sockets';
import { demonstrationClerks } from './starting/demonstrationClerks';
import { createAnswers } from './storage/replyCache';
import { readResult } from './storage/safekeeping/result';
import { openStore } from './storage/store';

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
  /** What a password costs to work out (S1). */
  passwordCost: PasswordCost;
  /** Links that the last program printed at its start stay good; they do not without it. */
  keepsPrintedLinks?: boolean | undefined;
  /** Memory and file have come apart: the program has to end, and the file has the truth. */
  onLost: (error: unknown) => void;
};

/** Who says half a request and no more is not waited for. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 };
/** Nor is who takes nothing of what is answered. Sockets (WebSocket) have their heartbeat instead. */
const SILENCE_MS = 10_000;
/** TCP connections to the public port, whoever holds them; and from one network: a school opens its pages all at once. */
const MOST_CONNECTIONS = 10_000;
const MOST_CONNECTIONS_OF_NETWORK = 1_000;
const TICK_MS = 1000;
/** Screens hear the time so often even when nothing happens. */
const QUIET_TICKS = 10;

/** Starts an office. Rejects when a port is taken or the file cannot be used; nothing is left running then. */
export const createApp = async (parts: AppParts) => {
  const { clock, log, health, screensDir, speed } = parts;
  const store = openStore(parts.file);
  const servers = { office: openPort(PATIENCE, parts.tls, log), visitors: openPort(PATIENCE, parts.tls, log) };
  for (const server of Object.values(servers)) server.timeout = SILENCE_MS;
  servers.visitors.maxConnections = MOST_CONNECTIONS;
  /** Asked for now and then, not for every ticket: finding out this machine's address takes its time. */
  let publicUrl = '';
  const lookUpUrl = () => {
    publicUrl = parts.publicUrl(portOf(servers.visitors));
  };
  const ticketUrl = (key: string) => `${publicUrl}/t/${key}`;

  const networks = createNetworks({ trusted: parts.trustedProxies, log });
  limitConnections(servers.visitors, networks, MOST_CONNECTIONS_OF_NETWORK);
  const officePages = createOwnPages({ ownUrl: parts.officeUrl, hasTls: parts.tls !== null, log });
  const publicPages = createOwnPages({ ownUrl: parts.ownPublicUrl, hasTls: parts.tls !== null, log });
  const serverAlarms = createServerAlarms(clock);
  const fileCare = createFileCare({ store, log, serverAlarms, lastBackup: () => readResult(dirname(parts.file)) });
  const replies = createAnswers(store, clock);
  const signs = createSigns(Date.now);
  const kept = createKept();
  kept.add('answers', replies.size);
  const { origins } = store;
  const branch = createBranch({
    store,
    clock,
    ...(parts.elapsed ? { elapsed: parts.elapsed } : {}),
    log,
    firstSettings: parts.firstSettings,
    ticketUrl,
    answers: replies,
    onLost: parts.onLost,
    fileCare,
  });
  kept.add('days', branch.daysKnown);
  await branch.handleOwn({ type: 'recoverSlips' });
  const unfit = createUnfit({ branch, store });
  const identity = createIdentity({
    ...{ store, branch, log, passwordCost: parts.passwordCost },
    ended: () => screens.sweep(),
  });
  kept.add('logins', identity.logins.size);
  const changed = () => {
    screens.changed();
    tickets.changed();
  };
  const staffChanged = () => screens.changed();
  const mailing = { store, branch, log, ticketUrl, publicUrl: () => publicUrl };
  const waitingList = createWaitingList(mailing);
  const post = createPost({ ...mailing, waitingList });
  const imports = createImports({
    ...{ store, branch, clock: branch.now, log, version: health.version, changed: staffChanged, alarms: serverAlarms },
    patience: { reader: READER, downloadMs: DOWNLOAD_MS },
  });
  const dayList = createDayList({ branch, dir: parts.dayListDir, log, serverAlarms });
  const pictureOf = (slipId: string) => slips.picture(slipId);
  // Before the sockets: Socket.IO keeps its own requests from those who were there when it came, and from nobody else.
  const office = { health, screensDir, branch, identity, log, changed, pictureOf, importHttp: imports.http, networks };
  const readiness = () => readinessOf({ branch, serverAlarms });
  servers.office.on('request', createOfficeHttp({ ...office, ownPages: officePages, readiness }));
  const snapshots = createTicketSnapshots({ branch, build: health.build, speed });
  const visitors = {
    health,
    screensDir,
    log,
    branch,
    answers: replies,
    waitingList,
    ticketUrl,
    effort: parts.effort,
    networks,
  };
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
    outside: () => ({
      publicUrl,
      mail: { hasPassword: post.hasPassword(), ...post.state() },
      sources: imports.sources(),
      feeds: imports.feeds(),
    }),
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
  const answers: Answers = {
    ...identityAnswers({ branch, identity, changed }),
    ...printingAnswers(slips),
    ...mailAnswers(post, staffChanged),
    ...imports.answers,
    ...unusualAnswers(unusual),
    ...queryAnswers({ branch, store, unfit }),
  };
  serverAlarms.subscribe(changed);
  const handle = guardCodes(branch);
  branch.subscribe((events) => {
    identity.follow(events);
    if (events.some(({ event }) => event.type === 'ticketCalled' || event.type === 'ticketCalledAgain'))
      screens.called();
    if (events.some(({ by, event }) => by.kind === 'visitor' && event.type === 'appointmentBooked')) unusual.look();
    changed();
    dayList.changed();
    post.look();
  });
  const given = createGiven(store, clock);
  const use = (session: string) => identity.note(() => identity.sessions.use(session));
  const { renew } = screens;
  io.on('connection', (socket) => {
    listen(socket, { branch, log, given, renew, use, handle, answers });
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
    await Promise.all([slips.close(), post.close(), imports.close()]);
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
    post.look();
    fileCare.tend();
    const nowMinute = Math.floor(branch.now() / 60_000);
    if (++ticks % QUIET_TICKS === 0) lookUpUrl();
    if (ticks % QUIET_TICKS === 0) void dayList.look();
    if (nowMinute !== minute) unusual.look();
    if (ticks % QUIET_TICKS === 0 || nowMinute !== minute) changed();
    minute = nowMinute;
  }, TICK_MS);

  const passwords = await demonstrationClerks(branch.settings(), identity.persons);
  await identity.begin(parts.keepsPrintedLinks ?? false);
  try {
    await listenOn(servers.visitors, parts.publicPort, parts.host);
    await listenOn(servers.office, parts.port, parts.host);
  } catch (error) {
    await close();
    throw error;
  }
  lookUpUrl();
  slips.begin();
  post.begin();
  imports.begin();

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
