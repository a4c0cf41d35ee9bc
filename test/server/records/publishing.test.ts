// M13, M14 through the whole office: days are lived, closed and published, and visitors ask who went before.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDay } from '../../../scripts/checkDay.mjs';
import { Database } from '../../../server/storage/sqlite/connection';
import type { CallResult } from '../../../shared/commands/calls';
import type { Receipt } from '../../../shared/fairness/receipt';
import { draw, openWorld, trustingOffice, type World } from '../../world';
import { liveDay, nineOn } from '../storage/someDays';

const [MONDAY, TUESDAY, WEDNESDAY] = ['2017-11-06', '2017-11-07', '2017-11-08'] as const;
const PLAN = { counters: 2, drawnAt: [0, 1, 2, 3, 9, 12], serviceMin: 6 };
/** Whom that plan draws: when they come, and when a counter is free for them. */
const DRAWN = [
  ['A001', '9:00', '9:00'],
  ['A002', '9:01', '9:01'],
  ['A003', '9:02', '9:06'],
  ['A004', '9:03', '9:07'],
  ['A005', '9:09', '9:12'],
  ['A006', '9:12', '9:13'],
];

jest.setTimeout(60_000);

let world: World;
const open = async (publishesDays: boolean) => {
  world = await openWorld({
    settings: { ...trustingOffice, languages: ['de', 'en', 'ar'], fairness: { publishesDays } },
  });
};
afterEach(() => world.close());

const goTo = async (day: string): Promise<void> => {
  world.time.now = nineOn(day);
  await world.pass(0);
};
const get = (path: string): Promise<Response> => fetch(world.publicUrl(path));
const listed = async (): Promise<{ day: string; head: string }[]> =>
  ((await (await get('/api/records')).json()) as { result: { days: { day: string; head: string }[] } }).result.days;
const published = async (count: number) => {
  for (;;) {
    const days = await listed();
    if (days.length >= count) return days;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

test('M13 days that are over are published in a chain; what was published is read again after a restart', async () => {
  await open(true);
  await liveDay(world, MONDAY, PLAN);
  await goTo(TUESDAY);
  await liveDay(world, TUESDAY, PLAN);
  await goTo(WEDNESDAY);
  const days = await published(2);
  expect(days.map(({ day }) => day)).toEqual([TUESDAY, MONDAY]);
  const texts = await Promise.all([MONDAY, TUESDAY].map(async (day) => (await get(`/api/records/${day}`)).text()));
  const files = texts.map((_, i) => join(world.folder, `${i}.txt`));
  for (const [i, text] of texts.entries()) {
    const { day, calls, faults, head } = checkDay(text);
    expect({ day, calls, faults, head }).toEqual({ ...[...days].reverse()[i], calls: 6, faults: [] });
    writeFileSync(files[i] ?? '', text);
  }
  const check = (...given: string[]) =>
    spawnSync(process.execPath, [join(__dirname, '../../../scripts/checkDay.mjs'), ...given], { encoding: 'utf8' });
  expect(check(...files)).toMatchObject({ status: 0, stdout: expect.stringContaining('Every call is the one') });
  expect(check(...[...files].reverse())).toMatchObject({ status: 1, stdout: expect.stringContaining('not follow') });
  const [first, second] = days;
  const page = async (path: string) => (await get(path)).text();
  const list = await page('/aufrufe?lang=en');
  expect(list).toContain(`<a href="/aufrufe/${TUESDAY}?lang=en">Tuesday, 7 November 2017</a>`);
  for (const { head } of [first, second].flatMap((one) => one ?? [])) expect(list).toContain(head);
  const told = await page(`/aufrufe/${MONDAY}`);
  const rows = [...told.matchAll(/<tr><th scope="row"><bdi>(.*?)<\/bdi><\/th>(.*?)<\/tr>/g)];
  expect(rows.map(([, number, cells]) => [number, ...(cells ?? '').split(/<[^>]+>/).filter(Boolean)])).toEqual(
    DRAWN.map(([number, came, called]) => [number, came, called, 'der Reihe nach']),
  );
  expect(await page(`/aufrufe/${MONDAY}?lang=ar`)).toContain('<html lang="ar" dir="rtl">');
  await world.restart();
  expect(await listed()).toEqual(days);
  expect(await (await get(`/api/records/${MONDAY}`)).text()).toBe(texts[0]);
});

test('M13 S38 where a disk has changed the last hash, no day continues it, and the chain goes on once that is mended', async () => {
  await open(true);
  await liveDay(world, MONDAY, PLAN);
  await goTo(TUESDAY);
  const [monday] = await published(1);
  const write = (head: string) => () => {
    const file = new Database(join(world.folder, 'wertmarke.db'));
    file.prepare('UPDATE day_records SET head = ?').run(head);
    file.close();
  };
  await world.restart(write('f'.repeat(64)));
  await liveDay(world, TUESDAY, PLAN);
  await goTo(WEDNESDAY);
  await world.restart(write(monday?.head ?? ''));
  await published(2);
  const text = await (await get(`/api/records/${TUESDAY}`)).text();
  expect(text.split('\n', 1)[0]).toContain(`"before":"${monday?.head}"`);
});

test('M13 nothing is published without the office wanting it, of today, or of a day that nobody knows', async () => {
  await open(false);
  await liveDay(world, MONDAY, PLAN);
  await goTo(TUESDAY);
  expect(await listed()).toEqual([]);
  for (const day of [MONDAY, TUESDAY, '2031-01-01']) expect((await get(`/api/records/${day}`)).status).toBe(404);
  expect((await get('/api/records/yesterday')).status).toBe(400);
  expect(await (await get('/aufrufe')).text()).toContain('Hier steht noch kein Tag.');
  const missing = await get(`/aufrufe/${MONDAY}`);
  expect([missing.status, await missing.text()]).toEqual([
    404,
    expect.stringContaining('Dieser Tag steht hier nicht.'),
  ]);
  expect((await get('/aufrufe/yesterday')).status).toBe(404);
});

test('M14 who was called reads who went before, by number and rule; nobody else does, and not before', async () => {
  await open(true);
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const clerk = await world.connect('counter', 'schalter-1');
  for (let i = 0; i < 3; i++) {
    await kiosk.ask(draw('wohnsitz'));
    world.time.now += 60_000;
  }
  const [first, second, third] = [...world.app().branch.today().visits.values()];
  const receipt = async (key: string) => {
    const reply = (await (await get(`/api/tickets/${key}/receipt`)).json()) as { ok: boolean; result: Receipt };
    return reply.ok ? reply.result : null;
  };
  const next = async () => {
    const called = await clerk.ask({ type: 'callNext' });
    if (!called.ok) throw new Error('nobody was called');
    const { visitId } = called.result as CallResult;
    await clerk.ask({ type: 'begin', visitId });
    await clerk.ask({ type: 'finish', visitId });
    world.time.now += 60_000;
  };
  await next();
  expect(await receipt(second?.key ?? '')).toBeNull();
  await clerk.ask({ type: 'raise', visitId: third?.id ?? '', reason: 'child' });
  await next();
  await next();
  expect(await receipt(second?.key ?? '')).toMatchObject({
    before: [
      { number: third?.number, why: 'raised', slotAt: null },
      { number: first?.number, why: 'earlier', slotAt: null },
    ],
    ...{ number: second?.number, left: 0, isPublished: true },
  });
  expect(await receipt(first?.key ?? '')).toMatchObject({ before: [] });
  expect(await receipt('nobody-has-this-key')).toBeNull();
});

test('M13 settings say after which event of the day they were saved, whatever the clock says', async () => {
  await open(true);
  const [kiosk, admin] = [await world.connect('kiosk', 'kiosk-1'), await world.connect('admin', 'admin')];
  await kiosk.ask(draw('ausweis'));
  const { branch } = world.app();
  const { day, version: least } = branch.today();
  const settings = { ...branch.settings(), policy: { ...branch.settings().policy, run: 5 } };
  await admin.ask({ type: 'changeSettings', version: branch.settingsVersion(), settings });
  const { version: most } = branch.today();
  await kiosk.ask(draw('ausweis'));
  const after = (await branch.settingsOf(branch.settingsVersion()))?.after;
  expect(after?.day).toBe(day);
  // The slip of the first is printed meanwhile.
  expect(after?.version).toBeGreaterThanOrEqual(least);
  expect(after?.version).toBeLessThanOrEqual(most);
});
