// S31, S32: the second factor at the door of the administration, and one's own, on and off: over HTTP beside the passwords.
import type { Express, Response } from 'express';
import { z } from 'zod';
import type { LoginResult, PersonView } from '../../shared/protocol';
import { tokenSchema } from '../../shared/settings';
import { refuseRequest } from '../http/http';
import { doerAt } from '../identity/devices';
import { SECRET_FORM } from '../identity/factors/codes';
import type { Identity } from '../identity/identity';
import type { Attempt, LoginRefusal } from '../identity/logins';
import { proofOf } from '../identity/requestAuth';
import type { Networks } from '../limits/networks';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import { together, unchanged } from '../storage/steps';

/** What was typed, digits or a code on paper; and the secret that was proposed, sent back. */
export const factorFields = {
  code: z.string().max(40).optional(),
  secret: z.string().regex(SECRET_FORM).optional(),
};
type Typed = { code?: string | undefined; secret?: string | undefined };
const base = { deviceId: tokenSchema, password: z.string().max(200) };
const beginSchema = z.strictObject(base);
const onSchema = z.strictObject({ ...base, code: factorFields.code.unwrap(), secret: factorFields.secret.unwrap() });
/** Whatever an own second factor does once it is there, a code of it proves. */
const provedSchema = z.strictObject({ ...base, code: factorFields.code.unwrap() });
/** What the routes here take, by their addresses. */
export const factorBodies = {
  '/api/second-factor/begin': beginSchema,
  '/api/second-factor/on': onSchema,
  '/api/second-factor/paper': provedSchema,
  '/api/second-factor/off': provedSchema,
};

/** It is enough (with the codes on paper of one that has just been set up), something is needed, or it is wrong. */
type Checked = { paperCodes?: string[] } | { needed: LoginResult } | { refusal: LoginRefusal };

export type SecondFactorParts = {
  identity: Pick<Identity, 'secondFactors' | 'logins' | 'persons' | 'devices' | 'sessions'>;
  branch: Pick<Branch, 'settings'>;
  audit: Pick<Audit, 'step'>;
  networks: Networks;
  changed: () => void;
};

const createProving = ({ identity, audit }: Pick<SecondFactorParts, 'identity' | 'audit'>) => {
  const { secondFactors, logins } = identity;
  return {
    /** With a code that is right once. */
    use: (attempt: Attempt, person: PersonView, code: string): Promise<LoginRefusal | null> =>
      logins.attemptCode(attempt, async () => {
        const paper = () => audit.step(doerAt(attempt.device, person.id), { name: 'usePaperCode' });
        const used = await secondFactors.use(person.id, code, (how) =>
          how === 'paper' ? paper() : unchanged(undefined),
        );
        return used !== null;
      }),
    /** The codes on paper of a second factor that is there from now on. */
    turnOn: async (
      attempt: Attempt,
      person: PersonView,
      first: { code: string; secret: string },
    ): Promise<string[] | 'there' | LoginRefusal> => {
      let made: string[] | 'there' | null = null;
      const told = audit.step(doerAt(attempt.device, person.id), { name: 'turnOnSecondFactor' });
      const refusal = await logins.attemptCode(attempt, async () => {
        made = await secondFactors.turnOn(person.id, first, told);
        return made !== null;
      });
      return refusal ?? made ?? 'there';
    },
    /** Other codes on paper, by a right code: those there were are good no longer. */
    renewPaper: async (attempt: Attempt, person: PersonView, code: string): Promise<string[] | LoginRefusal> => {
      let made: string[] | null = null;
      const told = audit.step(doerAt(attempt.device, person.id), { name: 'renewPaperCodes' });
      const refusal = await logins.attemptCode(attempt, async () => {
        made = await secondFactors.renewPaper(person.id, code, told);
        return made !== null;
      });
      return refusal ?? made ?? [];
    },
    /** It is none any more, by a right code of it. */
    turnOff: (attempt: Attempt, person: PersonView, code: string): Promise<LoginRefusal | null> =>
      logins.attemptCode(attempt, async () => {
        const told = audit.step(doerAt(attempt.device, person.id), { name: 'turnOffSecondFactor' });
        const off = () => together(secondFactors.forget(person.id), told);
        return (await secondFactors.use(person.id, code, off)) !== null;
      }),
  };
};

/** What is asked of whoever has typed a right password, before anything is opened. */
export const createFactorCheck = (parts: SecondFactorParts) => {
  const { identity, branch } = parts;
  const { secondFactors, persons } = identity;
  const proving = createProving(parts);
  const setUp = async (attempt: Attempt, person: PersonView, { code, secret }: Typed): Promise<Checked> => {
    if (code === undefined || secret === undefined)
      return { needed: { step: 'setUp', ...(await secondFactors.propose(person.name)) } };
    const made = await proving.turnOn(attempt, person, { code, secret });
    // Two browsers set it up at the same moment: this one is asked for a code of it.
    if (made === 'there') return { needed: { step: 'code' } };
    return Array.isArray(made) ? { paperCodes: made } : { refusal: made };
  };
  return async (attempt: Attempt, person: PersonView, typed: Typed): Promise<Checked> => {
    // Whoever may do nothing there is told so, and sets nothing up.
    if (attempt.device.role !== 'admin' || persons.rights(person.id).size === 0) return {};
    if (secondFactors.state(person.id) === null)
      return branch.settings().login.secondFactor ? setUp(attempt, person, typed) : {};
    if (typed.code === undefined) return { needed: { step: 'code' } };
    const refusal = await proving.use(attempt, person, typed.code);
    return refusal === null ? {} : { refusal };
  };
};

/** One's own second factor: each act with the password, so that a browser that was left open changes nothing. */
export const serveSecondFactors = (
  app: Express,
  parts: SecondFactorParts,
  refuseLogin: (response: Response, why: LoginRefusal) => void,
): void => {
  const { identity, networks, changed } = parts;
  const { secondFactors, logins } = identity;
  const proving = createProving(parts);

  const done = (response: Response, result: unknown) => {
    changed();
    response.json({ ok: true, result });
  };
  /** One act of somebody whom cookies and password prove. */
  const serve = <Body extends z.infer<typeof beginSchema>>(
    act: 'begin' | 'on' | 'paper' | 'off',
    schema: z.ZodType<Body>,
    answer: (response: Response, attempt: Attempt, person: PersonView, body: Body) => Promise<void>,
  ) =>
    app.post(`/api/second-factor/${act}`, async (request, response) => {
      const body = schema.safeParse(request.body);
      if (!body.success) return refuseRequest(response, 'malformed', { where: 'secondFactor', what: '' });
      const proof = proofOf(identity, request.headers.cookie, body.data.deviceId);
      if (proof === null) return refuseRequest(response, 'notPaired');
      const { device, person } = proof;
      if (person === null) return refuseRequest(response, 'notLoggedIn');
      if (device.role !== 'admin') return refuseRequest(response, 'notAllowed');
      const { name } = person;
      const attempt = { name, password: body.data.password, network: networks.networkOf(request), device };
      const known = await logins.attempt(attempt);
      if ('refused' in known) return refuseLogin(response, known);
      await answer(response, attempt, known, body.data);
    });

  serve('begin', beginSchema, async (response, _attempt, person) => {
    if (secondFactors.state(person.id) !== null) return refuseRequest(response, 'factorThere');
    response.json({ ok: true, result: await secondFactors.propose(person.name) });
  });
  serve('on', onSchema, async (response, attempt, person, first) => {
    const made = await proving.turnOn(attempt, person, first);
    if (made === 'there') return refuseRequest(response, 'factorThere');
    if (!Array.isArray(made)) return refuseLogin(response, made);
    done(response, { paperCodes: made });
  });
  serve('paper', provedSchema, async (response, attempt, person, { code }) => {
    const made = await proving.renewPaper(attempt, person, code);
    if (!Array.isArray(made)) return refuseLogin(response, made);
    done(response, { paperCodes: made });
  });
  serve('off', provedSchema, async (response, attempt, person, { code }) => {
    const refusal = await proving.turnOff(attempt, person, code);
    if (refusal !== null) return refuseLogin(response, refusal);
    done(response, null);
  });
};
