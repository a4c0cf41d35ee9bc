// W21, W22, F10: whether to set out now, as a page and as open data, over a real office.
import { createHash } from 'node:crypto';
import { createBoard } from '../../../../server/public/waits/board';
import { pageOf } from '../../../../server/public/waits/page';
import { LANGUAGES } from '../../../../shared/languages';
import type { CounterView } from '../../../../shared/protocol';
import { type Client, draw, openWorld, trustingOffice, type World } from '../../../world';
import { ERIKA, MINUTE, visitorOf, WEDNESDAY_TEN, WISH } from '../booking/visitor';

let world: World;
let counter: Client<CounterView>;
let take: () => Promise<unknown>;
beforeAll(async () => {
  world = await openWorld({
    settings: { ...trustingOffice, hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })) },
  });
  counter = await world.connect('counter', 'schalter-1');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  take = () => kiosk.ask(draw('ausweis'));
});
afterAll(() => world.close());

type Wait = { inMin: number; at: string; state: string; fromMin: number | null; toMin: number | null; opensAt: string };
type Said = {
  at: string;
  state: string;
  opensAt: string | null;
  waiting: number | null;
  services: { id: string; waits: Wait[] }[];
  held: { share: number | null; arrivals: number | null };
  calmest: unknown[];
};

const json = () => fetch(world.publicUrl('/api/waits.json'));
const waits = async (): Promise<Said> => (await json()).json() as Promise<Said>;
const page = (query = '', headers = {}) => fetch(world.publicUrl(`/losgehen${query}`), { headers });
/** Longer than anybody is told the same. */
const later = () => world.pass(6_000);
const cardWaits = async () => (await waits()).services.find(({ id }) => id === 'ausweis')?.waits ?? [];

test('W22 the wait of whoever comes now and later, for each service, with the time that is told', async () => {
  const { at, state, services } = await waits();
  expect([at, state, services.length]).toEqual(['2017-11-06T09:00:00+01:00', 'open', 10]);
  const told = await cardWaits();
  expect(told.map(({ inMin }) => inMin)).toEqual([0, 10, 20, 30, 45, 60]);
  expect(told[2]).toEqual({
    ...{ inMin: 20, at: '2017-11-06T09:20:00+01:00', state: 'open', opensAt: null },
    ...{ fromMin: 0, toMin: expect.any(Number) },
  });
});

test('W22 it is worked out once in some seconds for all who ask, and fewer than five who wait are not counted', async () => {
  const before = await (await json()).text();
  for (let i = 0; i < 4; i++) await take();
  expect(await (await json()).text()).toBe(before);
  await later();
  expect((await waits()).waiting).toBeNull();
  await take();
  await later();
  const now = await waits();
  expect(now.waiting).toBe(5);
  expect((await cardWaits())[0]?.toMin).toBeGreaterThan(5);
});

test('W22 every page may ask, keeps the answer for a while, and is told when nothing has changed', async () => {
  const first = await json();
  expect(first.headers.get('access-control-allow-origin')).toBe('*');
  expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(first.headers.get('cache-control')).toBe('public, max-age=30');
  expect(first.headers.get('link')).toContain('rel="license"');
  const mark = first.headers.get('etag') ?? '';
  const again = await fetch(world.publicUrl('/api/waits.json'), {
    headers: { 'if-none-match': mark, 'cache-control': 'max-age=0' },
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('W22 as a table it says the same', async () => {
  const [said, response] = [await waits(), await fetch(world.publicUrl('/api/waits.csv'))];
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const [heads, ...rows] = (await response.text()).trim().split('\r\n');
  expect(heads).toBe('told_at,service,name,in_min,at,state,from_min,to_min,opens_at');
  const expected = said.services.flatMap(({ id, waits: told }) => told.map((one) => [id, one.inMin, one.toMin]));
  const read = (row: string) => /^[^,]+,([^,]+),(?:"[^"]*"|[^",]*),(\d+),[^,]+,open,\d+,(\d+),$/.exec(row)?.slice(1);
  expect(rows.map(read)).toEqual(expected.map((row) => row.map(String)));
});

test('W21, W22 nothing of anybody is on the page or in the data, and no cookie is set', async () => {
  const { key } = await visitorOf(world).booked(WEDNESDAY_TEN, { ...WISH, contact: ERIKA });
  await later();
  const visits = [...world.app().branch.today().visits.values()];
  for (const path of ['/losgehen', '/api/waits.json', '/api/waits.csv', '/api/calmest.csv']) {
    const response = await fetch(world.publicUrl(path));
    expect(response.headers.get('set-cookie')).toBeNull();
    const text = await response.text();
    for (const one of ['Mustermann', key, ...visits.flatMap(({ id, key: own }) => [id, own])])
      expect(text).not.toContain(one);
    for (const { number } of visits) if (number) expect(text).not.toMatch(new RegExp(`\\b${number}\\b`));
  }
});

test('W21 the page says it without a script, in the language that is asked for or preferred', async () => {
  const german = await (await page()).text();
  expect(german).toContain('<html lang="de" dir="ltr">');
  expect(german).toContain('Sie können jetzt ohne Termin kommen.');
  expect(german).toMatch(/in 20 Minuten \(9:\d\d\)<\/th><td>(?:unter \d+|\d+ bis \d+) Minuten/);
  expect(await (await page('', { 'accept-language': 'en-GB,en' })).text()).toContain('<html lang="en"');
  const settings = world.app().branch.settings();
  for (const language of settings.languages) {
    const said = await (await page(`?lang=${language}`)).text();
    expect(said).not.toMatch(/leave\.|\{\w+\}(?!&)(?<!\{ago\})/);
  }
  expect(await (await page('?lang=xx')).text()).toContain('<html lang="de"');
  expect(LANGUAGES).toEqual(expect.arrayContaining(settings.languages));
});

test('W21 G24 what the office has said in German alone is marked as German on the page', () => {
  const { branch } = world.app();
  const { board, settings } = createBoard(branch)();
  const [service] = board.services;
  if (service === undefined) throw new Error('nothing is offered');
  const services = [
    { ...service, id: 'fund', name: { de: 'Fundsachen' } },
    { ...service, id: 'karte', name: { de: 'Karten', ar: 'بطاقات' } },
    { ...service, id: 'rest', name: { de: 'Anderes' }, ahead: [] },
  ];
  const said = { board: { ...board, services, reason: { de: 'Störung' } }, settings };
  const arabic = pageOf(said, 'ar');
  const marked = [...arabic.matchAll(/<span lang="de" dir="ltr">([^<]*)<\/span>/g)].map(([, text]) => text);
  expect(marked).toEqual(['Störung', 'Fundsachen', 'Anderes']);
  expect(arabic).toContain('</span>, بطاقات</caption>');
  expect(pageOf(said, 'de')).toContain('<caption>Fundsachen, Karten</caption>');
});

test('W21 the page runs its own script and nothing else', async () => {
  const response = await page();
  const text = await response.text();
  const policy = response.headers.get('content-security-policy') ?? '';
  for (const part of ['style', 'script']) {
    const inside = new RegExp(`<${part}>([\\s\\S]*?)</${part}>`).exec(text)?.[1] ?? '';
    expect(inside).not.toBe('');
    expect(policy).toContain(`${part}-src 'sha256-${createHash('sha256').update(inside).digest('base64')}'`);
  }
  expect(policy).toContain("default-src 'none'");
});

test('W21, W22 a full house says so, and when there are numbers again', async () => {
  await counter.ask({ type: 'setAdmission', admission: 'closed' });
  await later();
  const { state, opensAt } = await waits();
  expect([state, opensAt]).toEqual(['full', '2017-11-07T08:00:00+01:00']);
  expect((await cardWaits()).map((one) => [one.state, one.toMin])).toEqual(Array(6).fill(['full', null]));
  const text = await (await page()).text();
  expect(text).toContain('Wer jetzt kommt, kommt heute nicht mehr an die Reihe.');
  expect(text).toContain('Wieder offen: Dienstag, 7. November, 8:00');
  await counter.ask({ type: 'setAdmission', admission: 'byForecast' });
});

test('W21, W22 a lock of every kiosk says why', async () => {
  await counter.ask({ type: 'lockKiosk', kioskId: 'kiosk-1', reason: 'Der Drucker ist defekt.' });
  await later();
  const { state } = await waits();
  const text = await (await page()).text();
  expect(state).toBe('locked');
  expect(text).toContain('Zurzeit nehmen wir niemanden ohne Termin an.');
  expect(text).toContain('Der Drucker ist defekt.');
  await counter.ask({ type: 'unlockKiosk', kioskId: 'kiosk-1' });
});

test('F10, W21 what was told is held against those who came, and the page shows the share when the day is over', async () => {
  const { branch } = world.app();
  for (let minutes = 0; minutes < 80; minutes += 2) {
    await world.pass(2 * MINUTE);
    for (let seconds = 0; seconds < 6; seconds++) branch.noteAhead();
    await take();
    await counter.ask({ type: 'callNext' });
    const called = [...branch.today().visits.values()].find(({ state }) => state === 'called');
    if (called) {
      await counter.ask({ type: 'begin', visitId: called.id });
      await counter.ask({ type: 'finish', visitId: called.id });
    }
  }
  expect((await waits()).held).toMatchObject({ share: null, arrivals: null });
  await world.pass(24 * 60 * MINUTE);
  const lesson = branch.lessons().at(-1)?.lesson;
  expect(lesson?.ahead.map(({ inMin }) => inMin).sort((one, other) => one - other)).toEqual([0, 10, 20, 30, 45, 60]);
  const told = lesson?.ahead.reduce((sum, one) => sum + one.told, 0) ?? 0;
  const held = lesson?.ahead.reduce((sum, one) => sum + one.held, 0) ?? 0;
  const { held: said } = await waits();
  expect(told).toBeGreaterThan(100);
  expect(said).toMatchObject({ arrivals: told, share: Math.round((1000 * held) / told) / 1000 });
  expect(await (await page()).text()).toContain(
    `In ${Math.floor((100 * held) / told)} von 100 Fällen stimmte die Wartezeit.`,
  );
});

test('W21, W22 a shut office says when it opens', async () => {
  await world.pass(12 * 60 * MINUTE);
  const { state, opensAt } = await waits();
  expect([state, opensAt]).toEqual(['closed', expect.stringMatching(/^2017-11-0[89]T08:00:00\+01:00$/)]);
  expect(await (await page()).text()).toContain('Wieder offen: ');
});
