// Serves a table of routes: what comes in is read by the schemas that the document shows, and refused if it does not fit.
import type { Express, Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { refuseRequest } from './http';
import type { RouteDescription } from './openapi';

type Asked<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
};

/** A row of the table: its description, and what serves it. */
export type Route = RouteDescription & { serve: RequestHandler };

/** Whether anything is sent. */
const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * A row that `answer` answers. Refused before: what is not of the body's type (`notAllowed`), and what the schemas do not allow (`malformed`, with the place and the reason).
 */
export const route = <Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  row: RouteDescription<Params, Query, Body>,
  answer: (asked: Asked<Params, Query, Body>, response: Response) => Promise<unknown> | unknown,
): Route => ({
  ...row,
  serve: async (request, response) => {
    const { type } = row.body;
    const isLeftOut = row.body.schema.safeParse(undefined).success && !hasBody(request);
    if (type !== null && !isLeftOut && !request.is(type)) return refuseRequest(response, 'notAllowed');
    const params = row.params.safeParse(request.params);
    if (!params.success) return refuseMalformed(response, params.error);
    const query = row.query.safeParse(request.query);
    if (!query.success) return refuseMalformed(response, query.error);
    const body = row.body.schema.safeParse(type === null || isLeftOut ? undefined : request.body);
    if (!body.success) return refuseMalformed(response, body.error);
    await answer({ params: params.data, query: query.data, body: body.data }, response);
  },
});

const refuseMalformed = (response: Response, error: z.ZodError) => {
  const issue = error.issues[0];
  refuseRequest(response, 'malformed', { where: issue?.path.join('.') ?? '', what: issue?.message ?? '' });
};

/** Registers the table. A method that an address does not know is told which ones it does. */
export const serveRoutes = (app: Express, routes: readonly Route[]): void => {
  for (const path of new Set(routes.map((one) => one.path))) {
    const rows = routes.filter((one) => one.path === path);
    const known = rows.map(({ method }) => method.toUpperCase()).join(', ');
    const address = app.route(path);
    for (const { method, serve } of rows) address[method](serve);
    address.all((_request, response) => {
      const words = `Diese Adresse versteht nur ${known}.\nThis address takes ${known} only.\n`;
      response.status(405).set('Allow', known).type('text/plain; charset=utf-8').send(words);
    });
  }
};
