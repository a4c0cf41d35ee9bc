// An engine that takes its time, and fails at the worst moments: what is decided and not durable is seen by nobody.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createLog } from '../../../server/basics/log';
import { createBranch } from '../../../server/office/branch';
import { foldDay } from '../../../server/office/memory/told';
import type { Turn } from '../../../server/storage/port';
import { createAnswers } from '../../../server/storage/replyCache';
import { openStore, type Store } from '../../../server/storage/store';
import type { Command, ImportedAppointment } from '../../../shared/commands';
import type { Actor } from '../../../shared/events';
import type { Reply } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { MONDAY_NINE, trustingOffice } from '../../world';
import { clerk, IMPORT, kiosk, OFFICE, VISITOR } from '../queue/history';
import { careOf } from '../storage/care';

const MONDAY = '2017-11-06';
const DAY_MS = 24 * 60 * MINUTE_MS;

let folder: string;
let store: Store;
let time: { now: number };
/** What becomes of the next commits; without any they are stored at once. */
let fates: ('held' | 'refused' | 'lost')[];
let commits: Turn[];
let release: () => void;
let firstSettings: Settings;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-ahead-'));
  store = openStore(join(folder, 'office.db'));
  firstSettings = trustingOffice;
  [time, fates, commits, release] = [{ now: MONDAY_NINE }, [], [], () => undefined];
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** `held` waits until it is released; `refused` stores nothing; `lost` has stored it, and says that it has failed. */
const slow = (): Store => ({
  ...store,
  commit: async (turn) => {
    commits.push(turn);
    const fate = fates.shift();
    if (fate === 'held') await new Promise<void>((resolve) => (release = resolve));
    if (fate === 'refused') throw new Error('the connection is gone');
    await store.commit(turn);
    if (fate === 'lost') throw new Error('the connection is gone, and nobody knows');
  },
});

const open = async () => {
  const engine = slow();
  const answers = createAnswers(engine, () => time.now);
  const branch = await createBranch({
    store: engine,
    clock: () => time.now,
    log: createLog('silent'),
    firstSettings,
    ticketUrl: (key) => key,
    answers,
    fileCare: careOf(store),
    onLost: (error) => {
      throw error;
    },
  });
  return Object.assign(branch, { answers });
};
const ADMIN: Actor = { kind: 'device', deviceId: 'device-1', role: 'admin', stationId: 'admin', personId: null };

type Opened = Awaited<ReturnType<typeof open>>;

const ticket: Command = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' };
const draw = (branch: Opened, id: string): Promise<Reply> => branch.handle({ id, by: kiosk(), command: ticket });
/** A commit is under way. */
const underWay = async (count: number) => {
  for (let tries = 0; tries < 100 && commits.length < count; tries++) await new Promise(setImmediate);
  expect(commits).toHaveLength(count);
};
const isAnswered = (reply: Promise<Reply>) => Promise.race([reply.then(() => true), Promise.resolve(false)]);
const visitsToday = (branch: Opened) => branch.today().visits.size;

test('X2 N4 what is decided and not durable yet is seen by nobody, and answered to nobody', async () => {
  const branch = await open();
  await draw(branch, 'the-first-one');
  const told: number[] = [];
  branch.subscribe((events) => void told.push(events.length));
  const [{ version }, placeWord, before] = [branch.today(), branch.settings().placeWord, commits.length];
  fates = ['held'];
  const slotAt = MONDAY_NINE + DAY_MS;
  const place = { kind: 'extra' } as const;
  const contact = { name: 'Erika Muster', email: 'erika@example.org', phone: null };
  const settings = { ...branch.settings(), placeWord: 'Zimmer' as const };
  const asked: [Command, Parameters<Opened['handle']>[0]['by']][] = [
    [ticket, kiosk()],
    [{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt, place, contact }, OFFICE],
    [{ type: 'changeSettings', version: 1, settings }, ADMIN],
  ];
  const replies = asked.map(([command, by], i) => branch.handle({ id: `asked-number-${i}`, by, command }));
  await underWay(before + 1);
  expect(branch.today().version).toBe(version);
  expect(visitsToday(branch)).toBe(1);
  expect(branch.outlook().day.waiting.size).toBe(1);
  expect(branch.dayNamed('2017-11-07').visits.size).toBe(0);
  expect((await branch.anyDay('2017-11-07')).bookers.size).toBe(0);
  expect(branch.daysAhead().map(({ day }) => day)).toEqual([MONDAY]);
  expect([branch.settings().placeWord, branch.settingsVersion()]).toEqual([placeWord, 1]);
  expect(await branch.answers.recall(kiosk(), 'asked-number-0', ticket)).toBeNull();
  expect(await Promise.all(replies.map(isAnswered))).toEqual([false, false, false]);
  expect(told).toEqual([]);

  release();
  expect((await Promise.all(replies)).map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(visitsToday(branch)).toBe(2);
  expect(branch.dayNamed('2017-11-07').bookers.size).toBe(1);
  expect([branch.settings().placeWord, branch.settingsVersion()]).toEqual(['Zimmer', 2]);
  expect(await branch.answers.recall(kiosk(), 'asked-number-0', ticket)).toEqual(await replies[0]);
  expect(told).toHaveLength(1);
});

test('N4 S17 asked again in the same turn, and while that is stored, it happens once, and nothing is remembered of it here', async () => {
  const branch = await open();
  fates = ['held'];
  const together = [draw(branch, 'the-first-one'), draw(branch, 'the-first-one')];
  await underWay(2);
  const later = draw(branch, 'the-first-one');
  release();
  const replies = await Promise.all([...together, later]);
  expect(replies).toEqual(Array(3).fill(replies[0]));
  expect(replies[0]).toMatchObject({ ok: true, result: { number: 'A001' } });
  expect(visitsToday(branch)).toBe(1);
  expect(branch.answers.size()).toBe(0);
});

test('N1 what is asked while a turn is stored makes the next turn, all of it in one commit', async () => {
  const branch = await open();
  fates = ['held'];
  const first = draw(branch, 'the-first-one');
  await underWay(2);
  const others = Array.from({ length: 20 }, (_, i) => draw(branch, `ticket-number-${i}`));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(commits).toHaveLength(2);
  release();
  const numbers = (await Promise.all([first, ...others])).map((reply) => reply.ok && (reply.result as Numbered).number);
  expect(numbers).toEqual(Array.from({ length: 21 }, (_, i) => `A${String(i + 1).padStart(3, '0')}`));
  expect(commits).toHaveLength(3);
});
type Numbered = { number: string };

test('S3 a turn that fails after a while has never been there, and its numbers are given out again', async () => {
  const branch = await open();
  await draw(branch, 'the-first-one');
  fates = ['refused', 'refused'];
  expect(await draw(branch, 'the-lost-one')).toMatchObject({ ok: false, refusal: { code: 'storageFailed' } });
  expect(visitsToday(branch)).toBe(1);
  fates = [];
  expect(await draw(branch, 'the-second-one')).toMatchObject({ ok: true, result: { number: 'A002' } });
});

test('N4 a turn that was stored although the engine says it failed is found in the log, and a retry gets its answer', async () => {
  const branch = await open();
  fates = ['lost'];
  expect(await draw(branch, 'the-first-one')).toMatchObject({ ok: false, refusal: { code: 'storageFailed' } });
  expect(visitsToday(branch)).toBe(1);
  expect(await draw(branch, 'the-first-one')).toMatchObject({ ok: true, result: { number: 'A001' } });
  expect(await draw(branch, 'the-second-one')).toMatchObject({ ok: true, result: { number: 'A002' } });
  expect(branch.today()).toEqual(foldDay(await store.days.read(MONDAY)));
});

const row = (slotAt: number): ImportedAppointment => ({
  ...{ importKey: 'source-01:1', externalId: 'their-1', slotAt, serviceIds: ['ausweis'], persons: 1 },
  ...{ minutes: null, language: 'de', contact: null, isCancelled: false },
});

test('A6 what another system brought and is over is known again, although its day has left the memory', async () => {
  const branch = await open();
  const bring = async (slotAt: number) => {
    const command: Command = { type: 'importAppointments', appointments: [row(slotAt)] };
    const reply = await branch.handle({ id: 'of-an-import', by: IMPORT, command });
    return reply.ok ? (reply.result as { rows: { outcome: string }[] }).rows[0]?.outcome : reply.refusal.code;
  };
  const slotAt = MONDAY_NINE + DAY_MS;
  expect(await bring(slotAt)).toBe('booked');
  for (let day = 0; day < 3; day++) {
    time.now += DAY_MS;
    await branch.handleOwn({ type: 'tick' });
    await branch.handleOwn({ type: 'tick' });
  }
  expect(branch.dayNamed('2017-11-07').version).toBe(0);
  expect(await bring(slotAt)).toBe('unchanged');
  expect(await bring(time.now + DAY_MS)).toBe('ignored');
  expect((await branch.dayOfImport('source-01:1'))?.day).toBe('2017-11-07');
});

test('T1 the day is one and the same for whoever asks, although nothing has happened on it', async () => {
  time.now = Date.parse('2017-11-06T21:00:00+01:00');
  firstSettings = { ...trustingOffice, dayEndsAt: '20:00' };
  const branch = await open();
  expect(branch.today()).toMatchObject({ day: MONDAY, version: 0 });
  expect(branch.dayNamed(MONDAY)).toBe(branch.today());
  expect(branch.daysAhead()).toEqual([]);
});

test('T2 a clock that goes back by days finds what is booked in between', async () => {
  const branch = await open();
  const slotAt = MONDAY_NINE + DAY_MS;
  const book: Command = {
    ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt, contact: null },
    place: { kind: 'extra' },
  };
  const booked = await branch.handleOwn(book);
  const { code } = (booked as { result: { code: string } }).result;
  const standAt = async (now: number) => {
    time.now = now;
    await branch.handleOwn({ type: 'trustClock' });
    await branch.handleOwn({ type: 'tick' });
  };
  await standAt(MONDAY_NINE + 20 * DAY_MS);
  expect(branch.dayOfCode(code)).toBeNull();
  await standAt(MONDAY_NINE + 60_000);
  expect(branch.today().day).toBe(MONDAY);
  expect(branch.dayOfCode(code)).toBe('2017-11-07');
});

test('X2 N1 whatever fails, everybody sees just what the log says, and no number is given out twice', async () => {
  const act = fc.record({
    what: fc.constantFrom('draw', 'book', 'call', 'finish', 'lock', 'tick', 'cancel'),
    isAlone: fc.boolean(),
    fate: fc.option(fc.constantFrom('refused' as const, 'lost' as const), { freq: 4, nil: null }),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      run += 1;
      fates = [];
      const branch = await open();
      await branch.handleOwn({ type: 'openCounter', counterId: 'schalter-1', personId: 'person-0001' });
      let pending: Promise<Reply>[] = [];
      for (const [i, { what, isAlone, fate }] of acts.entries()) {
        if (fate !== null) fates.push(fate);
        pending.push(...askFor(branch, what, `run-${run}-act-${i}`));
        if (isAlone) {
          await Promise.all(pending);
          pending = [];
        }
      }
      await Promise.all(pending);
      fates = [];
      await branch.handleOwn({ type: 'tick' });
      const again = await open();
      for (const { day } of again.daysAhead()) {
        expect(branch.dayNamed(day)).toEqual(foldDay(await store.days.read(day)));
        expect(again.dayNamed(day)).toEqual(branch.dayNamed(day));
      }
      expect(branch.daysAhead().map(({ day }) => day)).toEqual(again.daysAhead().map(({ day }) => day));
      const numbers = [...branch.today().visits.values()].flatMap(({ number }) => number ?? []);
      expect(new Set(numbers).size).toBe(numbers.length);
      // What is decided next stands on the same: the next number is the one after the last.
      const [next] = await Promise.all([draw(branch, `run-${run}-at-last`)]);
      expect(next).toMatchObject({ ok: true, result: { number: nextOf(numbers) } });
    }),
    { numRuns: 25 },
  );
});

const nextOf = (numbers: string[]): string => {
  const last = Math.max(0, ...numbers.filter((one) => one.startsWith('A')).map((one) => Number(one.slice(1))));
  return `A${String(last + 1).padStart(3, '0')}`;
};

const askFor = (branch: Opened, what: string, id: string): Promise<Reply>[] => {
  const by = clerk(1);
  const visitId = branch.today().counters.get('schalter-1')?.visitId ?? 'nobody-000';
  switch (what) {
    case 'draw':
      return [draw(branch, id)];
    case 'book': {
      const slotAt = MONDAY_NINE + (1 + (id.length % 3)) * DAY_MS + 8 * 60 * MINUTE_MS;
      const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de' as const, slotAt };
      const command: Command = { type: 'bookAppointment', ...wish, place: { kind: 'extra' }, contact: null };
      return [branch.handle({ id, by: OFFICE, command })];
    }
    case 'cancel':
      return branch.daysAhead().flatMap(({ day, visits }) => {
        const one = [...visits.values()].find(({ state, slotAt }) => state === 'booked' && slotAt !== null);
        const command = { type: 'cancelAppointment', day, visitId: one?.id ?? '' } as const;
        return one ? [branch.handle({ id: `${id}-${day}`, by: VISITOR, command })] : [];
      });
    case 'call':
      return [branch.handle({ id, by, command: { type: 'callNext' } })];
    case 'finish':
      return [branch.handle({ id, by, command: { type: 'finish', visitId } })];
    case 'lock':
      return [branch.handleOwn({ type: 'lockKiosk', kioskId: 'kiosk-1', reason: id })];
    default:
      return [branch.handleOwn({ type: 'tick' })];
  }
};
