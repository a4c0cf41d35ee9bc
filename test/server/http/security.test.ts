// S: who may do what, bad input, and guessing.
import { request } from 'node:http';
import { io } from 'socket.io-client';
import { Database } from '../../../server/storage/sqlite/connection';
import type { RoomCommand } from '../../../shared/commands';
import type { Reply, TicketResult } from '../../../shared/protocol';
import { draw, openWorld, type World } from '../../world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const refusalOf = (reply: Reply): string | null => (reply.ok ? null : reply.refusal.code);
const refusalIn = async (response: Response): Promise<string | null> => refusalOf((await response.json()) as Reply);

const connectError = (auth: object, cookie: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = io(world.url(), { transports: ['websocket'], auth, extraHeaders: { cookie }, reconnection: false });
    socket.on('connect_error', (error) => {
      socket.close();
      resolve(error.message);
    });
    socket.on('connect', () => {
      socket.close();
      resolve('connected');
    });
  });

test('S2 a link pairs one browser, once', async () => {
  const code = (await world.linkTo('kiosk', 'kiosk-1')).split('#pair=')[1];
  const first = await world.post('/api/pair', { code });
  expect(first.status).toBe(200);
  const [cookie] = first.headers.getSetCookie();
  expect(cookie).toMatch(/^device_.*HttpOnly; SameSite=Strict/);
  expect(await refusalIn(await world.post('/api/pair', { code }))).toBe('linkUsedOrExpired');
});

test('S2 a link expires after a day', async () => {
  const code = (await world.linkTo('kiosk', 'kiosk-1')).split('#pair=')[1];
  world.time.now += 24 * 3_600_000;
  expect(await refusalIn(await world.post('/api/pair', { code }))).toBe('linkUsedOrExpired');
});

test('S2 without proof no socket is let in, and a revoked device is shut out at once', async () => {
  const { result, cookie } = await world.pair('kiosk', 'kiosk-1');
  const { deviceId } = result;
  expect(await connectError({ deviceId }, '')).toBe('notPaired');
  expect(await connectError({}, cookie)).toBe('notPaired');
  expect(await connectError({ deviceId: 'somebody-else' }, cookie)).toBe('notPaired');
  const kiosk = await world.reconnect<'kiosk'>(deviceId, cookie);
  const ended = new Promise((resolve) => kiosk.socket.once('disconnect', resolve));
  const admin = await world.connect('admin', 'admin');
  expect(refusalOf(await admin.ask({ type: 'revokeDevice', deviceId }))).toBeNull();
  await ended;
  expect(await connectError({ deviceId }, cookie)).toBe('notPaired');
  expect(refusalOf(await admin.ask({ type: 'revokeDevice', deviceId }))).toBe('unknownDevice');
});

test('S2 a device of a station that the settings no longer have is shut out', async () => {
  const counter = await world.connect('counter', 'schalter-8');
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  const ended = new Promise((resolve) => counter.socket.once('disconnect', resolve));
  const counters = settings.counters.filter((one) => one.id !== 'schalter-8');
  const fewer = { ...settings, counters };
  const { consent } = world.app().branch.affectedBy(fewer);
  await admin.ask({ type: 'changeSettings', version, settings: fewer, ...(consent !== null && { consent }) });
  await ended;
  expect(await connectError({ deviceId: counter.deviceId }, counter.cookie)).toBe('notPaired');
});

test('S2 the public port knows no office route and hears no office socket', async () => {
  const { cookie, result } = await world.pair('admin', 'admin');
  for (const path of ['/kiosk/', '/admin/', '/counter/', '/display/', '/api/pair', '/api/login', '/slips/x.svg'])
    expect((await fetch(world.publicUrl(path), { headers: { cookie } })).status).toBe(404);
  const socket = io(world.publicUrl(), {
    transports: ['websocket'],
    auth: { deviceId: result.deviceId },
    extraHeaders: { cookie },
    reconnection: false,
  });
  const error = await new Promise<Error>((resolve) => socket.on('connect_error', resolve));
  expect(error.message).toBe('unknownVisit');
});

test('S1 every command is checked against the role of who sends it', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const display = await world.connect('display', 'anzeige-1');
  expect(refusalOf(await kiosk.ask({ type: 'callNext' }))).toBe('notAllowed');
  expect(refusalOf(await display.ask(draw('ausweis')))).toBe('notAllowed');
  expect(refusalOf(await kiosk.ask({ type: 'invite', role: 'admin', stationId: 'admin' }))).toBe('notAllowed');
  expect(refusalOf(await kiosk.ask({ type: 'tick' } as never))).toBe('malformed');
  expect(world.app().branch.today().visits.size).toBe(0);
});

test('S1 who is removed or gets a new password is logged out where he sits', async () => {
  const admin = await world.connect('admin', 'admin');
  const counter = await world.connect('counter', 'schalter-1');
  const person = counter.view().person;
  await admin.ask({
    type: 'savePerson',
    personId: person?.id ?? '',
    name: 'Neuer Name',
    roleIds: ['clerk'],
    password: 'ein neues Passwort',
  });
  await counter.until((view) => view.person === null);
  expect(counter.socket.connected).toBe(true);
  const again = await world.reconnect<'counter'>(counter.deviceId, counter.cookie);
  expect(again.view().person).toBeNull();
  expect(world.app().branch.today().counters.has('schalter-1')).toBe(true);
  await admin.ask({ type: 'removePerson', personId: person?.id ?? '' });
  expect(world.app().branch.today().counters.has('schalter-1')).toBe(false);
});

test('N4 what the administration asks twice happens once', async () => {
  const admin = await world.connect('admin', 'admin');
  const command: RoomCommand = {
    ...{ type: 'savePerson', personId: null, name: 'Zoë Weiß', roleIds: ['clerk'] },
    password: 'ein langes Passwort',
  };
  const first = await admin.ask(command, 'save-a-person-once');
  expect(first.ok).toBe(true);
  expect(await admin.ask(command, 'save-a-person-once')).toEqual(first);
  expect((await admin.until((view) => view.staff.length === 10)).staff.at(-1)?.name).toBe('Zoë Weiß');
});

test('S3 a handshake while the file is held by another program ends nobody', async () => {
  const { result, cookie } = await world.pair('kiosk', 'kiosk-1');
  const other = new Database(`${world.folder}/wertmarke.db`);
  other.exec('BEGIN IMMEDIATE');
  const kiosk = await world.reconnect<'kiosk'>(result.deviceId, cookie);
  expect(refusalOf(await kiosk.ask(draw('ausweis')))).toBe('storageFailed');
  other.exec('ROLLBACK');
  other.close();
  expect(refusalOf(await kiosk.ask(draw('ausweis')))).toBeNull();
});

test('S1 a clerk logs in with name and password, and guessing is slow', async () => {
  const { name, password } = world.app().passwords[4] ?? { name: '', password: '' };
  const admin = await world.connect('admin', 'admin');
  await admin.ask({
    type: 'savePerson',
    personId: null,
    name: 'Zoë Weiß',
    roleIds: ['clerk'],
    password: 'ein langes Passwort',
  });
  const { result, cookie } = await world.pair('counter', 'schalter-2');
  const { deviceId } = result;
  const login = (who: string, secret: string, more = {}) =>
    world.post('/api/login', { deviceId, name: who, password: secret, ...more }, cookie);
  expect(await refusalIn(await login(name, 'falsch'))).toBe('wrongLogin');
  expect(await refusalIn(await login('Niemand', password))).toBe('wrongLogin');
  expect(await (await login('Zoë Weiß', 'ein langes Passwort')).json()).toMatchObject({
    result: { step: 'newPassword' },
  });
  const more = { newPassword: 'ein noch längeres Passwort' };
  const response = await login('Zoë Weiß', 'ein langes Passwort', more);
  const session = response.headers.getSetCookie()[0] ?? '';
  expect(session).toMatch(/^person_.*HttpOnly; SameSite=Strict/);
  const counter = await world.reconnect<'counter'>(deviceId, `${cookie.split(';')[0]}; ${session.split(';')[0]}`);
  expect(counter.view().person?.name).toBe('Zoë Weiß');
  for (let guess = 0; guess < 8; guess++) await login(name, `guess ${guess}`);
  expect(await refusalIn(await login(name, password))).toBe('loginLocked');
});

test('S1 logging in is for counters and the administration, with the device proved, from a page of this address, as JSON', async () => {
  const { result, cookie } = await world.pair('kiosk', 'kiosk-1');
  const body = { deviceId: result.deviceId, name: 'x', password: 'x' };
  expect(await refusalIn(await world.post('/api/login', body, cookie))).toBe('notAllowed');
  expect(await refusalIn(await world.post('/api/login', body))).toBe('notPaired');
  const headers = { 'content-type': 'application/json', cookie, origin: 'http://elsewhere.example' };
  const foreign = await fetch(world.url('/api/login'), { method: 'POST', headers, body: JSON.stringify(body) });
  expect(await refusalIn(foreign)).toBe('notAllowed');
  const form = await fetch(world.url('/api/pair'), { method: 'POST', body: new URLSearchParams({ code: 'x' }) });
  expect(await refusalIn(form)).toBe('notAllowed');
});

test('S1 a socket from a page of another address is not opened, whatever its cookies', async () => {
  const { result, cookie } = await world.pair('kiosk', 'kiosk-1');
  const socket = io(world.url(), {
    transports: ['websocket'],
    auth: { deviceId: result.deviceId },
    extraHeaders: { cookie, origin: world.publicUrl() },
    reconnection: false,
  });
  await new Promise((resolve) => socket.on('connect_error', resolve));
  expect(socket.connected).toBe(false);
});

const bad: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'drawTicket'],
  ['a list', []],
  ['no id', { command: draw('ausweis') }],
  ['a short id', { id: 'x', command: draw('ausweis') }],
  ['an id with bytes', { id: 'abcdefgh\u0000', command: draw('ausweis') }],
  ['no command', { id: 'abcdefghij' }],
  ['an unknown command', { id: 'abcdefghij', command: { type: 'dropTables' } }],
  ['a command of the office itself', { id: 'abcdefghij', command: { type: 'closeDay' } }],
  ['a field too many', { id: 'abcdefghij', command: { ...draw('ausweis'), at: 0 } }],
  ['no service', { id: 'abcdefghij', command: { ...draw('ausweis'), serviceIds: [] } }],
  ['persons below one', { id: 'abcdefghij', command: { ...draw('ausweis'), persons: 0 } }],
  ['persons as NaN', { id: 'abcdefghij', command: { ...draw('ausweis'), persons: Number.NaN } }],
  ['an unknown language', { id: 'abcdefghij', command: { ...draw('ausweis'), language: 'tlh' } }],
  ['a prototype', { id: 'abcdefghij', command: { type: '__proto__' } }],
];

test.each(bad)('S3 %s is refused as malformed and changes nothing', async (_name, request) => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const version = world.app().branch.today().version;
  const reply: Reply = await kiosk.socket.timeout(5000).emitWithAck('command', request);
  expect(refusalOf(reply)).toBe('malformed');
  expect(world.app().branch.today().version).toBe(version);
});

test('S3 too large is refused by name; a message without an answer, or far too large, stops nobody', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const large = { id: 'abcdefghij', command: { type: 'drawTicket', language: 'x'.repeat(20_000) } };
  expect(refusalOf(await kiosk.socket.timeout(5000).emitWithAck('command', large))).toBe('tooLarge');
  kiosk.socket.emit('command', { id: 'abcdefghij', command: draw('ausweis') });
  kiosk.socket.emit('nothing', 'anybody', 'knows');
  const other = await world.connect('kiosk', 'kiosk-1');
  other.socket.emit('command', 'x'.repeat(2_000_000), () => undefined);
  expect(refusalOf(await kiosk.ask(draw('ausweis')))).toBeNull();
  expect(world.app().branch.today().visits.size).toBe(1);
});

test('S3 of one connection a hundred commands are under way at most; more are refused, and it goes on', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const replies = await Promise.all(Array.from({ length: 600 }, () => kiosk.ask(draw('ausweis'))));
  const refused = replies.map(refusalOf).filter((code) => code === 'tooMany');
  // Some of the first hundred may be answered while others arrive.
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(500);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(600 - refused.length);
  expect(await kiosk.ask(draw('ausweis'))).toMatchObject({ ok: true });
});

test('S3 bad HTTP is refused by name on both ports', async () => {
  const raw = (base: string, path: string, body: string, type = 'application/json') =>
    fetch(`${base}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
  expect(await refusalIn(await raw(world.url(), '/api/pair', '{not json'))).toBe('malformed');
  expect(await refusalIn(await raw(world.url(), '/api/pair', JSON.stringify({ code: 'x'.repeat(9000) })))).toBe(
    'tooLarge',
  );
  expect(await refusalIn(await raw(world.url(), '/api/pair', '[]'))).toBe('malformed');
  expect(await refusalIn(await raw(world.url(), '/api/pair', '{"code":"x"}'))).toBe('linkUsedOrExpired');
  expect((await raw(world.publicUrl(), '/api/pair', '{}')).status).toBe(404);
  expect((await fetch(world.url('/%E0%A4%A'))).status).toBe(404);
  expect((await fetch(world.url('/api/pair'))).status).toBe(404);
  for (const base of [world.url(), world.publicUrl()])
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ ok: true, version: '0.0.0', build: 'test' });
});

test('S3 a client that polls is served like any other, on both ports, and a bare request ends nobody', async () => {
  const { result, cookie } = await world.pair('kiosk', 'kiosk-1');
  const auth = { deviceId: result.deviceId };
  const socket = io(world.url(), { transports: ['polling'], auth, extraHeaders: { cookie }, reconnection: false });
  const command = { id: 'polled-by-a-kiosk', command: draw('ausweis') };
  const reply: Reply = await socket.timeout(5000).emitWithAck('command', command);
  const { url } = (reply.ok ? reply.result : {}) as TicketResult;
  const phone = io(world.publicUrl(), { transports: ['polling'], auth: { ticket: url.split('/t/')[1] } });
  await new Promise((resolve) => phone.once('snapshot', resolve));
  for (const base of [world.url(), world.publicUrl()])
    for (const transport of ['polling', 'websocket', 'nothing']) {
      const answer = await fetch(`${base}/socket.io/?EIO=4&transport=${transport}`);
      expect([200, 400]).toContain(answer.status);
    }
  expect((await fetch(world.url('/healthz'))).status).toBe(200);
  socket.close();
  phone.close();
});

test('S3 a path out of the folder leads nowhere', async () => {
  const status = await new Promise((resolve) => {
    const asked = request(world.url(), { path: '/assets/../../package.json' }, (answer) => resolve(answer.statusCode));
    asked.end();
  });
  expect(status).toBe(404);
});

test('S3 guessing the address of a ticket page is slowed down', async () => {
  const errors: string[] = [];
  for (let guess = 0; guess < 32; guess++) {
    const phone = world.phone(`/t/guess-${String(guess).padStart(10, '0')}`);
    errors.push(await new Promise((resolve) => phone.socket.on('connect_error', (error) => resolve(error.message))));
    phone.socket.close();
  }
  expect(errors.slice(0, 30).every((error) => error === 'unknownVisit')).toBe(true);
  expect(errors.at(-1)).toBe('tooMany');
});

test('S3 settings that are not whole are refused, those of an older version too', async () => {
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  const change = (changed: unknown, of = version) =>
    admin.ask({ type: 'changeSettings', version: of, settings: changed } as never);
  expect(refusalOf(await change({ ...settings, counters: [] }))).toBe('settingsInvalid');
  expect(refusalOf(await change({ ...settings, appointmentLetter: 'A' }))).toBe('settingsInvalid');
  expect(refusalOf(await change({ ...settings, placeWord: 'Zimmer' }))).toBeNull();
  expect(refusalOf(await change({ ...settings, placeWord: 'Platz' }))).toBe('settingsChangedMeanwhile');
  expect(refusalOf(await change({ ...settings, dayEndsAt: '23:00' }, -1))).toBe('settingsChangedMeanwhile');
  expect((await admin.until((view) => view.settingsVersion === version + 1)).settings.placeWord).toBe('Zimmer');
});
