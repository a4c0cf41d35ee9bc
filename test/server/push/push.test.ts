// N7: phones that ring, at a push service of our own making, which knows no more than the standards: messages are decrypted
// as a browser does it (RFC 8291), and the office's key is checked (RFC 8292).
import { createDecipheriv, createECDH, createVerify, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { newToken } from '../../../server/basics/tokens';
import { isOfService } from '../../../server/push/endpoints';
import { Database } from '../../../server/storage/sqlite/connection';
import { LANGUAGES } from '../../../shared/languages';
import type { TicketResult } from '../../../shared/protocol';
import { draw, openWorld, type World } from '../../world';
import { decide, refusalOf, resultOf, visitorOf } from '../public/booking/visitor';

type Taken = { path: string; headers: IncomingMessage['headers']; body: Buffer };

/** A phone's browser: its keys, and what only it can read. */
const createPhone = () => {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const auth = randomBytes(16);
  const derive = (key: Buffer, salt: Buffer, info: Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, info, length));
  return {
    keys: { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') },
    read: (body: Buffer): Record<string, string> => {
      const [salt, length] = [body.subarray(0, 16), body.readUInt8(20)];
      const theirs = body.subarray(21, 21 + length);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), theirs]);
      const secret = derive(own.computeSecret(theirs), auth, info, 32);
      const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      const sealed = body.subarray(21 + length);
      const decipher = createDecipheriv('aes-128-gcm', key, nonce);
      decipher.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'));
    },
  };
};

let world: World;
let service: Server;
let status = 201;
/** The service answers then. */
let answers: Record<string, (response: ServerResponse) => void> = {};
let slow: Promise<void> = Promise.resolve();
const taken: Taken[] = [];
beforeEach(async () => {
  taken.length = 0;
  status = 201;
  answers = {};
  slow = Promise.resolve();
  service = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    taken.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
    await slow;
    const answer = answers[request.url ?? ''];
    if (answer) answer(response);
    else response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  world = await openWorld({ more: { isPushService: (endpoint) => endpoint.startsWith(serviceUrl()) } });
});
afterEach(async () => {
  await world.close();
  service.closeAllConnections();
  await new Promise((resolve) => service.close(resolve));
});
const serviceUrl = (): string => {
  const address = service.address();
  return typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
};
const drawn = async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const reply = await kiosk.ask(draw('wohnsitz'));
  if (!reply.ok) throw new Error(reply.refusal.code);
  const ticket = reply.result as TicketResult;
  return { ...ticket, key: ticket.url.split('/t/')[1] ?? '' };
};
const ask = (key: string, more: object = {}) =>
  visitorOf(world).post(`/api/tickets/${key}/push`, {
    ...{ id: newToken(), endpoint: `${serviceUrl()}/phone-1`, ...createPhone().keys, language: 'de' },
    ...more,
  });
/** In the file, beside the office. */
const spoilKey = (endpoint: string): void => {
  const database = new Database(join(world.folder, 'wertmarke.db'), { timeout: 5000 });
  database.prepare('UPDATE pushes SET p256dh = ? WHERE endpoint = ?').run('A'.repeat(87), endpoint);
  database.close();
};
const until = async (count: number) => {
  for (let tries = 0; taken.length < count && tries < 1000; tries++) await new Promise((done) => setTimeout(done, 10));
  expect(taken).toHaveLength(count);
};

test('N7 a call rings the phone, also after a restart; only its browser can read it, and it says number and place', async () => {
  // Others before it, so that its call does not come soon.
  for (let i = 0; i < 5; i++) await drawn();
  const { key, number } = await drawn();
  const phone = createPhone();
  resultOf(await ask(key, { ...phone.keys, language: 'en' }));
  await world.restart();
  const counter = await world.connect('counter', 'schalter-3');
  const visitId = world.app().branch.today().byKey.get(key)?.id ?? '';
  await counter.ask({ type: 'callOutOfOrder', visitId, reason: 'health' });
  await until(1);
  const [message] = taken;
  expect(message?.headers).toMatchObject({ ttl: '120', urgency: 'high', 'content-encoding': 'aes128gcm' });
  expect(phone.read(message?.body ?? Buffer.alloc(0))).toEqual({
    ...{ title: `${number}: Counter 3`, body: 'Please come now.', lang: 'en', tag: visitId },
    url: world.publicUrl(`/t/${key}`),
  });
  const [, token = ''] = /t=([^,]+)/.exec(message?.headers.authorization ?? '') ?? [];
  const [head = '', claims = '', sign = ''] = token.split('.');
  const { publicKey } = resultOf(await visitorOf(world).get<{ publicKey: string }>('/api/push-key'));
  const raw = Buffer.from(publicKey, 'base64url');
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((part) => part.toString('base64url'));
  const isGood = createVerify('sha256')
    .update(`${head}.${claims}`)
    .verify(
      { key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk', dsaEncoding: 'ieee-p1363' } as never,
      Buffer.from(sign, 'base64url'),
    );
  expect(isGood).toBe(true);
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: serviceUrl() });
});

test('N7 a counter with a name of its own is called on the phone as it is on the page', async () => {
  await decide(world, (settings) => ({
    ...settings,
    counters: settings.counters.map((one) => (one.id === 'schalter-3' ? { ...one, name: 'Infopoint' } : one)),
  }));
  const { key } = await drawn();
  const phone = createPhone();
  resultOf(await ask(key, { ...phone.keys, language: 'en', endpoint: `${serviceUrl()}/infopoint` }));
  const counter = await world.connect('counter', 'schalter-3');
  const { id: visitId = '', number } = world.app().branch.today().byKey.get(key) ?? {};
  await counter.ask({ type: 'callOutOfOrder', visitId, reason: 'health' });
  // That it comes soon may be told before.
  const said = () => taken.map(({ body }) => phone.read(body)['title']);
  for (let count = 1; count < 3 && !said().includes(`${number}: Infopoint`); count += 1) await until(count);
  expect(said()).toContain(`${number}: Infopoint`);
});

test('D14 it says where the counter is, in the language of the phone or, as a line of its own, in German', async () => {
  await decide(world, (settings) => ({
    ...settings,
    counters: settings.counters.map((one) => ({ ...one, placeHint: { de: '1. OG, links', en: '1st floor, left' } })),
  }));
  for (let i = 0; i < 5; i++) await drawn();
  const { key } = await drawn();
  const phones = new Map(LANGUAGES.slice(0, 5).map((language) => [language, createPhone()]));
  for (const [language, { keys }] of phones)
    resultOf(await ask(key, { ...keys, language, endpoint: `${serviceUrl()}/${language}` }));
  const counter = await world.connect('counter', 'schalter-3');
  const visitId = world.app().branch.today().byKey.get(key)?.id ?? '';
  await counter.ask({ type: 'callOutOfOrder', visitId, reason: 'health' });
  await until(phones.size);
  const said = [...phones].map(([language, phone]) => {
    const mine = taken.find(({ path }) => path === `/${language}`);
    return [language, phone.read(mine?.body ?? Buffer.alloc(0))['body']];
  });
  expect(said).toEqual([
    ['de', '1. OG, links\nBitte kommen Sie jetzt.'],
    ['en', '1st floor, left\nPlease come now.'],
    ['de-simple', '1. OG, links\nBitte kommen Sie jetzt.'],
    ['tr', '1. OG, links\nLütfen şimdi gelin.'],
    ['ar', '1. OG, links\nيرجى الحضور الآن.'],
  ]);
});

test('N7 who has come before a service could be reached is not rung any more', async () => {
  for (let i = 0; i < 5; i++) await drawn();
  const [first, second] = [await drawn(), await drawn()];
  for (const { key } of [first, second]) resultOf(await ask(key));
  const visitIdOf = ({ key }: { key: string }) => world.app().branch.today().byKey.get(key)?.id ?? '';
  const [one, other] = [await world.connect('counter', 'schalter-3'), await world.connect('counter', 'schalter-4')];
  slow = new Promise((done) => setTimeout(done, 500));
  await one.ask({ type: 'callOutOfOrder', visitId: visitIdOf(first), reason: 'health' });
  await other.ask({ type: 'callOutOfOrder', visitId: visitIdOf(second), reason: 'health' });
  await other.ask({ type: 'begin', visitId: visitIdOf(second) });
  await new Promise((done) => setTimeout(done, 1500));
  expect(taken).toHaveLength(1);
});

test('N7 F8 it rings once when the call comes soon', async () => {
  const { key, number } = await drawn();
  const phone = createPhone();
  const counter = await world.connect('counter', 'schalter-3');
  await counter.ask({ type: 'pause', until: null });
  await counter.ask({ type: 'resume' });
  resultOf(await ask(key, phone.keys));
  await until(1);
  expect(phone.read(taken[0]?.body ?? Buffer.alloc(0))).toMatchObject({ title: `Gleich dran: ${number}` });
  await new Promise((done) => setTimeout(done, 1500));
  expect(taken).toHaveLength(1);
});

test('N7 a phone that wants no more is forgotten, and no ticket has more than five', async () => {
  const { key } = await drawn();
  for (let i = 0; i < 7; i++) resultOf(await ask(key, { endpoint: `${serviceUrl()}/phone-${i}` }));
  const counter = await world.connect('counter', 'schalter-3');
  const visitId = world.app().branch.today().byKey.get(key)?.id ?? '';
  status = 410;
  await counter.ask({ type: 'callNext' });
  await counter.until(({ visit }) => visit?.visitId === visitId);
  for (let tries = 0; taken.length < 5 && tries < 500; tries++) await new Promise((done) => setTimeout(done, 10));
  const paths = new Set(taken.map(({ path }) => path));
  expect([...paths].sort()).toEqual([2, 3, 4, 5, 6].map((i) => `/phone-${i}`));
  // On a busy machine the next call may come before all of them are forgotten.
  const ringsAgain = async () => {
    const before = taken.length;
    await world.pass(20_000);
    await counter.ask({ type: 'callAgain', visitId });
    await new Promise((done) => setTimeout(done, 300));
    return taken.length > before;
  };
  let [tries, rings] = [0, true];
  while (rings && tries++ < 2) rings = await ringsAgain();
  expect(rings).toBe(false);
});

test('N7 S65 keys that are none are refused, and a phone that cannot be rung keeps no other from it, whatever a service answers', async () => {
  const { key } = await drawn();
  for (const keys of [{ p256dh: 'A'.repeat(87) }, { p256dh: `B${'A'.repeat(86)}` }, { auth: 'A'.repeat(20) }])
    expect(refusalOf(await ask(key, keys))).toBe('malformed');
  answers = {
    '/moved': (response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
    '/garbage': (response) => void response.writeHead(201, { 'content-encoding': 'gzip' }).end('no gzip'),
    '/cut': (response) => void response.destroy(),
  };
  for (const path of ['/moved', '/garbage', '/cut', '/of-before', '/phone-1'])
    resultOf(await ask(key, { endpoint: `${serviceUrl()}${path}` }));
  // As a version before took it, which did not look at keys.
  spoilKey(`${serviceUrl()}/of-before`);
  const counter = await world.connect('counter', 'schalter-3');
  const visitId = world.app().branch.today().byKey.get(key)?.id ?? '';
  await counter.ask({ type: 'callNext' });
  await counter.until(({ visit }) => visit?.visitId === visitId);
  await until(4);
  expect(taken.map(({ path }) => path).sort()).toEqual(['/cut', '/garbage', '/moved', '/phone-1']);
});

test('N7 nothing goes to an address that is no push service of a browser, nor for a ticket that there is not', async () => {
  const { key } = await drawn();
  expect(refusalOf(await ask(key, { endpoint: 'http://127.0.0.1:1/phone' }))).toBe('malformed');
  expect(refusalOf(await ask('nobody-has-this-key'))).toBe('unknownVisit');
  const services = [
    ...['https://fcm.googleapis.com/fcm/send/x', 'https://updates.push.services.mozilla.com/wpush/v2/x'],
    ...['https://db5.notify.windows.com/w/?token=x', 'https://web.push.apple.com/x'],
  ];
  expect(services.filter((endpoint) => !isOfService(endpoint))).toEqual([]);
  const others = [
    ...['http://fcm.googleapis.com/x', 'https://fcm.googleapis.com:8443/x', 'https://a:b@fcm.googleapis.com/x'],
    ...[
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://fcm.googleapis.com.example/x',
      'https://notify.windows.com/x',
    ],
    ...[
      'https://evilpush.apple.com/x',
      'https://localhost/x',
      'nothing',
      `https://web.push.apple.com/${'x'.repeat(1000)}`,
    ],
  ];
  expect(others.filter(isOfService)).toEqual([]);
});
