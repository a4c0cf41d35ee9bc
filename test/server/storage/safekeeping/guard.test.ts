// What lies in the data folder is looked at before it is opened: no older file is mixed with a newer log.
import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Database } from '../../../../server/storage/sqlite/connection';
import { type Image, type Lives, openLives, upTo } from './lives';

let lives: Lives;
beforeEach(() => {
  lives = openLives();
});
afterEach(() => lives.close());

/** Three lives: ended by kills and in order, with checkpoints by size between. Images from all of them. */
const severalLives = async (): Promise<Image[]> => {
  const images: Image[] = [];
  for (let life = 0; life < 3; life++) {
    const store = lives.open();
    for (let act = 0; act < 4; act++) {
      await lives.commit(store);
      images.push(lives.image());
      if (act === 1) {
        await store.deletePersonal('2017-01-01');
        images.push(lives.image());
      }
      if (act === 2 && life === 1) await store.probe();
    }
    store.close();
    images.push(lives.image());
  }
  return images;
};

test('X6 every file beside every log of three lives opens as one of them was, and never as a mixture', async () => {
  const images = await severalLives();
  for (const of of images)
    for (const logOf of images) {
      const mixed = lives.mix(of, logOf);
      const alone = lives.versionsIn(lives.mix(of, { ...of, log: null })).length;
      const store = lives.open(mixed);
      const { putAside } = store;
      const isOwn = putAside === null && logOf.log !== null;
      store.close();
      const versions = lives.versionsIn(mixed);
      expect(versions).toEqual(upTo(versions.length));
      // The log's own file, or one that was the same then: what the log holds. Any other: the file alone.
      expect([alone, logOf.versions]).toContain(versions.length);
      if (of === logOf) expect(versions).toEqual(upTo(of.versions));
      const isOfSameFile = readFileSync(of.file).equals(readFileSync(logOf.file));
      const logBytes = logOf.log === null ? 0 : readFileSync(logOf.log).length;
      expect(putAside !== null).toBe(!isOfSameFile && logBytes > 0);
      if (!isOwn) expect(versions).toHaveLength(alone);
      if (putAside !== null) expect(readFileSync(putAside)).toEqual(readFileSync(logOf.log ?? ''));
    }
});

const crashed = async (acts: number): Promise<Image> => {
  const store = lives.open();
  for (let act = 0; act < acts; act++) await lives.commit(store);
  const image = lives.image();
  store.close();
  return image;
};

test('X2 X6 a log that a power cut tore anywhere in its last commit opens with everything before it', async () => {
  const image = await crashed(5);
  const size = readFileSync(image.log ?? '').length;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (bytes) => {
      const torn = lives.mix(image, image);
      truncateSync(`${torn}-wal`, size - bytes);
      lives.open(torn).close();
      expect(lives.versionsIn(torn)).toEqual(upTo(4));
    }),
    { numRuns: 20 },
  );
});

test('X6 a log that is damaged before its last commit is refused, and nothing is changed', async () => {
  const image = await crashed(6);
  const whole = readFileSync(image.log ?? '');
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.6, noNaN: true }), fc.integer({ min: 1, max: 255 }), (share, change) => {
      const damaged = lives.mix(image, image);
      const bytes = Buffer.from(whole);
      const at = Math.floor(share * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      writeFileSync(`${damaged}-wal`, bytes);
      expect(() => lives.open(damaged)).toThrow('LOG_DAMAGED');
      expect(readFileSync(`${damaged}-wal`)).toEqual(bytes);
    }),
    { numRuns: 40 },
  );
});

test('X6 a database that is missing or empty beside its log is refused, and no new office begins', async () => {
  const image = await crashed(3);
  const missing = lives.mix(image, image);
  rmSync(missing);
  expect(() => lives.open(missing)).toThrow('DATA_MISSING');
  expect(existsSync(missing)).toBe(false);
  const empty = lives.mix(image, image);
  truncateSync(empty, 0);
  expect(() => lives.open(empty)).toThrow('DATA_MISSING');
  expect(readFileSync(`${empty}-wal`)).toEqual(readFileSync(image.log ?? ''));
});

test('X6 what is no database, is cut short, or has a broken page is refused', async () => {
  const image = await crashed(40);
  const other = join(lives.folder, 'letter.db');
  writeFileSync(other, 'Sehr geehrte Damen und Herren,\n'.repeat(500));
  expect(() => lives.open(other)).toThrow('DATA_FOREIGN');
  writeFileSync(other, 'kurz');
  expect(() => lives.open(other)).toThrow('DATA_FOREIGN');

  const cut = lives.mix(image, { ...image, log: null });
  truncateSync(cut, 4096 * 3);
  expect(() => lives.open(cut)).toThrow(expect.objectContaining({ code: expect.stringMatching(/CORRUPT|DAMAGED/) }));

  const gap = lives.mix(image, image);
  const database = new Database(gap);
  database.exec('DELETE FROM events WHERE version = 7');
  const log = readFileSync(`${gap}-wal`);
  const file = readFileSync(gap);
  database.close();
  writeFileSync(gap, file);
  writeFileSync(`${gap}-wal`, log);
  expect(() => lives.open(gap)).toThrow('DATA_DAMAGED');
});

test('X6 a log of a program that knew no ids is applied as ever', () => {
  const file = join(lives.folder, 'old.db');
  const old = new Database(file);
  old.pragma('journal_mode = WAL');
  old.exec('CREATE TABLE things (id INTEGER); INSERT INTO things VALUES (1)');
  const [database, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
  old.close();
  writeFileSync(file, database);
  writeFileSync(`${file}-wal`, log);
  const store = lives.open(file);
  expect(store.database.prepare('SELECT count(*) FROM things').pluck().get()).toBe(1);
  store.close();
});

test('X6 leftovers of earlier times behind the end of a log are nothing new', async () => {
  const image = await crashed(3);
  const log = image.log ?? '';
  const leftovers = lives.mix(image, image);
  const frames = Buffer.from(readFileSync(log).subarray(32));
  // Another salt: frames of the time before the log began again.
  for (let at = 8; at < frames.length; at += 4096 + 24) frames.writeUInt32BE(7, at);
  appendFileSync(`${leftovers}-wal`, frames);
  lives.open(leftovers).close();
  expect(lives.versionsIn(leftovers)).toEqual(upTo(3));
});

test('X2 X1 X6 the file is opened with the promises that are made: durable, overwritten, checkpoints of our own', () => {
  const store = lives.open();
  const setting = (name: string) => store.database.pragma(name, { simple: true });
  expect(setting('journal_mode')).toBe('wal');
  expect(setting('synchronous')).toBe(2);
  expect(setting('secure_delete')).toBe(1);
  expect(setting('wal_autocheckpoint')).toBe(0);
  expect(setting('busy_timeout')).toBe(200);
  store.close();
});

test('X6 the log is kept short, and what it held is in the file', async () => {
  const store = lives.open();
  const fill = store.database.prepare('INSERT INTO secrets VALUES (?, ?)');
  for (let i = 0; i < 60; i++) fill.run(`filling-${i}`, 'x'.repeat(100_000));
  const before = readFileSync(`${lives.file}-wal`).length;
  await store.tend();
  await lives.commit(store);
  const { file } = lives.image();
  expect(before).toBeGreaterThan(4_000_000);
  expect(lives.versionsIn(lives.mix({ file, log: null, versions: 0 }, { file, log: null, versions: 0 }))).toEqual([]);
  expect(readFileSync(file).length).toBeGreaterThan(before / 2);
  store.close();
  expect(lives.versionsIn(lives.file)).toEqual([1]);
});
