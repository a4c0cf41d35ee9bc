// S12: guessing passwords, over real HTTP, in every way to write a name.
import fc from 'fast-check';
import { createLogTo } from '../../../server/basics/log';
import type { Reply } from '../../../shared/protocol';
import { openWorld, type World } from '../../world';

const KNOWN = 'Bernd Kowalski';

let lines: string[];
let world: World;
let counter: { deviceId: string; cookie: string };
beforeEach(async () => {
  lines = [];
  const write = (line: string) => void (line.includes('login') && lines.push(line));
  world = await openWorld({ log: createLogTo({ write }, 'warn') });
  const { result, cookie } = await world.pair('counter', 'schalter-2');
  counter = { deviceId: result.deviceId, cookie };
});
afterEach(() => world.close());

const passwordOf = (name: string) => world.app().passwords.find((one) => one.name === name)?.password ?? '';
const login = async (name: string, password: string, path = '/api/login', more = {}): Promise<string> => {
  const { deviceId, cookie } = counter;
  const reply = (await (await world.post(path, { deviceId, name, password, ...more }, cookie)).json()) as Reply;
  return reply.ok ? 'in' : reply.refusal.code;
};
const counted = (codes: string[]) => ({
  wrong: codes.filter((code) => code === 'wrongLogin').length,
  refused: codes.filter((code) => code === 'tooMany' || code === 'loginLocked').length,
});
const inTurn = async (names: readonly string[]): Promise<string[]> => {
  const codes: string[] = [];
  for (const name of names) codes.push(await login(name, `falsch-${codes.length}`));
  return codes;
};

const wide = (letter: string) =>
  /[!-~]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter;
const WAYS: ((letter: string) => string)[] = [
  (letter) => letter.toUpperCase(),
  (letter) => letter.toLowerCase(),
  wide,
  (letter) => `${letter}\u200b`,
  (letter) => `\u2060${letter}`,
  (letter) => `${letter}\u00ad`,
  (letter) => `${letter}\ufe0f`,
  (letter) => `${letter}\u034f`,
  (letter) => (letter === ' ' ? '\u3000 ' : letter),
  (letter) => (letter === ' ' ? '\u00a0\t' : letter),
  (letter) => letter.normalize('NFD'),
];
/** A name in one of the many ways in which people, and guessers, write it. */
const spellings = (name: string) =>
  fc
    .array(fc.nat(WAYS.length * 2), { minLength: name.length, maxLength: name.length })
    .map((ways) => [...name].map((letter, i) => (WAYS[ways[i] ?? 0] ?? ((same) => same))(letter)).join(''))
    .filter((spelled) => spelled.trim().length <= 60);

test('S12 however a name is written, a person’s password is guessed at eight times, and no more', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const names = fc.sample(spellings(KNOWN), { numRuns: 36, seed });
  const codes = await inTurn(names);
  expect({ seed, ...counted(codes) }).toEqual({ seed, wrong: 8, refused: 28 });
  // Not by another way of writing either, and not by the right password.
  expect(await login('bERND  kowalski', passwordOf(KNOWN))).toBe('loginLocked');
});

test('S12 whoever is found by a name is counted under it, and what is not found is nobody', async () => {
  await inTurn(Array(8).fill(KNOWN));
  const right = passwordOf(KNOWN);
  await fc.assert(
    fc.asyncProperty(spellings(KNOWN), async (spelled) => {
      expect(await login(spelled, right)).toBe('loginLocked');
    }),
    { numRuns: 25 },
  );
});

test('S12 a hundred guesses at once are no more than eight', async () => {
  const names = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? KNOWN : KNOWN.toUpperCase()));
  const codes = await Promise.all(names.map((name, i) => login(name, `falsch-${i}`)));
  expect(counted(codes)).toEqual({ wrong: 8, refused: 92 });
});

test('S12 a name that nobody has is counted just the same', async () => {
  const known = await inTurn(Array(10).fill(KNOWN));
  const unknown = await inTurn(Array(10).fill('Niemand Nirgends'));
  expect(unknown).toEqual(known);
});

test('S12 a network guesses forty times, at whomever; a right login does not count, and wipes nobody’s slate but its own', async () => {
  expect(counted(await inTurn(Array.from({ length: 38 }, (_, i) => `Niemand ${i}`)))).toEqual({
    wrong: 38,
    refused: 0,
  });
  for (let i = 0; i < 5; i++) expect(await login('Aylin Demir', passwordOf('Aylin Demir'))).toBe('in');
  expect(await inTurn(['x', 'y', 'z'])).toEqual(['wrongLogin', 'wrongLogin', 'tooMany']);
  expect(await login('Aylin Demir', passwordOf('Aylin Demir'))).toBe('tooMany');
});

test('S12 the door where a password is changed counts with the other one', async () => {
  const response = await world.post('/api/login', { ...body(KNOWN, passwordOf(KNOWN)) }, counter.cookie);
  const session = response.headers.getSetCookie()[0]?.split(';')[0];
  counter.cookie = `${counter.cookie.split(';')[0]}; ${session}`;
  const change = async (password: string) => {
    const asked = { deviceId: counter.deviceId, password, newPassword: 'vogelbeere kaktus regal' };
    const reply = (await (await world.post('/api/password', asked, counter.cookie)).json()) as Reply;
    return reply.ok ? 'changed' : reply.refusal.code;
  };
  const codes: string[] = [];
  for (let i = 0; i < 5; i++) codes.push(await change(`falsch-${i}`), await login(KNOWN, `falsch-${i}`));
  expect(counted(codes)).toEqual({ wrong: 8, refused: 2 });
  expect(await change(passwordOf(KNOWN))).toBe('loginLocked');
});
const body = (name: string, password: string) => ({ deviceId: counter.deviceId, name, password });

test('S12 failed logins are in the log: who was meant, from where; no password, no name, and no flood', async () => {
  await login(KNOWN, 'geheim-und-falsch');
  await login('mein-passwort-im-falschen-feld', 'geheim');
  const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const persons = (await world.connect('admin', 'admin')).view().staff;
  const person = persons.find(({ name }) => name === KNOWN)?.id;
  const from = { network: expect.stringMatching(/^[0-9a-f]{10}$/), device: counter.deviceId, station: 'schalter-2' };
  expect(first).toMatchObject({ msg: 'a login failed', person, ...from });
  expect(second).toMatchObject({ msg: 'a login failed', person: null, ...from });
  await Promise.all(Array.from({ length: 150 }, (_, i) => login(`Niemand ${i}`, 'geheim')));
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.length).toBeLessThanOrEqual(62);
  expect(lines.join('')).not.toMatch(/geheim|Kowalski|Niemand|mein-passwort/);
});
