// Logging in over HTTP, because it carries passwords and gives cookies: in steps, and the first administrator's account.
import type { Express, Request, Response } from 'express';
import { z } from 'zod';
import { personName } from '../../shared/commands/people';
import type { LoginResult, PersonView, Reply } from '../../shared/protocol';
import { type RefusalCode, refuse } from '../../shared/refusals';
import { tokenSchema } from '../../shared/settings';
import { newToken } from '../basics/tokens';
import { refuseRequest } from '../http/http';
import { givePerson } from '../identity/cookies';
import { type Device, doerAt } from '../identity/devices';
import type { Identity } from '../identity/identity';
import type { LoginRefusal } from '../identity/logins';
import { type Proof, proofOf } from '../identity/requestAuth';
import { createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import { type TakeStep, together } from '../storage/steps';
import { createFactorCheck, factorFields, serveSecondFactors } from './secondFactorHttp';

const BUSY_SEC = 1;
const secret = z.string().max(200);
const loginSchema = z.strictObject({
  deviceId: tokenSchema,
  name: z.string().trim().max(60),
  password: secret,
  /** Asked for by the step `newPassword`. */
  newPassword: secret.optional(),
  /** Asked for by the steps `code` and `setUp`. */
  ...factorFields,
});
const firstSchema = z.strictObject({ deviceId: tokenSchema, name: personName, password: secret });
const passwordSchema = z.strictObject({ deviceId: tokenSchema, password: secret, newPassword: secret });
/** What the routes here take, by their addresses. */
export const passwordBodies = {
  '/api/login': loginSchema,
  '/api/first-account': firstSchema,
  '/api/password': passwordSchema,
};

export type LoginHttpParts = {
  branch: Branch;
  identity: Identity;
  take: TakeStep;
  networks: Networks;
  changed: () => void;
  audit: Pick<Audit, 'step'>;
};

const refuseLogin = (response: Response, why: LoginRefusal): void =>
  refuseRequest(response, why.refused, why.refused === 'tooMany' ? { seconds: why.seconds } : {});
const refuseBusy = (response: Response): void => refuseLogin(response, { refused: 'tooMany', seconds: BUSY_SEC });

export type Enter = (
  request: Request,
  response: Response,
  device: Device,
  person: PersonView,
) => Promise<Reply<LoginResult>>;

/** Somebody who has proved who they are begins at a device: sits down at a counter, or administers. */
export const createEntering = ({ branch, identity, take, audit }: LoginHttpParts): Enter => {
  const { persons, sessions } = identity;
  const refusalAt = (device: Device, person: PersonView): RefusalCode | null => {
    const rights = persons.rights(person.id);
    const isEnough = device.role === 'counter' ? rights.has('serve') : rights.size > 0;
    return isEnough ? null : 'noRight';
  };
  return async (request, response, device, person) => {
    const refusal = refusalAt(device, person);
    if (refusal !== null) return { ok: false, ...refuse(refusal) };
    if (device.role === 'counter') {
      const command = { type: 'openCounter', counterId: device.stationId, personId: person.id } as const;
      const reply = await branch.handle({ id: newToken(), by: doerAt(device, person.id), command });
      if (!reply.ok) return reply;
    }
    const opened = await take(() => {
      const step = together(sessions.open(person.id, device.id), persons.noteLogin(person.id));
      // At a counter sitting down is in the audit already.
      return device.role === 'counter'
        ? step
        : together(step, audit.step(doerAt(device, person.id), { name: 'logIn' }));
    });
    response.append('Set-Cookie', givePerson(request, device.id, opened.secret, opened.expiresAt - branch.now()));
    return { ok: true, result: { step: 'in', person } };
  };
};

/** The routes that carry passwords. */
export const serveLogins = (app: Express, parts: LoginHttpParts, enter: Enter): void => {
  const { identity, networks, changed, audit } = parts;
  const { persons, logins, secondFactors } = identity;
  const checkFactor = createFactorCheck(parts);
  const firsts = createNetworkAttempts(20, 60);

  const proved = (request: Request, response: Response, deviceId: string): Proof | null => {
    const proof = proofOf(identity, request.headers.cookie, deviceId);
    if (proof === null) refuseRequest(response, 'notPaired');
    return proof;
  };
  const refuse = (response: Response, why: LoginRefusal) => {
    if (why.refused === 'loginLocked') changed();
    refuseLogin(response, why);
  };
  const answer = (response: Response, reply: Reply<LoginResult>) => {
    if (!reply.ok) return refuseRequest(response, reply.refusal.code, reply.refusal.values);
    changed();
    response.json(reply);
  };

  /**
   * In steps: what is still needed is answered, and the whole is sent again with it. Nothing of a login that is half done
   * is kept.
   */
  app.post('/api/login', async (request, response) => {
    const body = loginSchema.safeParse(request.body);
    if (!body.success) return refuseRequest(response, 'malformed', { where: 'login', what: '' });
    const { deviceId, name, password, newPassword, ...typed } = body.data;
    const device = proved(request, response, deviceId)?.device;
    if (device === undefined) return;
    if (device.role !== 'counter' && device.role !== 'admin') return refuseRequest(response, 'notAllowed');
    const attempt = { name, password, network: networks.networkOf(request), device };
    const person = await logins.attempt(attempt);
    if ('refused' in person) return refuse(response, person);
    const mustChange = persons.mustChange(person.id);
    if (mustChange) {
      if (newPassword === undefined) return answer(response, { ok: true, result: { step: 'newPassword' } });
      if (newPassword === password) return refuseRequest(response, 'passwordAsBefore');
      // Before a code is used up for it.
      const fault = await persons.faultOf(person.name, newPassword);
      if (fault !== null) return refuseRequest(response, fault);
    }
    const checked = await checkFactor(attempt, person, typed);
    if ('refusal' in checked) return refuse(response, checked.refusal);
    if ('needed' in checked) return answer(response, { ok: true, result: checked.needed });
    // A password alone wipes nothing away where a second factor is to be guessed too.
    if (device.role === 'admin' || secondFactors.state(person.id) === null) await logins.forgive(name);
    if (mustChange && newPassword !== undefined) {
      const told = audit.step(doerAt(device, person.id), { name: 'changePassword' });
      const fault = await persons.changePassword(person, newPassword, null, told);
      if (fault === 'busy') return refuseBusy(response);
      if (fault !== null) return refuseRequest(response, fault);
    }
    const entered = await enter(request, response, device, person);
    const { paperCodes } = checked;
    if (!entered.ok || entered.result.step !== 'in' || paperCodes === undefined) return answer(response, entered);
    answer(response, { ok: true, result: { ...entered.result, paperCodes } });
  });

  /** S22: the first who manages people, made at an administration's browser while nobody does. */
  app.post('/api/first-account', async (request, response) => {
    const body = firstSchema.safeParse(request.body);
    if (!body.success) return refuseRequest(response, 'malformed', { where: 'account', what: '' });
    const { deviceId, name, password } = body.data;
    const device = proved(request, response, deviceId)?.device;
    if (device === undefined) return;
    if (device.role !== 'admin') return refuseRequest(response, 'notAllowed');
    const wait = await firsts.count(networks.networkOf(request));
    if (wait !== null) return refuseRequest(response, 'tooMany', { seconds: wait });
    const made = await persons.addFirst(name, password, (personId) =>
      audit.step(doerAt(device), { name: 'savePerson', about: personId }),
    );
    if (made === 'busy') return refuseBusy(response);
    if (typeof made === 'string') return refuseRequest(response, made);
    answer(response, await enter(request, response, device, { id: made.id, name }));
  });

  app.post('/api/password', async (request, response) => {
    const body = passwordSchema.safeParse(request.body);
    if (!body.success) return refuseRequest(response, 'malformed', { where: 'password', what: '' });
    const { deviceId, password, newPassword } = body.data;
    const proof = proved(request, response, deviceId);
    if (proof === null) return;
    const { device, person, session } = proof;
    if (person === null) return refuseRequest(response, 'notLoggedIn');
    const network = networks.networkOf(request);
    const known = await logins.attempt({ name: person.name, password, network, device });
    if ('refused' in known) return refuseLogin(response, known);
    if (secondFactors.state(known.id) === null) await logins.forgive(known.name);
    const told = audit.step(doerAt(device, known.id), { name: 'changePassword' });
    const fault = await persons.changePassword(known, newPassword, session, told);
    if (fault === 'busy') return refuseBusy(response);
    if (fault !== null) return refuseRequest(response, fault);
    response.json({ ok: true, result: null });
  });

  serveSecondFactors(app, parts, refuse);
};
