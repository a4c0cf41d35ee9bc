// The one place where anything changes, over a real file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createLog, createLogTo } from '../../../server/basics/log';
import { createBranch } from '../../../server/office/branch';
import { HELD_MS } from '../../../server/office/clock';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { createAnswers } from '../../../server/storage/replyCache';
import { Database } from '../../../server/storage/sqlite/connection';
import { openStore, type Store } from '../../../server/storage/store';
import type { DeviceCommand } from '../../../shared/commands';
import type { DayEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import { MONDAY_NINE } from '../../world';
import { clerk, kiosk } from '../queue/history';
import { careOf } from '../storage/care';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-branch-'));
  store = openStore(join(folder, 'office.db'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const time = { now: MONDAY_NINE };
const open = async (log = createLog('silent')) =>
  createBranch({
    store,
    clock: () => time.now,
    log,
    firstSettings: demonstrationOffice,
    ticketUrl: (key) => key,
    answers: createAnswers(store, () => time.now),
    fileCare: careOf(store),
    onLost: (error) => {
      throw error;
    },
  });
const ticket = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' } as const;
const draw = (branch: Awaited<ReturnType<typeof open>>, id: string) =>
  branch.handle({ id, by: kiosk(), command: { ...ticket, serviceIds: ['ausweis'] } });
const eventsOfMonday = async () => (await store.days.read('2017-11-06')).events;
const pages = (count: number) => store.database.pragma(`max_page_count = ${count}`, { simple: true });

test('S3, X2 a full disk: refused by name, nothing changed, and it goes on when there is room', async () => {
  const branch = await open();
  await draw(branch, 'the-first-one');
  const before = branch.today().version;
  pages(1);
  const large = 'x'.repeat(200);
  const lock = { type: 'lockKiosk', kioskId: 'kiosk-1', reason: large } as const;
  const admin = { ...kiosk(), role: 'admin' } as const;
  const locks = Array.from({ length: 60 }, (_, i) =>
    branch.handle({ id: `lock-number-${i}`, by: admin, command: { ...lock, reason: `${i}${large.slice(4)}` } }),
  );
  const replies = await Promise.all(locks);
  expect(replies.filter((reply) => !reply.ok).length).toBeGreaterThan(0);
  for (const reply of replies) if (!reply.ok) expect(reply.refusal.code).toBe('storageFailed');
  expect(branch.today().version).toBe((await eventsOfMonday()).length);
  expect(branch.today().version).toBe(before + replies.filter((reply) => reply.ok).length);
  pages(1_000_000);
  expect(
    await branch.handle({ id: 'unlock-at-last', by: admin, command: { type: 'unlockKiosk', kioskId: 'kiosk-1' } }),
  ).toMatchObject({
    ok: true,
  });
  expect(await draw(branch, 'the-second-one')).toMatchObject({ ok: true, result: { number: 'A002' } });
});

test('N4 whatever is asked again, at once, later or after a restart, happens once and is answered alike', async () => {
  const tap = fc.record({
    id: fc.integer({ min: 0, max: 8 }),
    act: fc.constantFrom('now', 'with the next', 'restart'),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(tap, { maxLength: 30 }), async (taps) => {
      run += 1;
      let branch = await open();
      const answered = new Map<string, string>();
      const before = branch.today().visits.size;
      const check = async (id: string) => {
        const reply = JSON.stringify(await draw(branch, id));
        expect(reply).toContain('"ok":true');
        expect(answered.get(id) ?? reply).toBe(reply);
        answered.set(id, reply);
      };
      let together: Promise<void>[] = [];
      for (const { id, act } of taps) {
        together.push(check(`run-${run}-tap-${id}`));
        if (act === 'with the next') continue;
        await Promise.all(together);
        together = [];
        if (act === 'restart') branch = await open();
      }
      await Promise.all(together);
      expect(branch.today().visits.size - before).toBe(answered.size);
      expect(new Set(answered.values()).size).toBe(answered.size);
    }),
    { numRuns: 40 },
  );
});

test('X2 what is in memory is what a replay of the file gives', async () => {
  const branch = await open();
  await Promise.all(Array.from({ length: 20 }, (_, i) => draw(branch, `ticket-number-${i}`)));
  await branch.handleOwn({ type: 'openCounter', counterId: 'schalter-1', personId: 'person-0001' });
  const again = await open();
  expect(again.today()).toEqual(branch.today());
});

test('S4 every event says who did it, when, and by which command', async () => {
  const branch = await open();
  await draw(branch, 'tap-by-somebody');
  const drawn = (await eventsOfMonday()).find(({ event }) => event.type === 'ticketDrawn');
  expect(drawn).toMatchObject({
    at: MONDAY_NINE,
    commandId: 'tap-by-somebody',
    by: { role: 'kiosk', stationId: 'kiosk-1' },
  });
});

test('listeners hear of events after they are stored, and one that fails stops nobody', async () => {
  const branch = await open();
  const heard: DayEvent['type'][] = [];
  branch.subscribe(() => {
    throw new Error('this listener is broken');
  });
  const isStored = store.database.prepare("SELECT 1 FROM events WHERE day = '2017-11-06' AND version = ?");
  branch.subscribe((events) => {
    for (const { version, event } of events) if (isStored.get(version) !== undefined) heard.push(event.type);
  });
  expect(await draw(branch, 'the-first-one')).toMatchObject({ ok: true });
  expect(heard).toEqual(['dayOpened', 'ticketDrawn', 'slipQueued']);
});

test('S94 who is called is shown before the public side is told, and before anybody is answered', async () => {
  const branch = await open();
  const heard: string[] = [];
  const nothing = (): void => undefined;
  branch.subscribe(() => void heard.push('others'));
  branch.follow({ turn: () => void heard.push('public side'), forgotten: nothing, anew: nothing });
  branch.subscribeFirst(() => void heard.push('display'));
  await draw(branch, 'the-first-one').then(() => void heard.push('answer'));
  expect(heard).toEqual(['display', 'public side', 'others', 'answer']);
});

test('T2 a clock that was a year ahead once does not take the office along', async () => {
  time.now = MONDAY_NINE + 365 * 86_400_000;
  await draw(await open(), 'in-the-wrong-year');
  time.now = MONDAY_NINE;
  const branch = await open();
  expect(await draw(branch, 'in-the-right-one')).toMatchObject({ ok: true, result: { number: 'A001' } });
  expect(branch.today().day).toBe('2017-11-06');
});

test('T1, T2 a day that a wrong clock has closed is opened again when the clock is set right', async () => {
  const branch = await open();
  await draw(branch, 'before-it-all');
  time.now = MONDAY_NINE + 10 * 86_400_000;
  await draw(branch, 'ten-days-ahead');
  expect(branch.today().day).toBe('2017-11-16');
  time.now = MONDAY_NINE + 3_600_000;
  await branch.handleOwn({ type: 'tick' });
  time.now += HELD_MS;
  expect(await draw(branch, 'right-again')).toMatchObject({ ok: true, result: { number: 'A002' } });
  expect(branch.today().day).toBe('2017-11-06');
  expect(branch.now()).toBe(time.now);
  expect((await open()).today()).toEqual(branch.today());
  time.now = MONDAY_NINE;
});

test('T1 T8 a closing time that was set too early closes nothing, and is taken back without a trace', async () => {
  const branch = await open();
  const admin = { ...kiosk(), role: 'admin' } as const;
  const change = (dayEndsAt: string, version: number) => {
    const settings = { ...demonstrationOffice, dayEndsAt };
    const { consent } = branch.affectedBy(settings);
    return branch.handle({
      id: `change-${version}-number`,
      by: admin,
      command: { type: 'changeSettings', version, settings, ...(consent !== null && { consent }) },
    });
  };
  await draw(branch, 'the-first-one');
  expect(await change('08:00', 1)).toMatchObject({ ok: true });
  await branch.handleOwn({ type: 'tick' });
  expect(await draw(branch, 'while-closed')).toMatchObject({ ok: true, result: { number: 'A002' } });
  expect(await change('24:00', 2)).toMatchObject({ ok: true });
  expect(await draw(branch, 'open-as-ever')).toMatchObject({ ok: true, result: { number: 'A003' } });
});

test('G4 changes of the settings that arrive together are joined; of the same field the second is refused', async () => {
  const branch = await open();
  const admin = { ...kiosk(), role: 'admin' } as const;
  const change = (id: string, part: Partial<Settings>) =>
    branch.handle({
      id: `change-${id}-number`,
      by: admin,
      command: { type: 'changeSettings', version: 1, settings: { ...demonstrationOffice, ...part } },
    });
  const first = change('first', { placeWord: 'Zimmer' });
  const others = [change('other', { placeWord: 'Platz' }), change('third', { appointmentLetter: 'Z' })];
  expect(await Promise.all([first, ...others, change('first', { placeWord: 'Zimmer' })])).toMatchObject([
    { ok: true, result: { version: 2 } },
    { ok: false, refusal: { code: 'settingsChangedMeanwhile' } },
    { ok: true, result: { version: 3 } },
    { ok: true, result: { version: 2 } },
  ]);
  expect(await store.settings.newest()).toMatchObject({
    ...{ version: 3, by: admin, settings: { placeWord: 'Zimmer', appointmentLetter: 'Z' } },
  });
  expect(await store.settings.of(2)).toMatchObject({ settings: { placeWord: 'Zimmer', appointmentLetter: 'T' } });
});

test('M5 settings that leave nobody to serve somebody who waits are refused; a counter left out closes', async () => {
  const branch = await open();
  const admin = { ...kiosk(), role: 'admin' } as const;
  const change = (changes: Partial<typeof demonstrationOffice>) => {
    const settings = { ...demonstrationOffice, ...changes };
    const { consent } = branch.affectedBy(settings);
    return branch.handle({
      id: `change-${JSON.stringify(Object.keys(changes)).replace(/\W/g, '')}-now`,
      by: admin,
      command: { type: 'changeSettings', version: 1, settings, ...(consent !== null && { consent }) },
    });
  };
  await draw(branch, 'the-first-one');
  await branch.handleOwn({ type: 'openCounter', counterId: 'schalter-8', personId: 'person-0008' });
  const narrow = demonstrationOffice.counters.map((counter) => ({ ...counter, serviceIds: ['fischerei'] }));
  expect(await change({ counters: narrow })).toMatchObject({ ok: false, refusal: { code: 'serviceInUse' } });
  const seven = demonstrationOffice.counters.slice(0, 7);
  expect(await change({ counters: seven, placeWord: 'Platz' })).toMatchObject({ ok: true });
  expect(branch.today().counters.size).toBe(0);
});

test('S3 a file that another program holds: refused by name, together and once, and the office goes on', async () => {
  const lines: string[] = [];
  const branch = await open(createLogTo({ write: (line) => lines.push(line) }, 'error'));
  await draw(branch, 'the-first-one');
  const other = new Database(join(folder, 'office.db'));
  other.exec('BEGIN IMMEDIATE');
  const replies = await Promise.all([1, 2, 3, 4].map((i) => draw(branch, `while-it-is-held-${i}`)));
  // Tried again one by one they would keep everybody waiting, each as long as the file is held.
  expect(lines.filter((line) => line.includes('a turn failed'))).toHaveLength(1);
  expect(replies).toEqual(Array(4).fill({ ok: false, refusal: { code: 'storageFailed', values: {} } }));
  other.exec('ROLLBACK');
  other.close();
  expect(await draw(branch, 'when-it-is-free')).toMatchObject({ ok: true, result: { number: 'A002' } });
});

test('X1 what staff wrote about a visit stands in no event, and is gone the day after', async () => {
  const branch = await open();
  await branch.handleOwn({ type: 'openCounter', counterId: 'schalter-1', personId: 'person-0001' });
  const { result } = (await draw(branch, 'the-first-one')) as { result: { visitId: string } };
  const { visitId } = result;
  const ask = (id: string, command: DeviceCommand) => branch.handle({ id, by: clerk(1), command });
  await ask('call-it-now', { type: 'callNext' });
  await ask('park-it-now', { type: 'park', visitId, place: 'bei Frau Müller' });
  const all = () => JSON.stringify(store.database.prepare('SELECT * FROM events').all());
  expect(all()).not.toContain('Müller');
  expect((await open()).today().remarks.get(visitId)?.place).toBe('bei Frau Müller');
  time.now += 86_400_000;
  await branch.handleOwn({ type: 'tick' });
  expect((await store.days.read('2017-11-06')).remarks).toEqual([]);
  time.now = MONDAY_NINE;
});

test('a file that cannot be opened is not left locked', () => {
  const file = join(folder, 'newer.db');
  const newer = new Database(file);
  newer.pragma('user_version = 99');
  newer.close();
  for (let attempt = 0; attempt < 2; attempt++) expect(() => openStore(file)).toThrow('DATA_NEWER');
});

test('data of a newer version is not touched', () => {
  const file = join(folder, 'newer.db');
  const newer = new Database(file);
  newer.pragma('user_version = 99');
  newer.close();
  expect(() => openStore(file)).toThrow('DATA_NEWER');
});

test('S3 one command that throws beside two good ones: the good ones are done, and only it is refused', async () => {
  const branch = await open();
  const command = {
    ...ticket,
    get serviceIds(): string[] {
      throw new Error('a fault of this command');
    },
  };
  const faulty = branch.handle({ id: 'the-faulty-one', by: kiosk(), command });
  const replies = await Promise.all([draw(branch, 'the-first-one'), faulty, draw(branch, 'the-second-one')]);
  expect(replies.map((reply) => reply.ok)).toEqual([true, false, true]);
  expect(replies[1]).toMatchObject({ refusal: { code: 'storageFailed' } });
});
