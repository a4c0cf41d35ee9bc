// S31, S32: the second factor of the administration, over real sockets and HTTP, with the library that phones agree with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { hashOf } from '../../../server/basics/tokens';
import { runAudit } from '../../../server/storage/auditCommand';
import { runFactor } from '../../../server/storage/factorCommand';
import { Database } from '../../../server/storage/sqlite/connection';
import { renewRowSums } from '../../../server/storage/sqlite/sums/rowSums';
import type { LoginResult, Reply } from '../../../shared/protocol';
import { SUPERVISOR } from '../../../shared/rights';
import { openWorld, type World } from '../../world';

const GIVEN = 'ein langes Passwort';
const PASSWORD = 'ein noch längeres Passwort';
const NAME = 'Zoë Weiß';
const STEP = 30_000;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const codeOf = (reply: Reply): string | null => (reply.ok ? null : reply.refusal.code);
const digits = (secret: string, at = world.time.now) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
/** Digits that no phone shows now, nor just before or after. */
const wrongDigits = (secret: string): string => {
  const near = [-2, -1, 0, 1, 2].map((steps) => digits(secret, world.time.now + steps * STEP));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((one) => !near.includes(one)) ?? '';
};

type Browser = { deviceId: string; cookie: string };
const browser = async (role: 'admin' | 'counter' = 'admin', stationId: string = role): Promise<Browser> => {
  const { result, cookie } = await world.pair(role, stationId);
  return { deviceId: result.deviceId, cookie: cookie.split(';')[0] ?? '' };
};
type Answer = Reply<LoginResult & { secret: string; paperCodes?: string[] }>;
const send = async (path: string, { deviceId, cookie }: Browser, body: object) => {
  const response = await world.post(path, { deviceId, ...body }, cookie);
  return { reply: (await response.json()) as Answer, given: response.headers.getSetCookie() };
};
const logIn = (at: Browser, more: object = {}) => send('/api/login', at, { name: NAME, password: PASSWORD, ...more });
const codeIn = async (answered: Promise<{ reply: Answer }>) => codeOf((await answered).reply);

const leader = () => world.connect('admin', 'admin');
const add = async (): Promise<string> => {
  const admin = await leader();
  const person = { personId: null, name: NAME, roleIds: [SUPERVISOR], password: GIVEN };
  const reply = await admin.ask({ type: 'savePerson', ...person });
  if (!reply.ok) throw new Error(reply.refusal.code);
  return (reply.result as { personId: string }).personId;
};
/** Somebody who is logged in at the administration; the browser has both cookies. */
const begun = async (): Promise<Browser & { personId: string }> => {
  const personId = await add();
  const at = await browser();
  const { given } = await logIn(at, { password: GIVEN, newPassword: PASSWORD });
  return { ...at, cookie: `${at.cookie}; ${given[0]?.split(';')[0]}`, personId };
};
/** The same with a second factor. */
const withFactor = async () => {
  const own = await begun();
  const { reply } = await send('/api/second-factor/begin', own, { password: PASSWORD });
  const { secret } = (reply as { result: { secret: string } }).result;
  const on = await send('/api/second-factor/on', own, { password: PASSWORD, secret, code: digits(secret) });
  if (!on.reply.ok) throw new Error(on.reply.refusal.code);
  world.time.now += STEP;
  return { own, secret, paper: on.reply.result.paperCodes ?? [] };
};
const demand = async (secondFactor: boolean) => {
  const admin = await leader();
  const { settings, settingsVersion: version } = admin.view();
  const login = { ...settings.login, secondFactor };
  expect(codeOf(await admin.ask({ type: 'changeSettings', version, settings: { ...settings, login } }))).toBeNull();
};
const everythingKept = (): string => {
  const database = new Database(`${world.folder}/wertmarke.db`, { readonly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
  const rows = tables
    .filter(({ name }) => name !== 'secrets')
    .map(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all());
  database.close();
  return JSON.stringify(rows);
};
const acts = (): string[] => {
  const database = new Database(`${world.folder}/wertmarke.db`, { readonly: true });
  const rows = database.prepare('SELECT name, outcome FROM audit ORDER BY seq').all();
  database.close();
  return (rows as { name: string; outcome: string }[]).map(({ name, outcome }) => `${name} ${outcome}`);
};

test('S31 is switched on only by password and a right code, and from then on the password alone opens nothing', async () => {
  const own = await begun();
  const begin = (password: string) => send('/api/second-factor/begin', own, { password });
  expect(await codeIn(begin('falsch'))).toBe('wrongLogin');
  const { secret, uri } = ((await begin(PASSWORD)).reply as { result: { secret: string; uri: string } }).result;
  expect(uri).toMatch(new RegExp(`^otpauth://totp/.*secret=${secret}`));
  const on = (code: string) => send('/api/second-factor/on', own, { password: PASSWORD, secret, code });
  expect(await codeIn(on(wrongDigits(secret)))).toBe('wrongCode');
  expect((await logIn(await browser())).reply).toMatchObject({ result: { step: 'in' } });
  const { reply } = await on(digits(secret));
  expect(reply).toMatchObject({
    ok: true,
    result: { paperCodes: Array(8).fill(expect.stringMatching(/^\w{5}-\w{5}$/)) },
  });
  expect(await codeIn(on(digits(secret, world.time.now + STEP)))).toBe('factorThere');

  const there = await browser();
  const asked = await logIn(there);
  expect(asked).toEqual({ reply: { ok: true, result: { step: 'code' } }, given: [] });
  world.time.now += STEP;
  const wrong = await logIn(there, { code: wrongDigits(secret) });
  expect([codeOf(wrong.reply), wrong.given]).toEqual(['wrongCode', []]);
  expect((await logIn(there, { code: digits(secret) })).reply).toMatchObject({
    result: { step: 'in', person: { name: NAME } },
  });
  expect(acts()).toEqual(expect.arrayContaining(['turnOnSecondFactor done', 'logIn wrongCode', 'logIn done']));
  const view = (await leader()).view();
  expect(view.staff.find(({ name }) => name === NAME)?.hasSecondFactor).toBe(true);
  for (const text of [everythingKept(), JSON.stringify(view)]) expect(text).not.toContain(secret);
});

test('S31 a code is good once, and not much before or after its time', async () => {
  const { secret } = await withFactor();
  const at = await browser();
  const { now } = world.time;
  for (const steps of [-2, 2])
    expect(await codeIn(logIn(at, { code: digits(secret, now + steps * STEP) }))).toBe('wrongCode');
  // At the same moment too.
  const both = await Promise.all(
    [1, 2].map(() =>
      codeIn(logIn(at, { code: ` ${digits(secret, now).slice(0, 3)} ${digits(secret, now).slice(3)}` })),
    ),
  );
  expect(both.sort()).toEqual(['wrongCode', null].sort());
  expect(await codeIn(logIn(at, { code: digits(secret, now - STEP) }))).toBe('wrongCode');
  expect(await codeIn(logIn(at, { code: digits(secret, now + STEP) }))).toBeNull();
  await world.restart();
  expect(await codeIn(logIn(at, { code: digits(secret, now + STEP) }))).toBe('wrongCode');
});

test('S31 a code on paper is good once, however it is typed, over a restart too, and the audit says so', async () => {
  const { paper, own } = await withFactor();
  const [first = '', second = ''] = paper;
  const at = await browser();
  expect(await codeIn(logIn(at, { code: ` ${first.toLowerCase().replace('-', ' ')} ` }))).toBeNull();
  expect(await codeIn(logIn(at, { code: first }))).toBe('wrongCode');
  await world.restart();
  expect(await codeIn(logIn(at, { code: first }))).toBe('wrongCode');
  expect(await codeIn(logIn(at, { code: second }))).toBeNull();
  expect(acts().filter((act) => act === 'usePaperCode done')).toHaveLength(2);
  expect((await world.reconnect<'admin'>(own.deviceId, own.cookie)).view().secondFactor).toMatchObject({
    paperCodes: 6,
  });
});

test('S74 codes on paper are kept as argon2id with a salt of the person, and those of before the salt are good once, too', async () => {
  const { paper, secret } = await withFactor();
  const [first = '', second = ''] = paper;
  const row = (): { name: string; value: string } => {
    const database = new Database(`${world.folder}/wertmarke.db`, { readonly: true });
    const all = database.prepare('SELECT name, value FROM secrets').all() as { name: string; value: string }[];
    database.close();
    const found = all.find(({ value }) => value.includes(secret));
    if (found === undefined) throw new Error('nothing is kept');
    return found;
  };
  const plain = (code: string) => hashOf(code.replace('-', ''));
  const { name, value } = row();
  const kept = JSON.parse(value) as { salt: string | null; paper: string[] };
  expect(kept.salt).toMatch(/^[\w-]{16,}$/);
  expect(new Set(kept.paper).size).toBe(8);
  for (const code of paper) expect(value).not.toContain(plain(code));
  const { salt: _, ...before } = { ...kept, paper: [plain(first), plain(second)] };
  await world.restart(() => {
    const database = new Database(`${world.folder}/wertmarke.db`);
    database.prepare('UPDATE secrets SET value = ? WHERE name = ?').run(JSON.stringify(before), name);
    renewRowSums(database);
    database.close();
  });
  const at = await browser();
  expect(await codeIn(logIn(at, { code: first }))).toBeNull();
  expect(await codeIn(logIn(at, { code: first }))).toBe('wrongCode');
  expect(await codeIn(logIn(at, { code: paper[2] ?? '' }))).toBe('wrongCode');
});

test('S31 new codes on paper, by password and a right code, end those there were', async () => {
  const { paper, own, secret } = await withFactor();
  const renew = (code: string, password = PASSWORD) => send('/api/second-factor/paper', own, { password, code });
  expect(await codeIn(renew(digits(secret), 'falsch'))).toBe('wrongLogin');
  expect(await codeIn(renew(wrongDigits(secret)))).toBe('wrongCode');
  const { reply } = await renew(digits(secret));
  const renewed = reply.ok ? (reply.result.paperCodes ?? []) : [];
  expect(new Set([...renewed, ...paper]).size).toBe(16);
  // The code that renewed them is used up; one of the new ones does it as well.
  expect(await codeIn(renew(digits(secret)))).toBe('wrongCode');
  const at = await browser();
  expect(await codeIn(logIn(at, { code: paper[0] }))).toBe('wrongCode');
  await world.restart();
  expect(await codeIn(logIn(at, { code: renewed[0] }))).toBeNull();
  expect(await codeIn(renew(renewed[1] ?? ''))).toBeNull();
  expect(await codeIn(logIn(at, { code: renewed[2] }))).toBe('wrongCode');
  expect(acts().filter((act) => act === 'renewPaperCodes done')).toHaveLength(2);
  expect(everythingKept()).not.toContain(renewed[0]);
});

test('S31 `npm run factor` lets the last one back in while the office rests, and the audit says so', async () => {
  const { own, secret } = await withFactor();
  const run = (...words: string[]) => runFactor(world.folder, words, world.time.now);
  expect(run('remove', NAME)).toMatchObject({
    code: 1,
    words: expect.stringContaining('arbeitet gerade ein Programm'),
  });
  expect((await logIn(await browser())).reply).toMatchObject({ result: { step: 'code' } });
  await world.restart(() => {
    expect(run()).toMatchObject({ code: 0, words: expect.stringContaining(NAME) });
    for (const wrong of [['take'], ['remove'], ['remove', NAME, NAME]])
      expect(run(...wrong).words).toContain('npm run');
    expect(run('remove', 'Niemand')).toMatchObject({ code: 1 });
    expect(run('remove', ' zoë  weiß')).toMatchObject({ code: 0 });
    expect(run('remove', NAME)).toMatchObject({ code: 1 });
    expect(readFileSync(join(world.folder, 'wertmarke.db')).includes(secret)).toBe(false);
    expect(runAudit({ dataDir: world.folder, headsDir: world.folder }, ['verify'], world.time.now).code).toBe(0);
  });
  expect((await logIn(await browser())).reply).toMatchObject({ result: { step: 'in' } });
  expect((await world.reconnect<'admin'>(own.deviceId, own.cookie)).view().secondFactor).toBeNull();
  const database = new Database(`${world.folder}/wertmarke.db`, { readonly: true });
  const told = database.prepare("SELECT asker, about_person FROM audit WHERE name = 'removeSecondFactor'").all();
  database.close();
  expect(told).toEqual([{ asker: 'terminal', about_person: own.personId }]);
});

test('S31 wrong codes count with wrong passwords, and a right password wipes none of them', async () => {
  const { secret, own } = await withFactor();
  const at = await browser();
  for (let i = 0; i < 7; i++) {
    expect(await codeIn(logIn(at))).toBeNull();
    expect(await codeIn(logIn(at, { code: wrongDigits(secret) }))).toBe('wrongCode');
  }
  expect(await codeIn(logIn(at, { password: 'falsch' }))).toBe('wrongLogin');
  expect(await codeIn(logIn(at, { code: digits(secret) }))).toBe('loginLocked');
  expect(await codeIn(send('/api/second-factor/off', own, { password: PASSWORD, code: digits(secret) }))).toBe(
    'loginLocked',
  );
  // Nor at a counter, where the password is enough.
  world.time.now += 15 * 60_000;
  const counter = await browser('counter', 'schalter-4');
  expect((await logIn(counter)).reply).toMatchObject({ result: { step: 'in' } });
});

test.each([
  '１２３４５６',
  '12345',
  '1234567',
  '12 34 5６',
  '',
  '１'.repeat(6),
  "' OR 1=1",
  '\u0000\u0000\u0000\u0000\u0000\u0000',
])('S31 what is no code is wrong and nothing worse: %j', async (code) => {
  await withFactor();
  expect(await codeIn(logIn(await browser(), { code }))).toBe('wrongCode');
});

test('S31 it is switched off by oneself with password and code, or by who manages people', async () => {
  const { secret, own } = await withFactor();
  const off = (password: string, code: string) => send('/api/second-factor/off', own, { password, code });
  expect(await codeIn(off('falsch', digits(secret)))).toBe('wrongLogin');
  expect(await codeIn(off(PASSWORD, wrongDigits(secret)))).toBe('wrongCode');
  expect(await codeIn(off(PASSWORD, digits(secret)))).toBeNull();
  expect(await codeIn(off(PASSWORD, digits(secret, world.time.now + STEP)))).toBe('wrongCode');
  expect((await logIn(await browser())).reply).toMatchObject({ result: { step: 'in' } });
  expect(acts()).toContain('turnOffSecondFactor done');

  const begin = await send('/api/second-factor/begin', own, { password: PASSWORD });
  const again = (begin.reply as { result: { secret: string } }).result.secret;
  await send('/api/second-factor/on', own, { password: PASSWORD, secret: again, code: digits(again) });
  const admin = await leader();
  expect(codeOf(await admin.ask({ type: 'removeSecondFactor', personId: own.personId }))).toBeNull();
  expect((await logIn(await browser())).reply).toMatchObject({ result: { step: 'in' } });
  expect(acts()).toContain('removeSecondFactor done');
});

test('S31 nothing of it is left of a person who is removed, and one’s own data says that there is one, not which', async () => {
  const { secret, own } = await withFactor();
  const mine = await world.reconnect<'admin'>(own.deviceId, own.cookie);
  const counter = await browser('counter', 'schalter-4');
  const { given } = await logIn(counter);
  const clerk = await world.reconnect<'counter'>(counter.deviceId, `${counter.cookie}; ${given[0]?.split(';')[0]}`);
  const data = await clerk.ask({ type: 'ownData' });
  expect(data).toMatchObject({ result: { person: { secondFactor: { paperCodes: 8 } } } });
  expect(JSON.stringify(data)).not.toContain(secret);
  expect(mine.view().secondFactor).not.toBeNull();
  await (await leader()).ask({ type: 'removePerson', personId: own.personId });
  const database = new Database(`${world.folder}/wertmarke.db`, { readonly: true });
  expect(JSON.stringify(database.prepare('SELECT * FROM secrets').all())).not.toContain('secondFactor');
  database.close();
});

test('S31 a first password is changed only by who has the second factor too, and a code is not used up before', async () => {
  const { secret, own } = await withFactor();
  const admin = await leader();
  const person = { personId: own.personId, name: NAME, roleIds: [SUPERVISOR], password: GIVEN };
  await admin.ask({ type: 'savePerson', ...person });
  const at = await browser();
  const first = (more: object) => logIn(at, { password: GIVEN, ...more });
  expect((await first({})).reply).toMatchObject({ result: { step: 'newPassword' } });
  const newPassword = 'vogelbeere kaktus regal';
  const code = digits(secret);
  expect(await codeIn(first({ newPassword: 'kurz', code }))).toBe('passwordTooShort');
  expect((await first({ newPassword })).reply).toMatchObject({ result: { step: 'code' } });
  expect(await codeIn(logIn(at, { password: newPassword }))).toBe('wrongLogin');
  expect((await first({ newPassword, code })).reply).toMatchObject({ result: { step: 'in' } });
});

test('S32 where the office demands it, a login without one leads through setting it up; counters go on as before', async () => {
  await begun();
  await demand(true);
  const at = await browser();
  const asked = await logIn(at);
  expect(asked.given).toEqual([]);
  expect(asked.reply).toMatchObject({
    ok: true,
    result: { step: 'setUp', secret: expect.stringMatching(/^[A-Z2-7]{32}$/) },
  });
  if (!asked.reply.ok) return;
  const { secret } = asked.reply.result;
  expect(await codeIn(logIn(at, { secret, code: wrongDigits(secret) }))).toBe('wrongCode');
  expect(await codeIn(logIn(at, { secret: 'AAAA', code: '000000' }))).toBe('malformed');
  const { reply, given } = await logIn(at, { secret, code: digits(secret) });
  expect(reply).toMatchObject({ result: { step: 'in', paperCodes: Array(8).fill(expect.any(String)) } });
  expect(given).toHaveLength(1);
  // A secret that somebody brings along afterwards counts for nothing.
  const other = new Secret({ size: 20 }).base32;
  expect(await codeIn(logIn(at, { secret: other, code: digits(other) }))).toBe('wrongCode');
  const { name, password } = world.app().passwords[1] ?? { name: '', password: '' };
  const clerk = await world.logIn('counter', 'schalter-2', { name, password });
  expect(clerk.view().person?.name).toBe(name);
});
