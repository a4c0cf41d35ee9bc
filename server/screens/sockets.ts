// The office port's sockets: who may connect, which commands are heard, and that each is answered.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import { isTraced } from '../../shared/audited/names';
import {
  endsLogins,
  isLarge,
  isOfKind,
  isRemembered,
  kindOf,
  parseCommand,
  refusalOf,
  type ScreenCommand,
} from '../../shared/commands';
import type { Actor } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import type { RefusalCode } from '../../shared/refusals';
import type { Right } from '../../shared/rights';
import { tokenSchema } from '../../shared/settings';
import type { Logger } from '../basics/log';
import type { OwnPages } from '../http/ownPages';
import { socketParser } from '../http/socketParser';
import { renewDevices } from '../identity/cookies';
import type { Asking, Given } from '../identity/given';
import type { Identity } from '../identity/identity';
import { proofOf } from '../identity/requestAuth';
import type { Networks } from '../limits/networks';
import { hangUpOnDeaf, limitHandshakes } from '../limits/socketLimits';
import { type Answered, type Answers, answerBy, type Keeping, refused } from '../office/answers';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import type { Asked } from '../office/turns/commandBatch';
import { sitsAt } from '../queue/day/day';
import type { TakeStep } from '../storage/steps';
import type { OfficeServer, OfficeSocket, Viewer } from './screens';

/** Silence of so long, and the other end is taken for gone: every screen knows within 5 s. */
const HEARTBEAT = { pingInterval: 2000, pingTimeout: 2000, connectTimeout: 5000 };
const MOST_BYTES = 1_000_000;
/** Sockets of one network: all screens of a house may stand behind one address. */
const MOST_OF_NETWORK = 500;
const MOST_OF_ALL = 5000;
/** Of a reader that does not read: more than the largest screens are sent in a minute. */
const MOST_UNREAD_BYTES = 8_000_000;
const MOST_COMMAND_CHARACTERS = 8_000;
const MOST_LONG_CHARACTERS = 410_000;
const MOST_AT_ONCE = 100;

const handshakeSchema = z.object({ deviceId: tokenSchema });
const envelopeSchema = z.strictObject({ id: tokenSchema, command: z.looseObject({ type: z.string() }) });

/** The office's socket server on an HTTP server; a handshake without proof is refused as `notPaired`. */
export const openOfficeSockets = (
  http: HttpServer,
  parts: { identity: Identity; networks: Networks; ownPages: OwnPages; log: Logger },
): OfficeServer => {
  const io: OfficeServer = new Server(http, {
    ...HEARTBEAT,
    parser: socketParser,
    maxHttpBufferSize: MOST_BYTES,
    serveClient: false,
    allowRequest: (request, allow) =>
      allow(null, parts.ownPages.accepts(request.headers) && handshakes.admits(request)),
  });
  const handshakes = limitHandshakes(io, parts.networks, { ofNetwork: MOST_OF_NETWORK, ofAll: MOST_OF_ALL });
  hangUpOnDeaf(io, MOST_UNREAD_BYTES);
  io.engine.on('initial_headers', (headers: Record<string, string | string[]>, request: IncomingMessage) => {
    const renewed = renewDevices(request.headers.cookie);
    if (renewed.length > 0) headers['set-cookie'] = renewed;
  });
  io.use((socket, next) => {
    if (handshakes.isTooMany(socket.request)) return next(new Error('tooManyOfNetwork'));
    try {
      const handshake = handshakeSchema.safeParse(socket.handshake.auth);
      const cookies = socket.handshake.headers.cookie;
      const proof = handshake.success ? proofOf(parts.identity, cookies, handshake.data.deviceId) : null;
      if (proof === null) return next(new Error('notPaired'));
      socket.data.viewer = proof;
      next();
    } catch (error) {
      parts.log.error({ error }, 'a handshake failed');
      next(new Error('storageFailed'));
    }
  });
  return io;
};

export type ListenParts = {
  branch: Pick<Branch, 'today'>;
  log: Logger;
  given: Given;
  take: TakeStep;
  /** What somebody may do at this moment. */
  rights: (personId: string) => ReadonlySet<Right>;
  /** Whose socket it is now, as far as that still holds; null, and the socket ends, when its device is none any more. */
  renew: (socket: OfficeSocket) => Viewer | null;
  /** Somebody works in a session. */
  use: (session: string) => void;
  /** Gives to the branch what changes the day. */
  handle: (asked: Asked) => Promise<Reply>;
  /** Answers everything else that screens ask. */
  answers: Answers;
  audit: Pick<Audit, 'answered' | 'refused'>;
  /** S53: somebody was answered what does not change the day. */
  count: (type: string, reply: Reply) => void;
};

const actorOf = ({ device, person }: Viewer): Actor => ({
  kind: 'device',
  deviceId: device.id,
  role: device.role,
  stationId: device.stationId,
  personId: person?.id ?? null,
});

const malformed = (error: z.ZodError, under: string[] = []): Reply => {
  const issue = error.issues[0];
  return refused('malformed', { where: [...under, ...(issue?.path ?? [])].join('.'), what: issue?.message ?? '' });
};

/** Characters of a message; null when it is nested so deeply that nobody can say. */
const lengthOf = (message: unknown): number | null => {
  try {
    return JSON.stringify(message).length;
  } catch {
    return null;
  }
};

/** X1: names come to staff only: who administers, and a counter's clerk who sits there now. */
const refusalOfQuery = ({ device, person }: Viewer, branch: ListenParts['branch']): RefusalCode | null =>
  device.role === 'admin' || sitsAt(branch.today(), device.stationId, person?.id ?? null) ? null : 'notLoggedIn';

/** Answers a command that has been found to be one, by somebody who may ask for it. */
const answerTo = async (id: string, command: ScreenCommand, viewer: Viewer, parts: ListenParts): Promise<Reply> => {
  const by = actorOf(viewer);
  if (isOfKind(command, 'query')) {
    const refusal = refusalOfQuery(viewer, parts.branch);
    const asking = { by, keeping: parts.take };
    const reply = refusal === null ? await answerBy(parts.answers, command, asking) : refused(refusal);
    await parts.audit.answered(by, command, reply);
    parts.count(command.type, reply);
    return reply;
  }
  if (isOfKind(command, 'room')) {
    const answer = (keeping: Keeping) => answerBy(parts.answers, command, { by, keeping });
    const reply = await (isRemembered(command) ? parts.given.once({ id, by, command }, answer) : answer(parts.take));
    if (!reply.ok) await parts.audit.answered(by, command, reply);
    parts.count(command.type, reply);
    return reply;
  }
  return parts.handle({ id, by, command });
};

/** S4: what was asked is no command, or none of this screen's. */
const refuseTo = async (viewer: Viewer, name: string, reply: Reply, { audit }: ListenParts): Promise<Reply> => {
  if (!reply.ok && isTraced(name)) await audit.refused(actorOf(viewer), { name }, reply.refusal.code);
  return reply;
};

/** N6: what was answered once is answered again, though it has logged out who asked. */
const answerAgain = async (asked: Asking, { given }: ListenParts, otherwise: () => Promise<Reply>): Promise<Reply> =>
  (await given.recall(asked)) ?? (await otherwise());

const answer = (request: unknown, viewer: Viewer, parts: ListenParts): Answered => {
  const envelope = envelopeSchema.safeParse(request);
  if (!envelope.success) return malformed(envelope.error);
  const { id, command: asked } = envelope.data;
  const most = isLarge(asked.type) ? MOST_LONG_CHARACTERS : MOST_COMMAND_CHARACTERS;
  const length = lengthOf(asked);
  const refuse = (reply: Reply) => refuseTo(viewer, asked.type, reply, parts);
  if (length === null) return refuse(refused('malformed', { where: 'command', what: 'nested too deeply' }));
  if (length > most) return refuse(refused('tooLarge', { most }));
  if (viewer.session !== null && kindOf(asked.type) !== 'query') parts.use(viewer.session);
  const command = parseCommand(asked);
  if (!command.success) {
    const reply = malformed(command.error, ['command']);
    const isSettings = asked.type === 'changeSettings' && !reply.ok;
    return refuse(isSettings ? refused('settingsInvalid', reply.refusal.values) : reply);
  }
  const refusal = refusalOf(command.data.type, viewer.device.role, viewer.person && parts.rights(viewer.person.id));
  if (refusal === 'notLoggedIn' && endsLogins(command.data))
    return answerAgain({ id, by: actorOf(viewer), command: command.data }, parts, () => refuse(refused(refusal)));
  if (refusal !== null) return refuse(refused(refusal));
  return answerTo(id, command.data, viewer, parts);
};

/** Hears a socket's commands. A message that nobody could answer is dropped; everything else gets its reply. */
export const listen = (socket: OfficeSocket, parts: ListenParts): void => {
  let underWay = 0;
  socket.on('command', async (request: unknown, reply: unknown) => {
    if (typeof reply !== 'function') return;
    if (underWay >= MOST_AT_ONCE) return reply(refused('tooMany', { seconds: 1 }));
    underWay++;
    try {
      // S13: what was proved at the handshake may have ended since.
      const viewer = parts.renew(socket);
      reply(viewer === null ? refused('notPaired') : await answer(request, viewer, parts));
    } catch (error) {
      parts.log.error({ error }, 'a command could not be answered');
      reply(refused('storageFailed'));
    } finally {
      underWay--;
    }
  });
};
