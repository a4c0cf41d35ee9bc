// N6: the administration asks twice, with the program ended in between, or killed in the middle.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newToken } from '../../../server/basics/tokens';
import { createGiven, MOST_GIVEN } from '../../../server/identity/given';
import { Database } from '../../../server/storage/sqlite/connection';
import { createSteps } from '../../../server/storage/steps';
import { openStore } from '../../../server/storage/store';
import type { RoomCommand } from '../../../shared/commands';
import type { Actor } from '../../../shared/events';
import type { AdminView, Reply } from '../../../shared/protocol';
import { type Client, draw, MONDAY_NINE, openWorld, type World } from '../../world';
import { WISH } from '../public/booking/visitor';
import { auditOf } from '../storage/care';

const HOUR = 3_600_000;

let world: World;
let admin: Client<AdminView>;
beforeEach(async () => {
  world = await openWorld();
  admin = await world.connect('admin', 'admin');
});
afterEach(() => world.close());

const PASSWORD = 'drei ganz andere Wörter';
const COMMANDS: RoomCommand[] = [
  { type: 'savePerson', personId: null, name: 'Zoë Weiß', roleIds: ['clerk'], password: PASSWORD },
  { type: 'createSource', name: 'Terminland' },
  { type: 'invite', role: 'counter', stationId: 'schalter-3' },
  { type: 'testSlip', printerId: 'drucker-1' },
  { type: 'setMailPassword', password: 'geheim-geheim' },
];
const rows = (sql: string): unknown[] => {
  const file = new Database(join(world.folder, 'wertmarke.db'));
  try {
    return file.prepare(sql).all();
  } finally {
    file.close();
  }
};
const run = (sql: string) => {
  const file = new Database(join(world.folder, 'wertmarke.db'));
  file.exec(sql);
  file.close();
};
const again = async () => {
  await world.restart();
  admin = await world.reconnect<'admin'>(admin.deviceId, admin.cookie);
};
const made = () =>
  rows(`SELECT (SELECT count(*) FROM persons) AS persons, (SELECT count(*) FROM import_sources) AS sources,
    (SELECT count(*) FROM invitations WHERE made_by = 'admin') AS links`);

test.each(COMMANDS)('N6 $type asked again after a restart is answered the same, and happens once', async (command) => {
  const id = newToken();
  const first = await admin.ask(command, id);
  expect(first.ok).toBe(true);
  const before = made();
  await again();
  expect(await admin.ask(command, id)).toEqual(first);
  expect(made()).toEqual(before);
  // The id belongs to what was asked by it, and to who asked.
  expect(await admin.ask({ type: 'createSource', name: 'Etwas anderes' }, id)).toMatchObject({
    refusal: { code: 'idUsedBefore' },
  });
  const other = await world.connect('admin', 'admin');
  expect(await other.ask({ type: 'createSource', name: 'Etwas Drittes' }, id)).toMatchObject({ ok: true });
});

test('N6 asked twice at once, it happens once and is answered the same', async () => {
  for (const command of COMMANDS) {
    const id = newToken();
    const [one, other] = await Promise.all([admin.ask(command, id), admin.ask(command, id)]);
    expect(one?.ok).toBe(true);
    expect(other).toEqual(one);
  }
});

test.each(COMMANDS.slice(0, 3))('N6 $type without its answer did not happen either', async (command) => {
  run(`CREATE TRIGGER cut BEFORE INSERT ON given_answers BEGIN SELECT RAISE(ABORT, 'the power is gone'); END`);
  const before = made();
  const id = newToken();
  expect(await admin.ask(command, id)).toMatchObject({ refusal: { code: 'storageFailed' } });
  expect(made()).toEqual(before);
  run('DROP TRIGGER cut');
  expect(await admin.ask(command, id)).toMatchObject({ ok: true });
});

test('N6 S16 what is answered once stands nowhere on the disk in words that can be read', async () => {
  const secrets: string[] = [];
  for (const command of COMMANDS.slice(0, 3)) {
    const id = newToken();
    const reply = (await admin.ask(command, id)) as { result: { token?: string; path?: string } };
    secrets.push(id, reply.result.token ?? '', reply.result.path?.split('#pair=')[1] ?? '');
  }
  const wanted = [...secrets.filter((secret) => secret !== ''), PASSWORD];
  expect(wanted).toHaveLength(6);
  for (const name of readdirSync(world.folder)) {
    const bytes = readFileSync(join(world.folder, name));
    expect([name, ...wanted.filter((secret) => bytes.includes(secret))]).toEqual([name]);
  }
});

test('N6 S17 answers are kept for two days, and no more of them than there may be', async () => {
  const store = openStore(join(world.folder, 'other.db'));
  const time = { now: MONDAY_NINE };
  const given = createGiven({ store, take: createSteps(store), clock: () => time.now, audit: auditOf(store) });
  const by: Actor = { kind: 'device', deviceId: 'device-1', role: 'admin', stationId: 'admin', personId: null };
  const WITHDRAW = { type: 'withdrawInvitation', invitationId: 'invitation-1' } as const;
  let asked = 0;
  const ask = (id: string) =>
    given.once({ by, id, command: WITHDRAW }, () => Promise.resolve({ ok: true, result: ++asked } as Reply));
  expect([await ask('the-first'), await ask('the-first')]).toEqual([
    { ok: true, result: 1 },
    { ok: true, result: 1 },
  ]);
  time.now += 48 * HOUR;
  await ask('another-one');
  expect(await ask('the-first')).toEqual({ ok: true, result: 1 });
  time.now += 1;
  await ask('one-more');
  expect(await ask('the-first')).toEqual({ ok: true, result: 4 });
  store.database.pragma('synchronous = OFF');
  for (let i = 0; i < MOST_GIVEN; i++) await ask(`number-${i}`);
  expect(store.database.prepare('SELECT count(*) FROM given_answers').pluck().get()).toBe(MOST_GIVEN);
  store.close();
}, 60_000);

test('N4 S17 what was answered is answered again for two days, however much was asked since, and fills no memory', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const asked = Array.from({ length: 90 }, () => newToken());
  const first = await Promise.all(asked.map((id) => kiosk.ask(draw('ausweis'), id)));
  expect(first.every(({ ok }) => ok)).toBe(true);
  expect((await world.app().sizes())['answers']).toBe(0);
  const drawn = () => rows("SELECT count(*) AS drawn FROM events WHERE type = 'ticketDrawn'");
  const before = drawn();
  const [retried = ''] = asked;
  world.time.now += 48 * HOUR;
  expect(await kiosk.ask(draw('ausweis'), retried)).toEqual(first[0]);
  expect(await kiosk.ask(draw('wohnsitz'), retried)).toMatchObject({ refusal: { code: 'idUsedBefore' } });
  const other = await world.connect('kiosk', 'kiosk-1');
  expect(drawn()).toEqual(before);
  expect(await other.ask(draw('ausweis'), retried)).toMatchObject({ ok: true });
  expect(drawn()).not.toEqual(before);
  world.time.now += 1;
  expect(await kiosk.ask(draw('ausweis'), retried)).not.toEqual(first[0]);
});

test('N4 settings that were saved are not saved again by a retry', async () => {
  const { settings, settingsVersion: version } = admin.view();
  const save = { type: 'changeSettings', version, settings: { ...settings, placeWord: 'Zimmer' } } as const;
  const id = newToken();
  const first = await admin.ask(save, id);
  expect(first).toMatchObject({ ok: true });
  expect(await admin.ask(save, id)).toEqual(first);
});

test('X1 the digest of what was asked says nothing of who booked: another name is the same request', async () => {
  const counter = await world.connect('counter', 'schalter-1');
  const slotAt = MONDAY_NINE + HOUR;
  const book = (contact: object) =>
    counter.ask(
      { type: 'bookAppointment', ...WISH, language: 'de', slotAt, place: { kind: 'extra' }, contact } as never,
      'a-booking-of-somebody',
    );
  const first = await book({ name: 'Erika Muster', email: 'erika@example.org', phone: null });
  expect(first.ok).toBe(true);
  expect(await book({ name: 'Otto Muster', email: null, phone: '02306 1' })).toEqual(first);
});
