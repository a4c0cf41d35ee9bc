// G2, G3: versions of the settings and their file, over real sockets and a real database.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { modernise } from '../../../server/storage/migrations/modernise';
import type { Reply } from '../../../shared/protocol';
import { type Settings, settingsSchema } from '../../../shared/settings';
import { NO_MAIL_TEXTS } from '../../../shared/settings/appointments';
import type { SettingsFile } from '../../../shared/versions/file';
import type { VersionsResult } from '../../../shared/versions/listed';
import { everythingSet } from '../../everything';
import { openWorld, type World } from '../../world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const admin = () => world.connect('admin', 'admin');
type Admin = Awaited<ReturnType<typeof admin>>;

const result = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};
const refusalOf = (reply: Reply) => (reply.ok ? null : reply.refusal);
const save = async (client: Admin, change: (settings: Settings) => Settings) => {
  const { settings, settingsVersion: version } = client.view();
  result(await client.ask({ type: 'changeSettings', version, settings: change(settings) }));
  await client.until((view) => view.settingsVersion === version + 1);
};
const versions = async (client: Admin, before: number | null = null) =>
  result<VersionsResult>(await client.ask({ type: 'settingsVersions', before }));
const exported = async (client: Admin) => result<SettingsFile>(await client.ask({ type: 'exportSettings' }));
const read = (client: Admin, file: object) => client.ask({ type: 'readSettingsFile', file: { ...file } });

test('G2 every version is there with who saved it, ten at a time', async () => {
  const client = await admin();
  for (let run = 3; run <= 14; run++)
    await save(client, (settings) => ({ ...settings, policy: { ...settings.policy, run } }));
  const first = await versions(client);
  expect(first.versions.map(({ version }) => version)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
  expect(first.versions[0]).toMatchObject({ by: { kind: 'person' }, settings: client.view().settings });
  expect(first.base?.version).toBe(3);
  const rest = await versions(client, 4);
  expect(rest.versions.map(({ version, settings }) => [version, settings.policy.run])).toEqual([
    [3, 4],
    [2, 3],
    [1, 2],
  ]);
  expect(rest).toMatchObject({ base: null });
  expect(rest.versions.at(-1)?.by).toEqual({ kind: 'office' });
  expect((await versions(client, 1)).versions).toEqual([]);
});

test('G2 the way back to an old version is a change like any other', async () => {
  const client = await admin();
  await save(client, (settings) => ({ ...settings, placeWord: 'Zimmer', services: settings.services.slice(1) }));
  const { versions: found } = await versions(client);
  const old = found.find(({ version }) => version === 1);
  if (old === undefined) throw new Error('there is no first version');
  await save(client, () => old.settings);
  expect(client.view()).toMatchObject({
    settings: { placeWord: 'Schalter', services: demonstrationOffice.services, former: { services: [] } },
  });
});

test('G3 what is written is read back as it was, and nothing else of the office is in it', async () => {
  const client = await admin();
  const secret = `mail-${randomBytes(8).toString('hex')}`;
  result(await client.ask({ type: 'setMailPassword', password: secret }));
  const file = await exported(client);
  expect(file).toMatchObject({ program: 'wertmarke', content: 'settings', version: 1 });
  expect(JSON.stringify(file)).not.toContain(secret);
  for (const { name } of client.view().staff) expect(JSON.stringify(file)).not.toContain(name);
  const before = client.view().settingsVersion;
  expect(result(await read(client, file))).toEqual({ settings: client.view().settings });
  expect(client.view().settingsVersion).toBe(before);
});

test('G3 a file of an older program is brought to the shape of today, whatever it lacks', async () => {
  const client = await admin();
  const { settings, ...file } = await exported(client);
  const { retention: _, figuresPerClerk: __, ticketWord: ___, ownTicketWord: ____, ...older } = settings;
  const { announcements: _____, ...oldest } = older as Settings;
  // As it was written when printers had learned to differ, and nobody had set how long acts are known.
  const answer = result<{ settings: Settings }>(await read(client, { ...file, shape: 10, settings: oldest }));
  expect(answer.settings).toEqual({ ...settings, ...answer.settings });
  expect(settingsSchema.safeParse(answer.settings).success).toBe(true);
});

test('G3 what is no such file, of a newer program, or does not fit is refused by name, and nothing changes', async () => {
  const client = await admin();
  const file = await exported(client);
  const codeOf = async (changed: object) => refusalOf(await read(client, changed))?.code;
  expect(await codeOf({})).toBe('notASettingsFile');
  expect(await codeOf({ ...file, program: 'other' })).toBe('notASettingsFile');
  expect(await codeOf({ ...file, settings: [] })).toBe('notASettingsFile');
  expect(await codeOf({ ...file, shape: 0 })).toBe('notASettingsFile');
  expect(await codeOf({ ...file, shape: file.shape + 1 })).toBe('settingsFileNewer');
  const services = file.settings.services.with(1, {
    ...(file.settings.services[1] as object),
    durationMin: 0,
  } as never);
  expect(refusalOf(await read(client, { ...file, settings: { ...file.settings, services } }))).toMatchObject({
    ...{ code: 'settingsInvalid', values: { where: 'services.1.durationMin' } },
  });
  expect(client.view().settingsVersion).toBe(1);
  const counter = await world.connect('counter', 'schalter-1');
  for (const type of ['settingsVersions', 'exportSettings', 'readSettingsFile'] as const)
    expect(refusalOf(await counter.ask({ type, before: null, file } as never))?.code).toMatch(
      /notAllowed|malformed|tooLarge/,
    );
});

test('G13 a file in which a letter has what nobody can fill in is refused, with the letter and the line', async () => {
  const client = await admin();
  const file = await exported(client);
  const { mailTexts } = file.settings as Settings;
  const said = (text: string) => ({
    ...file,
    settings: {
      ...file.settings,
      mailTexts: { ...mailTexts, moved: { ...mailTexts.moved, en: { subject: null, text } } },
    },
  });
  expect(refusalOf(await read(client, said('Hello\n{Vorname}')))).toMatchObject({
    code: 'settingsInvalid',
    values: { where: 'mailTexts.moved.en.text', what: 'line 2: {Vorname} (unknown)' },
  });
  expect(refusalOf(await read(client, said('Hello {name}')))).toBeNull();
});

test('G13 a file from before letters had words of the office’s own has the program’s', async () => {
  const client = await admin();
  const file = await exported(client);
  const { mailTexts, ...older } = file.settings as Settings;
  const { settings } = result<{ settings: Settings }>(await read(client, { ...file, shape: 10, settings: older }));
  expect(settings.mailTexts).toEqual(mailTexts);
  expect(mailTexts).toEqual(NO_MAIL_TEXTS);
});

test('G3 no file of any shape, however broken, does more than to be refused', () => {
  const shapes = fc.integer({ min: 1, max: 14 });
  const keys = Object.keys(everythingSet);
  const broken = fc.tuple(fc.subarray(keys), fc.constantFrom(...keys), fc.jsonValue()).map(([gone, key, value]) => ({
    ...Object.fromEntries(Object.entries(everythingSet).filter(([name]) => !gone.includes(name))),
    [key]: value,
  }));
  fc.assert(
    fc.property(broken, shapes, (settings, shape) => {
      try {
        settingsSchema.safeParse(modernise(settings, shape));
      } catch (error) {
        // The database says what it could make nothing of.
        expect(String(error)).toMatch(/Sqlite|JSON/);
      }
    }),
    { numRuns: 30 },
  );
});
