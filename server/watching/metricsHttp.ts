// S53: /metrics on the office port: with the token of METRICS_TOKEN, or, where none is set, to this machine alone.
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import ipaddr from 'ipaddr.js';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { refuseRequest } from '../http/http';
import { createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';

/** Wrong tokens of one network in a minute. */
const MOST_GUESSES = 20;
/** What a proxy says of whom it asks for: then it is not this machine that asks. */
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];
const OWN_NAMES = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** S53: a request of this very machine, and no page or proxy that asks for somebody else. */
const isOfThisMachine = ({ socket, headers }: Pick<Request, 'socket' | 'headers'>): boolean => {
  const address = socket.remoteAddress ?? '';
  const isLoopback = ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
  return isLoopback && OWN_NAMES.test(headers.host ?? '') && OF_PROXIES.every((name) => headers[name] === undefined);
};

let ofProcess: Registry | null = null;
/** Memory, handles, the event loop: of the whole process, begun when somebody first asks. */
const processFigures = (): Registry => {
  if (ofProcess === null) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
};

export type MetricsHttpParts = { registry: Registry; token: string | null; networks: Pick<Networks, 'networkOf'> };

export const createMetricsHttp = ({ registry, token, networks }: MetricsHttpParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  const guesses = createNetworkAttempts(MOST_GUESSES, 60);
  const expected = token === null ? null : digest(`Bearer ${token}`);

  const refuse = async (request: Request, response: Response): Promise<void> => {
    const wait = await guesses.count(networks.networkOf(request));
    if (wait !== null) return refuseRequest(response, 'tooMany', { seconds: wait });
    if (expected === null) return refuseRequest(response, 'notAllowed');
    response.status(401).set('WWW-Authenticate', 'Bearer realm="metrics"').type('text/plain').send('METRICS_TOKEN\n');
  };

  app.get('/metrics', async (request, response) => {
    const isRight =
      expected === null
        ? isOfThisMachine(request)
        : timingSafeEqual(digest(request.headers.authorization ?? ''), expected);
    response.set('Cache-Control', 'no-store');
    if (!isRight) return refuse(request, response);
    const own = processFigures();
    response.set('Content-Type', own.contentType);
    response.send(`${await own.metrics()}\n${await registry.metrics()}`);
  });
  return app;
};
