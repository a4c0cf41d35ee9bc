// The office port over HTTP: screens, pairing, login, slips' pictures, the day list. Nothing changes by GET.
import type { Express } from 'express';
import { z } from 'zod';
import { ROLES } from '../../shared/actors';
import type { PairResult } from '../../shared/protocol';
import { tokenSchema } from '../../shared/settings';
import { type ExportParts, sendAudit } from '../audit/export';
import type { Logger } from '../basics/log';
import { sendDayList } from '../dayList/dayListPage';
import { sendPage, serveAssets } from '../http/assets';
import { closeHttp, createHttp, type Health, refuseRequest } from '../http/http';
import { serveLogo, servePosters } from '../http/logo';
import type { OwnPages } from '../http/ownPages';
import { giveDevice, renewDevices } from '../identity/cookies';
import type { Identity } from '../identity/identity';
import { proofOf } from '../identity/requestAuth';
import { createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import type { Readiness } from '../office/readiness';
import { type PaperSheetParts, sendPaperSheet } from '../paper/sheetPage';
import type { SignOn } from '../signOn/signOn';
import { serveSignOn } from '../signOn/signOnHttp';
import type { TakeStep } from '../storage/steps';
import type { VoiceRoom } from '../voice/room';
import { serveVoice } from '../voice/voiceHttp';
import { createEntering, serveLogins } from './loginHttp';

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
  signOn: SignOn;
  voice: VoiceRoom;
  /** Epoch ms of the world outside. */
  outside: () => number;
  paper: Pick<PaperSheetParts, 'blocks' | 'ticketUrl'>;
  /** A virtual printer's picture of a slip (SVG), null if there is none. */
  pictureOf: (slipId: string) => string | null;
  changed: () => void;
  /** The APIs of other systems. */
  first: readonly Express[];
  networks: Networks;
  ownPages: OwnPages;
  readiness: () => Readiness;
};

/** What `/api/pair` takes. */
export const pairSchema = z.strictObject({ code: z.string().max(200) });

/** The office port's app. */
export const createOfficeHttp = (parts: OfficeHttpParts): Express => {
  const { branch, identity, screensDir, audit } = parts;
  const { persons } = identity;
  const app = createHttp({ ...parts, first: parts.first });
  const enter = createEntering(parts);
  const pairings = createNetworkAttempts(20, 60);

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

  serveLogins(app, parts, enter);
  serveSignOn(app, { ...parts, enter });
  serveVoice(app, parts);

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

  app.get('/paper-block', (request, response) => {
    const refused = sendPaperSheet({ ...parts.paper, branch, identity }, request, response);
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
  servePosters(app, () => branch.settings().announcements.map(({ poster }) => poster));
  serveAssets(app, screensDir, ROLES);
  for (const role of ROLES)
    app.get(`/${role}/`, (request, response) => {
      for (const cookie of renewDevices(request.headers.cookie)) response.append('Set-Cookie', cookie);
      sendPage(response, screensDir, role);
    });
  closeHttp(app, parts.log);
  return app;
};
