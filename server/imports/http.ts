// The import API on the office port: another booking system brings its appointments and asks what has become of them.
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { IMPORT_FIELDS, importRowSchema, ROW_FAULTS, type RowFault } from '../../shared/imports';
import { refuse } from '../../shared/refusals';
import { give } from '../http/giving';
import { refuseRequest, statusOf } from '../http/http';
import { noBody, nothing, openApiOf, replyWith } from '../http/openapi';
import { type Route, route, serveRoutes } from '../http/routes';
import { createAttempts, createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import { type Importing, OUTCOMES } from './importing';
import { type OwnRows, ownRowSchema } from './ownRows';
import { readRows, type SaidRow } from './rows/rows';
import type { Source, Sources } from './sources';

export type ImportHttpParts = {
  branch: Pick<Branch, 'settings'>;
  sources: Sources;
  importing: Importing;
  ownRows: OwnRows;
  audit: Pick<Audit, 'refused'>;
  /** Where a request comes from, also behind a proxy. */
  networks: Pick<Networks, 'networkOf'>;
  /** The program's version, for the document. */
  version: string;
};

const ROOT = '/api/import';
const MOST_BYTES = 2_000_000;
const MOST_ROWS = 1000;
/** In a minute: wrong tokens from one network, and requests of one source. */
const MOST_GUESSES = 20;
const MOST_REQUESTS = 300;

const jsonSchemaOf = (schema: z.ZodType) => {
  const { $schema: _said, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};
/** Shown as it is to be; read one by one, so that every bad row can be named. */
const shownAs = (schema: z.ZodObject) => z.unknown().meta(jsonSchemaOf(schema));
const idSchema = z.strictObject({ id: z.string().min(1).max(200).describe('Its id in the other system.') });
const importedSchema = z.strictObject({
  id: z.string(),
  outcome: z.enum(OUTCOMES).describe('ignored: in the past, too far ahead, or already checked in here.'),
  code: z
    .string()
    .nullable()
    .describe('What the visitor types or scans when checking in; null where nothing is booked.'),
});
const faultSchema = z.strictObject({
  row: z.int().describe('Which row, counted from 1.'),
  id: z.string().nullable(),
  field: z.enum(IMPORT_FIELDS),
  code: z.enum(ROW_FAULTS),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
const faultsSchema = z.strictObject({ ok: z.literal(false), refusal: z.unknown(), faults: z.array(faultSchema) });
const json = (schema: z.ZodType) => ({ type: 'application/json', schema });

const refuseRows = (response: Response, faults: RowFault[]): void => {
  const refusal = refuse('malformed', { where: 'appointments', what: `${faults.length} faults` });
  response.status(422).json({ ok: false, ...refusal, faults });
};

type Table = ImportHttpParts & { sourceOf: (response: Response) => Source };

const importRows = async (table: Table, response: Response, said: unknown[], answer: (rows: unknown[]) => unknown) => {
  const { id: sourceId } = table.sourceOf(response);
  const rows = said.map((one, i): SaidRow => ({ row: i + 1, said: one }));
  const reading = readRows(rows, { sourceId, settings: table.branch.settings(), serviceId: null });
  if (reading.faults.length > 0) return refuseRows(response, reading.faults);
  const imported = await table.importing(
    sourceId,
    reading.rows.map(({ appointment }) => appointment),
  );
  if ('refused' in imported) return response.status(statusOf(imported.refused.refusal.code)).json(imported.refused);
  const results = imported.rows.map(({ externalId, ...rest }) => ({ id: externalId, ...rest }));
  response.json({ ok: true, result: answer(results) });
};

const isObject = (value: unknown): value is { id?: unknown } => typeof value === 'object' && value !== null;

/** Bodies are read by `readRows`, and what the schemas here allow is no more than JSON. */
const writing = (table: Table): Route[] => [
  route(
    {
      ...{ method: 'post', path: `${ROOT}/appointments`, name: 'importAppointments', access: 'token' },
      summary: 'Brings appointments: all of them, or none with every bad row named. The same again changes nothing.',
      ...{ params: nothing, query: nothing },
      body: json(z.strictObject({ appointments: z.array(shownAs(importRowSchema)).min(1).max(MOST_ROWS) })),
      answer: replyWith(z.strictObject({ rows: z.array(importedSchema) })),
      refusals: [],
    },
    async ({ body }, response) => {
      const { appointments } = z.object({ appointments: z.array(z.unknown()) }).parse(body);
      await importRows(table, response, appointments, (rows) => ({ rows }));
    },
  ),
  route(
    {
      ...{ method: 'put', path: `${ROOT}/appointments/:id`, name: 'putAppointment', access: 'token' },
      summary: 'Brings one appointment, or what it has become.',
      ...{ params: idSchema, query: nothing },
      body: json(shownAs(importRowSchema.omit({ id: true }))),
      answer: replyWith(importedSchema),
      refusals: [],
    },
    async ({ params: { id }, body }, response) => {
      const said = isObject(body) ? { id, ...body } : body;
      if (isObject(said) && said.id !== id)
        return refuseRequest(response, 'malformed', { where: 'id', what: 'another' });
      await importRows(table, response, [said], ([row]) => row);
    },
  ),
  route(
    {
      ...{ method: 'delete', path: `${ROOT}/appointments/:id`, name: 'cancelImported', access: 'token' },
      summary: 'Cancels one appointment.',
      ...{ params: idSchema, query: nothing, body: noBody },
      answer: replyWith(importedSchema),
      refusals: ['unknownVisit'],
    },
    async ({ params: { id } }, response) => {
      const isKnown = (await table.ownRows.find(table.sourceOf(response).id, id)) !== null;
      if (!isKnown) return refuseRequest(response, 'unknownVisit');
      await importRows(table, response, [{ id, cancelled: true }], ([row]) => row);
    },
  ),
];

const LIST = {
  query: z.strictObject({
    day: z.iso.date().optional().describe("All of one day in the office's calendar."),
    since: z.iso.datetime({ offset: true }).optional().describe('All that changed at that instant or later.'),
  }),
  answer: replyWith(z.strictObject({ appointments: z.array(ownRowSchema) })),
};

const reading = ({ ownRows, sourceOf }: Table): Route[] => [
  route(
    {
      ...{ method: 'get', path: `${ROOT}/appointments`, name: 'importedAppointments', access: 'token' },
      summary: 'What has become of the own appointments, by `day` or by `since`. With an ETag: polling costs little.',
      ...{ params: nothing, query: LIST.query, body: noBody, answer: LIST.answer, refusals: [] },
    },
    async ({ query: { day, since } }, response) => {
      if ((day === undefined) === (since === undefined))
        return refuseRequest(response, 'malformed', { where: 'day, since', what: 'one of them' });
      const { id } = sourceOf(response);
      const appointments = await (day === undefined
        ? ownRows.since(id, Date.parse(since ?? ''))
        : ownRows.onDay(id, day));
      give(response, { appointments });
    },
  ),
  route(
    {
      ...{ method: 'get', path: `${ROOT}/appointments/:id`, name: 'importedAppointment', access: 'token' },
      summary: 'What has become of one.',
      ...{ params: idSchema, query: nothing, body: noBody },
      answer: replyWith(ownRowSchema),
      refusals: ['unknownVisit'],
    },
    async ({ params: { id } }, response) => {
      const result = await ownRows.find(sourceOf(response).id, id);
      if (result === null) return refuseRequest(response, 'unknownVisit');
      give(response, result);
    },
  ),
];

/** What every route that brings rows answers besides: those that were named. */
const documentOf = (version: string, routes: Route[]) => {
  const document = openApiOf('Wertmarke: appointments of other booking systems', version, routes);
  const answers = (description: string, schema: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  });
  const operationOf = ([method, operation]: [string, (typeof document.paths)[string][string]]) => {
    const { responses } = operation;
    const named = answers('Nothing was imported: every fault of every bad row.', 'Faults');
    const faulty = 'requestBody' in operation ? { '422': named } : {};
    return [method, { ...operation, responses: { ...responses, ...faulty } }];
  };
  const paths = Object.entries(document.paths).map(([path, operations]) => [
    path,
    Object.fromEntries(Object.entries(operations).map(operationOf)),
  ]);
  const { components } = document;
  const schemas = { ...components.schemas, Faults: jsonSchemaOf(faultsSchema) };
  return { ...document, paths: Object.fromEntries(paths), components: { ...components, schemas } };
};

const answerTooLarge: ErrorRequestHandler = (error, _request, response, next) => {
  if (error?.status === 413) return refuseRequest(response, 'tooLarge', { most: MOST_BYTES });
  next(error);
};

/**
 * An app of its own, to be used by the office port's before that one reads bodies: here they may be larger. Nobody's
 * token gets 401, and no body of its sender is read.
 */
export const createImportHttp = (parts: ImportHttpParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  const guesses = createNetworkAttempts(MOST_GUESSES, 60);
  const requests = createAttempts(MOST_REQUESTS, 60);
  const asking = new WeakMap<Response, Source>();
  const sourceOf = (response: Response): Source => {
    const source = asking.get(response);
    if (source === undefined) throw new Error('a route without its source');
    return source;
  };

  const refuseTooMany = (response: Response, seconds: number) =>
    refuseRequest(response.set('Retry-After', String(seconds)), 'tooMany', { seconds });
  const tokenOf = (request: Request) =>
    /^Bearer ([A-Za-z0-9_-]{20,100})$/i.exec(request.get('authorization') ?? '')?.[1];

  const routes = [...writing({ ...parts, sourceOf }), ...reading({ ...parts, sourceOf })];
  const document = route(
    {
      ...{ method: 'get', path: `${ROOT}/openapi.json`, name: 'importApi', access: 'open' },
      summary: 'This document.',
      ...{ params: nothing, query: nothing, body: noBody, refusals: [] },
      answer: { type: 'application/json', schema: z.looseObject({ openapi: z.string() }) },
    },
    (_asked, response) => void response.json(described),
  );
  const described = documentOf(parts.version, [...routes, document]);
  serveRoutes(app, [document]);
  app.use(ROOT, async (request, response, next) => {
    const token = tokenOf(request);
    const source = token === undefined ? null : await parts.sources.prove(token);
    const wait = await (source === null ? guesses.count(parts.networks.networkOf(request)) : requests.count(source.id));
    if (wait !== null) return refuseTooMany(response, wait);
    if (source === null) {
      await parts.audit.refused({ kind: 'visitor' }, { name: 'bringAppointments' }, 'notAllowed');
      response
        .status(401)
        .set('WWW-Authenticate', 'Bearer')
        .json({ ok: false, ...refuse('notAllowed') });
      return;
    }
    asking.set(response, source);
    next();
  });
  app.use(ROOT, express.json({ limit: MOST_BYTES }), answerTooLarge);
  serveRoutes(app, routes);
  return app;
};
