// S3: whatever is sent to the public API gets a clear refusal, changes nothing and stops nothing.
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fc from 'fast-check';
import { newToken } from '../../../../server/basics/tokens';
import { createPublicHttp } from '../../../../server/public/publicPort';
import { MONDAY_NINE, openWorld, type World } from '../../../world';
import { ERIKA, partsBeside, refusalOf, WEDNESDAY_TEN, WISH } from './visitor';

let world: World;
let paths: { method: string; path: string }[];
const key = newToken();
beforeAll(async () => {
  world = await openWorld();
  const document = (await (await fetch(world.publicUrl('/api/openapi.json'))).json()) as {
    paths: Record<string, object>;
  };
  paths = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({ method, path: path.replace('{key}', key) })),
  );
});
afterAll(() => world.close());

const acts = () => paths.filter(({ method }) => method === 'post').map(({ path }) => path);
/** RFC 8058: mail programs send a form of their own to it (A21), so its body is not looked at. */
const BY_MAIL_PROGRAM = `/api/appointments/${key}/no-reminders`;
const actsWithBody = () => acts().filter((path) => path !== BY_MAIL_PROGRAM);
const methodsOf = (path: string) => paths.filter((one) => one.path === path).map(({ method }) => method.toUpperCase());
const send = (path: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(world.publicUrl(path), { method: 'POST', headers, body });

/** Bodies that are nearly right: one of these fields is replaced. */
const GOOD: Record<string, unknown> = {
  ...WISH,
  slotAt: WEDNESDAY_TEN,
  instead: null,
  proof: 'x',
  holdId: newToken(),
  language: 'de',
  sign: null,
  contact: ERIKA,
  from: '2017-11-08',
  to: '2017-11-09',
  email: 'erika@example.org',
  code: 'K7MXQ2',
  endpoint: 'https://fcm.googleapis.com/fcm/send/x',
  p256dh: 'p'.repeat(87),
  auth: 'a'.repeat(22),
  wayMin: 20,
};
const FIELDS: Record<string, string[]> = {
  '/api/holds': ['id', 'serviceIds', 'persons', 'slotAt', 'instead', 'proof'],
  '/api/holds/return': ['id', 'holdId', 'slotAt'],
  '/api/appointments': ['id', 'serviceIds', 'persons', 'language', 'slotAt', 'holdId', 'contact'],
  [`/api/appointments/${key}/move`]: ['id', 'slotAt', 'holdId'],
  [`/api/appointments/${key}/cancel`]: ['id'],
  [`/api/appointments/${key}/check-in`]: ['id', 'language', 'sign'],
  [`/api/appointments/${key}/confirm`]: ['id'],
  [BY_MAIL_PROGRAM]: [],
  '/api/appointments/find': ['id', 'code', 'proof'],
  [`/api/tickets/${key}/leave`]: ['id'],
  [`/api/tickets/${key}/back`]: ['id'],
  [`/api/tickets/${key}/push`]: ['id', 'endpoint', 'p256dh', 'auth', 'language'],
  '/api/numbers': ['id', 'serviceIds', 'persons', 'language', 'wayMin', 'proof'],
  '/api/waiting-list': ['id', 'serviceIds', 'persons', 'from', 'to', 'email', 'language', 'proof'],
  [`/api/waiting-list/${key}/leave`]: ['id'],
  [`/api/waiting-list/${key}/confirm`]: ['id'],
};

const nothingHappened = () => {
  const { branch } = world.app();
  for (const day of ['2017-11-06', '2017-11-08', '2017-11-09']) {
    const { visits, holds } = branch.dayNamed(day);
    expect([day, visits.size, holds.size]).toEqual([day, 0, 0]);
  }
};

test('S3 every act that is not quite right is refused in words, for any value in any field', async () => {
  expect(Object.keys(FIELDS).sort()).toEqual(acts().sort());
  const nearly = fc.constantFrom(...Object.keys(FIELDS)).chain((path) =>
    fc.record({
      path: fc.constant(path),
      field: fc.constantFrom(...(FIELDS[path] ?? []), '__proto__', 'constructor', 'more'),
      value: fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.string(), fc.integer(), fc.constant('2017-02-31')),
    }),
  );
  await fc.assert(
    fc.asyncProperty(nearly, async ({ path, field, value }) => {
      const good: Record<string, unknown> = { ...GOOD, id: newToken() };
      const fields = Object.fromEntries((FIELDS[path] ?? []).map((name) => [name, good[name]]));
      const body = JSON.stringify(fields).replace(/\}$/, `,${JSON.stringify(field)}:${JSON.stringify(value)}}`);
      const response = await send(path, body);
      const said = (await response.json()) as { ok: boolean; refusal: { code: string } };
      expect(response.status).toBeLessThan(500);
      // Giving back what nobody has is done already; all the rest names what has no such key, or no such proof.
      if (said.ok) expect(path).toMatch(/\/(return|leave)$/);
      else
        expect(said.refusal.code).toMatch(
          /^(malformed|proofNeeded|unknownVisit|holdExpired|linkUsedOrExpired|slot\w+|tooMany\w*)$/,
        );
    }),
    { numRuns: 600 },
  );
  nothingHappened();
}, 60_000);

test('S3 addresses with anything in them are refused in words', async () => {
  const query = fc.record({ services: fc.string(), persons: fc.string(), from: fc.string(), day: fc.string() });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/api/days', '/api/slots'), query, async (path, asked) => {
      const response = await fetch(world.publicUrl(`${path}?${new URLSearchParams(asked)}`));
      expect(response.status).toBe(400);
      expect(refusalOf({ body: (await response.json()) as never })).toBe('malformed');
    }),
    { numRuns: 200 },
  );
  const good = '/api/days?services=ausweis&persons=1&from=2017-11-06';
  for (const path of [
    `${good}&more=1`,
    `${good}&persons=2`,
    good.replace('ausweis', 'ausweis,ausweis'),
    good.replace('ausweis', ''),
    '/api/appointments/x/calendar.ics',
    '/api/appointments/%00%ff/calendar.ics',
    '/api/office?x=1',
  ])
    expect([path, (await fetch(world.publicUrl(path))).status]).toEqual([path, 400]);
});

test.each([
  ['too large', JSON.stringify({ id: 'x'.repeat(20_000) }), 413],
  ['not JSON', '{"id":', 400],
  ['no object', '"id"', 400],
  ['nothing', '', 400],
  ['nested deeply', '['.repeat(3900) + ']'.repeat(3900), 400],
  ['a number without end', `{"id":1${'0'.repeat(4000)}}`, 400],
])('S3 a body that is %s is refused', async (_what, body, status) => {
  for (const path of actsWithBody()) {
    const response = await send(path, body);
    expect([path, response.status]).toEqual([path, status]);
    expect(((await response.json()) as { ok: boolean }).ok).toBe(false);
  }
});

test('S1 an act needs JSON, and from another site’s page it is refused', async () => {
  const body = JSON.stringify({ id: newToken() });
  const forms = [{ 'content-type': 'text/plain' }, { 'content-type': 'application/x-www-form-urlencoded' }];
  const strangers = ['https://elsewhere.example', 'null'].map((origin) => ({
    'content-type': 'application/json',
    origin,
  }));
  for (const path of acts()) {
    for (const headers of [...(path === BY_MAIL_PROGRAM ? [] : forms), ...strangers])
      expect([path, (await send(path, body, headers)).status]).toEqual([path, 403]);
  }
  nothingHappened();
});

test('S1 nothing changes by GET, and a method that an address does not take is told which it does', async () => {
  for (const { path } of paths) {
    const known = methodsOf(path);
    for (const other of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((one) => !known.includes(one))) {
      const response = await fetch(world.publicUrl(path), { method: other });
      expect([other, path, response.status]).toEqual([other, path, 405]);
      expect(response.headers.get('allow')?.split(', ').sort()).toEqual(known.sort());
      expect(await response.text()).toContain('This address takes');
    }
  }
  const nowhere = await fetch(world.publicUrl('/api/nothing'), { method: 'POST' });
  expect([nowhere.status, await nowhere.text()]).toEqual([404, expect.stringContaining('no such page')]);
  nothingHappened();
});

test('S3 half a request stops nobody else', async () => {
  const { hostname, port } = new URL(world.publicUrl());
  const half = Array.from({ length: 50 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => socket.destroy());
    socket.write(
      'POST /api/holds HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"id"',
    );
    return socket;
  });
  expect((await fetch(world.publicUrl('/api/office'))).status).toBe(200);
  for (const socket of half) socket.destroy();
  expect(world.time.now).toBe(MONDAY_NINE);
});

test('S1 S18 whoever asks all the time is asked to wait, and told that it is the network', async () => {
  const server = createServer(createPublicHttp(await partsBeside(world), { requests: 5, seconds: 60 }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const replies = [];
  for (let asked = 0; asked < 6; asked++) replies.push(await fetch(`http://127.0.0.1:${port}/api/office`));
  server.closeAllConnections();
  server.close();
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(await replies[5]?.json()).toMatchObject({
    refusal: { code: 'tooManyOfNetwork', values: { seconds: expect.any(Number) } },
  });
});
