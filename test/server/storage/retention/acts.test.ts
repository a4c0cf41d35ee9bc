// X10: once the set time is over nobody can be found who did something, and every day is what it was but for who.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { foldDay } from '../../../../server/office/memory/told';
import { emptyTurn } from '../../../../server/office/turns/unitOfWork';
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import { SAYS_WHY_LOCKED } from '../../../../server/storage/retention/naming';
import { openStore, type Store } from '../../../../server/storage/store';
import { type Actor, FORGOTTEN } from '../../../../shared/actors';
import type { StoredEvent } from '../../../../shared/events';
import { dayAfter } from '../../../../shared/time';
import { clerk, kiosk, OFFICE, openHistory } from '../../queue/history';
import { acts, perform, smallOffice } from '../../queue/office';

const MONDAY = '2017-11-06';
const [LAST_KNOWN, FIRST_FORGOTTEN] = [dayAfter(MONDAY, 6), dayAfter(MONDAY, 7)];

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-acts-'));
  store = openStore(join(folder, 'office.db'));
  await save(1, OFFICE, 0);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const save = (version: number, by: Actor, at: number, actsDays = 7) =>
  store.commit({
    ...emptyTurn(),
    settings: {
      ...{ version, at, by, after: null, commandId: null, answer: { reply: '{}', digest: 'digest-of-settings' } },
      settings: { ...demonstrationOffice, retention: { actsDays, auditDays: 365 } },
    },
  });
const write = (events: readonly StoredEvent[]) =>
  store.commit({
    ...emptyTurn(),
    events: events.map((stored) => ({ stored, answer: { reply: '{"ok":true}', digest: 'digest-of-act' } })),
  });
const toTheEnd = async (upTo: string): Promise<string> => {
  for (;;) {
    const taken = await store.deletePersonal(upTo);
    if (taken !== 'more') return taken;
  }
};
const bytes = () =>
  ['', '-wal'].map((end) => readFileSync(join(folder, `office.db${end}`)).toString('latin1')).join('');
const rows = (sql: string): unknown[] => store.database.prepare(sql).all();

/** Who acts in these days: at counters, and those who sit down there. */
const lived = (list: Parameters<typeof perform>[1][]) => {
  const history = openHistory(smallOffice);
  for (const counter of [1, 2]) history.openCounter(counter);
  for (const act of list) perform(history, act);
  history.when({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' }, kiosk());
  history.when({ type: 'callNext' }, clerk(1));
  history.done({ type: 'closeDay' }, OFFICE);
  return history;
};
const nobody = ({ by, event, ...rest }: StoredEvent): StoredEvent => ({
  ...rest,
  by: by.kind === 'device' && by.role !== 'kiosk' ? { ...by, deviceId: '', personId: null } : by,
  event: forgotten(event),
});
/** Of a locked kiosk it is known that it was, and not what was written there. */
const forgotten = (event: StoredEvent['event']): StoredEvent['event'] => {
  if (event.type === 'counterOpened') return { ...event, personId: FORGOTTEN };
  if (event.type === 'kioskLocked') return { ...event, reason: '' };
  if (event.type !== 'dayOpened') return event;
  return { ...event, locks: Object.fromEntries(Object.keys(event.locks).map((kioskId) => [kioskId, ''])) };
};

test('X10 whatever happened on a day, it folds to the same day after its people are forgotten', async () => {
  let version = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      const day = `3000-01-${String((version++ % 28) + 1).padStart(2, '0')}-${version}`;
      const events = lived(list)
        .events.filter((one) => one.day === MONDAY)
        .map((one) => ({ ...one, day }));
      await write(events);
      expect(await toTheEnd(LAST_KNOWN)).toBe('gone');
      expect((await store.days.read(day)).events).toEqual(events);
      expect(await toTheEnd(FIRST_FORGOTTEN)).toBe('gone');
      const forgotten = await store.days.read(day);
      expect(forgotten.events).toEqual(events.map(nobody));
      const before = { day, events: events.map(nobody), remarks: [], bookers: [] };
      expect(foldDay(forgotten)).toEqual(foldDay(before));
      const seen = (stored: StoredEvent[]) => {
        const { counters: _, locks, ...rest } = foldDay({ ...before, events: stored });
        return { ...rest, locked: [...locks.keys()] };
      };
      expect(seen(forgotten.events)).toEqual(seen(events));
    }),
    { numRuns: 30, seed: 11 },
  );
});

test('X10 after the set time no row names who did something, in the file and in its log', async () => {
  const { events } = lived([]);
  await write(events);
  const admin = { ...clerk(1), role: 'admin', deviceId: 'device-of-admin', personId: 'person-of-admin' } as Actor;
  await save(2, admin, events[0]?.at ?? 0);
  const found = () => bytes().match(/person-000\d|device-of-(schalter|admin)|person-of-admin/g) ?? [];
  await toTheEnd(LAST_KNOWN);
  expect(found().length).toBeGreaterThan(5);
  expect(await toTheEnd(FIRST_FORGOTTEN)).toBe('gone');
  expect(found()).toEqual([]);
  // Nor can a name be tried on what was asked.
  const answered = 'SELECT type, by FROM events WHERE digest IS NOT NULL OR answer IS NOT NULL';
  expect(rows(`SELECT * FROM (${answered}) WHERE type = 'counterOpened' OR by LIKE '%"counter"%'`)).toEqual([]);
  expect(rows(answered)).not.toEqual([]);
  expect(rows('SELECT by FROM settings WHERE version = 2')).toEqual([
    { by: JSON.stringify({ ...admin, deviceId: '', personId: null }) },
  ]);
});

test('X10 what was written at a locked kiosk goes with the acts; that it was locked, and which, stays', async () => {
  const at = Date.parse(`${MONDAY}T12:00:00+01:00`);
  const reason = 'Frau Quittenbaum ist "krank": bitte an Schalter 2';
  const rest = { day: MONDAY, at, by: OFFICE };
  const locks = { 'kiosk-1': reason, 'kiosk-2': 'Papierstau' };
  await write([
    { ...rest, version: 1, commandId: 'one', event: { type: 'dayOpened', locks, printers: {} } },
    { ...rest, version: 2, commandId: 'two', event: { type: 'kioskLocked', kioskId: 'kiosk-3', reason } },
    { ...rest, version: 3, commandId: 'three', event: { type: 'kioskUnlocked', kioskId: 'kiosk-1' } },
  ]);
  await toTheEnd(LAST_KNOWN);
  expect(bytes()).toContain('Quittenbaum');
  expect(await toTheEnd(FIRST_FORGOTTEN)).toBe('gone');
  expect(bytes()).not.toMatch(/Quittenbaum|Papierstau/);
  const { events } = await store.days.read(MONDAY);
  expect(events.map(({ event }) => event)).toEqual([
    { type: 'dayOpened', locks: { 'kiosk-1': '', 'kiosk-2': '' }, printers: {} },
    { type: 'kioskLocked', kioskId: 'kiosk-3', reason: '' },
    { type: 'kioskUnlocked', kioskId: 'kiosk-1' },
  ]);
  const plan = rows(`EXPLAIN QUERY PLAN SELECT day, version FROM events WHERE at < 1 AND ${SAYS_WHY_LOCKED}`);
  expect(JSON.stringify(plan)).toContain('events_saying_why_locked');
});

test('X10 names of people who were removed go with their acts, and those of everybody else stay', async () => {
  const at = Date.parse(`${MONDAY}T12:00:00+01:00`);
  const known = {
    ...{
      passwordHash: '$argon2id$',
      roleIds: ['clerk'],
      mustChange: false,
      lockedUntil: null,
      lastLoginAt: null,
      signOn: null,
    },
  };
  await store.save([
    { type: 'addPerson', person: { id: 'person-gone', name: 'Zebulon Quittenbaum', ...known } },
    { type: 'addPerson', person: { id: 'person-here', name: 'Aylin Demir', ...known } },
    { type: 'removePerson', id: 'person-gone', at },
    { type: 'keepGivenAnswer', request: 'given-answer', at, answer: new Uint8Array(3), forgetBefore: 0, most: 9 },
  ]);
  await toTheEnd(LAST_KNOWN);
  expect(bytes()).toContain('Zebulon');
  await toTheEnd(FIRST_FORGOTTEN);
  expect(bytes()).not.toMatch(/Zebulon|person-gone|given-answer/);
  expect(rows('SELECT name FROM persons')).toEqual([{ name: 'Aylin Demir' }]);
});

test('X10 another time counts from the next end of a day, and gives nobody back who was forgotten', async () => {
  const { events } = lived([]);
  await write(events);
  await save(2, OFFICE, 0, 3);
  await toTheEnd(dayAfter(MONDAY, 2));
  expect((await store.days.read(MONDAY)).events).toEqual(events);
  await toTheEnd(dayAfter(MONDAY, 3));
  await save(3, OFFICE, 0, 365);
  await toTheEnd(dayAfter(MONDAY, 4));
  expect((await store.days.read(MONDAY)).events).toEqual(events.map(nobody));
});

test('X10 a log of years that was never cleaned is forgotten a part at a time', async () => {
  const at = Date.parse(`${MONDAY}T12:00:00+01:00`);
  const event = { type: 'admissionSet', admission: 'open' } as const;
  const many = Array.from({ length: 2500 }, (_, i) => i + 1);
  await write(many.map((version) => ({ day: MONDAY, version, at, by: clerk(1), commandId: `c${version}`, event })));
  const taken = [];
  for (let i = 0; i < 3; i++) taken.push(await store.deletePersonal('2027-01-01'));
  expect(taken).toEqual(['more', 'more', 'gone']);
  expect(bytes()).not.toContain('person-0001');
});
