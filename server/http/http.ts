// What both ports have over HTTP: strict headers, health, our own pages only, JSON bodies, and an answer to every fault.
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Response } from 'express';
import helmet from 'helmet';
import type { Reply } from '../../shared/protocol';
import { type RefusalCode, refuse } from '../../shared/refusals';
import type { Logger } from '../basics/log';
import type { OwnPages } from './ownPages';

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
  officeAway: 503,
};

/** HTTP status of a refusal: 409 for what the office's state does not allow. */
export const statusOf = (code: RefusalCode): number => STATUS[code] ?? 409;

/** Programs are told when to ask again what is only for a moment. */
export const hurry = (response: Response, code: RefusalCode): Response =>
  code === 'officeAway' ? response.set('Retry-After', '2') : response;

/** Refuses a request in the form of every reply. */
export const refuseRequest = (
  response: Response,
  code: RefusalCode,
  values: Record<string, string | number> = {},
): void => {
  const reply: Reply = { ok: false, ...refuse(code, values) };
  hurry(response, code).status(statusOf(code)).json(reply);
};

/** What Node says of a line that was cut, or on which something came that is no HTTP: no fault of the office. */
const OF_THE_LINE = /^(HPE_|ECONN|EPIPE$|ERR_STREAM_PREMATURE_CLOSE$|ERR_HTTP_)/;

/** Thrown where too much is asked at once: whoever asked is to come again. */
export const busy = (): Error => Object.assign(new Error('too much is asked at once'), { code: 'BUSY' });
export const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'BUSY';

/** Thrown where the office is away, on another machine: whoever asked is to come again with the same id. */
export const away = (): Error => Object.assign(new Error('the office is away'), { code: 'AWAY' });
export const isAway = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'AWAY';

const answerError =
  (log: Logger): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error);
    // Nobody is there to be answered; and what was said on the line is in the error, and belongs in no log.
    if (OF_THE_LINE.test(String(error?.code))) return void request.destroy();
    if (isAway(error)) return refuseRequest(response, 'officeAway');
    if (isBusy(error)) return refuseRequest(response, 'tooMany', { seconds: 1 });
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
  /** What is wrong with the office, for whoever watches the machine; see `office/readiness.ts`. */
  readiness: () => { ok: boolean; problems: readonly object[]; state?: string };
  /** Apps of their own, which read their own bodies. */
  first: readonly Express[];
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
          // What a screen was read aloud: it asks for the sound and keeps it.
          mediaSrc: ["'self'", 'blob:'],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          // A counter in a small window (K24); nobody else's page holds one of ours.
          frameSrc: ["'self'"],
          frameAncestors: ["'self'"],
        },
      },
      strictTransportSecurity: ownPages.isSecure ? { maxAge: HSTS_SEC, includeSubDomains: false } : false,
      // These mean something only behind https; on a plain-http address they are errors in every console.
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
    }),
  );
  // S74: whatever says nothing else is kept by no browser.
  app.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true, ...health });
  });
  app.get('/readyz', (_request, response) => {
    const found = readiness();
    response.status(found.ok ? 200 : 503).json(found);
  });
  app.use((request, response, next) => {
    if (MERE_LOOKS.includes(request.method) || ownPages.accepts(request.headers)) next();
    else refuseRequest(response, 'notAllowed');
  });
  // No answer holds a secret beside what the asker has said, so that its length tells nothing (BREACH).
  app.use(compression());
  for (const one of first) app.use(one);
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
