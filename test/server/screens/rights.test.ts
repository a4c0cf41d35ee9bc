// S13: a right ends with its session, at once, on connections that were there before too.
import { Database } from '../../../server/storage/sqlite/connection';
import type { CounterView, Reply } from '../../../shared/protocol';
import { type Client, draw, openWorld, trustingOffice, type World } from '../../world';

const HOUR = 3_600_000;
const CLERK = 'Aylin Demir';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const codeOf = (reply: Reply): string | null => (reply.ok ? null : reply.refusal.code);
const passwordOf = (name: string) => world.app().passwords.find((one) => one.name === name)?.password ?? '';

/** Logs somebody in at a browser of a counter; a new browser unless one is given. */
const sitDown = async (stationId: string, name: string, at: { deviceId: string; cookie: string } | null = null) => {
  const { deviceId, cookie } = at ?? (await paired(stationId));
  const response = await world.post('/api/login', { deviceId, name, password: passwordOf(name) }, cookie);
  if (!response.ok) throw new Error(await response.text());
  const session = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return world.reconnect<'counter'>(deviceId, `${cookie.split(';')[0]}; ${session}`);
};
/** A browser at which nobody is logged in. */
const paired = async (stationId: string) => {
  const { cookie, result } = await world.pair('counter', stationId);
  return { deviceId: result.deviceId, cookie: cookie.split(';')[0] ?? '' };
};
const reopened = ({ deviceId, cookie }: Client<CounterView>) => world.reconnect<'counter'>(deviceId, cookie);

/** It sees nobody's name and may do nothing, on this connection and on a new one with the same cookies. */
const expectOut = async (counter: Client<CounterView>) => {
  await counter.until(({ person }) => person === null);
  const { length } = counter.snapshots;
  for (const one of [counter, await reopened(counter)]) {
    expect(one.view()).toMatchObject({ person: null, next: null, waiting: [], booked: [] });
    expect(codeOf(await one.ask({ type: 'callNext' }))).toBe('notLoggedIn');
    expect(codeOf(await one.ask({ type: 'findAppointments', text: 'an' }))).toBe('notLoggedIn');
    expect(codeOf(await one.ask(draw('ausweis')))).toBe('notLoggedIn');
  }
  expect(counter.snapshots.slice(length).filter(({ view }) => view.person !== null)).toEqual([]);
};

type Way = [string, (first: Client<CounterView>) => Promise<unknown>];
const WAYS: Way[] = [
  ['logs out', (first) => first.ask({ type: 'logOut' })],
  ['logs in at another counter', () => sitDown('schalter-5', CLERK)],
  ['is followed by somebody else there', () => sitDown('schalter-1', 'Bernd Kowalski')],
  ['is logged out by the end of the day', () => world.pass(15 * HOUR + HOUR / 2)],
  [
    'finishes there after she has gone elsewhere',
    async (first) => {
      const kiosk = await world.connect('kiosk', 'kiosk-1');
      await kiosk.ask(draw('ausweis'));
      const called = (await first.ask({ type: 'callNext' })) as { ok: true; result: { visitId: string } };
      await sitDown('schalter-5', CLERK);
      await first.ask({ type: 'begin', visitId: called.result.visitId });
      await first.ask({ type: 'finish', visitId: called.result.visitId });
    },
  ],
];

test.each(WAYS)(
  'S13 when a clerk %s, that browser stays out, also when she logs in at another one beside it',
  async (_, leave) => {
    const first = await sitDown('schalter-1', CLERK);
    expect(first.view().person?.name).toBe(CLERK);
    await leave(first);
    await expectOut(first);
    const second = await sitDown('schalter-1', CLERK);
    expect(second.view().person?.name).toBe(CLERK);
    await expectOut(first);
    // Nor by a restart of the program.
    await world.restart();
    const again = await reopened(first);
    expect(again.view().person).toBeNull();
    expect((await reopened(second)).view().person?.name).toBe(CLERK);
  },
);

test('S13 what somebody may do ends with the sixteenth hour, on a connection that was open all the time', async () => {
  await world.close();
  world = await openWorld({
    at: Date.parse('2017-11-06T00:00:10+01:00'),
    settings: { ...trustingOffice, login: { idleMin: null, secondFactor: false } },
  });
  const counter = await sitDown('schalter-1', CLERK);
  world.time.now += 16 * HOUR - 1;
  expect(codeOf(await counter.ask(draw('ausweis')))).toBeNull();
  world.time.now += 1;
  expect(codeOf(await counter.ask({ type: 'callNext' }))).toBe('notLoggedIn');
  expect(codeOf(await counter.ask({ type: 'findAppointments', text: 'an' }))).toBe('notLoggedIn');
  await expectOut(counter);
});

test('S15 who does nothing for the set time is logged out and the counter closes; who serves is not, and the visitor stays', async () => {
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  await admin.ask({
    type: 'changeSettings',
    version,
    settings: { ...settings, login: { idleMin: 30, secondFactor: false } },
  });
  const idle = await sitDown('schalter-1', CLERK);
  const busy = await sitDown('schalter-2', 'Bernd Kowalski');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw('ausweis'));
  const { result } = (await busy.ask({ type: 'callNext' })) as { ok: true; result: { visitId: string } };
  await busy.ask({ type: 'begin', visitId: result.visitId });
  await world.pass(31 * 60_000);
  await expectOut(idle);
  expect(world.app().branch.today().counters.has('schalter-1')).toBe(false);
  // S22: so is who administers.
  await admin.until((view) => view.person === null);
  expect(busy.view().person?.name).toBe('Bernd Kowalski');
  expect(codeOf(await busy.ask({ type: 'finish', visitId: result.visitId }))).toBeNull();
});

test('S15 who works is not idle, at either of two browsers of a counter, and the other one’s end closes nothing', async () => {
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  await admin.ask({
    type: 'changeSettings',
    version,
    settings: { ...settings, login: { idleMin: 30, secondFactor: false } },
  });
  const [idle, busy] = [await sitDown('schalter-1', CLERK), await sitDown('schalter-1', CLERK)];
  await world.pass(20 * 60_000);
  expect(codeOf(await busy.ask(draw('ausweis')))).toBeNull();
  await world.pass(15 * 60_000);
  await idle.until(({ person }) => person === null);
  expect(world.app().branch.today().counters.has('schalter-1')).toBe(true);
  expect(codeOf(await busy.ask({ type: 'callNext' }))).toBeNull();
});

test('S13 a session is good at its own device alone, and until the next login there', async () => {
  const [one, other] = [await paired('schalter-1'), await paired('schalter-1')];
  const first = await sitDown('schalter-1', CLERK, one);
  const secret = first.cookie.split('=').at(-1) ?? '';
  const stolen = await world.reconnect<'counter'>(
    other.deviceId,
    `${other.cookie}; person_${other.deviceId}=${secret}`,
  );
  expect(stolen.view().person).toBeNull();
  expect(codeOf(await stolen.ask({ type: 'callNext' }))).toBe('notLoggedIn');
  const second = await sitDown('schalter-1', CLERK, one);
  expect((await reopened(first)).view().person).toBeNull();
  expect(second.view().person?.name).toBe(CLERK);
});

test('S13 a browser that is no screen any more is refused whatever it asks, and hears no more', async () => {
  const counter = await sitDown('schalter-1', CLERK);
  const admin = await world.connect('admin', 'admin');
  const gone = await sitDown('schalter-2', 'Bernd Kowalski');
  const ended = new Promise((resolve) => gone.socket.once('disconnect', resolve));
  expect(codeOf(await admin.ask({ type: 'revokeDevice', deviceId: gone.deviceId }))).toBeNull();
  await ended;
  // The administration that revokes itself is answered before.
  expect(codeOf(await admin.ask({ type: 'revokeDevice', deviceId: admin.deviceId }))).toBeNull();
  const refusal = new Promise((resolve) => counter.socket.once('connect_error', ({ message }) => resolve(message)));
  // Somebody who has only the file.
  await world.restart(() => {
    const file = new Database(`${world.folder}/wertmarke.db`);
    file.prepare('UPDATE devices SET revoked_at = 1 WHERE id = ?').run(counter.deviceId);
    file.close();
  });
  expect(await refusal).toBe('notPaired');
});

test('S13 another name is seen at the counter at once, and logs nobody out', async () => {
  const admin = await world.connect('admin', 'admin');
  const counter = await sitDown('schalter-1', CLERK);
  const personId = counter.view().person?.id ?? '';
  await admin.ask({ type: 'savePerson', personId, name: 'Aylin Yılmaz', roleIds: ['clerk'], password: null });
  await counter.until(({ person }) => person?.name === 'Aylin Yılmaz');
  expect(codeOf(await counter.ask(draw('ausweis')))).toBeNull();
});

test('S15 a clerk changes her own password at the counter: there she stays, elsewhere she is out', async () => {
  const [here, there] = [await sitDown('schalter-1', CLERK), await sitDown('schalter-1', CLERK)];
  const change = async (password: string, newPassword: string, cookie = here.cookie) => {
    const asked = { deviceId: here.deviceId, password, newPassword };
    return codeOf((await (await world.post('/api/password', asked, cookie)).json()) as Reply);
  };
  const old = passwordOf(CLERK);
  const fresh = 'vogelbeere kaktus regal';
  expect(await change('falsch', fresh)).toBe('wrongLogin');
  expect(await change(old, 'Sommer2026!')).toBe('passwordTooCommon');
  expect(await change(old, 'kurz')).toBe('passwordTooShort');
  expect(await change(old, fresh, here.cookie.split(';')[0])).toBe('notLoggedIn');
  expect(here.view().person?.name).toBe(CLERK);
  expect(await change(old, fresh)).toBeNull();
  await expectOut(there);
  expect(codeOf(await here.ask(draw('ausweis')))).toBeNull();
  expect(await change(old, 'noch ein anderes Wort')).toBe('wrongLogin');
});

test('S13 counters of clerks who were removed while nothing ran are closed at the start', async () => {
  const counter = await sitDown('schalter-1', CLERK);
  await world.restart(() => {
    const file = new Database(`${world.folder}/wertmarke.db`);
    file.prepare("UPDATE persons SET removed_at = 1, password_hash = '' WHERE name = ?").run(CLERK);
    file.close();
  });
  expect(world.app().branch.today().counters.size).toBe(0);
  expect((await reopened(counter)).view().person).toBeNull();
});
