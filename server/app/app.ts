// The whole office in one place: parts in, two ports out. For main with the real clock and file, and for tests.
import { dirname } from 'node:path';
import type { AlarmNews } from '../../shared/watching/alarms';
import { lastBackupOf } from '../backups/ofHouse';
import type { Logger } from '../basics/log';
import { alarmNotices } from '../hooks';
import { listenOn, portOf } from '../http/port';
import { createKept } from '../limits/kept';
import { alarmSentence } from '../mail/alarmLetter';
import type { ServerAlarms } from '../office/serverAlarms';
import { createSigns } from '../public/booking/signs';
import { demonstrationClerks } from '../starting/demonstrationClerks';
import type { Stage } from '../starting/stage';
import { openEngine, type Store } from '../storage/engine';
import type { Carrier, VisitorsSide } from '../visitors/carrier';
import { type OfficeLines, openOfficeLines, seenTogether } from '../visitors/officeLines';
import { visitorsWithin } from '../visitors/within';
import { showFigures } from '../watching/figures';
import { roomIn } from '../watching/machine';
import { createWatching, type Watching } from '../watching/room';
import { type AppParts, type Office, openOffice } from './parts';
import { officeEndOf, openPorts, serveOffice } from './ports';

const TICK_MS = 1000;
/** Screens hear the time so often even when nothing happens. */
const QUIET_TICKS = 10;

const withSentence = (news: AlarmNews) => ({ ...news, says: alarmSentence(news) });

/** What follows from each commit. */
const followCommits = (
  { branch, identity, unusual, bookings, changed, dayList, post, hooks, push, auditCare }: Office,
  called: () => void,
): void => {
  branch.subscribeFirst((events) => {
    if (events.some(({ event }) => event.type === 'ticketCalled' || event.type === 'ticketCalledAgain')) called();
  });
  branch.subscribe((events) => {
    identity.follow(events);
    if (events.some(({ by, event }) => by.kind === 'visitor' && event.type === 'appointmentBooked')) unusual.look();
    bookings.follow(events);
    if (events.some(({ event }) => event.type === 'dayClosed')) auditCare.dayEnded();
    changed.tell();
    dayList.changed();
    post.look();
    hooks.look();
    push.follow(events);
  });
};

/** What is done every second; ends with what it answers. */
const beginTicking = (office: Office, lookUpUrl: () => void, log: Logger, watching: Watching): (() => void) => {
  const {
    branch,
    serverAlarms,
    identity,
    post,
    fileCare,
    dayList,
    unusual,
    bookings,
    changed,
    ended,
    auditCare,
    hooks,
    push,
    voice,
    backups,
    elsewhere,
  } = office;
  let isClosing = false;
  let ticks = 0;
  let minute = 0;
  /** What only teaches keeps nothing else from being done. */
  const noteAhead = (): void => {
    try {
      branch.noteAhead();
    } catch (error) {
      log.error({ error }, 'what is told ahead could not be noted');
    }
  };
  const tick = async (): Promise<void> => {
    // The tick itself waits for the database.
    if (!office.store.isThere()) serverAlarms.raise('disk');
    await branch.handleOwn({ type: 'tick' });
    if (isClosing) return;
    if (branch.isClockDoubted()) serverAlarms.raise('clockJumped');
    else serverAlarms.settle('clockJumped');
    noteAhead();
    post.look();
    push.look();
    elsewhere.look();
    voice.silence.tend();
    backups.tend();
    const nowMinute = Math.floor(branch.now() / 60_000);
    if (++ticks % QUIET_TICKS === 0) lookUpUrl();
    if (ticks % QUIET_TICKS === 0) void dayList.look();
    if (nowMinute !== minute) {
      unusual.look();
      bookings.look();
    }
    if (ticks % QUIET_TICKS === 0 || nowMinute !== minute) changed.tell();
    minute = nowMinute;
    await Promise.all([
      fileCare.tend(),
      auditCare.tend(),
      bookings.tend(),
      hooks.tend(),
      identity.tend().then(ended.tell),
    ]);
    await watching.look();
  };
  const ticking = setInterval(() => {
    tick().catch((error: unknown) => {
      if (!isClosing) log.error({ error }, 'what is done every second failed');
    });
  }, TICK_MS);
  return () => {
    isClosing = true;
    clearInterval(ticking);
  };
};

/** S38: what a disk has damaged, from the start on. The nightly reading says when it is mended. */
const tellDamage = ({ damage }: Store, serverAlarms: Pick<ServerAlarms, 'raise'>): void => {
  if (damage.lost > 0) serverAlarms.raise('rowsLost', String(damage.lost));
  if (damage.standing > 0) serverAlarms.raise('database');
};

const startOffice = async (parts: AppParts, store: Store, stage: Stage | null, carrier: Carrier) => {
  const { log } = parts;
  const ports = openPorts(parts);
  const { server } = ports;
  const office = await openOffice(parts, store, ports);
  tellDamage(store, office.serverAlarms);
  const { branch, identity, post, imports, hooks, slips, dayList, replays, reports, records, voice } = office;
  const signs = createSigns(Date.now);
  const kept = createKept();
  kept.add('answers', office.replies.size);
  kept.add('days', branch.daysKnown);
  kept.add('logins', identity.logins.size);
  kept.add('audit', office.repeats.size);
  const { io, screens } = serveOffice(parts, office, ports, signs.now);
  let visitors: VisitorsSide | null = null;
  let lines: OfficeLines | null = null;
  /** Its own public side, and those elsewhere. */
  const seen = async () => seenTogether([await visitors?.seen(), lines?.seen()]);
  const lookUpUrl = () => ports.lookUpUrl(visitors?.port() ?? parts.publicPort);
  followCommits(office, screens.called);
  const watching = await createWatching({
    ...{ store: office.store, take: office.take, branch, serverAlarms: office.serverAlarms, log, mail: post },
    hooks: { ...hooks, noticesOf: (news, at) => alarmNotices(office.registered, news.map(withSentence), at) },
    ...{ away: screens.away, ways: office.ways },
    folders: [...new Set([dirname(parts.file), parts.dayListDir])],
    ...{
      certificate: parts.tls?.cert ?? null,
      outside: office.outside,
      elapsed: parts.elapsed ?? parts.clock,
      room: parts.room,
    },
  });
  office.watched.told = watching.told;
  showFigures(office.meter.registry, {
    ...{ branch, version: parts.health.version, certificate: parts.tls?.cert ?? null },
    ...{ sizes: store.sizes, mail: post.state, hooks: hooks.list, alarms: watching.standing },
    room: () => (parts.room ?? roomIn)(dirname(parts.file)),
    sockets: () => [...io.sockets.sockets.values()].map((socket) => socket.data.viewer.device.role),
    phones: async () => (await seen()).phones,
    lastBackup: () => lastBackupOf(parts, office.backups.lastAttempt()),
  });
  const stopTicking = beginTicking(office, lookUpUrl, log, watching);

  let isEnding = false;
  let remembered: Promise<void> | undefined;
  /** Ends in order: no command is cut in half, no slip is lost. */
  const close = async (): Promise<void> => {
    isEnding = true;
    await remembered;
    stopTicking();
    screens.stop();
    lines?.close();
    server.closeAllConnections();
    await Promise.all([io.close(), visitors?.close()]);
    await office.elsewhere.close();
    await Promise.all([slips.close(), post.close(), imports.close(), hooks.close(), office.push.close()]);
    await Promise.all([replays.close(), reports.close(), records.close(), voice.close(), office.backups.close()]);
    await branch.handleOwn({ type: 'tick' });
    await dayList.close();
    await office.auditCare.close();
    await store.close();
  };

  const passwords = await demonstrationClerks(branch.settings(), identity.persons);
  const clerks = identity.persons.clerks();
  await stage?.play(branch, clerks);
  await identity.begin(parts.keepsPrintedLinks ?? false);
  try {
    const end = officeEndOf(parts, office, ports, signs);
    visitors = await carrier.open({ office: end, log, serverAlarms: office.serverAlarms });
    await listenOn(server, parts.port, parts.host);
    const { keepLine } = parts;
    const { raise, settle } = office.serverAlarms;
    if (keepLine)
      lines = openOfficeLines({
        ...{ server, office: end, version: parts.health.version, log },
        ...(carrier.isElsewhere && { missed: (are: boolean) => (are ? raise('publicSide') : settle('publicSide')) }),
        keep: (secret) => keepLine(portOf(server), secret),
      });
  } catch (error) {
    await close();
    throw error;
  }
  lookUpUrl();
  slips.begin();
  post.begin();
  imports.begin();
  hooks.begin();
  const here = `${parts.tls === null ? 'http' : 'https'}://${parts.host ?? 'localhost'}`;
  office.elsewhere.begin(parts.doorUrl?.(portOf(server)) ?? `${here}:${portOf(server)}`);
  /** What days that are over leave. */
  const beginCounting = (): void => {
    reports.begin();
    records.begin();
  };
  remembered = stage
    ?.remember(() => isEnding)
    .catch((error: unknown) => log.error({ error }, 'the published weeks could not be written'))
    .then(beginCounting);
  beginCounting();

  return {
    /** A log that was not this database's, put aside at the start. */
    putAside: store.putAside,
    port: portOf(server),
    publicPort: visitors.port(),
    branch,
    /** How much is remembered of strangers and of what they asked, by what it is. */
    sizes: async () => ({ ...kept.sizes(), ...(await seen()).sizes }),
    /** The office's clock is set: as it was opened, outside it is another time. */
    isClockSet: stage?.isSet ?? false,
    /** Passwords of the demonstration's clerks by name; only at the start that made them. */
    passwords,
    /** A fresh link for every screen, and for one. In a demonstration a counter's link logs its clerk in as well. */
    links: identity.links,
    link: identity.link,
    firstLink: identity.firstLink,
    invitations: identity.invitations,
    take: office.take,
    audit: office.audit,
    close,
  };
};

/** Starts an office. Rejects when a port is taken or the file cannot be used; nothing is left running then. */
export const createApp = async (parts: AppParts) => {
  const store = await openEngine({ file: parts.file, database: parts.database ?? null, onLost: parts.onLost });
  const carrier = parts.visitors?.() ?? visitorsWithin;
  try {
    const stage = (await parts.stage?.(store)) ?? null;
    const clocks = stage && { clock: stage.wall, elapsed: stage.elapsed };
    return await startOffice({ outside: parts.clock, ...parts, ...clocks }, store, stage, carrier);
  } catch (error) {
    carrier.drop();
    await store.close();
    throw error;
  }
};
export type { AppParts };
export type App = Awaited<ReturnType<typeof createApp>>;
