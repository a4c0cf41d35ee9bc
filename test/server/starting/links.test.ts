// S14: links that pair browsers: made on demand, kept, listed, withdrawn.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf, newToken } from '../../../server/basics/tokens';
import { MOST_INVITATIONS } from '../../../server/identity/invitations';
import { startOffice } from '../../../server/start';
import { answerFile, requestFile } from '../../../server/starting/linkRequests';
import { DATABASE_FILE } from '../../../server/storage/safekeeping/fileId';
import { Database } from '../../../server/storage/sqlite/connection';
import type { InviteResult, PairResult, Reply } from '../../../shared/protocol';
import { openWorld, type World } from '../../world';

const HOUR = 3_600_000;
const codeIn = (path: string): string => path.split('#pair=')[1] ?? '';

describe('in an office that runs', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const admin = () => world.connect('admin', 'admin');
  type Admin = Awaited<ReturnType<typeof admin>>;
  const invite = async (by: Admin, stationId = 'schalter-3'): Promise<string> => {
    const reply = (await by.ask({ type: 'invite', role: 'counter', stationId })) as { ok: true; result: InviteResult };
    return codeIn(reply.result.path);
  };
  const pair = async (code: string): Promise<string> => {
    const reply = (await (await world.post('/api/pair', { code })).json()) as Reply;
    return reply.ok ? (reply.result as PairResult).stationId : reply.refusal.code;
  };

  test('S14 a link is good for a day, over a restart too, and once', async () => {
    const codes = [await invite(await admin()), await invite(await admin(), 'schalter-4')];
    await world.restart();
    expect(await pair(codes[0] ?? '')).toBe('schalter-3');
    expect(await pair(codes[0] ?? '')).toBe('linkUsedOrExpired');
    world.time.now += 24 * HOUR;
    expect(await pair(codes[1] ?? '')).toBe('linkUsedOrExpired');
  });

  test('S14 of a link only a hash is on the disk', async () => {
    const code = await invite(await admin());
    for (const name of readdirSync(world.folder))
      expect(readFileSync(join(world.folder, name)).includes(code)).toBe(false);
  });

  test('S14 open links are listed in the administration and withdrawn there', async () => {
    const one = await admin();
    const code = await invite(one);
    const view = await one.until(({ invitations }) => invitations.length === 1);
    const [invitation] = view.invitations;
    expect(invitation).toMatchObject({ role: 'counter', stationId: 'schalter-3', by: 'admin' });
    expect(JSON.stringify(view)).not.toContain(code);
    const withdraw = { type: 'withdrawInvitation', invitationId: invitation?.id ?? '' } as const;
    expect(await one.ask(withdraw)).toMatchObject({ ok: true });
    expect(await pair(code)).toBe('linkUsedOrExpired');
    expect(await one.ask(withdraw)).toMatchObject({ refusal: { code: 'unknownInvitation' } });
    await one.until(({ invitations }) => invitations.length === 0);
  });

  test('S14 a link for a station that has gone leads nowhere, also when one of that name comes back', async () => {
    const one = await admin();
    const code = await invite(one, 'schalter-8');
    const change = async (counters: typeof settings.counters) => {
      const { settings: now, settingsVersion: version } = one.view();
      const reply = await one.ask({ type: 'changeSettings', version, settings: { ...now, counters } });
      expect(reply.ok).toBe(true);
      await one.until((view) => view.settingsVersion > version);
    };
    const { settings } = one.view();
    await change(settings.counters.slice(0, -1));
    await change(settings.counters);
    expect(await pair(code)).toBe('linkUsedOrExpired');
  });

  test('S14 what the demonstration has printed is worth nothing when it is one no more, or starts again', async () => {
    const printed = await world.app().links();
    const [, , counter, other] = printed.map(({ path }) => codeIn(path));
    await world.restart();
    expect(await pair(counter ?? '')).toBe('linkUsedOrExpired');
    const fresh = (await world.app().links()).map(({ path }) => codeIn(path));
    const one = await admin();
    const { settings, settingsVersion: version } = one.view();
    const office = { ...settings.office, demonstration: false };
    await one.ask({ type: 'changeSettings', version, settings: { ...settings, office } });
    for (const code of [other, ...fresh]) expect(await pair(code ?? '')).toBe('linkUsedOrExpired');
  });

  test('S14 S17 no more links are open than there may be: the oldest is withdrawn', async () => {
    const one = await admin();
    const first = await invite(one);
    const { invitations, take } = world.app();
    for (let i = 0; i < MOST_INVITATIONS; i++)
      await take(() => invitations.invite({ role: 'counter', stationId: 'schalter-2', personId: null }, 'terminal'));
    expect(invitations.list()).toHaveLength(MOST_INVITATIONS);
    expect(await pair(first)).toBe('linkUsedOrExpired');
  });
});

describe('at the terminal', () => {
  let folder: string;
  let root: string;
  let office: Awaited<ReturnType<typeof start>> | null;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wertmarke-links-'));
    root = mkdtempSync(join(tmpdir(), 'wertmarke-root-'));
    writeFileSync(join(root, 'build.json'), '{"version":"0.0.0","build":"test"}');
    office = null;
  });
  afterEach(async () => {
    await office?.close();
    for (const one of [folder, root]) rmSync(one, { recursive: true, force: true });
  });

  const start = async (isAgain = false) => {
    const ports = { PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1', DEMONSTRATION: 'empty' };
    const started = await startOffice({ ...ports, DATA_DIR: folder, LOG_LEVEL: 'silent' }, root, isAgain);
    if ('cannotStart' in started) throw new Error(started.cannotStart);
    return started;
  };
  const dir = () => join(folder, 'links');
  /** As `npm run link` asks. */
  const ask = async (word: string | null, code: string, content?: string): Promise<Record<string, unknown> | null> => {
    const token = newToken();
    const file = requestFile(dir(), token);
    writeFileSync(`${file}.new`, content ?? JSON.stringify({ word, codeHash: hashOf(code) }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    const isThere = () => readdirSync(dir()).some((name) => answerFile(dir(), token).endsWith(name));
    // Between taking a request away and answering it there is a moment.
    for (let gone = 0; gone < 10 && !isThere(); await sleep(50)) if (!existsSync(file)) gone++;
    return isThere() ? JSON.parse(readFileSync(answerFile(dir(), token), 'utf8')) : null;
  };
  const becomeReal = async () => {
    const { branch } = office ?? (await start());
    const settings = branch.settings();
    const by = { kind: 'device', deviceId: newToken(), role: 'admin', stationId: 'admin', personId: null } as const;
    const version = branch.settingsVersion();
    const real = { ...settings, office: { ...settings.office, demonstration: false } };
    await branch.handle({ id: newToken(), by, command: { type: 'changeSettings', version, settings: real } });
  };

  test('S14 only the demonstration prints its links by itself', async () => {
    office = await start();
    expect(office.announcement.match(/#pair=/g)?.length).toBeGreaterThan(8);
    await becomeReal();
    await office.close();
    office = await start();
    expect(office.announcement).not.toContain('#pair=');
    expect(office.announcement).toContain('npm run link -- admin');
    expect(office.invitations.list()).toEqual([]);
  });

  test('S1 the program as it is started keeps passwords at the full cost', async () => {
    office = await start();
    const database = new Database(join(folder, DATABASE_FILE), { readonly: true });
    const hashes = database.prepare('SELECT password_hash FROM persons').pluck().all();
    database.close();
    expect(hashes).toHaveLength(9);
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
  });

  test('S14 printed links end with the program, unless only its code has changed: then they stay, and no new ones come', async () => {
    office = await start();
    const printed = office.invitations.list();
    await office.close();
    office = await start(true);
    expect(office.announcement).toBe('');
    expect(office.invitations.list()).toEqual(printed);
    await office.close();
    office = await start();
    const ids = new Set(printed.map(({ id }) => id));
    expect(office.invitations.list().filter(({ id }) => ids.has(id))).toEqual([]);
  });

  test('S14 who owns the data folder gets a link from the running office, by the place’s name', async () => {
    office = await start();
    await becomeReal();
    for (const [word, stationId] of [
      ['admin', 'admin'],
      ['counter-3', 'schalter-3'],
      ['Schalter-3', 'schalter-3'],
      ['kiosk', 'kiosk-1'],
      ['display-1', 'anzeige-1'],
    ]) {
      const code = newToken();
      expect(await ask(word ?? '', code)).toMatchObject({ ok: true, office: `http://127.0.0.1:${office.port}` });
      const paired = await fetch(`http://127.0.0.1:${office.port}/api/pair`, {
        ...{ method: 'POST', body: JSON.stringify({ code }) },
        headers: { 'content-type': 'application/json' },
      });
      expect(await paired.json()).toMatchObject({ ok: true, result: { stationId } });
    }
    for (const word of ['counter', 'counter-9', 'admin-2', '__proto__', null])
      expect(await ask(word, newToken())).toMatchObject({
        ok: false,
        stations: expect.arrayContaining([{ word: 'admin', name: 'Verwaltung' }]),
      });
  });

  const runLink = (...words: string[]): Promise<{ code: number | null; said: string }> =>
    new Promise((resolve) => {
      const program = join(__dirname, '../../../dist/server/starting/linkMain.js');
      const env = { PATH: process.env['PATH'], DATA_DIR: folder };
      const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
      });
      child.once('exit', (code) => resolve({ code, said }));
    });

  test('S14 the program itself: a link that pairs, what there is, and nobody there', async () => {
    const nobody = await runLink('admin');
    expect(nobody).toMatchObject({ code: 1, said: expect.stringContaining('arbeitet gerade kein Programm') });
    office = await start();
    const { code, said } = await runLink('counter-3');
    const [link = ''] = said.match(/http\S+/) ?? [];
    expect({ code, link }).toMatchObject({ code: 0, link: expect.stringMatching(/\/counter\/#pair=\S{16}$/) });
    const paired = await fetch(`http://127.0.0.1:${office.port}/api/pair`, {
      ...{ method: 'POST', body: JSON.stringify({ code: codeIn(link) }) },
      headers: { 'content-type': 'application/json' },
    });
    expect(await paired.json()).toMatchObject({ ok: true, result: { stationId: 'schalter-3' } });
    for (const words of [[], ['counter'], ['counter-99']])
      expect(await runLink(...words)).toMatchObject({
        code: 1,
        said: expect.stringContaining('npm run link -- counter-8'),
      });
    expect(readdirSync(dir())).toEqual([]);
  });

  test('S14 what is no request is thrown away, and the folder is its owner’s alone', async () => {
    office = await start();
    expect(statSync(dir()).mode & 0o777).toBe(0o700);
    for (const content of [
      '',
      '{',
      '{"word":"admin"}',
      JSON.stringify({ word: 'admin', codeHash: 'x' }),
      'x'.repeat(5000),
    ])
      expect(await ask('admin', newToken(), content)).toBeNull();
    expect(readdirSync(dir())).toEqual([]);
    await office.close();
    office = null;
    expect(readdirSync(folder)).not.toContain('links');
  });

  test('S14 a folder that an earlier program left open to others is closed, and what lay in it is not answered', async () => {
    office = await start();
    await office.close();
    mkdirSync(dir());
    chmodSync(dir(), 0o777);
    const stale = newToken();
    writeFileSync(requestFile(dir(), stale), JSON.stringify({ word: 'admin', codeHash: hashOf(newToken()) }));
    office = await start();
    expect(statSync(dir()).mode & 0o777).toBe(0o700);
    await sleep(700);
    expect(readdirSync(dir())).toEqual([]);
    expect(office.invitations.list().filter(({ by }) => by === 'terminal')).toEqual([]);
  });
});
