// Alarms as those get them who look after the office's machines: a real mail server, a real receiver of web hooks.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { newToken } from '../../../server/basics/tokens';
import type { PrinterProblem } from '../../../shared/printing';
import type { AdminView } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { onSmallDisk, openSmallDisk, type SmallDisk } from '../../smallDisk';
import { type Client, MONDAY_NINE, openWorld, trustingOffice, type World } from '../../world';
import { openReceiver, type Receiver } from '../hooks/receiver';
import { type MailServer, type Manners, openMailServer } from '../mail/mailServer';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [IT, NIGHT] = ['it@luenen.example', 'bereitschaft@luenen.example'];

let world: World;
let mail: MailServer;
let receiver: Receiver;
let admin: Client<AdminView>;
let disk: SmallDisk | null = null;
const open = async (
  manners: Manners = {},
  more: Partial<Settings['watching']> = {},
  rest: Partial<Settings> = {},
  file?: string,
) => {
  mail = await openMailServer(manners);
  receiver = await openReceiver();
  const { port } = mail;
  world = await openWorld({
    settings: {
      ...trustingOffice,
      mail: { host: '127.0.0.1', port, security: 'none', user: null, from: 'amt@luenen.example', replyTo: null },
      watching: { ...trustingOffice.watching, mailTo: [IT], ...more },
      ...rest,
    },
    ...(file === undefined ? {} : { more: { file } }),
  });
  admin = await world.connect('admin', 'admin');
  const { url } = receiver;
  const made = await admin.ask({ type: 'createHook', name: 'Leitstand', url, events: ['alarm.raised', 'alarm.ended'] });
  expect(made.ok).toBe(true);
};
afterEach(async () => {
  await world.close();
  await Promise.all([mail.close(), receiver.close()]);
  disk?.close();
  disk = null;
});

const printerIs = (...problems: PrinterProblem[]) =>
  world.app().branch.handleOwn({ type: 'reportPrinter', printerId: 'drucker-1', problems });
const looked = () => new Promise((resolve) => setTimeout(resolve, 2200));
/** On a busy machine the office looks later than it was meant to, and its minutes begin later: they go on here. */
const until = async (fits: () => boolean) => {
  for (let i = 1; i < 300 && !fits(); i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (i % 30 === 0) await world.pass(4 * MINUTE);
  }
  expect(fits()).toBe(true);
};
const subjects = () => mail.taken.map((one) => one.mail.subject);

test('S50 a printer without paper for ten minutes is told by mail and by web hook, and again when it prints', async () => {
  await open();
  await printerIs('paperOut');
  await looked();
  await world.pass(9 * MINUTE);
  await looked();
  expect([subjects(), receiver.types()]).toEqual([[], []]);
  await world.pass(2 * MINUTE);
  await until(() => mail.taken.length === 1 && receiver.got.length === 1);
  expect(subjects()).toEqual(['Störung: Drucker druckt nicht (Drucker im Foyer) – Bürgerbüro Lünen']);
  const [letter] = mail.taken;
  expect(letter?.to).toEqual([IT]);
  expect(letter?.mail.text).toContain('Der Drucker „Drucker im Foyer“ druckt nicht. Bitte Papier');
  expect(letter?.mail.text).toMatch(/Seit 06\.11\.2017, 09:0\d Uhr/);
  expect(receiver.got[0]?.body).toMatchObject({
    type: 'alarm.raised',
    data: { kind: 'printer', about: 'Drucker im Foyer', isReminder: false },
  });
  // Over a restart nobody is told of it twice, and the end is not forgotten.
  await world.restart();
  await printerIs();
  await looked();
  await world.pass(16 * MINUTE);
  await until(() => mail.taken.length === 2 && receiver.got.length === 2);
  expect(subjects()[1]).toBe('Behoben: Drucker druckt nicht (Drucker im Foyer) – Bürgerbüro Lünen');
  expect(receiver.types()).toEqual(['alarm.raised', 'alarm.ended']);
}, 60_000);

test('S50 S52 what is wrong at once goes in one letter to each address: a disk that fills, a clock that has jumped', async () => {
  await open({}, { mailTo: [IT, NIGHT] });
  world.disk.free = 9;
  await world.leap(3 * HOUR);
  await world.pass(MINUTE);
  await until(() => mail.taken.length === 2 && receiver.got.length === 2);
  expect(mail.taken.map(({ to }) => to[0]).sort()).toEqual([NIGHT, IT]);
  expect(subjects()[0]).toBe('2 Meldungen – Bürgerbüro Lünen');
  expect(mail.taken[0]?.mail.text).toMatch(/Platz auf der Festplatte wird knapp/);
  expect(mail.taken[0]?.mail.text).toMatch(/Die Uhr des Servers ist gesprungen/);
  const { alarms } = await admin.until((view) =>
    view.alarms.some((alarm) => alarm.kind === 'server' && alarm.fault === 'diskSoon'),
  );
  expect(alarms).toContainEqual(expect.objectContaining({ fault: 'diskSoon', about: world.folder }));
  const clerk = await world.connect('counter', 'schalter-3');
  expect(clerk.view().alarms.map((alarm) => 'fault' in alarm && alarm.fault)).toEqual(['clockJumped']);
}, 60_000);

test('S50 a screen that is away is told while the office is open', async () => {
  await open();
  const display = await world.connect('display', 'anzeige-1');
  display.socket.close();
  await looked();
  await world.pass(11 * MINUTE);
  await until(() => receiver.got.length === 1);
  expect(receiver.got[0]?.body.data).toMatchObject({ kind: 'screen', about: 'Wartebereich' });
}, 60_000);

const WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '16:00' }));

test('S50 screens that are off from closing to opening are told by nobody, and one that stays off ten minutes after it', async () => {
  await open({}, {}, { hours: WEEK });
  const displays = [await world.connect('display', 'anzeige-1'), await world.connect('kiosk', 'kiosk-1')];
  const [shown, kiosk] = displays;
  await looked();
  // From ten past four in the afternoon until five to eight in the morning.
  await world.pass(7 * HOUR + 10 * MINUTE);
  for (const one of displays) one.socket.close();
  for (const hours of [1, 7]) {
    await world.pass(hours * HOUR);
    await looked();
  }
  await world.pass(7 * HOUR + 45 * MINUTE);
  await looked();
  expect([subjects(), receiver.types()]).toEqual([[], []]);
  // Somebody switches the kiosk on; the display stays dark.
  if (kiosk) await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
  await world.pass(10 * MINUTE);
  await looked();
  await world.pass(8 * MINUTE);
  await looked();
  expect([subjects(), receiver.types()]).toEqual([[], []]);
  await world.pass(3 * MINUTE);
  await until(() => mail.taken.length === 1);
  expect(subjects()).toEqual(['Störung: Bildschirm nicht verbunden (Wartebereich) – Bürgerbüro Lünen']);
  expect(shown?.socket.connected).toBe(false);
}, 120_000);

test('S71 what degrades the office is told at /readyz with its reason, and takes it from nobody', async () => {
  await open({ recipient: () => '451 4.7.1 later' });
  const ready = async (url: string) => {
    const response = await fetch(url);
    return { status: response.status, ...((await response.json()) as { state?: string; problems: unknown[] }) };
  };
  expect(await ready(world.url('/readyz'))).toMatchObject({ status: 200, ok: true, state: 'ready', problems: [] });
  const display = await world.connect('display', 'anzeige-1');
  display.socket.close();
  world.disk.free = 9;
  await world.pass(2 * MINUTE);
  await admin.until(({ mail: { lastFault } }) => lastFault !== null);
  const degraded = await ready(world.url('/readyz'));
  expect(degraded).toMatchObject({ status: 200, ok: true, state: 'degraded' });
  expect(degraded.problems).toEqual(
    expect.arrayContaining([
      { what: 'screen', about: 'Wartebereich', since: expect.any(Number) },
      { what: 'mail', about: '', since: expect.any(Number) },
      { what: 'diskSoon', about: world.folder, since: expect.any(Number) },
    ]),
  );
  // Everybody may ask whether, nobody why.
  expect(await ready(world.publicUrl('/readyz'))).toEqual({ status: 200, ok: true, problems: [] });
  for (const end of ['', '-wal', '-shm']) rmSync(join(world.folder, `wertmarke.db${end}`), { force: true });
  await world.pass(2 * MINUTE);
  await admin.until(({ alarms }) => alarms.some((alarm) => alarm.kind === 'server' && alarm.fault === 'disk'));
  expect(await ready(world.url('/readyz'))).toMatchObject({ status: 503, ok: false, state: 'down' });
}, 60_000);

test('S56 the administration sees of each alarm whether it was told, to whom, and why not', async () => {
  await open({ recipient: (to) => (to === NIGHT ? '550 5.1.1 unknown' : null) }, { mailTo: [IT, NIGHT] });
  const [hook] = (await admin.until(({ hooks }) => hooks.length === 1)).hooks;
  world.disk.free = 9;
  await printerIs('paperOut');
  await world.pass(2 * MINUTE);
  const { told } = await admin.until(({ told }) =>
    told.some(({ ways }) => ways.every(({ state }) => state !== 'waiting') && ways.length === 3),
  );
  expect(told.find(({ kind }) => kind === 'diskSoon')).toMatchObject({
    ...{ about: world.folder, toldAt: expect.any(Number), untold: null },
    ways: [
      { by: 'mail', to: IT, state: 'taken', why: null },
      { by: 'mail', to: NIGHT, state: 'failed', why: 'Der Mailserver lehnt die Adresse des Empfängers ab.' },
      { by: 'hook', to: hook?.id, state: 'taken', why: null },
    ],
  });
  expect(told.find(({ kind }) => kind === 'printer')).toMatchObject({ toldAt: null, untold: 'soon', ways: [] });
  await world.restart();
  admin = await world.reconnect<'admin'>(admin.deviceId, admin.cookie);
  await world.pass(MINUTE);
  const after = await admin.until(({ told }) => told.some(({ kind }) => kind === 'diskSoon'));
  expect(after.told.find(({ kind }) => kind === 'diskSoon')).toMatchObject({
    untold: 'before',
    toldAt: expect.any(Number),
  });
}, 60_000);

test('S56 of what nobody could be told, whoever is named later is told at once', async () => {
  await open({}, { mailTo: [], untold: ['backup'] });
  const [hook] = (await admin.until(({ hooks }) => hooks.length === 1)).hooks;
  await admin.ask({ type: 'removeHook', hookId: hook?.id ?? '' });
  world.disk.free = 9;
  await world.pass(2 * MINUTE);
  await admin.until(({ told }) => told[0]?.untold === 'nobody');
  await looked();
  await world.pass(HOUR);
  const { settings, settingsVersion: version } = admin.view();
  const watching = { ...settings.watching, mailTo: [IT] };
  expect(await admin.ask({ type: 'changeSettings', version, settings: { ...settings, watching } })).toMatchObject({
    ok: true,
  });
  await world.pass(MINUTE);
  await until(() => mail.taken.length === 1);
  expect(subjects()[0]).toMatch(/^Störung: Platz auf der Festplatte knapp/);
}, 60_000);

test('S50 what is chosen not to be told is not', async () => {
  await open({}, { untold: ['diskSoon'] });
  world.disk.free = 3;
  await world.pass(2 * MINUTE);
  await looked();
  await world.pass(2 * MINUTE);
  await looked();
  expect([subjects(), receiver.types()]).toEqual([[], []]);
  expect(admin.view().told).toMatchObject([{ kind: 'diskSoon', untold: 'chosen', toldAt: null, ways: [] }]);
}, 60_000);

test('S50 an address that takes no mail is an alarm itself, told to the others by web hook', async () => {
  await open({ recipient: (to) => (to === NIGHT ? '550 5.1.1 unknown' : null) }, { mailTo: [NIGHT, IT] });
  world.disk.free = 9;
  await world.pass(2 * MINUTE);
  await until(() => mail.taken.length === 1);
  await admin.until((view) => view.alarms.some((alarm) => alarm.kind === 'server' && alarm.fault === 'alarmMail'));
  await world.pass(MINUTE);
  await until(() => receiver.got.some(({ body }) => body.data['kind'] === 'alarmMail'));
  expect(JSON.stringify(receiver.got.map(({ body }) => body))).not.toContain('@');
}, 60_000);

test('S50 a disk that takes nothing is told all the same', async () => {
  await open();
  // The file is taken away under the office: nothing can be stored any more.
  for (const end of ['', '-wal', '-shm']) rmSync(join(world.folder, `wertmarke.db${end}`), { force: true });
  await world.pass(MINUTE);
  await world.app().branch.handle({ id: newToken(), by: { kind: 'office' }, command: { type: 'recoverSlips' } });
  await until(() => admin.view().alarms.some((alarm) => alarm.kind === 'server' && alarm.fault === 'disk'));
  await world.pass(MINUTE);
  await until(() => mail.taken.length === 1);
  expect(subjects()[0]).toMatch(/^Störung: Speicher gestört/);
  expect(world.time.now).toBeGreaterThan(MONDAY_NINE);
}, 60_000);

onSmallDisk()(
  'S72 a disk that is full to the last page is told by mail and web hook, from memory, again until they are taken',
  async () => {
    disk = openSmallDisk(40);
    if (disk === null) throw new Error('no disk');
    await open(
      { recipient: (_to, nth) => (nth === 1 ? '451 4.7.1 later' : null) },
      {},
      {},
      join(disk.folder, 'wertmarke.db'),
    );
    receiver.answerWith(503);
    disk.fill();
    for (let i = 0; i < 200; i++) {
      const reply = await world
        .app()
        .branch.handleOwn({ type: 'reportPrinter', printerId: 'drucker-1', problems: i % 2 ? [] : ['offline'] });
      if (!reply.ok) break;
    }
    await admin.until(({ alarms }) => alarms.some((alarm) => alarm.kind === 'server' && alarm.fault === 'disk'));
    await until(() => mail.asked() === 1 && receiver.got.length === 1);
    expect([subjects(), admin.view().told.find(({ kind }) => kind === 'disk')?.ways[0]?.state]).toEqual([
      [],
      'waiting',
    ]);
    receiver.answerWith(204);
    await world.pass(2 * MINUTE);
    await until(() => mail.taken.length === 1 && receiver.got.length === 2);
    expect(subjects()[0]).toMatch(/^Störung: Speicher gestört/);
    disk.empty();
    await world.pass(MINUTE);
    await admin.until(({ alarms }) => !alarms.some((alarm) => alarm.kind === 'server' && alarm.fault === 'disk'));
    await looked();
    await world.pass(16 * MINUTE);
    await until(() => mail.taken.length === 2);
    expect(subjects()[1]).toMatch(/^Behoben: Speicher gestört/);
  },
  90_000,
);
