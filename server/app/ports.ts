// The two ports, and who is served by which.
import { createOwnPages } from '../http/ownPages';
import { openPort, portOf } from '../http/port';
import { createGiven } from '../identity/given';
import type { Kept } from '../limits/kept';
import { createNetworks } from '../limits/networks';
import { limitConnections } from '../limits/socketLimits';
import { publicReadiness, readinessOf } from '../office/readiness';
import type { Signs } from '../public/booking/signs';
import { createPublicHttp, openTicketSockets } from '../public/publicPort';
import { createTicketSnapshots } from '../public/ticketSnapshots';
import { guardCodes } from '../screens/codes';
import { createOfficeHttp } from '../screens/officeHttp';
import { guardRoles } from '../screens/roles';
import { createScreens } from '../screens/screens';
import { listen, openOfficeSockets } from '../screens/sockets';
import { createMetricsHttp } from '../watching/metricsHttp';
import type { AppParts, Office } from './parts';

/** Who says half a request and no more is not waited for. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 };
/** Nor is who takes nothing of what is answered. Sockets (WebSocket) have their heartbeat instead. */
const SILENCE_MS = 10_000;
/** TCP connections to the public port, whoever holds them; and from one network: a school opens its pages all at once. */
const MOST_CONNECTIONS = 10_000;
const MOST_CONNECTIONS_OF_NETWORK = 1_000;

/** Both ports, not listening yet, and how people reach the public one. */
export const openPorts = (parts: AppParts) => {
  const { log } = parts;
  const servers = { office: openPort(PATIENCE, parts.tls, log), visitors: openPort(PATIENCE, parts.tls, log) };
  for (const server of Object.values(servers)) server.timeout = SILENCE_MS;
  servers.visitors.maxConnections = MOST_CONNECTIONS;
  const networks = createNetworks({ trusted: parts.trustedProxies, log });
  limitConnections(servers.visitors, networks, MOST_CONNECTIONS_OF_NETWORK);
  /** Asked for now and then, not for every ticket: finding out this machine's address takes its time. */
  let url = '';
  const hasTls = parts.tls !== null;
  return {
    servers,
    lookUpUrl: (): void => {
      url = parts.publicUrl(portOf(servers.visitors));
    },
    publicUrl: () => url,
    ticketUrl: (key: string) => `${url}/t/${key}`,
    networks,
    officePages: createOwnPages({ ownUrl: parts.officeUrl, hasTls, log }),
    publicPages: createOwnPages({ ownUrl: parts.ownPublicUrl, hasTls, log }),
  };
};
export type Ports = ReturnType<typeof openPorts>;

/** The office port: its pages, its screens, and who asks by them. */
export const serveOffice = (parts: AppParts, office: Office, ports: Ports, sign: () => string) => {
  const { clock, log, health, screensDir, speed } = parts;
  const { store, take, branch, audit, identity, post, imports, slips, serverAlarms, unfit, answers } = office;
  const { networks, officePages: ownPages, publicUrl } = ports;
  const changed = office.changed.tell;
  const { programs } = office;
  const http = ports.servers.office;
  const metrics = createMetricsHttp({
    ...{ registry: office.meter.registry, networks },
    token: parts.metricsToken ?? null,
  });
  // Before the sockets: Socket.IO keeps its own requests from those who were there when it came, and from nobody else.
  http.on(
    'request',
    createOfficeHttp({
      ...{ health, screensDir, branch, identity, take, audit, log, changed, networks, ownPages },
      ...{
        auditSearch: office.auditSearch,
        sources: office.otherSystems,
        signOn: office.signOn,
        voice: office.voice,
        outside: office.outside,
      },
      ...{ pictureOf: slips.picture, first: [metrics, imports.http, programs.http(networks)] },
      readiness: () => readinessOf({ branch, serverAlarms, told: office.watched.told }),
    }),
  );
  const io = openOfficeSockets(http, { identity, networks, ownPages, log });
  const screens = createScreens({
    ...{ io, branch, identity, publicUrl, sign, build: health.build, speed, log },
    ...{ serverAlarms: serverAlarms.list, unfit: unfit.count },
    outside: () => ({
      publicUrl: publicUrl(),
      signOn: { hasSecret: office.signOn.hasSecret() },
      mail: { hasPassword: post.hasPassword(), ...post.state() },
      sources: imports.sources(),
      feeds: imports.feeds(),
      programs: programs.list(),
      hooks: office.hooks.list(),
      told: office.watched.told(),
    }),
  });
  office.changed.subscribe(screens.changed);
  office.staffChanged.subscribe(screens.changed);
  office.ended.subscribe(screens.sweep);
  const handle = guardRoles(branch, identity.persons, guardCodes(branch, audit));
  const { rights } = identity.persons;
  const given = createGiven({ store, take, clock, audit });
  const use = (session: string) => identity.note(identity.sessions.use(session));
  const { renew } = screens;
  io.on('connection', (socket) => {
    listen(socket, { branch, log, given, take, rights, renew, use, handle, answers, audit, count: office.meter.count });
    identity.note(identity.devices.seen(socket.data.viewer.device.id));
    if (renew(socket) !== null) screens.admit(socket);
    socket.on('disconnect', changed);
    changed();
  });
  return { io, screens };
};

/** The public port: the booking site, and phones that follow their tickets. */
export const serveVisitors = (parts: AppParts, office: Office, ports: Ports, signs: Signs, kept: Kept) => {
  const { log, health, screensDir, speed } = parts;
  const { store, branch, replies, waitingList, reminders, push, serverAlarms } = office;
  const { networks, publicPages: ownPages, ticketUrl } = ports;
  const http = ports.servers.visitors;
  const snapshots = createTicketSnapshots({ branch, build: health.build, speed });
  http.on(
    'request',
    createPublicHttp({
      ...{ health, screensDir, log, branch, answers: replies, ticketUrl, effort: parts.effort, networks },
      ...{
        signs,
        kept,
        ownPages,
        snapshots,
        version: health.version,
        waitingList,
        reminders,
        push,
        records: store.records,
      },
      readiness: () => publicReadiness({ branch, serverAlarms, told: office.watched.told }),
    }),
  );
  const tickets = openTicketSockets({ http, branch, networks, kept, ownPages, snapshots, log });
  office.changed.subscribe(tickets.changed);
  return tickets;
};
