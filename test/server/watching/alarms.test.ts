// Alarms as those get them who look after the office's machines: a real mail server, a real receiver of web hooks.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { newToken } from '../../../server/basics/tokens';
import type { PrinterProblem } from '../../../shared/printing';
import type { AdminView } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
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
const open = async (manners: Manners = {}, more: Partial<Settings['watching']> = {}) => {
  mail = await openMailServer(manners);
  receiver = await openReceiver();
  const { port } = mail;
  world = await openWorld({
    settings: {
      ...trustingOffice,
      mail: { host: '127.0.0.1', port, security: 'none', user: null, from: 'amt@luenen.example', replyTo: null },
      watching: { ...trustingOffice.watching, mailTo: [IT], ...more },
    },
  });
  admin = await world.connect('admin', 'admin');
  const { url } = receiver;
  const made = await admin.ask({ type: 'createHook', name: 'Leitstand', url, events: ['alarm.raised', 'alarm.ended'] });
  expect(made.ok).toBe(true);
};
afterEach(async () => {
  await world.close();
  await Promise.all([mail.close(), receiver.close()]);
});

const printerIs = (...problems: PrinterProblem[]) =>
  world.app().branch.handleOwn({ type: 'reportPrinter', printerId: 'drucker-1', problems });
const looked = () => new Promise((resolve) => setTimeout(resolve, 2200));
const until = async (fits: () => boolean) => {
  for (let i = 0; i < 100 && !fits(); i++) await new Promise((resolve) => setTimeout(resolve, 100));
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

test('S50 a screen that is away is told while the office is open, and not at night', async () => {
  await open();
  const display = await world.connect('display', 'anzeige-1');
  display.socket.close();
  await looked();
  await world.pass(11 * MINUTE);
  await until(() => receiver.got.length === 1);
  expect(receiver.got[0]?.body.data).toMatchObject({ kind: 'screen', about: 'Wartebereich' });
}, 60_000);

test('S50 what is chosen not to be told is not', async () => {
  await open({}, { untold: ['diskSoon'] });
  world.disk.free = 3;
  await world.pass(2 * MINUTE);
  await looked();
  await world.pass(2 * MINUTE);
  await looked();
  expect([subjects(), receiver.types()]).toEqual([[], []]);
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
