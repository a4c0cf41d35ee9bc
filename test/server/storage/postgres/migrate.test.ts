// S76: the shape of a database follows from the same steps as that of a file.
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import { STEPS } from '../../../../server/storage/migrations';
import { connect } from '../../../../server/storage/postgres/session/client';
import { BESIDES, FIRST_SHAPE, migrateDatabase } from '../../../../server/storage/postgres/shape/migrate';
import { openDatabaseStore } from '../../../../server/storage/postgres/store';
import { marksOf } from '../../../../server/storage/postgres/writes/marks';
import { NAMES_SOMEBODY, SAYS_WHY_LOCKED } from '../../../../server/storage/retention/naming';
import { Database } from '../../../../server/storage/sqlite/connection';
import { atServer, newDatabase } from '../../../engine/databases';

const columnsOf = (url: string) =>
  atServer(async (client) => {
    const { rows } = await client.query(
      `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
       WHERE table_schema = 'public' ORDER BY 1, 2`,
    );
    return rows;
  }, url);

test('S76 a database of an older shape is brought to the same tables as a new one, and its settings with it', async () => {
  const [old, fresh] = [await newDatabase(), await newDatabase()];
  const before = FIRST_SHAPE - 3;
  const ours = await connect(old.url);
  await migrateDatabase(ours, before);
  await ours.end();
  const { backups: _later, ...settings } = demonstrationOffice;
  await atServer(
    (client) =>
      client.query("INSERT INTO settings (office, version, at, by, settings) VALUES ('office', 1, 0, $1, $2)", [
        ...[JSON.stringify({ kind: 'office' }), JSON.stringify({ ...settings, announcements: [] })],
      ]),
    old.url,
  );
  for (const { url } of [old, fresh])
    await (await openDatabaseStore({ url, office: 'office', onLost: () => undefined })).close();
  expect(await columnsOf(old.url)).toEqual(await columnsOf(fresh.url));
  const store = await openDatabaseStore({ url: old.url, office: 'office', onLost: () => undefined });
  expect((await store.settings.newest())?.settings.backups).toMatchObject({ at: '02:30' });
  await store.close();
});

test('S76 a step that does more than to add tables and columns and to change settings says here what it does', () => {
  const isCovered = (statement: string) =>
    /^\s*(--.*\s*)*(CREATE (UNIQUE )?INDEX|CREATE TABLE|ALTER TABLE \w+ ADD COLUMN|UPDATE settings\b|$)/.test(
      statement,
    );
  const wanting = STEPS.slice(FIRST_SHAPE)
    .map((step, i) => ({ number: FIRST_SHAPE + i + 1, parts: step.split(/;\s*\n/) }))
    .filter(({ number, parts }) => !parts.every(isCovered) && BESIDES[number] === undefined);
  expect(wanting).toEqual([]);
  expect(isCovered("  UPDATE events SET event = '{}'")).toBe(false);
});

test('X10 what names somebody is the same here and in a file', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE events (type TEXT, by TEXT, event TEXT)');
  const says = database.prepare(
    `SELECT ${NAMES_SOMEBODY} AS names, ${SAYS_WHY_LOCKED} AS locks FROM (SELECT ? AS type, ? AS by, ? AS event)`,
  );
  const people = [
    { kind: 'office' },
    { kind: 'device', role: 'counter', stationId: 's', deviceId: 'd', personId: null },
    { kind: 'device', role: 'counter', stationId: 's', deviceId: '', personId: null },
    { kind: 'device', role: 'kiosk', stationId: 's', deviceId: 'd', personId: null },
    { kind: 'device', role: 'kiosk', stationId: 's', deviceId: 'd', personId: 'p' },
    { kind: 'program', programId: 'x', counterId: null, personId: 'p' },
  ];
  const events: [string, object][] = [
    ['dayOpened', { locks: {}, printers: {} }],
    ['dayOpened', { locks: { 'kiosk-1': '' }, printers: {} }],
    ['dayOpened', { locks: { 'kiosk-1': 'Frau Weiß kommt' }, printers: {} }],
    ['kioskLocked', { reason: '' }],
    ['kioskLocked', { reason: 'Papier' }],
    ['counterOpened', { personId: 'p' }],
    ['counterOpened', { personId: 'forgotten' }],
    ['counterOpened', { personId: null }],
  ];
  for (const by of people)
    for (const [type, event] of events) {
      const stored = [type, JSON.stringify(by), JSON.stringify(event)] as const;
      const row = says.get(...stored) as { names: number | null; locks: number | null };
      const { names_somebody, says_why_locked } = marksOf(...stored);
      expect({ stored, names_somebody, says_why_locked }).toEqual({
        ...{ stored, names_somebody: row.names ?? 0, says_why_locked: row.locks ?? 0 },
      });
    }
});
