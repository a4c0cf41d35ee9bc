// The office port over HTTP: screens, pairing, login, slips' pictures, the day list, health. Nothing changes by GET.
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import helmet from 'helmet';
import { z } from 'zod';
import { ROLES, tokenSchema } from '../shared/commands';
import type { PairResult, PersonView, Reply } from '../shared/protocol';
import { type RefusalCode, refuse } from '../shared/refusals';
import { sendPage, serveAssets } from './assets';
import { createNetworkAttempts } from './attempts';
import type { Branch } from './branch';
import { giveDevice, givePerson, renewDevices } from './cookies';
import { sendDayList } from './dayListPage';
import type { Device } from './devices';
import type { Identity } from './identity';
import type { Logger } from './log';
import type { LoginRefusal } from './logins';
import type { Networks } from './networks';
import type { OwnPages } from './ownPages';
import { proofOf } from './proof';
import type { Readiness } from './readiness';
import { newToken } from './tokens';

export type Health = { version: string; build: string };

/** A year, so that a browser that came by https once comes by no other way. */
const HSTS_SEC = 365 * 24 * 3600;

const STATUS: Partial<Record<RefusalCode, number>> = {
  malformed: 400,
  linkUsedOrExpired: 403,
  notPaired: 403,
  notAllowed: 403,
  notLoggedIn: 403,
  wrongLogin: 403,
  proofNeeded: 403,
  unknownVisit: 404,
  tooLarge: 413,
  tooMany: 429,
  tooManyOfNetwork: 429,
  tooManyOfTicket: 429,
  storageFailed: 500,
};

/** HTTP status of a refusal: 409 for what the office's state does not allow. */
export const statusOf = (code: RefusalCode): number => STATUS[code] ?? 409;

/** Refuses a request in the form of every reply. */
export const refuseRequest = (
  response: Response,
  code: RefusalCode,
  values: Record<string, string | number> = {},
): void => {
  const reply: Reply = { ok: false, ...refuse(code, values) };
  response.status(statusOf(code)).json(reply);
};

const answerError =
  (log: Logger): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status: unknown = error?.status;
    if (status === 413) return refuseRequest(response, 'tooLarge', { most: 8000 });
    if (typeof status === 'number' && status >= 400 && status < 500)
      return refuseRequest(response, 'malformed', { where: '', what: '' });
    log.error({ error }, 'a request failed');
    response.status(500).json({ ok: false, ...refuse('storageFailed') });
  };

/** Requests that change nothing, from whatever page they come. */
const MERE_LOOKS = ['GET', 'HEAD', 'OPTIONS'];

export type HttpParts = {
  health: Health;
  ownPages: OwnPages;
  /** What is wrong with the office, for whoever watches the machine; see `readiness.ts`. */
  readiness: () => Readiness;
  /** An app of its own, which reads its own bodies. */
  first: Express | null;
};

/** What both ports have: strict headers, health, own pages only, JSON bodies of a few thousand characters. */
export const createHttp = ({ health, ownPages, readiness, first }: HttpParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          fontSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: ownPages.isSecure ? { maxAge: HSTS_SEC, includeSubDomains: false } : false,
      // These mean something only behind https; on a plain-http address they are errors in every console.
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
    }),
  );
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true, ...health });
  });
  app.get('/readyz', (_request, response) => {
    const { ok, problems } = readiness();
    response.set('Cache-Control', 'no-store').status(ok ? 200 : 503);
    response.json({ ok, problems });
  });
  app.use((request, response, next) => {
    if (MERE_LOOKS.includes(request.method) || ownPages.accepts(request.headers)) next();
    else refuseRequest(response, 'notAllowed');
  });
  // No answer holds a secret beside what the asker has said, so that its length tells nothing (BREACH).
  app.use(compression());
  if (first) app.use(first);
  app.use(express.json({ limit: 8000 }));
  return app;
};

/** Ends an app: what no route knew, and what went wrong on the way. */
export const closeHttp = (app: Express, log: Logger): void => {
  app.use((_request, response) => {
    response.status(404).type('text/plain; charset=utf-8').send('Diese Seite gibt es nicht.\nThere is no such page.\n');
  });
  app.use(answerError(log));
};

export type OfficeHttpParts = {
  health: Health;
  screensDir: string;
  branch: Branch;
  identity: Identity;
  log: Logger;
  /** A virtual printer's picture of a slip (SVG), null if there is none. */
  pictureOf: (slipId: string) => string | null;
  changed: () => void;
  /** The import API. */
  importHttp: Express;
  networks: Networks;
  ownPages: OwnPages;
  readiness: () => Readiness;
};

const pairSchema = z.strictObject({ code: z.string().max(200) });
const loginSchema = z.strictObject({
  deviceId: tokenSchema,
  name: z.string().trim().max(60),
  password: z.string().max(200),
});

const passwordSchema = z.strictObject({
  deviceId: tokenSchema,
  password: z.string().max(200),
  newPassword: z.string().max(200),
});

const refuseLogin = (response: Response, why: LoginRefusal): void =>
  refuseRequest(response, why.refused, why.refused === 'tooMany' ? { seconds: why.seconds } : {});

/** The office port's app. */
export const createOfficeHttp = (parts: OfficeHttpParts): Express => {
  const { branch, identity, screensDir } = parts;
  const { persons, sessions, logins } = identity;
  const app = createHttp({ ...parts, first: parts.importHttp });
  const pairings = createNetworkAttempts(20, 60);

  const enter = async (request: Request, response: Response, device: Device, person: PersonView): Promise<Reply> => {
    const by = { kind: 'device', deviceId: device.id, role: device.role, stationId: device.stationId } as const;
    const command = { type: 'openCounter', counterId: device.stationId, personId: person.id } as const;
    const reply = await branch.handle({ id: newToken(), by: { ...by, personId: person.id }, command });
    if (!reply.ok) return reply;
    const { secret, expiresAt } = sessions.open(person.id, device.id);
    response.append('Set-Cookie', givePerson(request, device.id, secret, expiresAt - branch.now()));
    return { ok: true, result: { person } };
  };

  app.post('/api/{*path}', (request, response, next) => {
    if (request.is('application/json')) next();
    else refuseRequest(response, 'notAllowed');
  });

  app.post('/api/pair', async (request, response) => {
    const wait = await pairings.count(parts.networks.networkOf(request));
    if (wait !== null) return refuseRequest(response, 'tooMany', { seconds: wait });
    const body = pairSchema.safeParse(request.body);
    if (!body.success) return refuseRequest(response, 'malformed', { where: 'code', what: '' });
    const paired = identity.pair(body.data.code);
    if (paired === null) return refuseRequest(response, 'linkUsedOrExpired');
    const { device, secret, personId } = paired;
    response.append('Set-Cookie', giveDevice(request, device.id, secret));
    const person = persons.list().find((one) => one.id === personId);
    if (person) await enter(request, response, device, person);
    parts.changed();
    const { id: deviceId, role, stationId } = device;
    const result: PairResult = { deviceId, role, stationId, path: `/${role}/?device=${deviceId}` };
    response.json({ ok: true, result });
  });

  app.post('/api/login', async (request, response) => {
    const body = loginSchema.safeParse(request.body);
    if (!body.success) return refuseRequest(response, 'malformed', { where: 'login', what: '' });
    const { deviceId, name, password } = body.data;
    const device = proofOf(identity, request.headers.cookie, deviceId)?.device;
    if (device === undefined) return refuseRequest(response, 'notPaired');
    if (device.role !== 'counter') return refuseRequest(response, 'notAllowed');
    const network = parts.networks.networkOf(request);
    const person = await logins.attempt({ name, password, network, device });
    if ('refused' in person) return refuseLogin(response, person);
    const reply = await enter(request, response, device, person);
    if (reply.ok) response.json(reply);
    else refuseRequest(response, reply.refusal.code, reply.refusal.values);
  });

  app.post('/api/password', async (request, response) => {
    const body = passwordSchema.safeParse(request.body);
    if (!body.success) return refuseRequest(response, 'malformed', { where: 'password', what: '' });
    const { deviceId, password, newPassword } = body.data;
    const proof = proofOf(identity, request.headers.cookie, deviceId);
    if (proof === null) return refuseRequest(response, 'notPaired');
    const { device, person, session } = proof;
    if (person === null) return refuseRequest(response, 'notLoggedIn');
    const network = parts.networks.networkOf(request);
    const proved = await logins.attempt({ name: person.name, password, network, device });
    if ('refused' in proved) return refuseLogin(response, proved);
    const refused = await persons.changePassword(proved, newPassword, session);
    if (refused === 'busy') return refuseLogin(response, { refused: 'tooMany', seconds: 1 });
    if (refused !== null) return refuseRequest(response, refused);
    response.json({ ok: true, result: null });
  });

  app.get('/slips/:file', (request, response, next) => {
    const deviceId = tokenSchema.safeParse(request.query['device']);
    const proof = deviceId.success ? proofOf(identity, request.headers.cookie, deviceId.data) : null;
    if (proof === null) return refuseRequest(response, 'notPaired');
    const picture = parts.pictureOf(request.params.file.replace(/\.svg$/, ''));
    if (picture === null) return next();
    response.set('Cache-Control', 'no-store').type('image/svg+xml').send(picture);
  });

  app.get('/day-list', (request, response) => {
    const refused = sendDayList(parts, request, response);
    if (refused) refuseRequest(response, refused);
  });

  serveAssets(app, screensDir, ROLES);
  for (const role of ROLES)
    app.get(`/${role}/`, (request, response) => {
      for (const cookie of renewDevices(request.headers.cookie)) response.append('Set-Cookie', cookie);
      sendPage(response, screensDir, role);
    });
  closeHttp(app, parts.log);
  return app;
};
