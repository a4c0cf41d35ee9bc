// The public side: everything that visitors and phones reach, over a memory of its own that follows the office's log. It decides
// nothing; what changes something it asks of the office.
import type { Server as HttpServer } from 'node:http';
import type { Logger } from '../basics/log';
import { boundAnswers } from '../http/answers';
import { createOwnPages } from '../http/ownPages';
import { listenOn, openPort, portOf } from '../http/port';
import { createKept, type Kept } from '../limits/kept';
import { createNetworks } from '../limits/networks';
import { limitConnections } from '../limits/socketLimits';
import type { Followed } from '../public/followed';
import { createPublicHttp } from '../public/publicPort';
import { createTicketSnapshots } from '../public/ticketSnapshots';
import { mostPhones, openTicketSockets } from '../public/ticketSockets';
import { createBoard } from '../public/waits/board';
import type { Day } from '../queue/day/day';
import { openReader } from '../storage/reader';
import { createAnswers } from '../storage/replyCache';
import type { Reader } from '../storage/rows/outside';
import { createAsking } from './asking';
import { openFollower } from './follower';
import type { SideConfig, State, ToOffice, ToVisitors, TurnTold } from './messages';

/** TCP connections to the public port besides those of phones, whoever holds them; and from one network: a school opens its pages all at once. */
const MOST_BESIDES = 3_000;
const MOST_CONNECTIONS_OF_NETWORK = 1_000;

/** How the office stands: as it is, or as it was last told. */
export type OfficeState = {
  hear: (state: State) => void;
  now: () => number;
  url: () => string;
  isReady: () => boolean;
  /** S89: nobody hears of it, and its clock stands still here. */
  isAway: () => boolean;
};

export type SideParts = {
  config: SideConfig;
  /** The day that the office works on. */
  today: string;
  state: OfficeState;
  log: Logger;
  say: (said: ToOffice) => void;
};

type Within = {
  http: HttpServer;
  reader: Reader;
  branch: Followed;
  asking: ReturnType<typeof createAsking>;
  kept: Kept;
};

/** Pages, routes and sockets on a port. */
const serve = ({ config, state, log }: SideParts, { http, reader, branch, asking, kept }: Within) => {
  const { health, screensDir, effort, speed } = config;
  const networks = createNetworks({ trusted: config.trustedProxies, log });
  limitConnections(http, networks, MOST_CONNECTIONS_OF_NETWORK);
  const ownPages = createOwnPages({ ownUrl: config.ownUrl, hasTls: config.tls !== null, log });
  const snapshots = createTicketSnapshots({ branch, build: health.build, speed, isAway: state.isAway });
  const answers = boundAnswers(
    createPublicHttp({
      ...{ health, screensDir, log, branch, effort, networks, kept, ownPages, snapshots, version: health.version },
      answers: createAnswers(reader, state.now),
      records: reader.records,
      waits: createBoard(branch),
      ticketUrl: (key) => `${state.url()}/t/${key}`,
      signs: { isGood: asking.isGoodSign },
      waitingList: asking,
      reminders: { refuse: asking.refuseReminders },
      push: { publicKey: config.pushKey, add: (key, asked) => asking.ring({ key, asked }) },
      readiness: () => ({
        ...{ ok: state.isReady() && !state.isAway(), problems: [] },
        ...(state.isAway() && { state: 'away' }),
      }),
    }),
  );
  http.on('request', answers.serve);
  http.once('close', answers.end);
  kept.add('answers', answers.size);
  return openTicketSockets({ http, branch, networks, kept, ownPages, snapshots, log });
};

/** The keys of those whom a turn is about. */
const keysIn = ({ events }: TurnTold, today: Day): string[] =>
  events.flatMap(({ stored: { event } }) => {
    const visit = 'visitId' in event && event.visitId !== null ? today.visits.get(event.visitId) : undefined;
    return visit === undefined ? [] : [visit.key, ...(visit.viewKey === null ? [] : [visit.viewKey])];
  });

/** Reads the log, and listens. Rejects when the port is taken; nothing is left open then. */
export const openSide = async (parts: SideParts) => {
  const { config, state, log, say } = parts;
  const reader = await openReader(config);
  const asking = createAsking(say);
  const kept = createKept();
  const follower = await openFollower({ reader, today: parts.today, now: state.now });
  kept.add('asked', asking.size);
  const branch: Followed = {
    ...{ ...follower, now: state.now },
    handle: ({ id, command, network = null }) => asking.handle({ id, command, network }),
  };
  const http = openPort(config.tls, log);
  http.maxConnections = mostPhones() + MOST_BESIDES;
  const tickets = serve(parts, { http, reader, branch, asking, kept });
  const close = async (): Promise<void> => {
    http.closeAllConnections();
    await tickets.close();
    asking.close();
    await reader.close();
  };
  try {
    await listenOn(http, config.port, config.host);
  } catch (error) {
    await close();
    throw error;
  }

  /** Phones are told when the office is away, and when it is back. */
  const look = (now: State): void => {
    const wasAway = state.isAway();
    state.hear(now);
    if (state.isAway() !== wasAway) tickets.changed();
  };
  /** What the office says, in its order; a promise while something has to be read first. */
  const hear = (told: ToVisitors): Promise<void> | void => {
    switch (told.kind) {
      case 'turn': {
        state.hear(told.state);
        const reading = follower.follow(told.turn);
        const tell = () => {
          const today = branch.today();
          const isOfPast = told.turn.events.some(({ stored }) => stored.day < today.day);
          tickets.changed(keysIn(told.turn, today), isOfPast);
        };
        return reading === undefined ? tell() : reading.then(tell);
      }
      case 'forgotten':
        return follower.forget(told.upTo);
      case 'anew':
        return follower.readAnew(told.from).then(() => tickets.changed([], true));
      case 'changed':
        return tickets.changed();
      case 'look':
        look(told.state);
        return say({ kind: 'seen', phones: tickets.size(), sizes: kept.sizes(), resident: process.memoryUsage.rss() });
      case 'answer':
        return asking.answered(told.n, told.answer);
      case 'failed':
        return asking.failed(told.n, told.isAway);
      default:
        return;
    }
  };
  return { port: portOf(http), hear, close };
};
export type Side = Awaited<ReturnType<typeof openSide>>;
