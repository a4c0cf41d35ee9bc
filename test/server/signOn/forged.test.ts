// S34: a provider, or whoever stands between, that says what it must not be believed: every token here is made by hand.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoginResult, Reply } from '../../../shared/protocol';
import { SUPERVISOR } from '../../../shared/rights';
import { openWorld, type World } from '../../world';

const OWN = generateKeyPairSync('rsa', { modulusLength: 2048 });
const OTHER = generateKeyPairSync('rsa', { modulusLength: 2048 });
const HOUSE_NAME = 'z.weiss';
const HOUR_SEC = 3600;

type Claims = Record<string, unknown>;
type Forged = { claims?: Claims; header?: Claims; key?: KeyObject; isUnsigned?: true; answer?: Claims };

const part = (said: object): string => Buffer.from(JSON.stringify(said)).toString('base64url');
const tokenOf = (claims: Claims, { header = {}, key = OWN.privateKey, isUnsigned }: Forged): string => {
  const said = `${part({ alg: 'RS256', kid: 'own', ...header })}.${part(claims)}`;
  return `${said}.${isUnsigned ? '' : sign('RSA-SHA256', Buffer.from(said), key).toString('base64url')}`;
};

let world: World;
let server: Server;
let issuer: string;
/** What is wrong with the next token, and what the last question for one said. */
let forged: Forged;
let nonce: string;
let asked: URLSearchParams;

const answers = (path: string, body: string): object => {
  if (path.endsWith('/openid-configuration'))
    return {
      ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
      ...{ jwks_uri: `${issuer}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'] },
      ...{ id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'] },
    };
  if (path === '/keys')
    return { keys: [{ ...OWN.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }] };
  asked = new URLSearchParams(body);
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...{ iss: issuer, aud: 'buergerbuero', sub: 'u-1', iat: now, exp: now + 300, nonce },
    ...{ preferred_username: HOUSE_NAME, ...forged.claims },
  };
  return { access_token: 'a', token_type: 'Bearer', id_token: tokenOf(claims, forged), ...forged.answer };
};

beforeEach(async () => {
  world = await openWorld();
  forged = {};
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (one: Buffer) => parts.push(one));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answers(request.url ?? '', Buffer.concat(parts).toString())));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  const signOn = { label: 'Stadt', issuer, clientId: 'buergerbuero', claim: 'preferred_username' };
  await admin.ask({ type: 'changeSettings', version, settings: { ...settings, signOn } });
  await admin.ask({ type: 'setSignOnSecret', secret: 'geheim-unter-uns' });
  const person = { personId: null, name: 'Zoë Weiß', roleIds: [SUPERVISOR], password: 'ein langes Passwort' };
  const made = await admin.ask({ type: 'savePerson', ...person });
  if (!made.ok) throw new Error(made.refusal.code);
  const { personId } = made.result as { personId: string };
  await admin.ask({ type: 'setPersonSignOn', personId, signOn: HOUSE_NAME });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});

const send = async (path: string, cookie: string, body: object) => {
  const response = await fetch(world.url(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: new URL(world.url()).origin },
    body: JSON.stringify(body),
  });
  const reply = (await response.json()) as Reply<LoginResult & { url: string }>;
  return { reply, given: response.headers.getSetCookie() };
};
/** Somebody sets out and comes back; what came of it, and whether any cookie was given. */
const signOn = async (wrong: Forged) => {
  forged = wrong;
  const { result, cookie } = await world.pair('admin', 'admin');
  const { deviceId } = result;
  const out = await send('/api/sign-on/begin', cookie.split(';')[0] ?? '', { deviceId });
  if (!out.reply.ok) throw new Error(out.reply.refusal.code);
  const { searchParams } = new URL(out.reply.result.url);
  nonce = searchParams.get('nonce') ?? '';
  const query = `code=x&state=${encodeURIComponent(searchParams.get('state') ?? '')}`;
  const { reply, given } = await send('/api/sign-on/finish', cookie.split(';')[0] ?? '', { deviceId, query });
  return { code: reply.ok ? 'in' : reply.refusal.code, cookies: given };
};
const seconds = () => Math.floor(Date.now() / 1000);

test('S34 a token that is in order lets in, and the question for it proves by PKCE and the same address that it is ours', async () => {
  const { code, cookies } = await signOn({});
  expect(code).toBe('in');
  expect(asked.get('code_verifier')).toMatch(/^[\w-]{43,128}$/);
  expect(asked.get('redirect_uri')).toBe(world.url('/admin/'));
  for (const one of cookies) expect(one).toMatch(/; HttpOnly; SameSite=Strict/);
});

const WRONG: [string, () => Forged, string][] = [
  ['for another office', () => ({ claims: { aud: 'standesamt' } }), 'signOnWrong'],
  ['for several, none of which stands for it', () => ({ claims: { aud: ['standesamt', 'bauamt'] } }), 'signOnWrong'],
  ['of another issuer', () => ({ claims: { iss: 'https://boese.example' } }), 'signOnWrong'],
  ['for another journey', () => ({ claims: { nonce: 'x'.repeat(43) } }), 'signOnWrong'],
  ['for no journey', () => ({ claims: { nonce: undefined } }), 'signOnWrong'],
  ['that is over', () => ({ claims: { iat: seconds() - 2 * HOUR_SEC, exp: seconds() - HOUR_SEC } }), 'signOnClock'],
  ['that begins later', () => ({ claims: { nbf: seconds() + HOUR_SEC } }), 'signOnClock'],
  ['without an end', () => ({ claims: { exp: undefined } }), 'signOnWrong'],
  ['about nobody', () => ({ claims: { sub: undefined } }), 'signOnWrong'],
  ['signed by somebody else', () => ({ key: OTHER.privateKey }), 'signOnWrong'],
  ['signed by nobody', () => ({ header: { alg: 'none' }, isUnsigned: true }), 'signOnWrong'],
  ['that is missing', () => ({ answer: { id_token: undefined } }), 'signOnWrong'],
  ['of a name that is no text', () => ({ claims: { preferred_username: [HOUSE_NAME] } }), 'signOnUnknown'],
  ['of an empty name', () => ({ claims: { preferred_username: ' ' } }), 'signOnUnknown'],
];
test.each(WRONG)('S34 a token %s lets nobody in', async (_name, wrong, code) => {
  expect(await signOn(wrong())).toEqual({ code, cookies: [] });
});
