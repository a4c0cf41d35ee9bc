// The new database takes the place of the old one: killed at any moment it is the one or the other, and the old one is kept.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newOffice } from '../../../server/golive/newOffice';
import { OFFICE } from '../../../server/office/turns/decider';
import { emptyTurn } from '../../../server/office/turns/unitOfWork';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { clearFresh, decideRenewal, freshFile, keptFolder } from '../../../server/storage/safekeeping/renewal';
import { restore } from '../../../server/storage/safekeeping/restore';
import { Database } from '../../../server/storage/sqlite/connection';
import { openStore } from '../../../server/storage/store';
import type { Settings } from '../../../shared/settings';

const AT = 1_790_000_000_000;
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-renewal-'));
  file = join(folder, 'wertmarke.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = async (path: string, settings: Settings) => {
  const store = openStore(path);
  await store.commit({
    ...emptyTurn(),
    settings: { version: 1, at: AT, by: OFFICE, settings, commandId: null, answer: null, after: null },
  });
  return store;
};
const nameIn = async (path: string): Promise<string | undefined> => {
  const store = openStore(path);
  const name = (await store.settings.newest())?.settings.office.name;
  store.close();
  return name;
};
/** A demonstration that was killed: its log lies beside it, with all that it has. */
const killedDemonstration = async () => {
  const running = await write(file, demonstrationOffice);
  copyFileSync(file, `${file}.copy`);
  copyFileSync(`${file}-wal`, `${file}.copy-wal`);
  running.close();
  renameSync(`${file}.copy`, file);
  renameSync(`${file}.copy-wal`, `${file}-wal`);
};
const decide = async () => {
  clearFresh(file);
  (await write(freshFile(file), newOffice)).close();
  decideRenewal(file, AT);
};
const kept = () => join(keptFolder(file, AT), 'wertmarke.db');
const keepLog = () => {
  mkdirSync(keptFolder(file, AT));
  copyFileSync(`${file}-wal`, `${kept()}-wal`);
};
const keepAll = () => {
  keepLog();
  copyFileSync(file, kept());
};
const replace = () => {
  keepAll();
  copyFileSync(`${file}.renewal-${AT}`, file);
};

test.each<[string, () => void]>([
  ['when it was decided', () => undefined],
  ['when the log was kept', keepLog],
  ['when all was kept', keepAll],
  ['when the new file stood beside the old log', replace],
  [
    'when only the decision was left',
    () => {
      replace();
      rmSync(`${file}-wal`);
    },
  ],
])('G17 killed %s, the next start opens the new office and the old one is kept', async (_, doBefore) => {
  await killedDemonstration();
  await decide();
  doBefore();
  expect(await nameIn(file)).toBe(newOffice.office.name);
  expect(await nameIn(kept())).toBe(demonstrationOffice.office.name);
  expect(readdirSync(folder).filter((name) => /renewal|fresh|placed|aside/.test(name))).toEqual([]);
  // It is done once: what happens from now on stays.
  expect(await nameIn(file)).toBe(newOffice.office.name);
});

test('G17 killed before it was decided, nothing has happened', async () => {
  await killedDemonstration();
  (await write(freshFile(file), newOffice)).close();
  expect(await nameIn(file)).toBe(demonstrationOffice.office.name);
  expect(existsSync(keptFolder(file, AT))).toBe(false);
});

test('G18 nothing of the old file is in the new one, and its way back is a restore', async () => {
  await killedDemonstration();
  await decide();
  expect(await nameIn(file)).toBe(newOffice.office.name);
  const database = new Database(file, { readonly: true });
  expect(database.prepare('SELECT count(*) AS count FROM settings').get()).toEqual({ count: 1 });
  database.close();
  await restore({ dataDir: folder, from: kept(), now: AT + 1 });
  expect(await nameIn(file)).toBe(demonstrationOffice.office.name);
});

test('G18 a restore that comes while a renewal is decided is the last word', async () => {
  await killedDemonstration();
  await decide();
  await restore({ dataDir: folder, from: file, now: AT + 1 });
  expect(readdirSync(folder).filter((name) => /renewal/.test(name))).toEqual([]);
  expect(await nameIn(file)).toBe(newOffice.office.name);
});
