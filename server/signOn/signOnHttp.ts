// S33: signing on through the house: out to its provider and back, over HTTP, because it ends with a cookie.
import type { Express, Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { LoginResult, PersonView, Reply } from '../../shared/protocol';
import type { RefusalCode } from '../../shared/refusals';
import { tokenSchema } from '../../shared/settings';
import type { Logger } from '../basics/log';
import { refuseRequest } from '../http/http';
import { type Device, doerAt } from '../identity/devices';
import type { Identity } from '../identity/identity';
import { proofOf } from '../identity/requestAuth';
import { createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';
import type { Audit } from '../office/audit/audit';
import type { SignOnFailure } from './failures';
import type { Journey } from './provider';
import type { SignOn } from './signOn';

const OF_NETWORK = { attempts: 40, seconds: 60 };
/** So many are on their way at once, and so long; one more forgets the oldest. */
const MOST_ON_THEIR_WAY = 500;
const AWAY_MS = 10 * 60_000;

const beginSchema = z.strictObject({ deviceId: tokenSchema });
const finishSchema = z.strictObject({ deviceId: tokenSchema, query: z.string().max(6000) });
/** What the routes here take, by their addresses. */
export const signOnBodies = { '/api/sign-on/begin': beginSchema, '/api/sign-on/finish': finishSchema };

const REFUSALS: Record<SignOnFailure['why'], RefusalCode> = {
  unreachable: 'signOnUnreachable',
  clock: 'signOnClock',
  cancelled: 'signOnCancelled',
  wrongIssuer: 'signOnWrong',
  wrongClient: 'signOnWrong',
  wrong: 'signOnWrong',
};

export type SignOnHttpParts = {
  identity: Pick<Identity, 'devices' | 'sessions' | 'persons'>;
  signOn: SignOn;
  networks: Networks;
  audit: Pick<Audit, 'refused' | 'acted'>;
  log: Pick<Logger, 'warn'>;
  /** Milliseconds that have passed outside. */
  outside: () => number;
  changed: () => void;
  /** The one place that opens a session. */
  enter: (request: Request, response: Response, device: Device, person: PersonView) => Promise<Reply<LoginResult>>;
};

/** Who is on the way, by the state that they come back with; each comes back once. */
const createJourneys = (outside: () => number) => {
  const away = new LRUCache<string, { deviceId: string; journey: Journey; at: number }>({ max: MOST_ON_THEIR_WAY });
  return {
    note: (deviceId: string, journey: Journey): void =>
      void away.set(journey.state, { deviceId, journey, at: outside() }),
    /** null for what nobody set out with, comes twice, too late, or to another browser. */
    take: (state: string, deviceId: string): Journey | null => {
      const found = away.get(state);
      away.delete(state);
      return found && found.deviceId === deviceId && outside() - found.at < AWAY_MS ? found.journey : null;
    },
  };
};

export const serveSignOn = (app: Express, parts: SignOnHttpParts): void => {
  const { identity, signOn, networks, audit, log, changed, enter } = parts;
  const attempts = createNetworkAttempts(OF_NETWORK.attempts, OF_NETWORK.seconds);
  const journeys = createJourneys(parts.outside);

  /** The browser of staff that asks; null when it has been refused. */
  const browserOf = async (request: Request, response: Response, deviceId: string): Promise<Device | null> => {
    const refuse = (code: RefusalCode, values = {}) => {
      refuseRequest(response, code, values);
      return null;
    };
    const device = proofOf(identity, request.headers.cookie, deviceId)?.device;
    if (device === undefined) return refuse('notPaired');
    if (device.role !== 'counter' && device.role !== 'admin') return refuse('notAllowed');
    const wait = await attempts.count(networks.networkOf(request));
    return wait === null ? device : refuse('tooMany', { seconds: wait });
  };
  const refuseSignOn = async (response: Response, device: Device, code: RefusalCode): Promise<void> => {
    await audit.refused(doerAt(device), { name: 'signOn' }, code);
    refuseRequest(response, code);
  };
  const fail = (response: Response, device: Device, { why }: SignOnFailure): Promise<void> => {
    if (why !== 'cancelled') log.warn({ why, station: device.stationId }, 'a sign-on through the house failed');
    return refuseSignOn(response, device, REFUSALS[why]);
  };

  app.post('/api/sign-on/begin', async (request, response) => {
    const body = beginSchema.safeParse(request.body);
    const origin = z.url({ protocol: /^https?$/ }).safeParse(request.headers.origin);
    if (!body.success || !origin.success) return refuseRequest(response, 'malformed', { where: 'signOn', what: '' });
    const device = await browserOf(request, response, body.data.deviceId);
    if (device === null) return;
    const begun = await signOn.begin(`${new URL(origin.data).origin}/${device.role}/`);
    if (begun === null) return refuseRequest(response, 'signOnOff');
    if ('failed' in begun) return fail(response, device, begun.failed);
    journeys.note(device.id, begun.journey);
    response.json({ ok: true, result: { url: begun.url } });
  });

  app.post('/api/sign-on/finish', async (request, response) => {
    const body = finishSchema.safeParse(request.body);
    if (!body.success) return refuseRequest(response, 'malformed', { where: 'signOn', what: '' });
    const device = await browserOf(request, response, body.data.deviceId);
    if (device === null) return;
    const { query } = body.data;
    const journey = journeys.take(new URLSearchParams(query).get('state') ?? '', device.id);
    if (journey === null) return refuseSignOn(response, device, 'signOnOver');
    const found = await signOn.finish(journey, query);
    if (found === null) return refuseRequest(response, 'signOnOff');
    if ('failed' in found) return fail(response, device, found.failed);
    const { person } = found;
    if (person === null) return refuseSignOn(response, device, 'signOnUnknown');
    const entered = await enter(request, response, device, person);
    if (!entered.ok) return refuseRequest(response, entered.refusal.code, entered.refusal.values);
    await audit.acted(doerAt(device, person.id), { name: 'signOn' });
    changed();
    response.json(entered);
  });
};
