// X3: the day list as a page and as a file, for the day the power fails.
import {
  existsSync,
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
import { createLog } from '../../../server/basics/log';
import { dayListOf } from '../../../server/dayList/dayList';
import { createDayList, DAY_LIST_FILE } from '../../../server/dayList/dayListFile';
import { createServerAlarms } from '../../../server/office/serverAlarms';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { openWorld } from '../../world';
import { clerk, min, NINE, OFFICE, openHistory, VISITOR } from '../queue/history';

type History = ReturnType<typeof openHistory>;
type Booked = { visitId: string; code: string };

const book = (history: History, slot: number, name: string | null, more: { serviceIds?: string[]; persons?: number }) =>
  history.done<Booked>(
    {
      type: 'bookAppointment',
      serviceIds: ['ausweis'],
      persons: 1,
      language: 'de',
      slotAt: min(slot),
      place: { kind: 'extra' },
      contact: name === null ? null : { name, email: 'e@example.org', phone: '02306 1' },
      ...more,
    },
    clerk(1),
  );

const pageOf = ({ day, time }: History): string => dayListOf(day, demonstrationOffice, time.now);
/** The cells of each row, table by table, the ticks at the end left out. */
const tablesIn = (page: string): string[][][] =>
  [...page.matchAll(/<tbody>([\s\S]*?)<\/tbody>/g)].map(([, body = '']) =>
    [...body.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell).slice(0, -1),
    ),
  );

test('X3 appointments stand by time with who, what for and how far they are; those cancelled or moved do not', () => {
  const history = openHistory();
  history.openCounter(3);
  const late = book(history, 90, 'Zoë Łukasz', { persons: 2 });
  const early = book(history, 15, null, { serviceIds: ['abholung', 'wohnsitz'] });
  const gone = book(history, 30, 'Frau Abgesagt', {});
  history.done({ type: 'cancelAppointment', day: '2017-11-06', visitId: gone.visitId }, clerk(1));
  history.time.now = min(5);
  history.done({ type: 'checkInVisit', visitId: early.visitId, language: null, familyName: null }, clerk(1));
  history.done({ type: 'callNext' }, clerk(3));
  const [rows] = tablesIn(pageOf(history));
  expect(rows).toEqual([
    [
      '9:15',
      'ohne Namen',
      'Ausweis oder Reisepass abholen + Wohnung anmelden, ummelden, abmelden',
      '1',
      early.code,
      'T001 aufgerufen, Schalter 3',
    ],
    ['10:30', 'Zoë Łukasz', 'Personalausweis oder Reisepass beantragen', '2', late.code, 'gebucht'],
  ]);
});

test('K25 who has said that they come stands in the list as such, until they are there', () => {
  const history = openHistory();
  const { visitId } = book(history, 15, 'Erika Mustermann', {});
  book(history, 30, 'Jan Kern', {});
  history.done({ type: 'confirmAppointment', day: '2017-11-06', visitId }, VISITOR);
  const states = () => tablesIn(pageOf(history))[0]?.map((row) => row.at(-1));
  expect(states()).toEqual(['gebucht, bestätigt', 'gebucht']);
  history.done({ type: 'checkInVisit', visitId, language: null, familyName: null }, clerk(1));
  expect(states()).toEqual(['T001 wartet', 'gebucht']);
});

test('D15 who is called to a counter with a name of its own stands there by that name alone', () => {
  const history = openHistory();
  history.openCounter(1);
  history.draw('ausweis');
  history.done({ type: 'callNext' }, clerk(1));
  const counters = demonstrationOffice.counters.map((one) =>
    one.id === 'schalter-1' ? { ...one, name: 'Infopoint' } : one,
  );
  const page = dayListOf(history.day, { ...demonstrationOffice, counters }, history.time.now);
  expect(tablesIn(page).flat()[0]?.at(-1)).toBe('aufgerufen, Infopoint');
});

test('X3 open tickets stand by number with service and time; who is done or has left does not', () => {
  const history = openHistory();
  history.openCounter(1);
  history.draw('fundsachen');
  history.time.now = min(3);
  history.draw('ausweis');
  history.draw('ausweis');
  const left = history.draw('abholung');
  history.done({ type: 'leaveLine', visitId: left.visitId }, VISITOR);
  const served = history.done<{ visitId: string; number: string }>({ type: 'callNext' }, clerk(1));
  expect(served.number).toBe('M001');
  history.done({ type: 'finish', visitId: served.visitId }, clerk(1));
  history.done({ type: 'callNext' }, clerk(1));
  expect(tablesIn(pageOf(history))).toEqual([
    [
      ['A001', '9:03', 'Personalausweis oder Reisepass beantragen', '1', 'aufgerufen, Schalter 1'],
      ['A002', '9:03', 'Personalausweis oder Reisepass beantragen', '1', 'wartet'],
    ],
  ]);
});

test('X3 the page says which day it is, of which office, and as of when; an empty day is told in words', () => {
  const history = openHistory();
  history.time.now = min(41);
  const page = pageOf(history);
  for (const words of [
    '<html lang="de">',
    'Tagesliste, Montag, 6. November 2017',
    'Bürgerbüro Lünen, Rathaus, Foyer',
    'Stand 9:41 Uhr',
    'Für heute sind keine Termine gebucht.',
    'Es sind keine Wertmarken offen.',
    '"Seite " counter(page) " von " counter(pages)',
  ])
    expect(page).toContain(words);
  expect(page).not.toMatch(/<script|https?:|\burl\(|@import|<link|<img/);
});

test('X3 P5 a name is never more than a name', () => {
  const history = openHistory();
  book(history, 15, `<script>alert("1")</script> O'Brien & Söhne`, {});
  const page = pageOf(history);
  expect(page).not.toContain('<script');
  expect(page).toContain("&lt;script>alert(&quot;1&quot;)&lt;/script> O'Brien &amp; Söhne");
});

describe('the file', () => {
  let dir: string;
  let history: History;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'wertmarke-list-'));
    history = openHistory();
    jest.useFakeTimers({ now: NINE, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'Date'] });
  });
  afterEach(() => {
    jest.useRealTimers();
    rmSync(dir, { recursive: true, force: true });
  });

  const path = () => join(dir, DAY_LIST_FILE);
  const text = () => readFileSync(path(), 'utf8');
  const keep = (log = createLog('silent')) => {
    const branch = { today: () => history.day, settings: () => demonstrationOffice, now: () => history.time.now };
    const serverAlarms = createServerAlarms(() => history.time.now);
    return Object.assign(createDayList({ branch, dir, log, serverAlarms }), { serverAlarms });
  };
  /** Until it is so, by the disk's own time. */
  const until = async (isSo: () => boolean) => {
    for (let turn = 0; turn < 20_000 && !isSo(); turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(isSo()).toBe(true);
  };
  const rest = () => until(() => jest.getTimerCount() > 0);

  test('X3 is there at the start, for nobody else’s eyes, and follows what happens within seconds', async () => {
    const list = keep();
    await until(() => existsSync(path()));
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    await rest();
    for (const name of ['Erika Mustermann', 'Jan Kern']) {
      book(history, 15, name, {});
      list.changed();
    }
    expect(text()).not.toContain('Erika');
    jest.advanceTimersByTime(5000);
    await until(() => text().includes('Erika Mustermann') && text().includes('Jan Kern'));
    await rest();
    const { mtimeMs } = statSync(path());
    jest.advanceTimersByTime(5000);
    expect(jest.getTimerCount()).toBe(0);
    expect(statSync(path()).mtimeMs).toBe(mtimeMs);
    book(history, 30, 'Nach der Ruhe', {});
    list.changed();
    await until(() => text().includes('Nach der Ruhe'));
    expect(readdirSync(dir)).toEqual([DAY_LIST_FILE]);
    await list.close();
  });

  test('X3 what happened last is in it when the program ends', async () => {
    const list = keep();
    await rest();
    book(history, 15, 'Ganz zuletzt', {});
    list.changed();
    await list.close();
    expect(text()).toContain('Ganz zuletzt');
    expect(jest.getTimerCount()).toBe(0);
    list.changed();
    expect(jest.getTimerCount()).toBe(0);
  });

  test('X1 X3 no name stays when the day has ended, nor one of a day before', async () => {
    book(history, 15, 'Erika Mustermann', {});
    const list = keep();
    await rest();
    expect(text()).toContain('Erika');
    history.done({ type: 'closeDay' }, OFFICE);
    list.changed();
    await list.close();
    expect(readdirSync(dir)).toEqual([]);

    history = openHistory();
    book(history, 15, 'Von gestern', {});
    await keep().close();
    history = openHistory(demonstrationOffice, '2017-11-07');
    await keep().close();
    expect(text()).not.toContain('Von gestern');
  });

  test('X4 X3 X1 a folder that fails stops nothing, is tried again, and is told without a name and once', async () => {
    const away = `${dir}-away`;
    renameSync(dir, away);
    const log = createLog('silent');
    const warned = jest.spyOn(log, 'warn');
    book(history, 15, 'Erika Mustermann', {});
    const list = keep(log);
    for (let turn = 0; turn < 3; turn++) {
      await rest();
      jest.advanceTimersByTime(5000);
    }
    await rest();
    expect(warned).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(warned.mock.calls)).not.toContain('Erika');
    expect(list.serverAlarms.list()).toMatchObject([{ kind: 'server', fault: 'dayList' }]);
    renameSync(away, dir);
    jest.advanceTimersByTime(5000);
    await until(() => existsSync(path()));
    expect(text()).toContain('Erika Mustermann');
    await rest();
    expect(list.serverAlarms.list()).toEqual([]);
    await list.close();
  });

  test('X3 a list that somebody deletes is written again', async () => {
    const list = keep();
    await rest();
    jest.advanceTimersByTime(5000);
    rmSync(path());
    await list.look();
    await until(() => existsSync(path()));
    await list.close();
  });

  test('X3 what a power cut left half written is in nobody’s way, and nothing is written where others read', async () => {
    writeFileSync(`${path()}.tmp`, 'half a li', { mode: 0o644 });
    await keep().close();
    expect(readdirSync(dir)).toEqual([DAY_LIST_FILE]);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });
});

test('X3 S1 the page is for a counter with its clerk and for the administration, and is kept nowhere', async () => {
  const world = await openWorld();
  try {
    const counter = await world.connect('counter', 'schalter-1');
    await counter.ask({
      type: 'bookAppointment',
      serviceIds: ['ausweis'],
      persons: 1,
      language: 'de',
      slotAt: world.time.now + 3_600_000,
      place: { kind: 'extra' },
      contact: { name: 'Erika Mustermann', email: null, phone: null },
    });
    const get = (deviceId: string, cookie: string) =>
      fetch(world.url(`/day-list?device=${deviceId}`), { headers: { cookie } });
    const page = await get(counter.deviceId, counter.cookie);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+=*';/);
    expect(await page.text()).toContain('Erika Mustermann');

    const admin = await world.pair('admin', 'admin');
    expect((await get(admin.result.deviceId, admin.cookie)).status).toBe(200);
    const kiosk = await world.pair('kiosk', 'kiosk-1');
    const [deviceCookie = ''] = counter.cookie.split('; ');
    for (const [deviceId, cookie, code] of [
      [counter.deviceId, '', 'notPaired'],
      [counter.deviceId, deviceCookie, 'notLoggedIn'],
      [kiosk.result.deviceId, kiosk.cookie, 'notAllowed'],
      ['', counter.cookie, 'notPaired'],
    ] as const) {
      const refused = await get(deviceId, cookie);
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ ok: false, refusal: { code } });
    }
    expect((await fetch(world.publicUrl(`/day-list?device=${counter.deviceId}`))).status).toBe(404);
  } finally {
    await world.close();
  }
});
