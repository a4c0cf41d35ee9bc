// S4 in a whole office: its own file, sockets and HTTP, and what is left of it after its time.
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '../../../../server/basics/log';
import { createAuditCare } from '../../../../server/office/audit/care';
import { createServerAlarms } from '../../../../server/office/serverAlarms';
import { createHeads, HEADS_FILE } from '../../../../server/storage/audit/heads';
import { openFailedRestores } from '../../../../server/storage/safekeeping/result';
import { checkFile } from '../../../../server/storage/sqlite/audit/checkFile';
import { Database } from '../../../../server/storage/sqlite/connection';
import { openStore } from '../../../../server/storage/store';
import { MINUTE_MS } from '../../../../shared/time';
import { draw, MONDAY_NINE, openWorld, trustingOffice, type World } from '../../../world';
import { auditOf } from '../../storage/care';

const DAY = 24 * 60 * MINUTE_MS;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const file = () => join(world.folder, 'wertmarke.db');
const rows = (sql: string): unknown[] => {
  const database = new Database(file());
  const found = database.prepare(sql).all();
  database.close();
  return found;
};
const named = (name: string) =>
  rows(`SELECT kind, outcome, asker, place, person, about_person AS about, detail FROM audit WHERE name = '${name}'`);

test('S4 logins are there, right and wrong, with who was meant and never what was typed', async () => {
  const { result, cookie } = await world.pair('counter', 'schalter-1');
  const { deviceId } = result;
  const [person] = rows('SELECT id, name FROM persons LIMIT 1') as { id: string; name: string }[];
  await world.post('/api/login', { deviceId, name: person?.name, password: 'streng geheim 17' }, cookie);
  await world.post('/api/login', { deviceId, name: 'Mein Passwort statt Name', password: 'x' }, cookie);
  const from = { kind: 'refused', outcome: 'wrongLogin', asker: 'counter', place: 'schalter-1', person: null };
  expect(named('logIn')).toEqual([
    { ...from, about: person?.id, detail: '{}' },
    { ...from, about: null, detail: '{}' },
  ]);
  expect(named('openCounter')).toMatchObject([{ kind: 'act', place: 'schalter-1', person: person?.id }]);
  const bytes = readFileSync(file()).toString('latin1') + readFileSync(`${file()}-wal`).toString('latin1');
  expect([bytes.includes('streng geheim 17'), bytes.includes('Mein Passwort')]).toEqual([false, false]);
});

test('S4 links that lead nowhere, the list on paper, and another system without a token are there', async () => {
  await world.post('/api/pair', { code: 'no-such-code' });
  const { cookie, result } = await world.pair('admin', 'admin');
  await fetch(world.url(`/day-list?device=${result.deviceId}`), { headers: { cookie } });
  await fetch(world.url('/api/import/appointments?day=2017-11-06'), {
    headers: { authorization: `Bearer ${'x'.repeat(30)}` },
  });
  expect(named('pair').at(0)).toMatchObject({ kind: 'refused', outcome: 'linkUsedOrExpired', asker: 'visitor' });
  expect(named('dayList')).toMatchObject([{ kind: 'look', asker: 'admin' }]);
  expect(named('bringAppointments')).toMatchObject([{ kind: 'refused', outcome: 'notAllowed' }]);
});

test('S29 a stranger who is refused again and again leaves few entries', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  for (let i = 0; i < 15; i++) await world.post('/api/pair', { code: `no-such-code-${i}` });
  for (let i = 0; i < 100; i++) await kiosk.ask({ type: 'checkIn', code: `NO${i}`, language: null });
  const refused = rows("SELECT name, detail FROM audit WHERE kind = 'refused'");
  expect(refused.length).toBeLessThan(5);
  await world.restart();
  const times = rows("SELECT sum(json_extract(detail, '$.times')) AS times FROM audit WHERE kind = 'refused'");
  expect(times).toEqual([{ times: 115 - refused.length }]);
});

test('S27 after the set days nobody is found by any join, and the chain is whole', async () => {
  const settings = { ...trustingOffice, retention: { actsDays: 2, auditDays: 30 } };
  await world.close();
  world = await openWorld({ settings });
  const counter = await world.connect('counter', 'schalter-1');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw('ausweis'));
  await counter.ask({ type: 'callNext' });
  const joined = () =>
    rows(
      `SELECT audit.seq FROM audit JOIN persons ON persons.id IN (audit.person, audit.about_person)
       WHERE audit.at < ${world.time.now - 2 * DAY}`,
    );
  const known = () => rows('SELECT seq FROM audit WHERE person IS NOT NULL');
  expect(known().length).toBe(2);
  await world.pass(DAY);
  expect(known().length).toBe(2);
  for (const _day of [2, 3]) await world.pass(DAY);
  expect([joined(), known()]).toEqual([[], []]);
  expect(named('callNext')).toMatchObject([
    { person: null, place: 'schalter-1', detail: expect.stringContaining('A001') },
  ]);
  expect(checkFile(file(), createHeads(world.folder).read(), 0)).toMatchObject({ first: 1, fault: null });
});

test('S26 the head is kept beside the database, and an end that was cut off while nothing ran is named', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw('ausweis'));
  await world.restart(() => rows("DELETE FROM audit WHERE name = 'drawTicket' RETURNING seq"));
  const heads = createHeads(world.folder).read();
  expect(checkFile(file(), heads, 0).fault).toMatchObject({ what: 'cutTail', seq: heads.at(-1)?.seq });
  appendFileSync(join(world.folder, HEADS_FILE), 'a line that was cut in ha');
  expect(createHeads(world.folder).read()).toEqual(heads);
});

test('S26 S28 the check of the night says which entry is wrong, as an alarm, until it is right again; what is too old goes', async () => {
  const folder = mkdtempSync(join(world.folder, 'other-'));
  const store = openStore(join(folder, 'office.db'));
  const audit = auditOf(store);
  await audit.acted({ kind: 'office' }, { name: 'openDay' });
  await audit.acted({ kind: 'office' }, { name: 'closeDay' });
  const time = { elapsed: 0, now: MONDAY_NINE, isDoubted: true };
  const serverAlarms = createServerAlarms(() => MONDAY_NINE);
  const care = createAuditCare({
    ...{ store, audit, serverAlarms, log: createLog('silent'), settings: () => trustingOffice, now: () => time.now },
    failedRestores: openFailedRestores(folder),
    ...{ heads: createHeads(folder), elapsed: () => time.elapsed, isClockDoubted: () => time.isDoubted },
  });
  await care.tend();
  const other = new Database(join(folder, 'office.db'));
  other.exec("UPDATE audit SET name = 'closeDay' WHERE seq = 1");
  time.elapsed = 11 * MINUTE_MS;
  await care.tend();
  while (care.last() === null) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(serverAlarms.list()).toMatchObject([{ fault: 'audit', about: '1' }]);
  other.exec("UPDATE audit SET name = 'openDay' WHERE seq = 1");
  other.close();
  expect(await care.check()).toMatchObject({ fault: null, entries: 2 });
  expect(serverAlarms.list()).toEqual([]);
  // A year later everything is too old; by a clock that may be wrong nothing goes.
  const night = async () => {
    const before = care.last();
    care.dayEnded();
    time.elapsed += 11 * MINUTE_MS;
    await care.tend();
    while (care.last() === before) await new Promise((resolve) => setTimeout(resolve, 20));
    return care.last();
  };
  time.now += 366 * DAY;
  expect(await night()).toMatchObject({ fault: null, first: 1, entries: 2 });
  time.isDoubted = false;
  expect(await night()).toMatchObject({ fault: null, first: 3, entries: 1 });
  await care.close();
  store.close();
});
