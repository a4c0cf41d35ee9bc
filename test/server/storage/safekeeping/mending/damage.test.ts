// S38, S39: a row that a disk has damaged keeps an office shut only where nobody can say what it would be without that row, and
// then it says which command helps.
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyTurn } from '../../../../../server/office/turns/unitOfWork';
import { createChance } from '../../../../../server/queue/replay/chance';
import { runMend } from '../../../../../server/storage/mending/command';
import { migrate } from '../../../../../server/storage/migrations';
import { REGISTER } from '../../../../../server/storage/retention/register';
import { wordsForStart } from '../../../../../server/storage/safekeeping/cannotStart';
import { work } from '../../../../../server/storage/safekeeping/sets/work';
import { Database } from '../../../../../server/storage/sqlite/connection';
import { keepRowSums, SUMMED } from '../../../../../server/storage/sqlite/sums/rowSums';
import { knowSums, sumInSql } from '../../../../../server/storage/sqlite/sums/sums';
import { openStore } from '../../../../../server/storage/store';
import { dayAfter } from '../../../../../shared/time';
import { draw, openWorld, type World } from '../../../../world';

const DAY_MS = 86_400_000;
const SEED = 1602;
let world: World;
let kept: string;
let folder: string;
let file: string;

/** Rows as the office writes them; what nobody does in this test stands in SQL. */
const BESIDE = `
  INSERT INTO bookers (day, visit_id, name, email, is_open, delete_on, answers) VALUES ('2017-11-20', 'visit-0001', 'Petra Klein', 'petra@example.org', 1, '2017-11-20', '[]');
  INSERT INTO remarks (day, visit_id, place, note, before) VALUES ('2017-11-07', 'visit-0002', 'ausweis', 'bringt ein Foto', '[]');
  INSERT INTO waiting_list (id, key_hash, service_ids, persons, from_day, to_day, email, folded, language, joined_at, confirmed_at, delete_on)
    VALUES ('wish-00001', 'hash-of-a-key', '["ausweis"]', 1, '2017-11-20', '2017-11-24', 'emil@example.org', 'emil@example.org', 'de', 1, 1, '2017-11-24');
  INSERT INTO letters (kind, day, visit_id, attempts, next_at, delete_on) VALUES ('reminder', '2017-11-20', 'visit-0001', 0, 9000000000000000, '2017-11-20');
  INSERT INTO reminders_refused (address, delete_on) VALUES ('digest-of-an-address', '2017-12-24');
  INSERT INTO pushes (day, visit_id, endpoint, p256dh, auth, language) VALUES ('2017-11-07', 'visit-0002', 'https://push.example/1', 'key', 'auth', 'de');
  INSERT INTO programs (id, name, scopes, token_hash, created_at) VALUES ('program-01', 'Fachverfahren', '["readLine"]', 'hash-of-a-token', 1);
  INSERT INTO hooks (id, name, events, created_at) VALUES ('hook-00001', 'Leitstand', '[]', 1);
  INSERT INTO import_sources (id, name, token_hash, created_at) VALUES ('source-001', 'Altes Buchungssystem', 'hash-of-another', 1);
  INSERT INTO import_feeds (feed_id, etag, at, outcome) VALUES ('feed-00001', 'etag', 1, '{"failure":null,"reading":null,"fullAt":null,"begun":null,"held":null,"missed":null,"kept":[]}');
  INSERT INTO day_records (day, head, text) VALUES ('2017-10-02', 'head-of-the-day', x'1f8b');
  INSERT OR IGNORE INTO lessons (day, lesson) VALUES ('2017-10-02', '{"served":[],"wayMin":[],"waits":[],"booked":1,"came":1,"arrivals":[${Array.from({ length: 96 }, () => 0)}]}');
  INSERT OR IGNORE INTO day_figures (day, version, format, facts) VALUES ('2017-01-02', 1, 1, x'00');
  INSERT INTO secrets (name, value) VALUES ('mail', 'geheimes Wort'), ('secondFactor:nobody', '{}'),
    ('originsOfDay', '{"day":"2017-11-06","key":"key-of-a-day"}');
  INSERT INTO invitations (id, code_hash, role, station_id, made_at, expires_at, made_by) VALUES ('invitation', 'hash-of-a-code', 'kiosk', 'kiosk-1', 1, 9000000000000, 'admin');
  INSERT INTO sessions (token_hash, person_id, device_id, expires_at, used_at) VALUES ('hash-of-a-session', 'person-0001', 'device-0001', 9000000000000, 1);
  INSERT INTO given_answers (request, at, answer) VALUES ('request-of-somebody', 1, x'00');
  INSERT OR IGNORE INTO networks_seen (network, at) VALUES ('digest-of-a-network', 1);
  INSERT INTO letters_counted (day, address, count) VALUES ('2017-11-07', 'digest-of-a-mailbox', 1);
  INSERT OR IGNORE INTO alarms (kind, about, since, told_at) VALUES ('printer', 'Foyer', 1, 1);
  INSERT OR IGNORE INTO server_faults (day, fault, times, sec) VALUES ('2017-11-06', 'backup', 1, 1);
  INSERT INTO notices (hook_id, is_urgent, message, at, body) VALUES ('hook-00001', 0, 'message-01', 1, '{}');
`;

/** What a disk would do by hand: no sum goes with it. */
const inFile = <Found>(act: (database: InstanceType<typeof Database>) => Found): Found => {
  const database = new Database(file);
  try {
    return act(database);
  } finally {
    database.close();
  }
};
const fill = (): void =>
  inFile((database) => {
    keepRowSums(database);
    database.exec(BESIDE);
  });

const folders = () => ({ dataDir: folder, here: null, copy: null });
const backUp = async () => {
  const keep = { latest: 1, days: 1, weeks: 1, months: 1 };
  const rules = { keep, timeZone: 'Europe/Berlin', now: world.time.now, isClockDoubted: true };
  return (await work({ kind: 'backUp', folders: folders(), ...rules })).backup;
};

const put = (): void => {
  for (const name of readdirSync(folder))
    if (/^wertmarke\.db-|^replaced-/.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
  copyFileSync(join(kept, 'whole.db'), file);
};

beforeAll(async () => {
  world = await openWorld();
  kept = mkdtempSync(join(tmpdir(), 'wertmarke-damage-'));
  folder = join(kept, 'lying');
  mkdirSync(folder);
  file = join(folder, 'wertmarke.db');
  const admin = await world.connect('admin', 'admin');
  await (await world.connect('kiosk', 'kiosk-1')).ask(draw('ausweis'));
  for (const name of ['Büro eins', 'Büro zwei']) {
    const settings = world.app().branch.settings();
    const wanted = { ...settings, office: { ...settings.office, name } };
    const version = world.app().branch.settingsVersion();
    expect(await admin.ask({ type: 'changeSettings', version, settings: wanted })).toMatchObject({ ok: true });
  }
  await world.pass(DAY_MS);
  await world.pass(60_000);
  const again = await world.connect('kiosk', 'kiosk-1');
  for (let i = 0; i < 2; i += 1) expect(await again.ask(draw('ausweis'))).toMatchObject({ ok: true });
  await world.restart(async () => {
    copyFileSync(join(world.folder, 'wertmarke.db'), file);
    fill();
    expect(await backUp()).toBeNull();
    copyFileSync(file, join(kept, 'whole.db'));
  });
}, 30_000);
afterAll(async () => {
  await world.close();
  rmSync(kept, { recursive: true, force: true });
});

/** As a program leaves it that was killed: with a log, because of which everything is read at the start. */
const leaveLog = (): void => {
  const aside = join(kept, 'killed.db');
  inFile((database) => {
    database.pragma('journal_mode = WAL');
    database.pragma('wal_autocheckpoint = 0');
    database.exec("INSERT INTO given_answers (request, at, answer) VALUES ('of-a-killed', 1, x'00')");
    for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${aside}${end}`);
  });
  for (const end of ['', '-wal']) copyFileSync(`${aside}${end}`, `${file}${end}`);
};

type Chance = { share: () => number };
const flip = (bytes: Buffer, from: number, length: number, chance: Chance): void => {
  const at = from + Math.floor(chance.share() * length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance.share() * 7));
};
const changed = (value: unknown, chance: Chance): unknown => {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string' && !Buffer.isBuffer(value)) return value;
  const bytes = Buffer.from(value);
  if (bytes.length > 0) flip(bytes, 0, bytes.length, chance);
  return typeof value === 'string' ? bytes.toString('latin1') : bytes;
};

/** In the file itself: SQLite keeps indexes of what events say, and would not write what is no JSON. */
const spoilBytes = (where: string, column: string, chance: Chance): void => {
  const row = inFile((database) =>
    database.prepare(`SELECT by, command_id, type, event FROM events WHERE ${where}`).get(),
  ) as Record<string, string>;
  const bytes = readFileSync(file);
  const texts = Object.entries(row);
  const at = bytes.indexOf(texts.map(([, text]) => text).join(''));
  expect(at).toBeGreaterThan(0);
  const before = texts.slice(0, Object.keys(row).indexOf(column)).map(([, text]) => text);
  flip(bytes, at + Buffer.byteLength(before.join('')), Buffer.byteLength(row[column] ?? ''), chance);
  writeFileSync(file, bytes);
};

/** One row of a table, and what a start makes of it; a column that holds nothing stays as it is. */
type Case = { table: string; where: string; comes: 'aside' | 'stays' | 'shut' | 'open' };
const spoil = ({ table, where }: Case, column: string, chance: Chance): void => {
  if (table === 'events' && ['by', 'command_id', 'type', 'event'].includes(column)) spoilBytes(where, column, chance);
  else
    inFile((database) => {
      const value = database.prepare(`SELECT "${column}" FROM "${table}" WHERE ${where}`).pluck().get();
      if (value === undefined) throw new Error(`${table} has no such row`);
      database.prepare(`UPDATE OR REPLACE "${table}" SET "${column}" = ? WHERE ${where}`).run(changed(value, chance));
    });
};

const first = (table: string): string =>
  `(${inFile((database) => {
    const keys = database.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0').pluck().all(table) as string[];
    const names = keys.map((key) => `"${key}"`);
    const row = database
      .prepare(`SELECT ${names.map((name) => `quote(${name})`)} FROM "${table}" LIMIT 1`)
      .raw()
      .get();
    return `${names}) = (${row}`;
  })})`;

const UNSUMMED = [
  'sessions',
  'given_answers',
  'networks_seen',
  'letters_counted',
  'alarms',
  'server_faults',
  'notices',
  'audit',
];
const CASES = (): Case[] => [
  ...SUMMED.filter((table) => table !== 'secrets' && table !== 'day_records').map((table) => ({
    ...{ table, where: first(table), comes: 'aside' as const },
  })),
  ...['mail', 'originsOfDay'].map((name) => ({
    ...{ table: 'secrets', where: `name = '${name}'`, comes: 'aside' as const },
  })),
  ...['secondFactor:nobody', 'origins'].map((name) => ({
    ...{ table: 'secrets', where: `name = '${name}'`, comes: 'shut' as const },
  })),
  { table: 'day_records', where: first('day_records'), comes: 'stays' },
  { table: 'events', where: "day = '2017-11-06' AND version = 2", comes: 'stays' },
  { table: 'events', where: "day = '2017-11-07' AND version = 2", comes: 'shut' },
  { table: 'settings', where: 'version = 2', comes: 'stays' },
  { table: 'settings', where: 'version = 3', comes: 'shut' },
  ...UNSUMMED.map((table) => ({ table, where: first(table), comes: 'open' as const })),
];

/** What a start reads, and the end of a day. Throws what storage throws. */
const readAsAStart = async () => {
  const store = openStore(file);
  try {
    await store.settings.newest();
    await store.days.from((await store.days.lastOpened()) ?? '');
    await Promise.all([store.staff.all(), store.devices.all(), store.sessions.all(), store.invitations.all()]);
    await Promise.all([store.sources.all(), store.feeds.all(), store.programs.all(), store.hooks.all()]);
    await Promise.all([store.secrets.all(), store.alarms.all(), store.networksSeen.all(), store.lessons.from('')]);
    await Promise.all([
      store.letterCounts.from(''),
      store.bookers.bookedSince(0),
      store.outbox.told(),
      store.wishes.counts(),
    ]);
    await Promise.all([store.records.newest(9), store.figures.missing('9', 1, 9), store.figures.faults('', '9')]);
    return store.damage;
  } finally {
    store.close();
  }
};
const wordsOf = (error: unknown) => wordsForStart(error, { dir: folder, host: undefined, port: 0, publicPort: 0 });

/** Of what every commit of the office changes by itself nothing is known; nor are sums of what has none. */
const UNSUMMED_COLUMNS: Record<string, string[]> = {
  events: ['answer', 'digest'],
  settings: ['by', 'command_id', 'answer', 'digest'],
};

/** Every row of every table, but not what each start adds. */
const dump = (without: readonly string[] = []) =>
  inFile((database) =>
    Object.keys(REGISTER)
      .filter((table) => !without.includes(table))
      .map((table) => [
        table,
        database
          .prepare(`SELECT * FROM "${table}"`)
          .raw()
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
  );

const STAYS_UNREAD = { aside: 'aside', stays: 'open', shut: 'shut', open: 'open' } as const;
/** A key that is another one leaves a gap, which is no row that anybody could do without. */
const expected = ({ table, comes }: Case, column: string, isKilled: boolean): Case['comes'] => {
  if (table === 'events' && ['day', 'version'].includes(column)) return isKilled ? 'shut' : STAYS_UNREAD[comes];
  return comes === 'stays' && !isKilled && table !== 'day_records' ? 'open' : comes;
};

/** With EVERY_COLUMN=yes each of them, for which a minute is needed; by chance one of each row otherwise. */
const chosenColumns = (one: Case, chance: Chance): string[] => {
  const left = ['sum', ...(UNSUMMED_COLUMNS[one.table] ?? [])];
  const held = inFile((database) =>
    database.prepare(`SELECT * FROM "${one.table}" WHERE ${one.where}`).get(),
  ) as object;
  const columns = Object.entries(held).flatMap(([name, value]) =>
    value === null || left.includes(name) ? [] : [name],
  );
  if (process.env['EVERY_COLUMN'] === 'yes') return columns;
  return columns.slice(Math.floor(chance.share() * columns.length)).slice(0, 1);
};

const fateOf = ({ lost, standing }: { lost: number; standing: number }): Case['comes'] => {
  if (lost > 0) return 'aside';
  return standing > 0 ? 'stays' : 'open';
};

test('S38 S37 whatever a disk has changed in a row of any table: the storage opens without the row, or says which command helps', async () => {
  const chance = createChance(SEED);
  put();
  const wrong: string[] = [];
  for (const one of CASES())
    for (const column of chosenColumns(one, chance))
      for (const isKilled of [false, true]) {
        put();
        spoil(one, column, chance);
        if (isKilled) leaveLog();
        const came = await readAsAStart().then(fateOf, (error: unknown) =>
          /npm run mend.*npm run restore/.test(wordsOf(error) ?? '') ? 'shut' : String(error),
        );
        const known = expected(one, column, isKilled);
        if (came !== known)
          wrong.push(`${one.table}.${column}${isKilled ? ' of a killed' : ''}: ${came}, not ${known}`);
      }
  expect(wrong).toEqual([]);
}, 120_000);

/** One row of each of these, a column by chance. */
const spoilAll = (cases: readonly Case[]): void => {
  const chance = createChance(SEED);
  for (const one of cases) {
    const [column = ''] = chosenColumns(one, chance).filter((name) => !['day', 'version'].includes(name));
    if (column !== '') spoil(one, column, chance);
  }
};
const mend = (...words: string[]) =>
  runMend({ dataDir: folder, here: undefined, copy: undefined }, words, world.time.now);
const openOnce = () => {
  const store = openStore(file);
  store.close();
  return store.damage;
};

test('S38 S63 an event of today under another key is missed at once, also after an end in order', async () => {
  put();
  inFile((database) => database.exec("UPDATE events SET day = '2017-11-05' WHERE day = '2017-11-07' AND version = 2"));
  await expect(readAsAStart()).rejects.toMatchObject({ code: 'DATA_DAMAGED' });
});

test('S38 S48 an office with a damaged row in every table opens, tells it as an alarm, and backs itself up', async () => {
  put();
  spoilAll(CASES().filter(({ comes }) => comes === 'aside' || comes === 'open'));
  inFile((database) => database.exec("UPDATE alarms SET kind = 'nothing that is known'"));
  leaveLog();
  await world.restart(() => {
    for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, join(world.folder, `wertmarke.db${end}`));
  });
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  expect(await kiosk.ask(draw('ausweis'))).toMatchObject({ ok: true });
  const admin = await world.connect('admin', 'admin');
  const told = ({ alarms }: { alarms: readonly unknown[] }) =>
    alarms.some((alarm) => JSON.stringify(alarm).includes('rowsLost'));
  expect(told(await admin.until(told))).toBe(true);
  openOnce();
  expect(await backUp()).toBeNull();
});

test('S39 what is damaged comes back out of a backup exactly as it was, and the alarm ends', () => {
  put();
  const before = dump(['audit', 'row_sums']);
  spoilAll(CASES().filter(({ comes }) => comes !== 'open'));
  leaveLog();
  const { code, words } = mend();
  expect(words).toMatch(/^Zurückgeholt.+Geheimnis „origins“.+Ereignis 2 des Tages 2017-11-06.+Konto/s);
  expect(words).not.toContain('in keiner Sicherung');
  expect(code).toBe(0);
  inFile((database) => database.exec("DELETE FROM given_answers WHERE request = 'of-a-killed'"));
  expect(dump(['audit', 'row_sums'])).toEqual(before);
  expect(openOnce()).toEqual({ lost: 0, standing: 0 });
  expect(mend().words).toMatch(/Nichts ist beschädigt/);
});

test('S39 X10 what has lawfully changed since the backup does not come back as it was then', () => {
  put();
  inFile((database) => {
    knowSums(database);
    keepRowSums(database);
    database.exec('UPDATE devices SET revoked_at = 7; UPDATE events SET by = \'{"kind":"office"}\' WHERE version = 2');
    database.exec(`UPDATE events SET sum = ${sumInSql()} WHERE version = 2`);
  });
  const [device, event] = CASES().filter(({ table }) => table === 'devices' || table === 'events');
  if (device === undefined || event === undefined) throw new Error('no such rows');
  spoil(device, 'token_hash', createChance(SEED));
  spoil(event, 'at', createChance(SEED));
  expect(mend().words).toMatch(/^Steht in keiner Sicherung:\n {2}Ereignis 2 des Tages 2017-11-06\n {2}Bildschirm/);
});

test('S38 S39 X1 what was made anew or cancelled since the start stays as it is now', () => {
  put();
  const before = join(kept, 'with-person.db');
  const account = (id: string) =>
    `INSERT INTO persons (id, name, password_hash, role_ids, must_change)
     SELECT '${id}', 'Gustav Alt', password_hash, role_ids, 0 FROM persons LIMIT 1`;
  inFile((database) => {
    keepRowSums(database);
    database.exec(account('person-twice'));
  });
  copyFileSync(file, before);
  inFile((database) =>
    database.exec(`
      UPDATE persons SET name = 'Gustbv Alt' WHERE id = 'person-twice';
      UPDATE secrets SET value = 'geheimes Wprt' WHERE name = 'mail';
      UPDATE bookers SET name = 'Petrb Klein';
      UPDATE remarks SET note = 'bringt ein Fotp'`),
  );
  const store = openStore(file);
  expect(store.damage.lost).toBe(4);
  store.database.exec(`
    ${account('person-anew')};
    INSERT OR REPLACE INTO secrets (name, value) VALUES ('mail', 'neues Wort');
    INSERT OR REPLACE INTO remarks (day, visit_id, place, note, before) VALUES ('2017-11-07', 'visit-0002', 'ausweis', 'ein neues Wort', '[]');
    INSERT INTO events (day, version, at, by, command_id, type, event) SELECT '2017-11-20', 1, at, by, 'cancels', 'appointmentCancelled',
      '{"type":"appointmentCancelled","visitId":"visit-0001","movedTo":null}' FROM events LIMIT 1`);
  store.close();
  const { code, words } = mend(before);
  expect(words).toMatch(
    /^Inzwischen neu angelegt oder abgesagt, und bleibt, wie es jetzt ist:\n {2}Name und Adresse.+Konto/s,
  );
  expect(words).not.toMatch(/Zurückgeholt|Geheimnis|Notiz/);
  expect(code).toBe(0);
  const now = (sql: string) => inFile((database) => database.prepare(sql).pluck().all());
  expect(now("SELECT id FROM persons WHERE name = 'Gustav Alt'")).toEqual(['person-anew']);
  expect(now("SELECT value FROM secrets WHERE name = 'mail'")).toEqual(['neues Wort']);
  expect(now('SELECT note FROM remarks')).toEqual(['ein neues Wort']);
  expect(now("SELECT name FROM bookers WHERE visit_id = 'visit-0001'")).toEqual([]);
  expect(openOnce()).toEqual({ lost: 0, standing: 0 });
});

test('S39 X13 of whom all was deleted since the start nothing comes back', async () => {
  put();
  inFile((database) => database.exec("UPDATE bookers SET name = 'Petrb Klein'; UPDATE remarks SET note = 'ein Fotp'"));
  const store = openStore(file);
  expect(store.damage.lost).toBe(2);
  await store.commit({ ...emptyTurn(), forgotten: [{ day: '2017-11-20', visitId: 'visit-0001' }] });
  store.close();
  expect(mend().words).toMatch(/^Zurückgeholt, genau wie es war:\n {2}Notiz zu einem Besuch \(remarks\)\nWas vorher/);
  expect(inFile((database) => database.prepare('SELECT count(*) FROM bookers').pluck().get())).toBe(0);
});

test('S39 K10 who booked comes back where the cancellation was taken back', () => {
  put();
  const then = (version: number, type: string, event: object) =>
    `INSERT INTO events (day, version, at, by, command_id, type, event)
     SELECT '2017-11-20', ${version}, at, by, 'then-${version}', '${type}', '${JSON.stringify(event)}' FROM events LIMIT 1`;
  inFile((database) => {
    const cancelled = { type: 'appointmentCancelled', visitId: 'visit-0001', movedTo: null };
    database.exec(then(1, 'appointmentCancelled', cancelled));
    database.exec(then(2, 'actUndone', { type: 'actUndone', versions: [1] }));
    database.exec("UPDATE bookers SET name = 'Petrb Klein'");
  });
  expect(mend().words).toMatch(/^Zurückgeholt, genau wie es war:\n {2}Name und Adresse/);
});

test('S39 a backup that cannot be read keeps no other from being asked, and where it was looked is said', () => {
  put();
  spoil({ table: 'bookers', where: first('bookers'), comes: 'aside' }, 'name', createChance(SEED));
  const [newest = ''] = readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('wertmarke-'));
  const later = join(folder, 'backups', 'wertmarke-2030-01-01-000000Z');
  cpSync(join(folder, 'backups', newest), later, { recursive: true });
  const bytes = readFileSync(join(later, 'wertmarke.db'));
  writeFileSync(join(later, 'wertmarke.db'), bytes.fill(7, 4096));
  const manifest = join(later, 'inhalt.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"at":\s*\d+/, '"at":1893456000000'));
  expect(mend(later)).toMatchObject({ code: 1, words: expect.stringContaining('keine Sicherung dieses Programms') });
  expect(mend().words).toMatch(/^Zurückgeholt, genau wie es war:\n {2}Name und Adresse/);
  rmSync(later, { recursive: true });
  put();
  inFile((database) => {
    keepRowSums(database);
    database.exec("UPDATE bookers SET phone = '1'");
  });
  inFile((database) => database.exec("UPDATE bookers SET phone = '2'"));
  expect(mend().words).toMatch(/Nachgesehen in allen lesbaren von \d Sicherungen \(.+backups\)/);
  const away = { dataDir: folder, here: join(folder, 'away'), copy: undefined };
  expect(runMend(away, [], world.time.now).words).toContain('Es wurde keine Sicherung gefunden');
});

test('S39 where pages are damaged the command says so, and does not lead to itself', () => {
  put();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(7, 4096, 40_000));
  expect(mend().words).toMatch(/ganze Seiten.+npm run restore/);
  expect(mend().words).not.toContain('npm run mend');
});

test('S39 what stands in no backup is named, stays until somebody gives it up, and a day that people work on is never given up', () => {
  put();
  spoilAll(CASES().filter(({ comes }) => comes !== 'open'));
  leaveLog();
  const empty = join(kept, 'empty.db');
  const other = new Database(empty);
  expect(mend(empty)).toMatchObject({ code: 1, words: expect.stringContaining('keine Sicherung dieses Programms') });
  migrate(other);
  other.close();
  const without = mend(empty);
  expect(without.code).toBe(1);
  expect(without.words).toMatch(
    /Steht in keiner Sicherung.+Ereignis 2 des Tages 2017-11-06.+npm run mend -- --drop.+npm run restore/s,
  );
  const dropped = mend(empty, '--drop');
  expect(dropped.words).toMatch(
    /Aufgegeben.+Konto.+zweiter Faktor.+Rollen und Rechte.+Steht in keiner Sicherung:\n {2}Ereignis 2 des Tages 2017-11-07/s,
  );
  expect(
    inFile((database) => database.prepare("SELECT count(*) FROM events WHERE day = '2017-11-06'").pluck().get()),
  ).toBe(0);
  expect(mend().code).toBe(0);
  expect(openOnce()).toEqual({ lost: 0, standing: 0 });
});

test('S38 X1 of rows that were set aside nothing but key and sum is kept, and that for 30 days', async () => {
  put();
  spoil({ table: 'bookers', where: first('bookers'), comes: 'aside' }, 'name', createChance(SEED));
  const store = openStore(file);
  expect(store.damage.lost).toBe(1);
  const lost = () => store.database.prepare("SELECT count(*) FROM row_sums WHERE kind LIKE 'lost %'").pluck().get();
  const today = new Date().toISOString().slice(0, 10);
  await store.deletePersonal(dayAfter(today, 29));
  expect(lost()).toBe(1);
  await store.deletePersonal(dayAfter(today, 30));
  expect(lost()).toBe(0);
  store.close();
});
