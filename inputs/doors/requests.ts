// Requests of every route on both ports: methods, addresses, headers, cookies, tokens, bodies, and how they are put into bytes.
import fc from 'fast-check';
import { ROLES, type Role } from '../../shared/actors';
import { type Office, someAddress } from '../office';
import type { Registered } from '../routes';
import { hostileText, someMutations } from '../values/hostile';
import { valuesOf } from '../values/schema';
import { type Mutation, mutated, resolveKnown, type Tree, written } from '../values/tree';
import { jsonOf, say } from '../wire/http';
import type { Taken } from './bodies';
import type { Door, Outcome } from './door';
import { FRAMINGS, type Framing, framed } from './framing';

type Header = readonly [string, string];
export type RequestInput = {
  port: 'office' | 'public';
  route: string;
  /** The route's own method, and the one that is said. */
  own: string;
  method: string;
  /** The parts of the path that begin with a colon. */
  params: Tree[];
  query: [string, Tree][];
  headers: Header[];
  /** Whose cookies, or whose token. */
  as: Role | 'program' | 'source' | 'wrong' | null;
  type: string;
  body: { tree: Tree; mutations: Mutation[] } | { bytes: string } | null;
  framing: Framing;
};

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'get', 'PROPFIND', 'X'];
const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/calendar',
  'text/csv',
  'application/json; charset=utf-7',
  'application/json; charset=utf-16',
  'application/ld+json',
  'x',
  '',
];
const JSON_TYPE = 'application/json';

const known = (name: string, otherwise: Tree, pick: number): Tree => ({ '§known': name, pick, otherwise });

/** Headers that change how something is read; what no head may hold is refused by Node. */
const headers: fc.Arbitrary<Header> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.tuple(
      fc.constantFrom(
        'origin',
        'host',
        'cookie',
        'accept',
        'accept-language',
        'accept-encoding',
        'if-none-match',
        'range',
        'idempotency-key',
        'authorization',
        'x-forwarded-for',
        'x-forwarded-proto',
        'referer',
        'user-agent',
        'upgrade',
        'te',
        'trailer',
        'x-http-method-override',
      ),
      fc.oneof(
        hostileText,
        fc.constantFrom(
          'null',
          '*',
          'a'.repeat(2000),
          'gzip, br;q=9',
          'bytes=0-,-1,5-2',
          'Bearer x',
          '::1, 127.0.0.1, x',
          'websocket',
          'de;q=9,x-'.repeat(50),
          'device_x=%',
          'http://127.0.0.1',
        ),
      ),
    ),
  },
  { weight: 2, arbitrary: fc.tuple(hostileText, hostileText) },
  { weight: 1, arbitrary: fc.constant(['x-long', 'y'.repeat(20_000)] as const) },
);

const pathParams = (path: string): string[] => [...path.matchAll(/[:*](\w+)/g)].map(([, name = '']) => name);

const bodyOf = (taken: Taken | undefined): fc.Arbitrary<RequestInput['body']> => {
  const schema = taken?.body;
  const free = fc.jsonValue({ maxDepth: 3 }).map((tree) => ({ tree: tree as Tree, mutations: [] as Mutation[] }));
  const trees = schema == null ? free : fc.record({ tree: valuesOf(schema), mutations: someMutations });
  const bytes = fc
    .oneof(
      hostileText,
      fc.uint8Array({ maxLength: 300 }).map((one) => Buffer.from(one).toString('latin1')),
    )
    .map((one) => ({ bytes: one }));
  return fc.oneof(
    { weight: 12, arbitrary: trees as fc.Arbitrary<RequestInput['body']> },
    { weight: 1, arbitrary: bytes },
  );
};

const queryOf = (taken: Taken | undefined): fc.Arbitrary<[string, Tree][]> => {
  const named = Object.entries(taken?.query ?? {});
  const free = fc.tuple(
    fc.oneof(
      fc.constantFrom('device', 'day', 'from', 'to', 'services', 'id', '__proto__', 'format', 'language'),
      hostileText,
    ),
    hostileText as fc.Arbitrary<Tree>,
  );
  const fitting = named.map(([name, schema]) =>
    fc.tuple(valuesOf(schema), fc.nat(50)).map(([value, pick]): [string, Tree] => [name, known(name, value, pick)]),
  );
  const good = fitting.length === 0 ? fc.constant<[string, Tree][]>([]) : fc.tuple(...fitting);
  const device = fc.nat(9).map((pick): [string, Tree] => ['device', known('device', 'x', pick)]);
  return fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: fc.tuple(device) }),
      fc.array(free, { maxLength: 2, size: '-1' }),
    )
    .map(([one, more]) => [...one, ...more]);
};

const rarely = <Value>(usual: Value, other: fc.Arbitrary<Value>, weight = 9): fc.Arbitrary<Value> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const FITTING = [
  ['/api/v1', 'program'],
  ['/api/import', 'source'],
] as const;
const asOf = (path: string): fc.Arbitrary<RequestInput['as']> => {
  const fitting = FITTING.find(([start]) => path.startsWith(start))?.[1] ?? 'admin';
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant<RequestInput['as']>(fitting) },
    { weight: 3, arbitrary: fc.constantFrom(...ROLES) },
    { weight: 1, arbitrary: fc.constantFrom('wrong' as const, null) },
  );
};

const inputOf = (
  { path, method, port }: Registered & { port: 'office' | 'public' },
  taken: Taken | undefined,
): fc.Arbitrary<RequestInput> => {
  const params = pathParams(path).map((name) =>
    fc.tuple(hostileText, fc.nat(50), fc.nat(5)).map(([text, pick, n]) => (n === 0 ? text : known(name, text, pick))),
  );
  return fc.record({
    port: rarely(port, fc.constantFrom('office' as const, 'public' as const)),
    route: fc.constant(path),
    own: fc.constant(method.toUpperCase()),
    method: rarely(method.toUpperCase(), fc.constantFrom(...METHODS)),
    params: params.length === 0 ? fc.constant<Tree[]>([]) : fc.tuple(...params),
    query: queryOf(taken),
    headers: rarely<Header[]>([], fc.array(headers, { minLength: 1, maxLength: 3 }), 3),
    as: asOf(path),
    type: rarely(JSON_TYPE, fc.constantFrom(...TYPES)),
    body: method === 'get' ? rarely<RequestInput['body']>(null, bodyOf(taken)) : bodyOf(taken),
    framing: rarely<Framing>('length', fc.constantFrom(...FRAMINGS)),
  });
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
/** As an address may hold it: anything that cannot stand there is written with per cents, a lone surrogate as it comes. */
const inAddress = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'));

const addressOf = ({ route, params, query }: RequestInput, pick: (name: string, n: number) => unknown): string => {
  const said = params.map((one) => inAddress(asText(resolveKnown(one, pick))).slice(0, 3000));
  const path = route.replace(/[{}]/g, '').replace(/[:*]\w+/g, () => said.shift() ?? 'x');
  const asked = query.map(
    ([name, value]) =>
      `${inAddress(name).slice(0, 500)}=${inAddress(asText(resolveKnown(value, pick))).slice(0, 3000)}`,
  );
  return asked.length === 0 ? path : `${path}?${asked.join('&')}`;
};

const proofOf = async (as: RequestInput['as'], office: Office, nth: number): Promise<Header[]> => {
  if (as === null) return [];
  if (as === 'wrong')
    return [
      ['authorization', `Bearer ${'x'.repeat(43)}`],
      ['cookie', 'device_x=y; person_x=z'],
    ];
  if (as === 'program' || as === 'source') return [['authorization', `Bearer ${office.known.pick(`${as}Token`, nth)}`]];
  return [['cookie', (await office.pairedAs(as)).cookie]];
};
/** No line may end within a header: what would be a second one stays a value. */
const inHead = ([name, value]: Header): Header => [
  name.replace(/[\r\n]/g, ''),
  value.replace(/[\r\n]/g, ' ').slice(0, 30_000),
];

const bytesOf = (body: RequestInput['body'], pick: (name: string, n: number) => unknown): Buffer => {
  if (body === null) return Buffer.alloc(0);
  if ('bytes' in body) return Buffer.from(body.bytes, 'latin1');
  return Buffer.from(written(mutated(resolveKnown(body.tree, pick), body.mutations)));
};

let nth = 0;
const send = async (input: RequestInput, office: Office): Promise<Outcome> => {
  const device = (ROLES as readonly (string | null)[]).includes(input.as)
    ? (await office.pairedAs(input.as as Role)).deviceId
    : null;
  // Most of the time the device is the one whose cookie it is.
  const pick = (name: string, n: number) =>
    device !== null && n % 4 > 0 && (name === 'deviceId' || name === 'device') ? device : office.known.pick(name, n);
  const proof = await proofOf(input.as, office, nth++);
  const own: Header[] = [
    ['host', `127.0.0.1:${office.host().ports[input.port]}`],
    ['connection', 'close'],
    ['content-type', input.type],
    ['x-forwarded-for', someAddress()],
    ['idempotency-key', `input-${someAddress()}-0000000`.replaceAll('.', '-')],
  ];
  const body = bytesOf(input.body, pick);
  const said = input.headers.map(inHead);
  const line = `${input.method} ${addressOf(input, pick)} HTTP/1.1`;
  const { pieces, isWhole } = framed(
    {
      line,
      headers: [...own.filter(([name]) => !said.some(([other]) => other.toLowerCase() === name)), ...proof, ...said],
      body,
    },
    input.framing,
  );
  const answer = await say(office.host().ports[input.port], pieces, { isWhole, isHead: input.method === 'HEAD' });
  const json = jsonOf(answer.body) as { ok?: boolean; refusal?: { code?: string } } | undefined;
  if (json?.ok === true && answer.body.length < 50_000) office.known.learn(json);
  const status = answer.status === null ? answer.end : String(answer.status);
  const isDone = answer.status !== null && answer.status < 400;
  const code = isDone ? 'done' : `${status}${json?.refusal?.code === undefined ? '' : ` ${json.refusal.code}`}`;
  const isLook = ['GET', 'HEAD', 'OPTIONS'].includes(input.method);
  return {
    // Nothing changes by a look, whatever it is answered.
    ...{
      code: isWhole ? code : `half: ${status}`,
      isRefused: !isDone || isLook,
      said: answer.head + answer.body,
      tookMs: answer.tookMs,
    },
    ...(isWhole && input.method === input.own ? { reached: `${input.method.toLowerCase()} ${input.route}` } : {}),
    isPatient: !isWhole,
  };
};

/** Of these routes; `ports` says where each is served. */
export const requestsDoor = (
  routes: readonly (Registered & { port: 'office' | 'public' })[],
  taken: Map<string, Taken>,
): Door<RequestInput> => ({
  name: 'requests of every route',
  share: 380,
  inputs: fc.oneof(
    ...routes.map((one) => ({
      weight: one.method === 'get' ? 1 : 2,
      arbitrary: inputOf(one, taken.get(`${one.method} ${one.path}`)),
    })),
  ),
  send,
});
