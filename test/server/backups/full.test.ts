// S45, S49: disks that fill, for real: while a backup is written, and before it; the office works on.
import { mkdirSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBackups, PATIENCE } from '../../../server/backups/backups';
import { createLog } from '../../../server/basics/log';
import { lastResult, readResult, writeResult } from '../../../server/storage/safekeeping/result';
import type { BackupsState } from '../../../shared/backups/state';
import type { AdminView } from '../../../shared/protocol';
import { onSmallDisk, openSmallDisk, type SmallDisk } from '../../smallDisk';
import { type Client, draw, openWorld, type World } from '../../world';

const MB = 1024 * 1024;
let world: World;
let disk: SmallDisk;
let admin: Client<AdminView>;
const open = async (megabytes: number) => {
  const made = openSmallDisk(megabytes);
  if (made === null) throw new Error('no disk');
  disk = made;
  world = await openWorld({ more: { backupDirs: { here: disk.folder, copy: null } } });
  admin = await world.connect('admin', 'admin');
};
afterEach(async () => {
  await world.close();
  disk.close();
});

const stateNow = async (): Promise<BackupsState> => {
  for (;;) {
    const reply = await admin.ask({ type: 'backups' });
    if (!reply.ok) throw new Error('nobody says how backups are');
    const state = reply.result as BackupsState;
    if (state.busy === null) return state;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const backUp = async (): Promise<BackupsState> => {
  await stateNow();
  await admin.ask({ type: 'backUpNow' });
  return stateNow();
};
const isRaised = ({ alarms }: AdminView) => alarms.some((one) => one.kind === 'server' && one.fault === 'backup');

onSmallDisk()(
  'S45 S49 a disk that fills while a backup is written leaves nothing half, raises the alarm, and the next one goes well',
  async () => {
    await open(100);
    mkdirSync(join(world.folder, 'recordings', 'de'), { recursive: true });
    for (let i = 0; i < 20; i++) writeFileSync(join(world.folder, 'recordings', 'de', `${i}.wav`), 'RIFF');
    // There is room enough, as whoever asks before is told; but not for so many files.
    disk.limitFiles(12);
    const begun: unknown[] = [];
    const watcher = watch(disk.folder, (_what, name) => begun.push(name));
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    const [failed, drawn] = await Promise.all([backUp(), kiosk.ask(draw('ausweis'))]);
    watcher.close();
    expect([drawn.ok, failed.backup?.fault, failed.list]).toEqual([true, 'full', []]);
    expect(begun.length).toBeGreaterThan(0);
    expect(readdirSync(disk.folder)).toEqual([]);
    await world.pass(2 * 60_000);
    await admin.until(isRaised);
    disk.limitFiles(1000);
    const good = await backUp();
    expect([good.backup?.fault, good.list?.map(({ isWhole }) => isWhole)]).toEqual([null, [true]]);
    await world.pass(2 * 60_000);
    await admin.until((view) => !isRaised(view));
  },
  60_000,
);

onSmallDisk()(
  'S49 recordings count: a backup that would take the last room of its disk is not begun',
  async () => {
    await open(100);
    mkdirSync(join(world.folder, 'recordings', 'de'), { recursive: true });
    for (let i = 0; i < 60; i++) writeFileSync(join(world.folder, 'recordings', 'de', `${i}.wav`), Buffer.alloc(MB));
    const begun: unknown[] = [];
    const watcher = watch(disk.folder, (_what, name) => begun.push(name));
    const { backup } = await backUp();
    watcher.close();
    expect([backup?.fault, begun]).toEqual(['full', []]);
  },
  60_000,
);

onSmallDisk()(
  'S45 a full disk that takes no word of its own failure hides none: the alarm goes by what the office knows',
  async () => {
    await open(100);
    writeResult(disk.folder, { at: 1, ok: true, path: null, audit: null });
    disk.fill();
    const changes: (() => void)[] = [];
    const backups = createBackups({
      ...{ file: join(disk.folder, 'wertmarke.db'), folders: { here: null, copy: null }, log: createLog('silent') },
      ...{ settings: world.app().branch.settings, now: () => 5, isClockDoubted: () => false, patience: PATIENCE },
      ...{ serverAlarms: { raise: () => undefined, settle: () => undefined } },
      changed: () => {
        for (const one of changes.splice(0)) one();
      },
    });
    const done = new Promise<void>((resolve) => changes.push(resolve));
    backups.backUp();
    await done;
    await backups.close();
    expect(readResult(disk.folder)).toMatchObject({ at: 1, ok: true });
    expect(lastResult(disk.folder, backups.lastAttempt())).toEqual({ at: 5, ok: false });
    expect(lastResult(disk.folder, null)).toMatchObject({ at: 1, ok: true });
  },
  60_000,
);
