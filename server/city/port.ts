// The port of the city: its pages and their data. It holds nothing, changes nothing, and knows nobody.
import type { Express, Response } from 'express';
import { z } from 'zod';
import type { Logger } from '../basics/log';
import { serveAssets } from '../http/assets';
import { closeHttp, createHttp, type Health, refuseRequest } from '../http/http';
import { noBody, nothing, openApiOf, replyWith } from '../http/openapi';
import type { OwnPages } from '../http/ownPages';
import { type Route, route, serveRoutes } from '../http/routes';
import { createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';
import { matterNamed, mattersOf } from './matters';
import { type Offices, offeredBy, officesOf } from './offices';
import { createSite } from './site';
import { tableOf } from './table';
import { citySchema, matterSchema, toldOfCity, toldOfMatter } from './told';

/** As old as what the offices have told may be; whatever stands between may keep it as long. */
const KEPT = 'public, max-age=15';
/** Many people share an address. */
const REQUESTS = { requests: 1200, seconds: 60 };

const LOOK = { method: 'get', access: 'open', params: nothing, body: noBody } as const;

const routesOf = ({ all, free }: Offices, version: string): Route[] => {
  const say = (response: Response, result: unknown) => response.set('Cache-Control', KEPT).json({ ok: true, result });
  const city = route(
    {
      ...{ ...LOOK, path: '/api/city', name: 'getCity', query: nothing, refusals: [] },
      summary: 'The offices with their state now, and the matters with the offices that do them.',
      answer: replyWith(citySchema),
    },
    async (_asked, response) => {
      const offices = await all();
      say(response, toldOfCity(offices, mattersOf(offeredBy(offices), 'de')));
    },
  );
  const matter = route(
    {
      ...{ ...LOOK, path: '/api/city/matter', name: 'getMatter', refusals: ['unknownService'] as const },
      summary: 'The offices of a matter, the soonest first: the wait now, and the next free starts.',
      query: z.strictObject({ key: z.string().max(300) }),
      answer: replyWith(matterSchema),
    },
    async ({ query }, response) => {
      const offices = await all();
      const found = matterNamed(mattersOf(offeredBy(offices), 'de'), query.key);
      if (found === undefined) return refuseRequest(response, 'unknownService');
      say(response, toldOfMatter(found, await officesOf(found, offices, { free }), offices));
    },
  );
  const table = route(
    {
      ...{ ...LOOK, path: '/api/city/matter.csv', name: 'getMatterTable', refusals: ['unknownService'] as const },
      summary: 'The same as CSV: a row for each office, also for those that do not answer.',
      query: z.strictObject({ key: z.string().max(300) }),
      answer: { type: 'text/csv', schema: z.string() },
    },
    async ({ query }, response) => {
      const offices = await all();
      const found = matterNamed(mattersOf(offeredBy(offices), 'de'), query.key);
      if (found === undefined) return refuseRequest(response, 'unknownService');
      const told = toldOfMatter(found, await officesOf(found, offices, { free }), offices);
      response.set('Cache-Control', KEPT).type('text/csv; charset=utf-8').send(tableOf(told));
    },
  );
  const document = route(
    {
      ...{ ...LOOK, path: '/api/openapi.json', name: 'getDocument', query: nothing, refusals: [] },
      summary: 'This document.',
      answer: { type: 'application/json', schema: z.looseObject({ openapi: z.string() }) },
    },
    (_asked, response) => response.json(described),
  );
  const described = openApiOf('Wertmarke: offices of a city', version, [city, matter, table, document]);
  return [city, matter, table, document];
};

export type CityHttpParts = {
  offices: Offices;
  screensDir: string;
  health: Health;
  ownPages: OwnPages;
  networks: Networks;
  log: Logger;
};

const queryOf = (value: unknown): string | null => (typeof value === 'string' && value.length <= 300 ? value : null);

export const createCityHttp = (parts: CityHttpParts, most = REQUESTS): Express => {
  const { offices, screensDir, health, ownPages, networks, log } = parts;
  const app = createHttp({ health, ownPages, first: [], readiness: () => ({ ok: true, problems: [] }) });
  serveAssets(app, screensDir, ['city']);
  const requests = createNetworkAttempts(most.requests, most.seconds);
  app.use(async (request, response, next) => {
    const wait = await requests.count(networks.networkOf(request));
    if (wait === null) next();
    else refuseRequest(response, 'tooManyOfNetwork', { seconds: wait });
  });
  serveRoutes(app, routesOf(offices, health.version));
  const site = createSite(screensDir, offices);
  app.get('/', async (request, response) => {
    const { html, status } = await site({
      ...{ matter: queryOf(request.query['matter']), lang: queryOf(request.query['lang']) },
      accepted: request.acceptsLanguages(),
    });
    response.status(status).set('Cache-Control', KEPT).vary('Accept-Language').type('html').send(html);
  });
  closeHttp(app, log);
  return app;
};
