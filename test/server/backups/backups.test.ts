// S45, S48: the schedule beside a real office: in a real process, with two clocks that the test holds.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Backups, createBackups, PATIENCE } from '../../../server/backups/backups';
import { createLog } from '../../../server/basics/log';
import { createServerAlarms } from '../../../server/office/serverAlarms';
import { readResult } from '../../../server/storage/safekeeping/result';
import { openWorld, type World } from '../../world';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let world: World;
let backups: Backups;
let copy: string;
let alarms: ReturnType<typeof createServerAlarms>;
const time = { now: 0, elapsed: 0, isDoubted: false };
let changes: (() => void)[] = [];

const open = (more: { here?: string; copy?: string | null } = {}) =>
  createBackups({
    ...{ file: join(world.folder, 'wertmarke.db'), folders: { here: more.here ?? null, copy: more.copy ?? null } },
    ...{ settings: world.app().branch.settings, now: () => time.now, isClockDoubted: () => time.isDoubted },
    ...{ serverAlarms: alarms, log: createLog('silent'), elapsed: () => time.elapsed },
    changed: () => {
      for (const one of changes.splice(0)) one();
    },
  });

beforeEach(async () => {
  copy = mkdtempSync(join(tmpdir(), 'wertmarke-copy-'));
  world = await openWorld();
  Object.assign(time, { now: world.time.now, elapsed: 0, isDoubted: false });
  changes = [];
  alarms = createServerAlarms(() => time.now);
  backups = open();
});
afterEach(async () => {
  await backups.close();
  await world.close();
  rmSync(copy, { recursive: true, force: true });
});

/** All that is to be done now is done, one thing after the other; what was made. */
const rest = async (): Promise<void> => {
  for (;;) {
    const done = new Promise<void>((resolve) => changes.push(resolve));
    const before = backups.state().busy;
    backups.tend();
    if (before === null && backups.state().busy === null) return;
    await done;
  }
};
/** Time passes by both clocks. */
const pass = async (ms: number): Promise<void> => {
  time.now += ms;
  time.elapsed += ms;
  await rest();
};
const made = (folder = join(world.folder, 'backups')): number =>
  readdirSync(folder).filter((name) => name.startsWith('wertmarke-')).length;
const faults = () => alarms.list().map(({ fault }) => fault);

test('S45 S48 after a start, by night and by day: checked, made, and looked at, in a process beside the office', async () => {
  await pass(PATIENCE.firstMs - 1);
  expect(readdirSync(world.folder)).not.toContain('backups');
  await pass(1);
  expect(made()).toBe(1);
  expect(backups.state()).toMatchObject({ backup: { fault: null }, database: { fault: null }, busy: null });
  // At ten past nine; the next ones are due at half past ten and half past two.
  await pass(HOUR_MS);
  expect(made()).toBe(1);
  await pass(HOUR_MS);
  await pass(HOUR_MS);
  expect(made()).toBe(2);
  await pass(4 * HOUR_MS);
  expect(made()).toBe(3);
  expect(faults()).toEqual([]);
});

test('S45 a clock that leaps makes no storm of backups, and stops none', async () => {
  await pass(PATIENCE.firstMs);
  expect(made()).toBe(1);
  // Ahead and back, every minute for half an hour.
  for (let i = 0; i < 29; i++) {
    time.now += i % 2 === 0 ? 40 * DAY_MS : -40 * DAY_MS;
    await pass(MINUTE_MS);
  }
  expect(made()).toBe(1);
  // Back by years: one is made soon, and the next one when it is due again.
  time.now -= 1000 * DAY_MS;
  await pass(PATIENCE.gapMs);
  const after = made();
  expect(after).toBeLessThanOrEqual(2);
  // It stands still: a day later there is one all the same.
  time.elapsed += PATIENCE.longestMs;
  time.now += MINUTE_MS;
  await rest();
  expect(made()).toBeGreaterThan(after - 1);
  expect(backups.state().backup).toEqual({ at: time.now, fault: null });
});

test('S45 S49 what fails is an alarm until it goes well, and is tried again, not at once', async () => {
  await backups.close();
  const here = join(copy, 'missing');
  backups = open({ here, copy: join(copy, 'share') });
  await pass(PATIENCE.firstMs);
  expect(readResult(world.folder)).toMatchObject({ ok: false });
  expect(backups.state()).toMatchObject({ backup: { fault: 'missing' } });
  const failedAt = backups.state().backup?.at;
  await pass(MINUTE_MS);
  expect(backups.state().backup?.at).toBe(failedAt);
  mkdirSync(here);
  await pass(PATIENCE.gapMs);
  expect(readResult(world.folder)).toMatchObject({ ok: true });
  expect(backups.state()).toMatchObject({ backup: { fault: null }, copy: { fault: 'missing' } });
  expect(faults()).toEqual(['backupCopy']);
  mkdirSync(join(copy, 'share'));
  await pass(PATIENCE.gapMs);
  expect(made(join(copy, 'share'))).toBe(1);
  expect(faults()).toEqual([]);
});

test('S45 S47 who changes settings backs up now and rehearses the way back', async () => {
  const admin = await world.connect('admin', 'admin');
  const until = async (fits: (state: ReturnType<Backups['state']>) => boolean) => {
    for (;;) {
      const reply = await admin.ask({ type: 'backups' });
      const state = (reply.ok ? reply.result : null) as ReturnType<Backups['state']>;
      if (state.busy === null && fits(state)) return state;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await until(() => true);
  expect(await admin.ask({ type: 'backUpNow' })).toMatchObject({ ok: true });
  const { list } = await until(({ list }) => list?.length === 1);
  const name = list?.[0]?.name ?? '';
  expect(await admin.ask({ type: 'rehearseRestore', name: '../../etc', place: 'here' })).toMatchObject({ ok: false });
  expect(await admin.ask({ type: 'rehearseRestore', name, place: 'here' })).toMatchObject({ ok: true });
  const { rehearsal } = await until((state) => state.rehearsal !== null);
  expect(rehearsal).toMatchObject({ name, fault: null, found: { people: expect.any(Number) } });
});
