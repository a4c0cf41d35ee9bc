// What each route takes: from the documents that describe routes, and from the schemas of those that stand in none.
import { doorBodies } from '../../server/neighbours/said';
import { passwordBodies } from '../../server/screens/loginHttp';
import { pairSchema } from '../../server/screens/officeHttp';
import { factorBodies } from '../../server/screens/secondFactorHttp';
import { signOnBodies } from '../../server/signOn/signOnHttp';
import { voiceBodies } from '../../server/voice/voiceHttp';
import type { Office } from '../office';
import { type Schema, schemaOf } from '../values/schema';
import { request } from '../wire/http';

/** What one route takes: its body, and the names that may stand in its query. */
export type Taken = { body: Schema | null; query: Record<string, Schema> };

type Operation = {
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
type Document = { paths: Record<string, Record<string, Operation>>; components?: { schemas?: Record<string, Schema> } };

const DOCUMENTS = [
  ['public', '/api/openapi.json'],
  ['office', '/api/v1/openapi.json'],
  ['office', '/api/import/openapi.json'],
] as const;

/** `{key}` in a document is `:key` in a route. */
const asRoute = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

const taken = ({ parameters = [], requestBody }: Operation, defs: Record<string, Schema>): Taken => {
  const body = Object.values(requestBody?.content ?? {})[0]?.schema ?? null;
  const query = parameters.filter((one) => one.in === 'query').map((one) => [one.name, one.schema ?? {}] as const);
  return { body: body === null ? null : { ...body, $defs: defs }, query: Object.fromEntries(query) };
};

/** By method and route, as `post /api/pair`. */
export const takenByRoutes = async (office: Office): Promise<Map<string, Taken>> => {
  const byHand = {
    ...{ '/api/pair': pairSchema, ...passwordBodies, ...factorBodies, ...signOnBodies, ...voiceBodies },
    ...doorBodies,
  };
  const known = new Map<string, Taken>();
  for (const [path, schema] of Object.entries(byHand)) known.set(`post ${path}`, { body: schemaOf(schema), query: {} });
  for (const [which, path] of DOCUMENTS) {
    const document = (await request(office.host().ports[which], { method: 'GET', path })).json as Document;
    for (const [route, operations] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(operations))
        known.set(`${method} ${asRoute(route)}`, taken(operation, document.components?.schemas ?? {}));
  }
  return known;
};
