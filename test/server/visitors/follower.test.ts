// Who follows the log sees what the office sees, whatever was not heard; knows nobody's name; and asks as a visitor alone.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createLog } from '../../../server/basics/log';
import { networkOf } from '../../../server/limits/networks';
import { type Branch, createBranch } from '../../../server/office/branch';
import type { Day } from '../../../server/queue/day/day';
import { createAnswers } from '../../../server/storage/replyCache';
import { type Reader, withoutPerson } from '../../../server/storage/rows/outside';
import { openFileReader } from '../../../server/storage/sqlite/fileReader';
import { openStore, type Store } from '../../../server/storage/store';
import { createAsking } from '../../../server/visitors/asking';
import { openFollower } from '../../../server/visitors/follower';
import { isReadLater } from '../../../server/visitors/host';
import { createInbox } from '../../../server/visitors/inbox';
import type { ToOffice, ToVisitors } from '../../../server/visitors/messages';
import { createOfficeEnd } from '../../../server/visitors/officeEnd';
import { createSpare, endsAnyhow } from '../../../server/visitors/process/spare';
import { createTroubles } from '../../../server/visitors/process/troubles';
import type { Command } from '../../../shared/commands';
import { MONDAY_NINE, trustingOffice } from '../../world';
import { kiosk, OFFICE } from '../queue/history';
import { careOf } from '../storage/care';
import { endParts } from './endParts';

const DAY_MS = 24 * 3_600_000;
const NAME = 'Erika Mustermann';

let folder: string;
let store: Store;
let time: { now: number };
let readers: Reader[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-follower-'));
  store = openStore(join(folder, 'office.db'));
  [time, readers] = [{ now: MONDAY_NINE }, []];
});
afterEach(async () => {
  for (const reader of readers) await reader.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (): Promise<Branch> =>
  createBranch({
    ...{ store, clock: () => time.now, log: createLog('silent'), firstSettings: trustingOffice },
    ...{ ticketUrl: (key) => key, answers: createAnswers(store, () => time.now), fileCare: careOf(store) },
    onLost: (error) => {
      throw error;
    },
  });

const partsOf = (branch: Branch) => endParts(branch, store.database.name);
const endOf = (branch: Branch) => createOfficeEnd(partsOf(branch));

/** Follows the office; what `isLost` says so of is not heard. */
const follow = async (branch: Branch, isLost: (told: ToVisitors) => boolean = () => false) => {
  const reader = openFileReader(store.database.name);
  readers.push(reader);
  const follower = await openFollower({ reader, today: branch.today().day, now: () => time.now });
  const heard: ToVisitors[] = [];
  let reading: Promise<void> = Promise.resolve();
  const inbox = createInbox<ToVisitors>(
    (told) => {
      if (told.kind === 'forgotten') follower.forget(told.upTo);
      if (told.kind === 'turn') reading = follower.follow(told.turn) ?? reading;
      if (told.kind === 'anew') reading = follower.readAnew(told.from);
      return reading;
    },
    (error) => {
      throw error;
    },
  );
  endOf(branch).follow((told) => {
    const said = JSON.parse(JSON.stringify(told)) as ToVisitors;
    heard.push(said);
    if (!isLost(said)) inbox(said);
  });
  return { follower, heard, read: () => reading.then(() => undefined) };
};

/** A day as it is seen from outside. Until when a cancelled booker is kept, the file alone knows. */
const outside = (day: Day): Day => ({
  ...day,
  remarks: new Map(),
  bookers: new Map([...day.bookers].map(([id, booker]) => [id, { ...withoutPerson(booker), deleteOn: '' }])),
});

const at = (slotAt: number): Command => ({
  ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt },
  ...{ place: { kind: 'extra' }, contact: { name: NAME, email: 'erika@example.org', phone: '0171 5551234' } },
});
const COMMANDS: Record<string, (branch: Branch) => Command> = {
  draw: () => ({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' }),
  today: () => at(time.now + 3_600_000),
  tomorrow: () => at(MONDAY_NINE + DAY_MS),
  later: () => at(MONDAY_NINE + 9 * DAY_MS),
  cancel: (branch) => {
    const day = branch.daysAhead().at(-1) ?? branch.today();
    const visit = [...day.visits.values()].find(({ state }) => state === 'booked');
    return visit ? { type: 'cancelAppointment', day: day.day, visitId: visit.id } : { type: 'tick' };
  },
  settings: (branch) => ({
    ...{ type: 'changeSettings', version: branch.settingsVersion() },
    settings: { ...branch.settings(), placeWord: branch.settings().placeWord === 'Zimmer' ? 'Schalter' : 'Zimmer' },
  }),
  tick: () => ({ type: 'tick' }),
};
const act = (branch: Branch, what: string, id: string) => {
  const command = COMMANDS[what]?.(branch) ?? { type: 'tick' };
  return branch.handle({ id, by: what === 'draw' ? kiosk() : OFFICE, command });
};

test('S80 who follows the log sees the days as the office does, whatever of it was not heard', async () => {
  let run = 0;
  const step = fc.record({ what: fc.constantFrom(...Object.keys(COMMANDS)), isHeard: fc.boolean(), passes: fc.nat(3) });
  const branch = await open();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const mine = ++run;
      let isHeard = true;
      const { follower, read } = await follow(branch, () => !isHeard || run !== mine);
      for (const [i, { what, passes, ...one }] of steps.entries()) {
        isHeard = one.isHeard;
        time.now += passes * 60_000;
        await act(branch, what, `run-${run}-step-${i}-of-it`);
      }
      // What comes next on a day tells that something before it was missed; whatever comes next tells it of the settings.
      isHeard = true;
      const days = branch.daysAhead().map(({ day }) => day);
      for (const what of ['draw', 'tomorrow', 'later']) await act(branch, what, `run-${run}-at-last-${what}`);
      await read();
      for (const day of days) expect(outside(follower.dayNamed(day))).toEqual(outside(branch.dayNamed(day)));
      expect(follower.settings()).toEqual(branch.settings());
      expect(follower.outlook()).toMatchObject({ learned: branch.outlook().learned, now: branch.now() });
      for (const { key, code } of branch.today().visits.values()) {
        expect((await follower.dayOfKey(key ?? ''))?.day).toBe((await branch.dayOfKey(key ?? ''))?.day);
        if (code !== null) expect(follower.dayOfCode(code)).toBe(branch.dayOfCode(code));
      }
    }),
    { numRuns: 10 },
  );
});

test('S80 the day changes outside with the office, also where nothing else happens; what is over is read from the file', async () => {
  const branch = await open();
  const { follower } = await follow(branch);
  await act(branch, 'today', 'appointment-of-today');
  const [visit] = branch.today().visits.values();
  for (const minutes of [24 * 60, 11, 11]) {
    time.now += minutes * 60_000;
    await branch.handleOwn({ type: 'tick' });
  }
  expect(follower.today().day).toBe('2017-11-07');
  expect(outside(follower.today())).toEqual(outside(branch.today()));
  expect(follower.dayOfCode(visit?.code ?? '')).toBeNull();
  expect((await follower.dayOfKey(visit?.key ?? ''))?.day).toBe('2017-11-06');
  expect(follower.lessons()).toEqual(branch.lessons());
});

test('S89 who did not hear of the office over night works on its day as soon as the log is read again, before anything happens', async () => {
  const branch = await open();
  let isAway = false;
  const { follower } = await follow(branch, () => isAway);
  isAway = true;
  for (const minutes of [24 * 60, 11, 11]) {
    time.now += minutes * 60_000;
    await branch.handleOwn({ type: 'tick' });
  }
  await follower.readAnew(branch.today().day);
  expect(follower.today().day).toBe('2017-11-07');
  expect(outside(follower.today())).toEqual(outside(branch.today()));
  isAway = false;
  await act(branch, 'draw', 'drawn-on-the-next-day');
  expect(outside(follower.today())).toEqual(outside(branch.today()));
});

test('S89 a log that takes longer to be read than until it is to be read again is read once for all of it, and who is told after it does not wait for each', async () => {
  const taken: string[] = [];
  const reading: (() => void)[] = [];
  const hear = createInbox<ToVisitors>(
    (told) => {
      taken.push(told.kind === 'anew' ? told.from : told.kind);
      return told.kind === 'anew' ? new Promise<void>((read) => void reading.push(read)) : undefined;
    },
    (error) => {
      throw error;
    },
    isReadLater,
  );
  for (const from of ['first', 'second', 'third', 'last']) {
    hear({ kind: 'anew', from });
    hear({ kind: 'changed' });
  }
  hear({ kind: 'end' });
  expect(taken).toEqual(['first']);
  for (let i = 0; i < 2; i++) {
    reading.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(taken).toEqual(['first', 'changed', 'changed', 'changed', 'last', 'changed', 'end']);
});

test('S83 nothing of a person comes to the public side: no name, address, number or answer, told or read', async () => {
  const branch = await open();
  const { follower, heard } = await follow(branch);
  await act(branch, 'tomorrow', 'appointment-tomorrow');
  const { follower: later } = await follow(branch);
  const told = JSON.stringify(heard);
  expect(told).toContain('appointmentBooked');
  for (const seen of [follower, later]) {
    const bookers = [...seen.dayNamed('2017-11-07').bookers.values()];
    expect(bookers).toMatchObject([{ name: '', email: expect.any(String), phone: null, origin: null, answers: [] }]);
    for (const known of ['Erika', 'erika@example.org', '5551234'])
      expect([known, (told + JSON.stringify(bookers)).includes(known)]).toEqual([known, false]);
  }
  expect(JSON.stringify([...branch.dayNamed('2017-11-07').bookers.values()])).toContain(NAME);
});

test('S83 the file cannot be written from there, and nothing is asked but what a visitor may', async () => {
  const branch = await open();
  const reader = openFileReader(store.database.name);
  readers.push(reader);
  expect(Object.keys(reader).sort()).toEqual(['answers', 'close', 'days', 'forget', 'lessons', 'records', 'settings']);
  const ask = (command: Command) =>
    endOf(branch).answer({
      kind: 'ask',
      n: 7,
      name: 'handle',
      asked: { id: 'asked-from-outside', command, network: null },
    });
  const { version } = branch.today();
  for (const command of [COMMANDS['settings']?.(branch), { type: 'closeDay' }, { type: 'tick' }] as Command[])
    expect(await ask(command)).toMatchObject({
      kind: 'answer',
      n: 7,
      answer: { ok: false, refusal: { code: 'notAllowed' } },
    });
  expect([branch.today().version, branch.settingsVersion()]).toEqual([version, 1]);
  expect(await ask({ type: 'returnSlot', holdId: 'nothing-held-here', slotAt: MONDAY_NINE })).toMatchObject({
    answer: { ok: true },
  });
});

test('S80 S83 whatever the public side has become, the office takes so many questions at a time, and none that is not well made', async () => {
  const branch = await open();
  let waits = 0;
  const end = createOfficeEnd({
    ...partsOf(branch),
    push: { publicKey: '', add: () => new Promise(() => void waits++) },
  });
  const ask = (asked: unknown, name: 'ring' | 'handle' = 'handle') => end.answer({ kind: 'ask', n: 7, name, asked });
  const back = { type: 'returnSlot', holdId: 'nothing-held-here', slotAt: MONDAY_NINE };
  const asked = { id: 'asked-from-outside', command: back, network: null };
  expect(await ask(asked)).toMatchObject({ answer: { ok: true } });
  for (const wrong of [
    { ...asked, id: 5 },
    { ...asked, command: { ...back, slotAt: 'soon' } },
    { ...asked, command: { ...back, of: 'theirs' } },
    { ...asked, network: 'somewhere' },
    { ...asked, network: { narrow: 'made-up', wide: null } },
    { ...asked, network: { narrow: '192.0.2.7', wide: '192.0.2.0/24' } },
    { ...asked, command: { type: 'drawFromHome', serviceIds: ['ausweis'], persons: 1, language: 'de', wayMin: 5 } },
  ])
    expect(await ask(wrong)).toMatchObject({ answer: { ok: false, refusal: { code: 'malformed' } } });
  for (const address of ['192.0.2.7', '2001:db8:1:2:3::4', 'nonsense'])
    expect(await ask({ ...asked, network: networkOf(address) })).toMatchObject({ answer: { ok: true } });
  for (const none of [null, {}, { command: null }]) expect(await ask(none)).toEqual({ kind: 'failed', n: 7 });
  const ringing = {
    ...{ endpoint: 'https://push.example/1', language: 'de', p256dh: 'x'.repeat(87), auth: 'x'.repeat(22) },
  };
  for (const none of [{}, { key: 'a-key-of-a-ticket', asked: {} }, { key: 5, asked: ringing }])
    expect(await ask(none, 'ring')).toEqual({ kind: 'failed', n: 7 });
  for (let i = 0; i < 100; i++) void ask({ key: 'a-key-of-a-ticket', asked: ringing }, 'ring');
  expect(waits).toBe(64);
  expect(await ask(asked)).toEqual({ kind: 'failed', n: 7 });
});

test('S81 staff are told when the public side is down for long, and when it ends again and again though it is up in between', () => {
  const troubles = createTroubles();
  let at = 0;
  const looks = (count: number, isUp: boolean) => {
    const told = Array.from({ length: count }, (_, i) => troubles.look(at + 1000 * i, isUp));
    at += 1000 * count;
    return told.at(-1);
  };
  expect([looks(14, false), looks(1, false)]).toEqual([false, true]);
  troubles.up();
  expect(looks(1, true)).toBe(false);
  const end = () => {
    troubles.ended(at);
    looks(2, false);
    troubles.up();
    return looks(30, true);
  };
  expect([end(), end(), end(), end(), end()]).toEqual([false, false, false, false, true]);
  expect([looks(300, true), looks(300, true)]).toEqual([true, false]);
});

test('S81 a process for which the machine has no room is over at once, and another one is begun', async () => {
  const failing = endsAnyhow(spawn(join(folder, 'no-such-program')));
  const next = {} as ChildProcess;
  const all = [failing, next];
  const spare = createSpare(() => all.shift() ?? null);
  spare.tend();
  await new Promise((resolve) => failing.once('error', () => setImmediate(resolve)));
  expect([spare.take(), spare.take()]).toEqual([next, null]);
});

test('S80 so many questions go to the office at a time and so many wait; each is answered or refused', async () => {
  const said: ToOffice[] = [];
  const asking = createAsking((one) => void said.push(one));
  const command: Command = { type: 'returnSlot', holdId: 'nothing-held-here', slotAt: MONDAY_NINE };
  const ask = (i: number) => asking.handle({ id: `question-number-${i}`, command, network: null });
  const replies = Array.from({ length: 1_100 }, (_, i) => ask(i));
  expect(said).toHaveLength(32);
  const refused = { ok: false, refusal: { code: 'tooMany', values: { seconds: 1 } } };
  expect(await Promise.all(replies.slice(1_032))).toEqual(Array(68).fill(refused));
  asking.answered(1, { ok: true, result: 'one' });
  asking.failed(2);
  expect(await replies[0]).toEqual({ ok: true, result: 'one' });
  expect(await replies[1]).toMatchObject({ ok: false, refusal: { code: 'storageFailed' } });
  expect(said.map((one) => one.kind === 'ask' && one.n)).toEqual(Array.from({ length: 34 }, (_, i) => i + 1));
  asking.close();
  expect(await Promise.all(replies.slice(2, 1_032))).toEqual(Array(1_030).fill(refused));
  expect([await ask(1), asking.size()]).toEqual([refused, 0]);
});
