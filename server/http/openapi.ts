// A table of routes as an OpenAPI 3.1 document, for those who write another program against them.
import { z } from 'zod';
import { REFUSALS, type RefusalCode } from '../../shared/refusals';
import { statusOf } from './http';

/** What a route takes and gives. Serving and describing it read the same row, so that neither can say something else. */
export type RouteDescription<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
> = {
  method: 'get' | 'post' | 'put' | 'delete';
  /** As express writes it: `/api/appointments/:key/move`. */
  path: string;
  /** The operation's name in generated programs: `moveAppointment`. */
  name: string;
  summary: string;
  /** Who may ask: anybody, or who has a token of the office. */
  access: 'open' | 'token';
  /** The parts of the path that begin with a colon, and what comes after the question mark. */
  params: Params;
  query: Query;
  /** Headers that are read besides. */
  headers?: z.ZodObject;
  /** `type` is null where nothing is sent. */
  body: { type: string | null; schema: Body };
  answer: { type: string; schema: z.ZodType };
  /** Every refusal that the route itself can come to; what all routes refuse alike need not be named. */
  refusals: readonly RefusalCode[];
};

/** The answer of most routes: a reply with its result as JSON. */
export const replyWith = (result: z.ZodType): RouteDescription['answer'] => ({
  type: 'application/json',
  schema: z.strictObject({ ok: z.literal(true), result }),
});
/** For rows whose path or query says nothing, and to which nothing is sent. */
export const nothing = z.strictObject({});
export const noBody = { type: null, schema: z.undefined() };

const ALWAYS: readonly RefusalCode[] = ['malformed', 'tooLarge', 'tooManyOfNetwork'];
const OF_ACTS: readonly RefusalCode[] = ['notAllowed', 'storageFailed'];
/** Of acts at the public port, whose office may be on another machine (S89). */
const OF_PUBLIC_ACTS: readonly RefusalCode[] = [...OF_ACTS, 'officeAway'];

const refusalSchema = z.strictObject({
  ok: z.literal(false),
  refusal: z.strictObject({
    code: z.enum(REFUSALS).describe('Why it was not done. New codes may come.'),
    values: z.record(z.string(), z.union([z.string(), z.number()])).describe('What the sentence for people names.'),
  }),
  words: z.string().optional().describe('The same for people, by `Accept-Language`; where programs at counters ask.'),
  alternatives: z
    .array(z.int())
    .optional()
    .describe('After the refusal of a slot: the next free starts, epoch milliseconds.'),
});

const jsonSchemaOf = (schema: z.core.$ZodType) => {
  const { $schema: _said, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return rest;
};

const parametersOf = (place: 'path' | 'query' | 'header', schema: z.ZodObject) =>
  Object.entries(schema.shape).map(([name, one]) => ({
    name,
    in: place,
    required: !z.safeParse(one, undefined).success,
    schema: jsonSchemaOf(one),
  }));

const bodyOf = ({ type, schema }: RouteDescription['body']) =>
  type === null
    ? {}
    : {
        requestBody: {
          required: !schema.safeParse(undefined).success,
          content: { [type]: { schema: jsonSchemaOf(schema) } },
        },
      };

const refusalsOf = ({ method, access, refusals }: RouteDescription) => {
  const ofActs = access === 'open' ? OF_PUBLIC_ACTS : OF_ACTS;
  const codes = [...new Set([...ALWAYS, ...(method === 'get' ? [] : ofActs), ...refusals])];
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } };
  return Object.fromEntries(
    [...new Set(codes.map(statusOf))].map((status) => [
      String(status),
      { description: codes.filter((code) => statusOf(code) === status).join(', '), content },
    ]),
  );
};

/** What every route with a token answers to who has none. */
const UNKNOWN_TOKEN = {
  description: 'No token, or nobody\u2019s.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
};

const operationOf = (route: RouteDescription) => ({
  operationId: route.name,
  summary: route.summary,
  ...(route.access === 'token' ? { security: [{ token: [] }] } : {}),
  parameters: [
    ...parametersOf('path', route.params),
    ...parametersOf('query', route.query),
    ...(route.headers ? parametersOf('header', route.headers) : []),
  ],
  ...bodyOf(route.body),
  responses: {
    '200': { description: 'Done.', content: { [route.answer.type]: { schema: jsonSchemaOf(route.answer.schema) } } },
    ...(route.access === 'token' ? { '401': UNKNOWN_TOKEN } : {}),
    ...refusalsOf(route),
  },
});

/** `/api/tickets/:key` as OpenAPI writes it: `/api/tickets/{key}`. */
export const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** The document of a table of routes; `version` is the program's. */
export const openApiOf = (title: string, version: string, routes: readonly RouteDescription[]) => {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {};
  for (const route of routes) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title, version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: {
      schemas: { Refusal: jsonSchemaOf(refusalSchema) },
      ...(routes.some(({ access }) => access === 'token')
        ? { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }
        : {}),
    },
  };
};
