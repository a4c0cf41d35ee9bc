// S45 to S49: backups as folders, of a real office that works: made, copied, torn, rehearsed, and put back.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBackup, runRestore } from '../../../../../server/storage/safekeeping/command';
import { readResult } from '../../../../../server/storage/safekeeping/result';
import { readManifest } from '../../../../../server/storage/safekeeping/sets/manifest';
import { type BackupDone, type BackupFolders, work } from '../../../../../server/storage/safekeeping/sets/work';
import { Database } from '../../../../../server/storage/sqlite/connection';
import { DEFAULT_BACKUPS } from '../../../../../shared/settings/machine/backups';
import { draw, openWorld, type World } from '../../../../world';

const DAY_MS = 86_400_000;

let world: World;
let elsewhere: string;
beforeEach(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'wertmarke-elsewhere-'));
  world = await openWorld();
});
afterEach(async () => {
  await world.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

const folders = (more: Partial<BackupFolders> = {}): BackupFolders => ({
  ...{ dataDir: world.folder, here: null, copy: null },
  ...more,
});
const rules = (keep = DEFAULT_BACKUPS.keep) => ({
  ...{ keep, timeZone: 'Europe/Berlin', now: world.time.now, isClockDoubted: false },
});
const backUp = (more: Partial<BackupFolders> = {}, keep = DEFAULT_BACKUPS.keep): Promise<BackupDone> =>
  work({ kind: 'backUp', folders: folders(more), ...rules(keep) });
const here = () => join(world.folder, 'backups');
const rehearse = (name: string, more: Partial<BackupFolders> = {}, place: 'here' | 'copy' = 'here') =>
  work({ kind: 'rehearse', folders: folders(more), name, place, now: world.time.now });
const drawn = async (times: number) => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const [service] = world.app().branch.settings().services;
  for (let i = 0; i < times; i++) expect((await kiosk.ask(draw(service?.id ?? ''))).ok).toBe(true);
  kiosk.socket.close();
};
const record = (text: string) => {
  mkdirSync(join(world.folder, 'recordings', 'de'), { recursive: true });
  writeFileSync(join(world.folder, 'recordings', 'de', 'nummer.wav'), text);
};
/** Every file under a folder and what is in it. */
const contents = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'latin1')]),
  );

test('S45 a backup is a folder with database, recordings and checksums, for its owner alone, and comes back as it was', async () => {
  record('a voice');
  await drawn(3);
  const { backup, list } = await backUp();
  expect(backup).toBeNull();
  expect(list).toMatchObject([{ place: 'here', at: world.time.now, isWhole: true, lastDay: '2017-11-06' }]);
  const folder = join(here(), list[0]?.name ?? '');
  expect(readManifest(folder)?.files.map(({ path }) => path)).toEqual(['wertmarke.db', 'recordings/de/nummer.wav']);
  expect(statSync(folder).mode & 0o077).toBe(0);
  expect(readResult(world.folder)).toMatchObject({ ok: true, path: folder });
  await drawn(2);
  record('another voice');
  await world.restart(async () => {
    expect(await runRestore(world.folder, [folder], 7)).toMatchObject({ code: 0 });
  });
  expect(world.app().branch.today().visits.size).toBe(3);
  expect(readFileSync(join(world.folder, 'recordings', 'de', 'nummer.wav'), 'utf8')).toBe('a voice');
  expect(readFileSync(join(world.folder, 'replaced-7', 'recordings', 'de', 'nummer.wav'), 'utf8')).toBe(
    'another voice',
  );
});

test('S45 a backup that is asked for again within the same second is made too, under the next name', async () => {
  for (const expected of [1, 2]) {
    const { backup, list } = await backUp();
    expect([backup, list.length]).toEqual([null, expected]);
  }
});

test('S45 the terminal makes the same backup as the schedule, and a file is the database alone', async () => {
  expect(await runBackup(world.folder, [elsewhere], world.time.now)).toMatchObject({ code: 0 });
  expect(readdirSync(elsewhere)).toEqual(['wertmarke-2017-11-06-080000Z']);
  expect(await runBackup(world.folder, [elsewhere], world.time.now)).toMatchObject({ code: 1 });
  expect(await runBackup(world.folder, [join(elsewhere, 'one.db')], world.time.now)).toMatchObject({ code: 0 });
  expect(readdirSync(elsewhere).sort()).toEqual(['one.db', 'wertmarke-2017-11-06-080000Z']);
});

test('S45 a copy is made in the second place and read there; missing, it says so, and is made up for later', async () => {
  const copy = join(elsewhere, 'share');
  expect(await backUp({ copy })).toMatchObject({ backup: null, copy: { fault: 'missing' } });
  expect(existsSync(copy)).toBe(false);
  mkdirSync(copy);
  const done = await work({ kind: 'copy', folders: folders({ copy }), ...rules() });
  expect(done.copy).toBeNull();
  expect(done.list.map(({ place, isWhole }) => [place, isWhole])).toEqual([
    ['here', true],
    ['copy', true],
  ]);
  // Cut short there, it is made anew.
  const [name = ''] = readdirSync(copy);
  truncateSync(join(copy, name, 'wertmarke.db'), 4096);
  expect((await work({ kind: 'list', folders: folders({ copy }) })).list.at(-1)).toMatchObject({ isWhole: false });
  await work({ kind: 'copy', folders: folders({ copy }), ...rules() });
  expect(contents(join(copy, name)).size).toBe(2);
  expect((await rehearse(name, { copy }, 'copy')).rehearsal).toMatchObject({ fault: null });
});

test('S45 a share that is not mounted any more is no place for a copy: its mount point is the own disk', async () => {
  const copy = join(elsewhere, 'share');
  mkdirSync(copy);
  await backUp({ copy });
  const known = join(here(), 'zweiter-ort.json');
  writeFileSync(known, JSON.stringify({ folder: copy, isElsewhere: true }));
  world.time.now += DAY_MS;
  const same = statSync(copy).dev === statSync(world.folder).dev;
  expect((await backUp({ copy })).copy).toEqual(same ? expect.objectContaining({ fault: 'notMounted' }) : null);
});

test('S46 what the counts do not keep is deleted in both places, once a new one is good', async () => {
  const copy = join(elsewhere, 'share');
  mkdirSync(copy);
  const keep = { latest: 2, days: 0, weeks: 0, months: 0 };
  for (let i = 0; i < 4; i++) {
    await backUp({ copy }, keep);
    world.time.now += DAY_MS;
  }
  const names = ['wertmarke-2017-11-08-080000Z', 'wertmarke-2017-11-09-080000Z'];
  expect(readdirSync(copy).sort()).toEqual(names);
  expect(readdirSync(here()).sort()).toEqual([...names, 'zweiter-ort.json']);
  // While the clock may be wrong, nothing is deleted.
  const doubted = { ...rules({ ...keep, latest: 1 }), isClockDoubted: true };
  expect(await work({ kind: 'backUp', folders: folders(), ...doubted })).toMatchObject({ backup: null });
  expect(readdirSync(here()).length).toBe(4);
});

test('S47 a rehearsal says what is in a backup and what going back would lose, and changes nothing', async () => {
  await drawn(3);
  const [entry] = (await backUp()).list;
  await drawn(2);
  const before = contents(here());
  const visits = world.app().branch.today().visits.size;
  const { rehearsal } = await rehearse(entry?.name ?? '');
  expect(rehearsal).toMatchObject({ fault: null, found: { days: 1, visits: 3, recordings: 0 }, loss: { visits: 2 } });
  expect(rehearsal?.loss?.events).toBeGreaterThanOrEqual(2);
  expect(contents(here())).toEqual(before);
  expect(world.app().branch.today().visits.size).toBe(visits);
  await drawn(1);
  expect(world.app().branch.today().visits.size).toBe(visits + 1);
});

test('S47 S49 a torn backup is found by the rehearsal, and not restored', async () => {
  await drawn(1);
  const [entry] = (await backUp()).list;
  const name = entry?.name ?? '';
  const folder = join(here(), name);
  const good = join(elsewhere, 'good');
  cpSync(folder, good, { recursive: true });
  const office = () => readFileSync(join(world.folder, 'wertmarke.db'));
  const tears: [string, () => void][] = [
    ['cut short', () => truncateSync(join(folder, 'wertmarke.db'), 8192)],
    [
      'other bytes',
      () => writeFileSync(join(folder, 'wertmarke.db'), readFileSync(join(good, 'wertmarke.db')).fill(1, 9000, 9001)),
    ],
    ['no list', () => rmSync(join(folder, 'inhalt.json'))],
    ['no database', () => rmSync(join(folder, 'wertmarke.db'))],
    [
      'a list that leads out of its folder',
      () => {
        const file = join(folder, 'inhalt.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"wertmarke.db"', '"../../wertmarke.db"'));
      },
    ],
  ];
  await world.restart(async () => {
    const before = office();
    for (const [how, tear] of tears) {
      rmSync(folder, { recursive: true });
      cpSync(good, folder, { recursive: true });
      tear();
      expect([how, (await rehearse(name)).rehearsal]).toMatchObject([how, { fault: 'torn', found: null, loss: null }]);
      const said = await runRestore(world.folder, [folder], 7);
      expect([how, said]).toMatchObject([how, { code: 1, words: expect.stringContaining('Nichts wurde geändert') }]);
      expect(office()).toEqual(before);
    }
  });
  // Cut short or missing is seen in the list already, before anybody reads all of it.
  rmSync(join(folder, 'wertmarke.db'));
  expect((await work({ kind: 'list', folders: folders() })).list).toMatchObject([{ isWhole: false }]);
});

test('S48 the database is read page by page while the office works, and a broken page is found', async () => {
  const check = (dataDir: string) => work({ kind: 'check', folders: { dataDir, here: null, copy: null } });
  await drawn(5);
  expect(await check(world.folder)).toMatchObject({ database: null });
  await world.restart(() => cpSync(join(world.folder, 'wertmarke.db'), join(elsewhere, 'wertmarke.db')));
  expect(await check(elsewhere)).toMatchObject({ database: null });
  const bytes = readFileSync(join(elsewhere, 'wertmarke.db'));
  const database = new Database(join(elsewhere, 'wertmarke.db'), { readonly: true });
  const root = Number(database.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'events'").pluck().get());
  database.close();
  bytes.fill(0xff, (root - 1) * 4096, root * 4096);
  writeFileSync(join(elsewhere, 'wertmarke.db'), bytes);
  expect(await check(elsewhere)).toMatchObject({ database: { fault: 'damaged' } });
});

/** A disk with little room, where this machine lets us make one. */
const smallDisk = (folder: string, size: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test.each(['1m', '64m'])(
  'S45 S49 a full disk (%s) is said before anything is written, and leaves nothing behind',
  async (size) => {
    const isSmall = smallDisk(elsewhere, size);
    try {
      const done = await backUp({ here: elsewhere });
      // Where nobody may mount a disk, the one that there is has room.
      expect(done.backup).toEqual(isSmall ? expect.objectContaining({ fault: 'full' }) : null);
      expect(readResult(world.folder)).toMatchObject({ ok: !isSmall });
      expect(readdirSync(elsewhere).length).toBe(isSmall ? 0 : 1);
    } finally {
      if (isSmall) execFileSync('umount', [elsewhere]);
    }
  },
);

test('S45 a folder that the environment names and that is not there is not made', async () => {
  const missing = join(elsewhere, 'missing');
  expect((await backUp({ here: missing })).backup).toMatchObject({ fault: 'missing' });
  expect(existsSync(missing)).toBe(false);
});
