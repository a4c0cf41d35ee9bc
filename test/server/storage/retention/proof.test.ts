// X11: the proof counts what there is and finds what should not be there, in columns that nobody thought of too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyTurn } from '../../../../server/office/turns/unitOfWork';
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import { openStore, type Store } from '../../../../server/storage/store';
import type { Proof } from '../../../../shared/privacy';
import { MONDAY_NINE } from '../../../world';
import { clerk, OFFICE, openHistory } from '../../queue/history';

const DAY_MS = 24 * 3_600_000;
const MONDAY = '2017-11-06';
/** The Tuesday after: the acts of Monday are past the seven days of the set time. */
const THEN = MONDAY_NINE + 8 * DAY_MS;

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-proof-'));
  store = openStore(join(folder, 'office.db'));
  const settings = {
    version: 1,
    at: 0,
    by: OFFICE,
    commandId: null,
    answer: null,
    after: null,
    settings: demonstrationOffice,
  };
  const history = openHistory(demonstrationOffice);
  history.openCounter(1);
  history.draw();
  history.when({ type: 'callNext' }, clerk(1));
  const booker = { visitId: 'visit-0001', name: 'Zoë Quittenbaum', email: 'zoe@example.org', phone: '02306 987654' };
  await store.commit({
    ...emptyTurn(),
    settings,
    events: history.events.map((stored) => ({ stored, answer: null })),
    bookers: [
      { day: MONDAY, booker: { ...booker, externalId: null, deleteOn: '2017-11-13', origin: null, answers: [] } },
    ],
  });
  const person = { id: 'person-0001', name: 'Aylin Demir', passwordHash: '$argon2id$1', roleIds: [] };
  const state = { mustChange: false, lockedUntil: null, lastLoginAt: null, signOn: null };
  await store.save([{ type: 'addPerson', person: { ...person, ...state } }]);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const prove = (now = THEN): Promise<Proof> => store.looking('proof', { now });
const tableOf = ({ tables }: Proof, name: string) => tables.find(({ table }) => table === name);
const overdue = ({ tables }: Proof) => tables.filter((one) => one.overdue > 0).map(({ table }) => table);

test('X11 what is past its date is counted, and nothing is once the day has ended', async () => {
  const early = await prove(MONDAY_NINE);
  expect([overdue(early), early.findings]).toEqual([[], []]);
  expect(tableOf(early, 'bookers')).toMatchObject({ rows: 1, naming: 1, holds: ['visitor'], since: '2017-11-13' });
  const late = await prove();
  expect(overdue(late)).toEqual(['bookers', 'events']);
  expect(late.findings).toEqual([
    { what: 'staff', table: 'events', column: 'by', rows: 1 },
    { what: 'staff', table: 'events', column: 'event', rows: 1 },
  ]);
  await store.deletePersonal('2017-11-13');
  const clean = await prove();
  expect([overdue(clean), clean.findings]).toEqual([[], []]);
  expect(tableOf(clean, 'events')).toMatchObject({ naming: 0, since: null, undeclared: [] });
  expect(clean).toMatchObject({ actsDays: 7, deletedUpTo: '2017-11-13', lookedFor: { staff: 2, visitors: 0 } });
  expect(clean.columns).toBeGreaterThan(60);
});

test('X11 what is left of somebody who is gone is past its date, and what is of those who are here is not', async () => {
  const keep = (name: string) => store.save([{ type: 'setSecret', name, value: '{}' }]);
  for (const name of ['mail', 'secondFactor:person-0001']) await keep(name);
  expect(tableOf(await prove(MONDAY_NINE), 'secrets')).toMatchObject({ rows: 2, naming: 1, overdue: 0 });
  await keep('secondFactor:person-0009');
  expect(tableOf(await prove(MONDAY_NINE), 'secrets')).toMatchObject({ rows: 3, naming: 2, overdue: 1 });
});

test('X11 a table that nobody has declared, and people in a column that should have none, are named', async () => {
  store.database.exec(`
    CREATE TABLE notes (day TEXT, text TEXT);
    INSERT INTO notes VALUES ('2017-11-01', 'Aylin Demir hat Zoë Quittenbaum bedient');
    INSERT INTO lessons VALUES ('2017-11-01', '{"told":"zoe@example.org"}');`);
  const { tables, findings } = await prove(MONDAY_NINE);
  expect(tables.filter(({ undeclared }) => undeclared.length > 0)).toMatchObject([
    { table: 'notes', undeclared: ['day', 'text'] },
  ]);
  expect(findings).toEqual([
    { what: 'visitor', table: 'lessons', column: 'lesson', rows: 1 },
    { what: 'address', table: 'lessons', column: 'lesson', rows: 1 },
    { what: 'visitor', table: 'notes', column: 'text', rows: 1 },
  ]);
  expect((await prove()).findings).toContainEqual({ what: 'staff', table: 'notes', column: 'text', rows: 1 });
});

test('X11 the search says how far it is, and several take turns', async () => {
  const shares: number[] = [];
  const both = [store.looking('proof', { now: THEN }, (share) => shares.push(share)), prove()];
  const [one, other] = await Promise.all(both);
  expect(one).toEqual(other);
  expect(shares.length).toBeGreaterThan(5);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});
