// The office's port, and who is served by it; and what the public side is begun with.
import { createOwnPages } from '../http/ownPages';
import { openPort } from '../http/port';
import { createGiven } from '../identity/given';
import { createNetworks } from '../limits/networks';
import { publicReadiness, readinessOf } from '../office/readiness';
import type { Signs } from '../public/booking/signs';
import { guardCodes } from '../screens/codes';
import { createOfficeHttp } from '../screens/officeHttp';
import { guardRoles } from '../screens/roles';
import { createScreens } from '../screens/screens';
import { listen, openOfficeSockets } from '../screens/sockets';
import { createOfficeEnd } from '../visitors/officeEnd';
import { createMetricsHttp } from '../watching/metricsHttp';
import type { AppParts, Office } from './parts';

/** The office's port, not listening yet, and how people reach the public one. */
export const openPorts = (parts: AppParts) => {
  const { log } = parts;
  /** Asked for now and then, not for every ticket: finding out this machine's address takes its time. */
  let url = '';
  return {
    server: openPort(parts.tls, log),
    /** By the port that visitors reach. */
    lookUpUrl: (publicPort: number): void => {
      url = parts.publicUrl(publicPort);
    },
    publicUrl: () => url,
    ticketUrl: (key: string) => `${url}/t/${key}`,
    networks: createNetworks({ trusted: parts.trustedProxies, log }),
    officePages: createOwnPages({ ownUrl: parts.officeUrl, hasTls: parts.tls !== null, log }),
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
  const http = ports.server;
  const metrics = createMetricsHttp({
    ...{ registry: office.meter.registry, networks },
    token: parts.metricsToken ?? null,
  });
  const first = [metrics, imports.http(networks), programs.http(networks), office.elsewhere.http(networks)];
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
        paper: { blocks: office.paperBlocks, ticketUrl: ports.ticketUrl },
      },
      ...{ pictureOf: slips.picture, first },
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

/** What the public side is begun with, what it is told, and what it may ask. */
export const officeEndOf = (parts: AppParts, office: Office, ports: Ports, signs: Signs) => {
  const { file, screensDir, health, effort, speed, host, trustedProxies, tls, log } = parts;
  const { branch, serverAlarms, waitingList, reminders, push, changed } = office;
  return createOfficeEnd({
    ...{ branch, waitingList, reminders, push, signs, changed, url: ports.publicUrl },
    isReady: () => publicReadiness({ branch, serverAlarms, told: office.watched.told }).ok,
    config: {
      ...{ file, screensDir, health, effort, speed, host, trustedProxies, tls, logLevel: log.level },
      ...{ database: parts.database ?? null, port: parts.publicPort, ownUrl: parts.ownPublicUrl },
    },
  });
};
