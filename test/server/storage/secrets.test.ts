// S16: what opens something elsewhere stands apart: in no version of the settings, no event, no log and no screen.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogTo } from '../../../server/basics/log';
import { createFeedAddresses } from '../../../server/imports/feeds/feedAddresses';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { migrate } from '../../../server/storage/migrations';
import { readSecrets } from '../../../server/storage/secrets';
import { Database } from '../../../server/storage/sqlite/connection';
import { openStore } from '../../../server/storage/store';
import { openWorld } from '../../world';

const SECRETS = ['u9Xq-geheimer-schluessel', 'amt-geheim', 'postfach-geheim', 'ganz-anderes-geheimnis'];
const [TOKEN, LOGIN, MAIL, REPLACED] = SECRETS;
const ADDRESS = `https://amt:${LOGIN}@127.0.0.1:9/termine.ics?token=${TOKEN}`;
const found = (text: string) => SECRETS.filter((secret) => text.includes(secret));

/** Every table of a database but the one where secrets stand. */
const tables = (file: string): string => {
  const database = new Database(file, { readonly: true });
  const names = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'secrets'")
    .pluck()
    .all();
  const all = names.map((name) => JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).all()));
  database.close();
  return all.join('\n');
};

test('S16 where a calendar is and the mail’s password are told nowhere; the host is', async () => {
  const lines: string[] = [];
  const world = await openWorld({ log: createLogTo({ write: (line) => void lines.push(line) }, 'trace') });
  try {
    const admin = await world.connect('admin', 'admin');
    const { settings, settingsVersion: version } = admin.view();
    const feed = { id: 'alt', name: 'Alt', serviceId: 'ausweis', everyMin: 5 };
    const set = (url: string) => admin.ask({ type: 'setFeedAddress', feedId: 'alt', url });
    expect(await set(ADDRESS)).toMatchObject({ refusal: { code: 'unknownFeed' } });
    await admin.ask({ type: 'changeSettings', version, settings: { ...settings, feeds: [feed] } });
    for (const url of [`https://127.0.0.1:9/${REPLACED}`, ADDRESS]) expect(await set(url)).toMatchObject({ ok: true });
    await admin.ask({ type: 'setMailPassword', password: MAIL ?? '' });
    expect(await admin.ask({ type: 'readFeed', feedId: 'alt' })).toMatchObject({
      result: { host: '127.0.0.1:9', failure: { code: 'unreachable' } },
    });
    const smuggled = { ...settings, feeds: [{ ...feed, url: ADDRESS }] };
    expect(await admin.ask({ type: 'changeSettings', version: version + 1, settings: smuggled })).toMatchObject({
      refusal: { code: 'settingsInvalid' },
    });
    await admin.until(({ feeds }) => feeds[0]?.failure?.code === 'unreachable');
    const view = await admin.until(({ feeds }) => feeds[0]?.host === '127.0.0.1:9');
    expect(view.mail.hasPassword).toBe(true);
    expect(found(JSON.stringify(admin.snapshots))).toEqual([]);
    expect(found(lines.join(''))).toEqual([]);
    expect(found(tables(join(world.folder, 'wertmarke.db')))).toEqual([]);
    const addresses = () => {
      const store = new Database(join(world.folder, 'wertmarke.db'), { readonly: true });
      const names = store.prepare("SELECT name FROM secrets WHERE name LIKE 'feed:%'").pluck().all();
      store.close();
      return names;
    };
    expect(addresses()).toEqual(['feed:alt']);
    // A calendar that goes takes its address with it.
    await admin.ask({ type: 'changeSettings', version: version + 1, settings: { ...settings, feeds: [] } });
    await world.restart();
    for (let i = 0; i < 100 && addresses().length > 0; i++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(addresses()).toEqual([]);
  } finally {
    await world.close();
  }
});

test('S16 addresses are taken out of all versions of the settings that an earlier program has stored, and out of the file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-secrets-'));
  const file = join(folder, 'office.db');
  try {
    const old = new Database(file);
    // The program before the step that takes them out.
    migrate(old, 7);
    old.exec("INSERT INTO sessions VALUES ('hash', 'person', 'device', 1509985200000)");
    const { login: _, ...settings } = demonstrationOffice;
    const feed = { id: 'alt', name: 'Alt', serviceId: 'ausweis', everyMin: 5 };
    const insert = old.prepare('INSERT INTO settings (version, at, by, settings) VALUES (?, 0, ?, ?)');
    const urls = [`https://alt.example/${REPLACED}`, ADDRESS];
    urls.forEach(
      (url, i) =>
        void insert.run(i + 1, '{"kind":"office"}', JSON.stringify({ ...settings, feeds: [{ ...feed, url }] })),
    );
    old.close();

    const store = openStore(file);
    expect((await store.settings.newest())?.settings).toEqual({ ...demonstrationOffice, feeds: [feed] });
    expect(createFeedAddresses(await readSecrets(store)).of('alt')).toBe(ADDRESS);
    expect(store.database.prepare('SELECT used_at FROM sessions').pluck().get()).toBe(1509985200000 - 16 * 3_600_000);
    expect(found(tables(file))).toEqual([]);
    // Neither the file nor its log: what is deleted is overwritten.
    for (const name of readdirSync(folder))
      expect([name, readFileSync(join(folder, name)).includes(REPLACED ?? '')]).toEqual([name, false]);
    store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
