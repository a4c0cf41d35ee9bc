// X2: backups while the office runs, and the way back; killed in between, the office is the old one or the new one.
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBackup, runRestore } from '../../../../server/storage/safekeeping/command';
import { readResult } from '../../../../server/storage/safekeeping/result';
import { Database } from '../../../../server/storage/sqlite/connection';
import { openStore } from '../../../../server/storage/store';
import { draw, MONDAY_NINE, openWorld, type World } from '../../../world';

const DAY_MS = 86_400_000;
const NAME = 'Zebulon Quittenbaum';

let world: World;
let copies: string;
beforeEach(async () => {
  copies = mkdtempSync(join(tmpdir(), 'wertmarke-copies-'));
  world = await openWorld();
});
afterEach(async () => {
  await world.close();
  rmSync(copies, { recursive: true, force: true });
});

const serviceId = () => world.app().branch.settings().services[0]?.id ?? '';
const book = async (name: string) => {
  const counter = await world.connect('counter', world.app().branch.settings().counters[0]?.id ?? '');
  const slotAt = Math.ceil((world.time.now + 3_600_000) / 900_000) * 900_000;
  const reply = await counter.ask({
    ...{ type: 'bookAppointment', serviceIds: [serviceId()], persons: 1, language: 'de', slotAt },
    ...{ place: { kind: 'extra' }, contact: { name, email: null, phone: null } },
  });
  if (!reply.ok) throw new Error(reply.refusal.code);
  counter.socket.close();
};
const ticketsIn = (file: string): number => {
  const database = new Database(file, { readonly: true });
  const found = database.prepare("SELECT count(*) FROM events WHERE type = 'ticketDrawn'").pluck().get();
  database.close();
  return Number(found);
};
const holds = (folder: string, text: string): boolean =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(text));

const backUp = (to: string, at = world.time.now) => runBackup(world.folder, [to], at);

test('X2 a backup is made while the office works, is one checked file, and brings the office back as it was', async () => {
  world.time.now = MONDAY_NINE;
  const file = join(copies, 'one.db');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  let isOver = false;
  const busy = (async () => {
    let drawn = 0;
    while (!isOver) if ((await kiosk.ask(draw(serviceId()))).ok) drawn++;
    return drawn;
  })();
  await world.pass(1000);
  expect(await backUp(file)).toMatchObject({ code: 0, words: expect.stringContaining(file) });
  isOver = true;
  const drawn = await busy;
  kiosk.socket.close();
  expect(readdirSync(copies)).toEqual(['one.db']);
  const inBackup = ticketsIn(file);
  expect(inBackup).toBeLessThanOrEqual(drawn);
  expect(drawn).toBeGreaterThan(0);

  expect(await runRestore(world.folder, [file], world.time.now)).toMatchObject({
    code: 1,
    words: expect.stringContaining('Bitte den Server anhalten'),
  });
  await world.restart(async () => {
    expect(await runRestore(world.folder, [file], world.time.now)).toMatchObject({ code: 0 });
  });
  expect(world.app().branch.today().visits.size).toBe(inBackup);
  expect(readdirSync(join(world.folder, `replaced-${world.time.now}`))).toContain('wertmarke.db');
});

test('X1 X2 what is past its date is in no backup, and comes back with none', async () => {
  await book(NAME);
  const early = join(copies, 'early.db');
  expect(await backUp(early)).toMatchObject({ code: 0 });
  expect(holds(copies, NAME)).toBe(true);
  const late = join(copies, 'late.db');
  expect(await backUp(late, world.time.now + DAY_MS)).toMatchObject({ code: 0 });
  rmSync(early);
  expect(holds(copies, NAME)).toBe(false);
});

test('X1 X2 an old backup brings nothing back that is past its date', async () => {
  await book(NAME);
  const early = join(copies, 'early.db');
  await backUp(early);
  world.time.now += 2 * DAY_MS;
  await world.restart(async () => {
    rmSync(join(world.folder, 'wertmarke.db'));
    rmSync(join(world.folder, 'tagesliste.html'), { force: true });
    expect(await runRestore(world.folder, [early], world.time.now)).toMatchObject({ code: 0 });
    expect(holds(world.folder, NAME)).toBe(false);
  });
});

test('X2 a backup that cannot be made says so, leaves nothing half done, and staff are told', async () => {
  const nowhere = join(copies, 'no', 'such', 'folder.db');
  expect(await backUp(nowhere)).toMatchObject({ code: 1, words: expect.stringContaining('Nicht gesichert') });
  expect(readResult(world.folder)).toMatchObject({ ok: false });
  const admin = await world.connect('admin', 'admin');
  await admin.until(({ alarms }) => alarms.some((alarm) => alarm.kind === 'server' && alarm.fault === 'backup'));
  const there = join(copies, 'there.db');
  writeFileSync(there, 'an older one');
  expect(await backUp(there)).toMatchObject({ code: 1 });
  expect(readFileSync(there, 'utf8')).toBe('an older one');
  expect(await runBackup(copies, [], 0)).toMatchObject({ code: 1 });
}, 30_000);

test.each([
  ['a letter', (file: string) => writeFileSync(file, 'Sehr geehrte Damen und Herren,\n'.repeat(99))],
  ['nothing', () => undefined],
  ['another database', (file: string) => new Database(file).exec('CREATE TABLE things (id)').close()],
  [
    'a broken copy',
    (file: string) => {
      copyFileSync(join(world.folder, 'wertmarke.db'), file);
      const bytes = readFileSync(file);
      bytes.fill(0xff, 8192, 16_384);
      writeFileSync(file, bytes);
    },
  ],
])('X2 X6 %s is not restored, and the office stays as it was', async (_, make) => {
  await world.restart(async () => {
    const file = join(copies, 'wrong.db');
    make(file);
    const office = join(world.folder, 'wertmarke.db');
    const before = readFileSync(office);
    const said = await runRestore(world.folder, [file], 1);
    expect(said).toMatchObject({ code: 1, words: expect.stringContaining('Nicht eingespielt') });
    expect(readFileSync(office)).toEqual(before);
    expect(readdirSync(world.folder).filter((name) => /replaced|restored|unfinished/.test(name))).toEqual([]);
  });
});

test.each([[[]], [['a', 'b']], [['--unknown']], [['--readable', 'a']]])(
  'restore with %j says how it is used',
  async (words) => {
    expect(await runRestore(copies, words, 0)).toMatchObject({
      code: 1,
      words: expect.stringContaining('npm run restore'),
    });
  },
);

test('X2 X6 killed at any moment of a restore, the office is the old one or the new one', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw(serviceId()));
  const file = join(copies, 'one.db');
  await backUp(file);
  for (let i = 0; i < 5; i++) await kiosk.ask(draw(serviceId()));
  // As a crash leaves it: with a log that is newer than the file.
  const crashed = join(copies, 'crashed');
  mkdirSync(crashed);
  for (const end of ['', '-wal'])
    copyFileSync(join(world.folder, `wertmarke.db${end}`), join(crashed, `wertmarke.db${end}`));
  const program = join(__dirname, '../../../../dist/server/storage/safekeeping/restoreMain.js');
  for (let wait = 60; wait <= 260; wait += 20) {
    const folder = join(copies, `killed-${wait}`);
    mkdirSync(folder);
    for (const end of ['', '-wal'])
      copyFileSync(join(crashed, `wertmarke.db${end}`), join(folder, `wertmarke.db${end}`));
    const child = spawn(process.execPath, [program, file], {
      env: { ...process.env, DATA_DIR: folder },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const timer = setTimeout(() => child.kill('SIGKILL'), wait);
    await ended;
    clearTimeout(timer);
    expect(existsSync(join(folder, 'wertmarke.db'))).toBe(true);
    const store = openStore(join(folder, 'wertmarke.db'));
    const tickets = store.database.prepare("SELECT count(*) FROM events WHERE type = 'ticketDrawn'").pluck().get();
    store.close();
    expect([1, 6]).toContain(tickets);
  }
}, 60_000);

test('X6 what can be read of a damaged log is kept on demand, and the rest beside it', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  for (let i = 0; i < 6; i++) await kiosk.ask(draw(serviceId()));
  const damaged = join(copies, 'damaged');
  mkdirSync(damaged);
  for (const end of ['', '-wal'])
    copyFileSync(join(world.folder, `wertmarke.db${end}`), join(damaged, `wertmarke.db${end}`));
  const log = readFileSync(join(damaged, 'wertmarke.db-wal'));
  log.fill(0xff, log.length / 2, log.length / 2 + 100);
  writeFileSync(join(damaged, 'wertmarke.db-wal'), log);
  expect(await runRestore(damaged, ['--readable'], 7)).toMatchObject({ code: 0 });
  expect(ticketsIn(join(damaged, 'wertmarke.db'))).toBeLessThan(6);
  expect(readFileSync(join(damaged, 'replaced-7', 'wertmarke.db-wal'))).toEqual(log);
});
