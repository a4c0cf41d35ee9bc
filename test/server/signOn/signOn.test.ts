// S33, S34: signing on through the house, with a real provider in a process of its own, over real HTTP.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Database } from '../../../server/storage/sqlite/connection';
import type { LoginResult, Reply, SignOnTest } from '../../../shared/protocol';
import { SUPERVISOR } from '../../../shared/rights';
import type { SignOnSettings } from '../../../shared/settings';
import { type Client, openWorld, trustingOffice, type World } from '../../world';
import { browserIn, type House, openHouse } from './house';

const NAME = 'Zoë Weiß';
const HOUSE_NAME = 'z.weiss';
const PASSWORD = 'ein langes Passwort';

let world: World;
let house: House;
const others: { close: () => unknown }[] = [];
const redirectUris = () => ['admin', 'counter'].map((role) => world.url(`/${role}/`));
beforeEach(async () => {
  world = await openWorld();
  house = await openHouse({ redirectUris: redirectUris() });
});
afterEach(async () => {
  await house.close();
  for (const other of others.splice(0)) await other.close();
  await world.close();
});

const codeOf = (reply: Reply): string | null => (reply.ok ? null : reply.refusal.code);
const settingsFor = (issuer: string, more: Partial<SignOnSettings> = {}): SignOnSettings => ({
  ...{ label: 'Stadt Lünen', issuer, clientId: 'buergerbuero', claim: 'preferred_username', ...more },
});
const leader = () => world.connect('admin', 'admin');
/** The administration sets it up. */
const setUp = async (more: Partial<SignOnSettings> = {}, secret = 'geheim-unter-uns') => {
  const admin = await leader();
  const { settings, settingsVersion: version } = admin.view();
  const signOn = settingsFor(more.issuer ?? house.issuer, more);
  expect(codeOf(await admin.ask({ type: 'changeSettings', version, settings: { ...settings, signOn } }))).toBeNull();
  expect(codeOf(await admin.ask({ type: 'setSignOnSecret', secret }))).toBeNull();
  return admin;
};
const add = async (signOn: string | null = HOUSE_NAME, roleIds = [SUPERVISOR]): Promise<string> => {
  const admin = await leader();
  const made = await admin.ask({ type: 'savePerson', personId: null, name: NAME, roleIds, password: PASSWORD });
  if (!made.ok) throw new Error(made.refusal.code);
  const { personId } = made.result as { personId: string };
  expect(codeOf(await admin.ask({ type: 'setPersonSignOn', personId, signOn }))).toBeNull();
  return personId;
};

type Browser = { deviceId: string; cookie: string };
const browser = async (role: 'admin' | 'counter' | 'kiosk' = 'admin', stationId: string = role): Promise<Browser> => {
  const { result, cookie } = await world.pair(role, stationId);
  return { deviceId: result.deviceId, cookie: cookie.split(';')[0] ?? '' };
};
const send = async (path: string, { deviceId, cookie }: Browser, body: object) => {
  const response = await fetch(world.url(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: new URL(world.url()).origin },
    body: JSON.stringify({ deviceId, ...body }),
  });
  return {
    reply: (await response.json()) as Reply<LoginResult & { url: string }>,
    given: response.headers.getSetCookie(),
  };
};
const begin = (at: Browser) => send('/api/sign-on/begin', at, {});
const setOut = async (at: Browser): Promise<string> => {
  const { reply } = await begin(at);
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result.url;
};
const comeBack = (at: Browser, left: string) =>
  send('/api/sign-on/finish', at, { query: new URL(left).search.slice(1) });
const signOn = async (at: Browser, login = HOUSE_NAME) =>
  comeBack(at, await browserIn(house).signOn(await setOut(at), login));
const rows = (sql: string): unknown[] => {
  const database = new Database(`${world.folder}/wertmarke.db`, { readonly: true });
  const found = database.prepare(sql).all();
  database.close();
  return found;
};
const acts = (): string[] =>
  (rows('SELECT name, outcome FROM audit ORDER BY seq') as { name: string; outcome: string }[]).map(
    ({ name, outcome }) => `${name} ${outcome}`,
  );
const test1 = async (admin: Client<unknown>): Promise<SignOnTest> => {
  const reply = await admin.ask({ type: 'testSignOn', redirectUri: world.url('/admin/') });
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as SignOnTest;
};
/** A server that answers as a test says. */
const serverThat = async (answers: Parameters<typeof createServer>[1]): Promise<string> => {
  const server: Server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  others.push({
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

test('S33 whoever signs on in the house comes in, in the administration and at a counter, however the name is written', async () => {
  await setUp();
  await add('Z.Weiss');
  const admin = await browser();
  expect((await world.reconnect<'admin'>(admin.deviceId, admin.cookie)).view()).toMatchObject({
    person: null,
    signOn: 'Stadt Lünen',
  });
  const url = new URL(await setOut(admin));
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    ...{ response_type: 'code', code_challenge_method: 'S256', redirect_uri: world.url('/admin/') },
    ...{ state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) },
  });
  const { reply, given } = await signOn(admin);
  expect(reply).toMatchObject({ ok: true, result: { step: 'in', person: { name: NAME } } });
  const inside = await world.reconnect<'admin'>(admin.deviceId, `${admin.cookie}; ${given[0]?.split(';')[0]}`);
  expect(inside.view().person.name).toBe(NAME);
  const counter = await browser('counter', 'schalter-4');
  expect((await signOn(counter)).reply).toMatchObject({ ok: true, result: { person: { name: NAME } } });
  expect(acts().filter((act) => act === 'signOn done')).toHaveLength(2);
});

test('S33 no account is made: whom nobody here has entered is told so, and the audit does not say who it was', async () => {
  await setUp();
  await add(null);
  const at = await browser();
  const { reply, given } = await signOn(at);
  expect([codeOf(reply), given]).toEqual(['signOnUnknown', []]);
  expect(acts()).toContain('signOn signOnUnknown');
  expect(JSON.stringify(rows('SELECT * FROM audit'))).not.toContain(HOUSE_NAME);
  // Nor is there a way in by an account without any rights.
  await add(HOUSE_NAME, []).catch(() => undefined);
  const admin = await leader();
  const personId = admin.view().staff.find(({ name }) => name === NAME)?.id ?? '';
  await admin.ask({ type: 'savePerson', personId, name: NAME, roleIds: [], password: null });
  await admin.ask({ type: 'setPersonSignOn', personId, signOn: HOUSE_NAME });
  expect(codeOf((await signOn(at)).reply)).toBe('noRight');
});

test('S33 a name in the house is one person’s, and goes with the person', async () => {
  await setUp();
  const personId = await add();
  const admin = await leader();
  const other = admin.view().staff[0]?.id ?? '';
  expect(codeOf(await admin.ask({ type: 'setPersonSignOn', personId: other, signOn: ' Z.WEISS ' }))).toBe(
    'signOnTaken',
  );
  expect((await leader()).view().staff.find(({ id }) => id === personId)?.signOn).toBe(HOUSE_NAME);
  await world.restart();
  expect((await signOn(await browser())).reply.ok).toBe(true);
  await (await leader()).ask({ type: 'removePerson', personId });
  expect(JSON.stringify(rows('SELECT * FROM persons'))).not.toContain(HOUSE_NAME);
  expect(codeOf((await signOn(await browser())).reply)).toBe('signOnUnknown');
});

test('S34 whoever comes back does so once, in time, and to the browser that set out', async () => {
  await setUp();
  await add();
  const [at, there] = [await browser(), await browser()];
  const left = await browserIn(house).signOn(await setOut(at), HOUSE_NAME);
  expect(codeOf((await comeBack(there, left)).reply)).toBe('signOnOver');
  expect(codeOf((await comeBack(at, left)).reply)).toBe('signOnOver');
  const second = await browserIn(house).signOn(await setOut(at), HOUSE_NAME);
  expect(codeOf((await comeBack(at, second)).reply)).toBeNull();
  expect(codeOf((await comeBack(at, second)).reply)).toBe('signOnOver');
  const late = await browserIn(house).signOn(await setOut(at), HOUSE_NAME);
  world.time.now += 10 * 60_000;
  expect(codeOf((await comeBack(at, late)).reply)).toBe('signOnOver');
  // Somebody else's code with the own state.
  const [mine, theirs] = [await setOut(at), await setOut(there)];
  const foreign = new URL(await browserIn(house).signOn(theirs, HOUSE_NAME));
  foreign.searchParams.set('state', new URL(mine).searchParams.get('state') ?? '');
  expect(codeOf((await comeBack(at, foreign.href)).reply)).toBe('signOnWrong');
  for (const query of ['', 'state=x', 'code=a&code=b&state=x', 'x'.repeat(6000)])
    expect(codeOf((await send('/api/sign-on/finish', at, { query })).reply)).toBe('signOnOver');
});

test('S34 who gives up in the house is told so, and may begin again', async () => {
  await setUp();
  await add();
  const at = await browser();
  expect(codeOf((await comeBack(at, await browserIn(house).giveUp(await setOut(at)))).reply)).toBe('signOnCancelled');
  expect((await signOn(at)).reply.ok).toBe(true);
});

test('S34 a wrong issuer, client, clock or line is said as what it is, to who signs on and to who tests it', async () => {
  const admin = await setUp();
  await add();
  expect(await test1(admin)).toEqual({ why: null, said: '' });
  await admin.ask({ type: 'setSignOnSecret', secret: 'falsch' });
  expect(await test1(admin)).toMatchObject({ why: 'wrongClient', said: expect.stringMatching(/./) });
  const at = await browser();
  expect(codeOf((await signOn(at)).reply)).toBe('signOnWrong');
  await setUp({ clientId: 'jemand-anders' });
  expect(await test1(admin)).toMatchObject({ why: 'wrongClient' });
  await setUp({ issuer: house.issuer.replace('127.0.0.1', 'localhost') });
  expect(await test1(admin)).toMatchObject({ why: 'wrongIssuer' });
  expect(codeOf((await begin(at)).reply)).toBe('signOnWrong');

  await house.close();
  house = await openHouse({ redirectUris: redirectUris(), skewMs: -2 * 3_600_000 });
  await setUp();
  expect(codeOf((await signOn(at)).reply)).toBe('signOnClock');
  await house.close();
  house = await openHouse({ redirectUris: redirectUris(), skewMs: 30_000 });
  await setUp();
  expect(codeOf((await signOn(at)).reply)).toBeNull();
});

test('S34 an address that the house itself has not proved is nobody’s', async () => {
  await house.close();
  house = await openHouse({
    redirectUris: redirectUris(),
    claims: { email: 'zoe@luenen.example', email_verified: false },
  });
  await setUp({ claim: 'email' });
  await add('zoe@luenen.example');
  expect(codeOf((await signOn(await browser())).reply)).toBe('signOnUnknown');
  await house.close();
  house = await openHouse({
    redirectUris: redirectUris(),
    claims: { email: 'Zoe@Luenen.example', email_verified: true },
  });
  await setUp({ claim: 'email' });
  expect(codeOf((await signOn(await browser())).reply)).toBeNull();
});

test('S34 a house that is away, silent, endless or no house at all holds nobody up: passwords and counters go on', async () => {
  await add();
  const at = await browser();
  expect(codeOf((await begin(at)).reply)).toBe('signOnOff');
  const away = house.issuer;
  await house.close();
  const silent = await serverThat(() => undefined);
  const endless = await serverThat((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const go = () => {
      if (!response.destroyed) response.write(' '.repeat(100_000), () => setImmediate(go));
    };
    go();
  });
  const page = await serverThat((_request, response) => void response.end('<h1>Intranet</h1>'));
  const elsewhere = await serverThat((_request, response) => void response.writeHead(302, { location: page }).end());
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  for (const [issuer, why, code] of [
    [away, 'unreachable', 'signOnUnreachable'],
    [silent, 'unreachable', 'signOnUnreachable'],
    [endless, 'wrong', 'signOnWrong'],
    [page, 'wrong', 'signOnWrong'],
    [elsewhere, 'wrong', 'signOnWrong'],
  ] as const) {
    const admin = await setUp({ issuer });
    const testing = test1(admin);
    const beginning = begin(at);
    // Meanwhile the office works.
    expect((await kiosk.ask({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' })).ok).toBe(
      true,
    );
    const { name, password } = world.app().passwords[1] ?? { name: '', password: '' };
    expect((await world.logIn('counter', 'schalter-2', { name, password })).view().person?.name).toBe(name);
    expect({ issuer, ...(await testing), said: '' }).toEqual({ issuer, why, said: '' });
    expect(codeOf((await beginning).reply)).toBe(code);
  }
}, 60_000);

test('S33 who may not manage people changes nothing of it, no screen but those of staff uses it, and no secret is shown', async () => {
  const admin = await setUp();
  await add(null, ['setter']).catch(() => undefined);
  const { settings, settingsVersion: version } = (await leader()).view();
  const roles = [...settings.roles, { id: 'setter', name: 'Einstellungen', rights: ['changeSettings' as const] }];
  await admin.ask({ type: 'changeSettings', version, settings: { ...settings, roles } });
  await admin.ask({ type: 'savePerson', personId: null, name: 'Setzer', roleIds: ['setter'], password: PASSWORD });
  const setter = await world.logIn('admin', 'admin', {
    name: 'Setzer',
    password: PASSWORD,
    newPassword: `${PASSWORD} neu`,
  });
  const mine = { ...settings, roles };
  const change = (more: object) =>
    setter.ask({ type: 'changeSettings', version: version + 1, settings: { ...mine, ...more } });
  expect(codeOf(await change({ signOn: settingsFor('https://boese.example') }))).toBe('noRight');
  expect(codeOf(await change({ login: { ...settings.login, secondFactor: true } }))).toBe('noRight');
  expect(codeOf(await setter.ask({ type: 'setSignOnSecret', secret: 'x' }))).toBe('noRight');
  expect(codeOf((await begin(await browser('kiosk', 'kiosk-1'))).reply)).toBe('notAllowed');
  expect(codeOf((await begin({ deviceId: 'nobody-of-this-id', cookie: '' })).reply)).toBe('notPaired');
  const exported = await admin.ask({ type: 'exportSettings' });
  const shown = JSON.stringify([
    exported,
    admin.snapshots,
    rows('SELECT * FROM settings'),
    rows('SELECT * FROM audit'),
  ]);
  expect(shown).toContain('buergerbuero');
  expect(shown).not.toContain('geheim-unter-uns');
  expect(trustingOffice.signOn).toBeNull();
});

test.each([
  'http://anmeldung.example',
  'ftp://anmeldung.example',
  'anmeldung',
  'http://127.0.0.1.boese.example',
  'javascript:alert(1)',
])('S33 a provider whose line anybody could read is refused: %s', async (issuer) => {
  const admin = await leader();
  const { settings, settingsVersion: version } = admin.view();
  const reply = await admin.ask({
    type: 'changeSettings',
    version,
    settings: { ...settings, signOn: settingsFor(issuer) },
  });
  expect(codeOf(reply)).toBe('settingsInvalid');
});
