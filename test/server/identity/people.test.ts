// S21 to S25: accounts of real people over real sockets and HTTP: the first one, passwords of others, lockout, logins.
import type { Reply } from '../../../shared/protocol';
import { SUPERVISOR } from '../../../shared/rights';
import { openWorld, trustingOffice, type World } from '../../world';

const GIVEN = 'ein langes Passwort';
const OWN = 'ein noch längeres Passwort';
const NAME = 'Zoë Weiß';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const codeOf = (reply: Reply): string | null => (reply.ok ? null : reply.refusal.code);
const codeIn = async (response: Response): Promise<string | null> => codeOf((await response.json()) as Reply);
const realOffice = () =>
  openWorld({ settings: { ...trustingOffice, office: { ...trustingOffice.office, demonstration: false } } });
const add = async (roleIds: string[], name = NAME): Promise<string> => {
  const admin = await world.connect('admin', 'admin');
  const reply = await admin.ask({ type: 'savePerson', personId: null, name, roleIds, password: GIVEN });
  if (!reply.ok) throw new Error(reply.refusal.code);
  return (reply.result as { personId: string }).personId;
};

test('S22 the first account of an office is made at the link of its start, once, and makes the others', async () => {
  await world.close();
  world = await realOffice();
  const link = await world.app().firstLink();
  const paired = await world.post('/api/pair', { code: link?.path.split('#pair=')[1] });
  const { result } = (await paired.json()) as { result: { deviceId: string } };
  const cookie = paired.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const before = await world.reconnect<'admin'>(result.deviceId, cookie);
  expect(before.view()).toMatchObject({ person: null, isFirst: true });
  expect(Object.keys(before.view()).sort()).toEqual(['isFirst', 'office', 'person', 'screen', 'signOn']);
  const first = (name: string, password: string) =>
    world.post('/api/first-account', { deviceId: result.deviceId, name, password }, cookie);
  expect(await codeIn(await first('Katrin Albers', 'kurz'))).toBe('passwordTooShort');
  expect(await codeIn(await first(' \u200b', OWN))).toBe('malformed');
  // Twice at the same moment it is made once.
  const both = await Promise.all([first('Katrin Albers', OWN), first('Jemand Anderes', OWN)]);
  expect((await Promise.all(both.map(codeIn))).sort()).toEqual(['notAllowed', null].sort());
  const made = both
    .find(({ ok }) => ok)
    ?.headers.getSetCookie()[0]
    ?.split(';')[0];
  const admin = await world.reconnect<'admin'>(result.deviceId, `${cookie}; ${made}`);
  expect(admin.view().person.roleIds).toEqual([SUPERVISOR]);
  expect(admin.view().staff).toHaveLength(1);
  expect(await codeIn(await first('Noch Jemand', OWN))).toBe('notAllowed');
  expect(await world.app().firstLink()).toBeNull();
  await world.restart();
  expect(await world.app().firstLink()).toBeNull();
  const again = await world.reconnect<'admin'>(admin.deviceId, admin.cookie);
  expect(
    codeOf(await again.ask({ type: 'savePerson', personId: null, name: NAME, roleIds: ['clerk'], password: GIVEN })),
  ).toBeNull();
});

test('S22 a kiosk makes no first account, nor does a browser that is no screen', async () => {
  await world.close();
  world = await realOffice();
  const { result, cookie } = await world.pair('kiosk', 'kiosk-1');
  const body = { deviceId: result.deviceId, name: NAME, password: OWN };
  expect(await codeIn(await world.post('/api/first-account', body, cookie))).toBe('notAllowed');
  expect(await codeIn(await world.post('/api/first-account', body))).toBe('notPaired');
});

test('S23 a password that somebody else has set is changed at the first login, before anything else', async () => {
  const personId = await add([SUPERVISOR]);
  const { result, cookie } = await world.pair('admin', 'admin');
  const device = cookie.split(';')[0] ?? '';
  const login = (more: object) =>
    world.post('/api/login', { deviceId: result.deviceId, name: NAME, password: GIVEN, ...more }, device);
  const asked = await login({});
  expect(await asked.json()).toEqual({ ok: true, result: { step: 'newPassword' } });
  expect(asked.headers.getSetCookie()).toEqual([]);
  expect(await codeIn(await login({ newPassword: GIVEN }))).toBe('passwordAsBefore');
  expect(await codeIn(await login({ newPassword: 'kurz' }))).toBe('passwordTooShort');
  expect(await codeIn(await login({ password: 'falsch', newPassword: OWN }))).toBe('wrongLogin');
  expect(await (await login({ newPassword: OWN })).json()).toMatchObject({
    result: { step: 'in', person: { name: NAME } },
  });
  // From then on it is hers, until somebody sets another one; what she sets herself she need not change again.
  const own = await world.logIn('admin', 'admin', { name: NAME, password: OWN });
  await own.ask({
    type: 'savePerson',
    personId,
    name: NAME,
    roleIds: [SUPERVISOR],
    password: 'vogelbeere kaktus regal',
  });
  expect(
    (await world.logIn('admin', 'admin', { name: NAME, password: 'vogelbeere kaktus regal' })).view().person.name,
  ).toBe(NAME);
});

test('S23 eight wrong passwords lock a name for a quarter of an hour, over a restart too; the administration unlocks it', async () => {
  const { name, password } = world.app().passwords[1] ?? { name: '', password: '' };
  const admin = await world.connect('admin', 'admin');
  const personId = admin.view().staff.find((one) => one.name === name)?.id ?? '';
  const { result, cookie } = await world.pair('counter', 'schalter-2');
  const device = cookie.split(';')[0] ?? '';
  const login = (secret: string) =>
    world.post('/api/login', { deviceId: result.deviceId, name, password: secret }, device).then(codeIn);
  const lock = async () => {
    for (let guess = 0; guess < 8; guess++) expect(await login(`falsch ${guess}`)).toBe('wrongLogin');
  };
  await lock();
  expect(await login(password)).toBe('loginLocked');
  const isLocked = (until: number | null) => (view: { staff: { id: string; lockedUntil: number | null }[] }) =>
    view.staff.find(({ id }) => id === personId)?.lockedUntil === until;
  await admin.until(isLocked(world.time.now + 15 * 60_000));
  await world.restart();
  expect(await login(password)).toBe('loginLocked');
  const again = await world.reconnect<'admin'>(admin.deviceId, admin.cookie);
  expect(codeOf(await again.ask({ type: 'unlockPerson', personId }))).toBeNull();
  await again.until(isLocked(null));
  expect(await login(password)).toBeNull();
  await lock();
  world.time.now += 15 * 60_000 - 1;
  expect(await login(password)).toBe('loginLocked');
  world.time.now += 1;
  expect(await login(password)).toBeNull();
});

test('S24 everybody sees where they are logged in and ends it, and nobody else’s', async () => {
  const person = { name: NAME, password: OWN };
  await add([SUPERVISOR]);
  const here = await world.logIn('admin', 'admin', { name: NAME, password: GIVEN, newPassword: OWN });
  world.time.now += 60_000;
  const counter = await world.logIn('counter', 'schalter-4', person);
  const there = await world.logIn('admin', 'admin', person);
  const other = await world.connect('counter', 'schalter-1');
  const mine = async () =>
    (
      (await here.ask({ type: 'mySessions' })) as {
        result: { sessions: { id: string; stationId: string; isThis: boolean }[] };
      }
    ).result.sessions;
  expect((await mine()).map(({ stationId, isThis }) => [stationId, isThis])).toEqual(
    expect.arrayContaining([
      ['schalter-4', false],
      ['admin', false],
      ['admin', true],
    ]),
  );
  const atCounter = (await mine()).find(({ stationId }) => stationId === 'schalter-4')?.id ?? '';
  // Somebody else who knows its id ends nothing.
  await other.ask({ type: 'endMySessions', sessionId: atCounter });
  expect(await mine()).toHaveLength(3);
  expect(codeOf(await here.ask({ type: 'endMySessions', sessionId: atCounter }))).toBeNull();
  await counter.until((view) => view.person === null);
  expect(world.app().branch.today().counters.has('schalter-4')).toBe(false);
  expect(codeOf(await here.ask({ type: 'endMySessions', sessionId: null }))).toBeNull();
  expect(codeOf(await there.ask({ type: 'mySessions' }))).toBe('notLoggedIn');
  expect(await mine()).toHaveLength(1);
  expect(codeOf(await here.ask({ type: 'leaveAdministration' }))).toBeNull();
  expect(codeOf(await here.ask({ type: 'mySessions' }))).toBe('notLoggedIn');
  expect(codeOf(await other.ask({ type: 'callNext' }))).toBe('nobodyWaiting');
});

test('S24 who manages people sees and ends everybody’s logins; who is served stays', async () => {
  const admin = await world.connect('admin', 'admin');
  const counter = await world.connect('counter', 'schalter-1');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' });
  await counter.ask({ type: 'callNext' });
  const { id: personId = '' } = counter.view().person ?? {};
  const view = await admin.until(({ staff }) => staff.some((one) => one.id === personId && one.sessions.length === 1));
  expect(view.staff.find(({ id }) => id === personId)).toMatchObject({
    lastLoginAt: world.time.now,
    sessions: [{ role: 'counter', stationId: 'schalter-1', since: world.time.now }],
  });
  expect(codeOf(await admin.ask({ type: 'endSessions', personId, sessionId: null }))).toBeNull();
  await counter.until(({ person }) => person === null);
  expect(world.app().branch.today().counters.get('schalter-1')?.visitId).not.toBeNull();
});

test('S21 who may not manage people changes no role by way of the settings, and no role loses the right to lead', async () => {
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  const roles = [...settings.roles, { id: 'setter', name: 'Einstellungen', rights: ['changeSettings' as const] }];
  expect(codeOf(await admin.ask({ type: 'changeSettings', version, settings: { ...settings, roles } }))).toBeNull();
  await add(['setter']);
  const setter = await world.logIn('admin', 'admin', { name: NAME, password: GIVEN, newPassword: OWN });
  const change = (more: object) =>
    setter.ask({ type: 'changeSettings', version: version + 1, settings: { ...settings, roles, ...more } });
  const stronger = roles.map((role) => (role.id === 'setter' ? { ...role, rights: ['managePeople' as const] } : role));
  expect(codeOf(await change({ roles: stronger }))).toBe('noRight');
  expect(codeOf(await change({ placeWord: 'Zimmer' }))).toBeNull();
  for (const broken of [
    roles.filter(({ id }) => id !== SUPERVISOR),
    roles.map((role) => (role.id === SUPERVISOR ? { ...role, rights: role.rights.slice(1) } : role)),
  ]) {
    const now = { version: version + 2, settings: { ...settings, roles: broken } };
    expect(codeOf(await admin.ask({ type: 'changeSettings', ...now }))).toBe('settingsInvalid');
  }
});

test('S25 who may not read names gets none: in no snapshot, no answer, and not in the day list', async () => {
  const leader = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = leader.view();
  const roles = [...settings.roles, { id: 'blind', name: 'Ohne Namen', rights: ['serve' as const] }];
  await leader.ask({ type: 'changeSettings', version, settings: { ...settings, roles } });
  const [slotAt, contact] = [world.time.now, { name: 'Erika Mustermann', email: null, phone: null }];
  const span = { serviceIds: ['ausweis'], persons: 1, language: 'de' as const };
  await leader.ask({ type: 'bookAppointment', ...span, slotAt, place: { kind: 'extra' }, contact });
  await leader.ask({ type: 'bookAppointment', ...span, slotAt: slotAt + 900_000, place: { kind: 'extra' }, contact });
  await add(['blind']);
  const counter = await world.logIn('counter', 'schalter-4', { name: NAME, password: GIVEN, newPassword: OWN });
  const reader = await world.connect('counter', 'schalter-1');
  const { booked } = await reader.until((view) => view.booked.length === 2);
  await reader.ask({ type: 'checkInVisit', visitId: booked[0]?.visitId ?? '', language: null, familyName: null });
  await counter.until((view) => view.waiting.length === 1);
  await counter.ask({ type: 'callNext' });
  await counter.until((view) => view.visit !== null);
  expect(JSON.stringify(reader.snapshots)).toContain('Mustermann');
  expect(counter.snapshots.length).toBeGreaterThan(2);
  expect(JSON.stringify(counter.snapshots)).not.toContain('Mustermann');
  const list = (client: { deviceId: string; cookie: string }) =>
    fetch(world.url(`/day-list?device=${client.deviceId}`), { headers: { cookie: client.cookie } });
  expect(await (await list(reader)).text()).toContain('Mustermann');
  expect(await (await list(counter)).text()).not.toContain('Mustermann');
});
