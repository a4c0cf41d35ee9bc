// People and their sessions over a real file, with a clock that the test holds.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createDevices } from '../../../server/identity/devices';
import { createHashing, PASSWORD_COST } from '../../../server/identity/hashing';
import { readRegisters } from '../../../server/identity/registers';
import { livingOf } from '../../../server/identity/requestAuth';
import { createSessions } from '../../../server/identity/sessions';
import { createPersons } from '../../../server/identity/staff';
import { createSteps, unchanged } from '../../../server/storage/steps';
import { openStore, type Store } from '../../../server/storage/store';
import { SUPERVISOR } from '../../../shared/rights';
import { DEFAULT_ROLES } from '../../../shared/settings';
import { MONDAY_NINE } from '../../world';

const HOUR = 3_600_000;
const RIGHT = 'drei ganz andere Wörter';
const OTHER = 'vier Wörter, noch einmal anders';

let folder: string;
let store: Store;
let time: { now: number };
let idleMs: number | null;
let serving: boolean;
let ended: number;
/** What passwords were held against, in order. */
let verified: string[];
let office: Awaited<ReturnType<typeof open>>;

const open = async () => {
  const hashing = createHashing(PASSWORD_COST);
  const clock = () => time.now;
  const [registers, steps] = [await readRegisters(store), createSteps(store)];
  const known = createSessions({
    ...{ registers, store, clock, idleMs: () => idleMs, isServing: () => serving },
    ended: () => void ended++,
  });
  const persons = createPersons({
    ...{ registers, take: steps, clock, endSessions: known.endOfPerson },
    office: () => ({ name: 'Bürgerbüro Lünen', roles: DEFAULT_ROLES }),
    hashing: {
      ...hashing,
      verify: (hash, password) => {
        verified.push(hash);
        return hashing.verify(hash, password);
      },
    },
  });
  return {
    take: steps,
    persons,
    sessions: known,
    devices: createDevices({ registers, store, clock, ended: () => void ended++ }),
  };
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-persons-'));
  store = openStore(join(folder, 'office.db'));
  time = { now: MONDAY_NINE };
  idleMs = null;
  serving = false;
  ended = 0;
  verified = [];
  office = await open();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const PLAIN = { roleIds: ['clerk'], mustChange: false };
const save = async (id: string | null, name: string, password: string | null) => {
  const act = await office.persons.prepare({ ...PLAIN, id, name, password });
  return typeof act === 'function' ? office.take(act) : act;
};
const added = async (name = 'Aylin Demir'): Promise<string> => {
  const saved = await save(null, name, RIGHT);
  if (typeof saved === 'string') throw new Error(saved);
  return saved.id;
};
const hashOf = (id: string) => store.database.prepare('SELECT password_hash FROM persons WHERE id = ?').pluck().get(id);
const device = async (stationId = 'schalter-1') =>
  (await office.take(() => office.devices.add('counter', stationId))).device;
const loggedIn = async (personId: string, deviceId: string) => {
  const { secret } = await office.take(() => office.sessions.open(personId, deviceId));
  const session = office.sessions.named(secret);
  return { session, living: () => office.sessions.living(session, deviceId)?.id ?? null };
};

test('S1 a password is kept as argon2id of 19 MiB and two passes, each with a salt of its own', async () => {
  const [one, other] = [await added(), await added('Bernd Kowalski')];
  for (const id of [one, other]) expect(hashOf(id)).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
  expect(hashOf(one)).not.toBe(hashOf(other));
});

test('S74 a password that was hashed at a lower cost is hashed anew when it is typed, and ends no session by it', async () => {
  const id = await added();
  const low = await createHashing({ ...PASSWORD_COST, memoryCost: 1024 }).hash(RIGHT);
  store.database.prepare('UPDATE persons SET password_hash = ? WHERE id = ?').run(low, id);
  office = await open();
  const { deviceId } = { deviceId: (await device()).id };
  const { living } = await loggedIn(id, deviceId);
  expect(await office.persons.check('Aylin Demir', OTHER)).toBeNull();
  expect(hashOf(id)).toBe(low);
  expect(await office.persons.check('Aylin Demir', RIGHT)).toMatchObject({ id });
  expect(hashOf(id)).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
  expect(living()).toBe(id);
  office = await open();
  const renewed = hashOf(id);
  expect(await office.persons.check('Aylin Demir', RIGHT)).toMatchObject({ id });
  expect(hashOf(id)).toBe(renewed);
});

test('S12 a name that nobody has costs the same work as one that somebody has', async () => {
  await added();
  expect(await office.persons.check('Aylin Demir', 'falsch')).toBeNull();
  expect(await office.persons.check('Niemand', 'falsch')).toBeNull();
  expect(await office.persons.check('', RIGHT)).toBeNull();
  const costs = verified.map((hash) => hash.split('$').slice(1, 4).join('$'));
  expect(costs).toEqual(Array(3).fill('argon2id$v=19$m=19456,p=1,t=2'));
});

test('S1 a name is found however it is written, and is there once', async () => {
  const id = await added('Bernd  Kowalski');
  for (const name of ['bERND KOWALSKI', ' Bernd\u00a0Kowalski', 'Be\u200brnd Kowal\u00adski', 'Ｂｅｒｎｄ Kowalski'])
    expect(await office.persons.check(name, RIGHT)).toMatchObject({ id });
  expect(await save(null, 'bernd kowalski\u2060', OTHER)).toBe('nameTaken');
});

test('S13 a session ends after sixteen hours, to the millisecond', async () => {
  const { living } = await loggedIn(await added(), (await device()).id);
  time.now += 16 * HOUR - 1;
  expect(living()).not.toBeNull();
  time.now += 1;
  expect(living()).toBeNull();
});

test('S13 a session is good at the browser where it began and at no other, and there is one at a browser', async () => {
  const id = await added();
  const [here, there] = [await device(), await device()];
  const first = await loggedIn(id, here.id);
  expect(office.sessions.living(first.session, here.id)).toMatchObject({ id });
  expect(office.sessions.living(first.session, there.id)).toBeNull();
  const second = await loggedIn(id, here.id);
  expect([first.living(), second.living()]).toEqual([null, id]);
});

test('S13 another password, a removal and a revoked browser end sessions; another name ends none', async () => {
  const id = await added();
  const here = await device();
  const before = hashOf(id);
  const first = await loggedIn(id, here.id);
  expect(await save(id, 'Aylin Yılmaz', null)).toEqual({ id });
  expect(hashOf(id)).toBe(before);
  expect(office.sessions.living(first.session, here.id)).toEqual({ id, name: 'Aylin Yılmaz' });
  expect(await save(id, 'Aylin Yılmaz', OTHER)).toEqual({ id });
  expect(first.living()).toBeNull();
  const second = await loggedIn(id, here.id);
  ended = 0;
  expect(await office.take(() => office.devices.revoke(here.id))).toBe(true);
  expect(second.living()).toBeNull();
  const third = await loggedIn(id, (await device()).id);
  expect(await office.take(() => office.persons.remove(id))).toBeNull();
  expect(third.living()).toBeNull();
  // Whoever has a socket open is told each time.
  expect(ended).toBe(3);
});

test('S13 what was proved when a screen connected is held against what holds now, with everything it asks', async () => {
  const id = await added();
  const here = await device();
  const { session } = await loggedIn(id, here.id);
  const proof = { device: here, person: { id, name: 'Aylin Demir' }, session };
  const living = () => livingOf(office, proof);
  expect(living()).toBe(proof);
  expect(await save(id, 'Aylin Yılmaz', null)).toEqual({ id });
  expect(living()).toEqual({ ...proof, person: { id, name: 'Aylin Yılmaz' } });
  await office.take(() => office.sessions.endOfPerson(id, null));
  expect(living()).toEqual({ device: here, person: null, session: null });
  await office.take(() => office.devices.revoke(here.id));
  expect(living()).toBeNull();
});

test('S13 a password that was right is worth nothing once it has been replaced while it was looked at', async () => {
  const id = await added();
  const another = await office.persons.prepare({ ...PLAIN, id, name: 'Aylin Demir', password: OTHER });
  if (typeof another !== 'function') throw new Error(another);
  const looking = office.persons.check('Aylin Demir', RIGHT);
  expect(await office.take(another)).toEqual({ id });
  expect(await looking).toBeNull();
});

test('S15 whoever changes the password stays logged in there, and is logged out everywhere else', async () => {
  const id = await added();
  const [here, there] = [await loggedIn(id, (await device()).id), await loggedIn(id, (await device('schalter-2')).id)];
  const aylin = { id, name: 'Aylin Demir' };
  expect(await office.persons.changePassword(aylin, OTHER, here.session, unchanged(undefined))).toBeNull();
  expect([here.living(), there.living()]).toEqual([id, null]);
  expect(await office.persons.check('Aylin Demir', RIGHT)).toBeNull();
  expect(await office.persons.check('Aylin Demir', OTHER)).toMatchObject({ id });
});

test('S15 who does nothing is logged out after the set time, but not while somebody is served', async () => {
  idleMs = HOUR;
  const { session, living } = await loggedIn(await added(), (await device()).id);
  time.now += HOUR - 1;
  await office.sessions.use(session);
  time.now += HOUR - 1;
  expect(living()).not.toBeNull();
  serving = true;
  time.now += HOUR;
  expect(living()).not.toBeNull();
  expect(await office.take(office.sessions.takeOver)).toEqual([]);
  serving = false;
  expect(living()).toBeNull();
  expect(await office.take(office.sessions.takeOver)).toMatchObject([{ session, stationId: 'schalter-1' }]);
  expect(await office.take(office.sessions.takeOver)).toEqual([]);
});

test('S15 that somebody works is known to the next program too', async () => {
  idleMs = HOUR;
  const here = await device();
  const { session } = await loggedIn(await added(), here.id);
  time.now += 50 * 60_000;
  await office.sessions.use(session);
  office = await open();
  time.now += 50 * 60_000;
  expect(office.sessions.living(session, here.id)).not.toBeNull();
  time.now += 10 * 60_000;
  expect(office.sessions.living(session, here.id)).toBeNull();
});

test('S15 passwords are long and not easily guessed, and why one is not taken is said', async () => {
  const faults: Record<string, string[]> = { passwordTooShort: [], passwordTooCommon: [] };
  for (const password of ['', 'xK3-9fLq2', '🔑🔑🔑🔑🔑', ...COMMON]) {
    const saved = await save(null, 'Bernd Kowalski', password);
    if (typeof saved !== 'string') throw new Error(`${password} was taken`);
    faults[saved]?.push(password);
  }
  expect(faults).toEqual({ passwordTooShort: ['', 'xK3-9fLq2', '🔑🔑🔑🔑🔑'], passwordTooCommon: COMMON });
  for (const [i, password] of GOOD.entries()) expect(await save(null, `Person ${i}`, password)).toHaveProperty('id');
});

const COMMON = [
  ...['1234567890', 'qwertzuiop', 'Passwort123!', 'Password1234', 'Sommer2026!', 'Hallo12345', 'iloveyou1234'],
  ...['aaaaaaaaaa', 'abcdefghij', 'schatz1234', 'Schalke041904', 'sonnenblume', 'Rathaus2025', 'Lünen12345'],
  ...[
    'BerndKowalski1',
    'Kowalski1234',
    'bernd.kowalski',
    'Buergerbuero1',
    'Bürgerbüro!',
    'Wertmarke1',
    '１２３４５６７８９０',
  ],
  ...['passwortpasswortpasswort', 'p4ssw0rtp4ssw0rt', 'Willkommen1!'],
];
const GOOD = ['bano-kite-refo-sami', 'xK3-9fLq2.wT', 'vogelbeere kaktus regal', RIGHT, OTHER];

test('S21 whatever is done to people, in whatever order and at once, somebody has every right', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const ids = [await added('Erste'), await added('Zweite'), await added('Dritte')];
  const names = ['Erste', 'Zweite', 'Dritte'];
  const give = async (who: number, roleIds: string[]) => {
    const act = await office.persons.prepare({
      ...PLAIN,
      id: ids[who] ?? '',
      name: names[who] ?? '',
      roleIds,
      password: null,
    });
    return typeof act === 'function' ? office.take(act) : act;
  };
  await give(0, [SUPERVISOR]);
  let refused = 0;
  const acts = fc.array(fc.tuple(fc.nat(2), fc.constantFrom(SUPERVISOR, 'clerk', 'remove')), {
    minLength: 1,
    maxLength: 9,
  });
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const done = await Promise.all(
        all.map(([who, act]) =>
          act === 'remove' ? office.take(() => office.persons.remove(ids[who] ?? '')) : give(who, [act]),
        ),
      );
      refused += done.filter((one) => one === 'lastSupervisor').length;
      expect(office.persons.hasSupervisor()).toBe(true);
      // Who was removed comes back as somebody new.
      const there = new Set(office.persons.list().map(({ id }) => id));
      for (const [who, id] of ids.entries()) if (!there.has(id)) ids[who] = await added(names[who]);
    }),
    { numRuns: 60, seed },
  );
  expect(refused).toBeGreaterThan(0);
});

test('T1 the demonstration’s people are there all together or not at all', async () => {
  const people = ['A', 'B', 'C', 'D'].map((letter) => ({
    name: `Person ${letter}`,
    roleIds: ['clerk'],
    password: RIGHT,
  }));
  store.database.exec(
    `CREATE TRIGGER broken BEFORE INSERT ON persons WHEN NEW.name = 'Person C' BEGIN SELECT RAISE(ABORT, 'no'); END`,
  );
  const why = await office.persons.addAll(people).then(
    () => 'done',
    (error: { message: string }) => error.message,
  );
  expect(why).toBe('no');
  expect(office.persons.list()).toEqual([]);
  store.database.exec('DROP TRIGGER broken');
  await office.persons.addAll(people);
  expect(office.persons.list()).toHaveLength(4);
});

test('S12 a few passwords are worked out at a time, a few more wait, and the rest is refused at once', async () => {
  const hashing = createHashing(PASSWORD_COST, 2, 3);
  const all = Array.from({ length: 10 }, () => hashing.hash(RIGHT));
  let most = 0;
  for (let isDone = false; !isDone; ) {
    most = Math.max(most, hashing.load().atWork);
    isDone = await Promise.race([
      Promise.all(all).then(() => true),
      new Promise<false>((r) => setTimeout(r, 1, false)),
    ]);
  }
  expect(most).toBe(2);
  expect((await Promise.all(all)).filter((hash) => hash === null)).toHaveLength(5);
  expect(hashing.load()).toEqual({ atWork: 0, waiting: 0 });
  expect(await hashing.hash(RIGHT)).not.toBeNull();
});
