// The office port over HTTP: screens, pairing, login, slips' pictures, the day list. Nothing changes by GET.
import type { Express, Request, Response } from 'express';
import { z } from 'zod';
import { ROLES } from '../../shared/actors';
import type { PairResult, PersonView, Reply } from '../../shared/protocol';
import { tokenSchema } from '../../shared/settings';
import { type ExportParts, sendAudit } from '../audit/export';
import type { Logger } from '../basics/log';
import { newToken } from '../basics/tokens';
import { sendDayList } from '../dayList/dayListPage';
import { sendPage, serveAssets } from '../http/assets';
import { closeHttp, createHttp, type Health, refuseRequest } from '../http/http';
import { serveLogo } from '../http/logo';
import type { OwnPages } from '../http/ownPages';
import { giveDevice, givePerson, renewDevices } from '../identity/cookies';
import { type Device, doerAt } from '../identity/devices';
import type { Identity } from '../identity/identity';
import type { LoginRefusal } from '../identity/logins';
import { proofOf } from '../identity/requestAuth';
import { createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import type { Readiness } from '../office/readiness';
import type { TakeStep } from '../storage/steps';

export type OfficeHttpParts = {
  health: Health;
  screensDir: string;
  branch: Branch;
  identity: Identity;
  take: TakeStep;
  audit: Audit;
  auditSearch: ExportParts['search'];
  sources: ExportParts['sources'];
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
  const { branch, identity, screensDir, audit } = parts;
  const { persons, sessions, logins } = identity;
  const app = createHttp({ ...parts, first: parts.importHttp });
  const pairings = createNetworkAttempts(20, 60);

  const enter = async (request: Request, response: Response, device: Device, person: PersonView): Promise<Reply> => {
    const command = { type: 'openCounter', counterId: device.stationId, personId: person.id } as const;
    const reply = await branch.handle({ id: newToken(), by: doerAt(device, person.id), command });
    if (!reply.ok) return reply;
    const { secret, expiresAt } = await parts.take(() => sessions.open(person.id, device.id));
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
    const paired = await identity.pair(body.data.code);
    if (paired === null) {
      await audit.refused({ kind: 'visitor' }, { name: 'pair' }, 'linkUsedOrExpired');
      return refuseRequest(response, 'linkUsedOrExpired');
    }
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
    const told = audit.step(doerAt(device, person.id), { name: 'changePassword' });
    const refused = await persons.changePassword(proved, newPassword, session, told);
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

  app.get('/day-list', async (request, response) => {
    const refused = await sendDayList(parts, request, response);
    if (refused) refuseRequest(response, refused);
  });

  app.get('/audit', async (request, response) => {
    const { auditSearch: search, sources } = parts;
    const refused = await sendAudit(
      { identity, audit, search, sources, settings: branch.settings, now: branch.now },
      request,
      response,
    );
    if (refused) refuseRequest(response, refused);
  });

  serveLogo(app, () => branch.settings().look.logo);
  serveAssets(app, screensDir, ROLES);
  for (const role of ROLES)
    app.get(`/${role}/`, (request, response) => {
      for (const cookie of renewDevices(request.headers.cookie)) response.append('Set-Cookie', cookie);
      sendPage(response, screensDir, role);
    });
  closeHttp(app, parts.log);
  return app;
};
