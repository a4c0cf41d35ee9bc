// M16: the page of all offices: which does what, how long it takes there now, and the way into its booking.
import { join } from 'node:path';
import { z } from 'zod';
import { createLog } from '../../../server/basics/log';
import { createAsking } from '../../../server/city/asking';
import { matterNamed, mattersOf } from '../../../server/city/matters';
import type { matterSchema } from '../../../server/city/told';
import type { PublicSlots } from '../../../shared/booking';
import { draw, openWorld, trustingOffice, type World } from '../../world';
import { openCity, openDeaf } from './offices';

/** Its page is there as it was written; only its styles want a build. */
const SCREENS = join(__dirname, '../../..');
const ID_CARD = '99008001012000';

const offered = (office: string, serviceId: string, leikaKey: string | null, de: string) => ({
  ...{ office, serviceId, leikaKey, name: { de } },
});

test('M16 matters are the same by their key, else by their name, whatever an office calls its services', () => {
  const matters = mattersOf(
    [
      offered('nord', 'a', null, 'Ausweis  beantragen'),
      offered('nord', 'b', null, 'Fundsachen'),
      offered('rathaus', 'x', ID_CARD, 'Ausweis beantragen'),
      offered('rathaus', 'y', '99115005104000', 'Umzug'),
      offered('west', '1', ID_CARD, 'Neuer Ausweis'),
      offered('west', '2', '99115005104001', 'Umzug'),
      offered('west', '3', null, 'fundsachen'),
      offered('west', '4', null, 'Fundsachen'),
    ],
    'de',
  );
  expect(matters.map(({ key, at }) => [key, at.map(({ office, serviceId }) => `${office}/${serviceId}`)])).toEqual([
    [ID_CARD, ['rathaus/x', 'west/1', 'nord/a']],
    ['fundsachen', ['nord/b', 'west/3']],
    ['99115005104000', ['rathaus/y']],
    ['99115005104001', ['west/2']],
  ]);
});

test('M16 a link by the name stays good when an office gives the matter its key', () => {
  const before = mattersOf([offered('nord', 'a', null, 'Ausweis beantragen')], 'de');
  const after = mattersOf([offered('nord', 'a', ID_CARD, 'Ausweis beantragen')], 'de');
  const link = before[0]?.key ?? '';
  expect(matterNamed(after, link)).toMatchObject({ key: ID_CARD });
  expect(matterNamed(after, ID_CARD)).toMatchObject({ key: ID_CARD });
  expect([matterNamed(after, 'ausweis'), matterNamed(after, null)]).toEqual([undefined, undefined]);
});

describe('with two offices that answer, one that is gone, and one that never answers', () => {
  let [rathaus, nord]: World[] = [];
  let city: Awaited<ReturnType<typeof openCity>>;
  let deaf: Awaited<ReturnType<typeof openDeaf>>;
  const officeOf = (world: World | undefined): World => {
    if (world === undefined) throw new Error('no office');
    return world;
  };
  beforeAll(async () => {
    rathaus = await openWorld();
    nord = await openWorld({
      settings: {
        ...trustingOffice,
        office: { ...trustingOffice.office, name: 'Nebenstelle <Nord>', place: 'Am Markt 1' },
        ticketWord: 'Wartenummer',
        languages: ['de', 'en', 'ar'],
        services: trustingOffice.services.map((service, place) =>
          place === 0 ? { ...service, id: 'perso', booking: 'staff', name: { de: 'Perso', en: 'ID' } } : service,
        ),
        counters: trustingOffice.counters.map((counter) => ({
          ...counter,
          serviceIds: counter.serviceIds?.map((id) => (id === 'ausweis' ? 'perso' : id)) ?? null,
        })),
      },
    });
    deaf = await openDeaf();
    const known = [
      { office: 'rathaus', name: 'Rathaus', address: officeOf(rathaus).publicUrl() },
      { office: 'nord', name: 'Nord', address: officeOf(nord).publicUrl() },
      { office: 'gone', name: 'Außenstelle', address: 'http://127.0.0.1:9' },
      { office: 'deaf', name: 'Taubenstraße', address: deaf.address },
      { office: 'new', name: 'Neubau', address: null },
    ];
    city = await openCity(() => known, SCREENS);
  });
  afterAll(async () => {
    city.close();
    deaf.close();
    await Promise.all([rathaus, nord].map((world) => world?.close()));
  });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${city.address}${path}`, { headers });
  const matter = async (key: string) => {
    const { result } = (await (await get(`/api/city/matter?key=${encodeURIComponent(key)}`)).json()) as {
      result: z.infer<typeof matterSchema>;
    };
    return result;
  };

  test('M16 each office says its own wait, and its free times lead straight into its booking, matter and time chosen', async () => {
    const kiosk = await officeOf(rathaus).connect('kiosk', 'kiosk-1');
    await officeOf(rathaus).connect('counter', 'schalter-1');
    for (let i = 0; i < 12; i++) await kiosk.ask(draw('ausweis'));
    await officeOf(rathaus).pass(2000);
    const { offices } = await matter(ID_CARD);
    expect(offices.map(({ id }) => id).sort()).toEqual(['nord', 'rathaus']);
    const ofRathaus = offices.find(({ id }) => id === 'rathaus');
    const kioskSays = kiosk.view().services.find(({ id }) => id === 'ausweis');
    expect(kioskSays?.forecast).toMatchObject({ toMin: expect.any(Number) });
    expect(ofRathaus).toMatchObject({ closed: null, forecast: kioskSays?.forecast });
    const [first] = ofRathaus?.free ?? [];
    const booking = new URL(first?.booking ?? '');
    expect(booking.origin).toBe(officeOf(rathaus).publicUrl());
    expect(booking.searchParams.get('service')).toBe('ausweis');
    const day = booking.searchParams.get('day');
    const slots = await fetch(officeOf(rathaus).publicUrl(`/api/slots?services=ausweis&persons=1&day=${day}`));
    const { result } = (await slots.json()) as { result: PublicSlots };
    expect(result.starts).toContain(Number(booking.searchParams.get('at')));
    // Not booked online there.
    expect(offices.find(({ id }) => id === 'nord')).toMatchObject({ booking: null, free: null });
  });

  test('M16 an office whose kiosks are locked gives no tickets: it says so, tells no wait, and comes after those that give some', async () => {
    const locked = officeOf(nord);
    const counter = await locked.connect('counter', 'schalter-1');
    for (const { id } of trustingOffice.kiosks)
      await counter.ask({ type: 'lockKiosk', kioskId: id, reason: 'Rohrbruch' });
    await locked.pass(2000);
    const [first, last] = (await matter(ID_CARD)).offices;
    expect([first?.id, first?.reception.state]).toEqual(['rathaus', 'open']);
    expect([last?.id, last?.reception.state, last?.forecast]).toEqual(['nord', 'locked', null]);
    const page = await (await get(`/?matter=${ID_CARD}`)).text();
    expect(page.indexOf('Rohrbruch')).toBeGreaterThan(page.indexOf('Wartezeit jetzt'));
    for (const { id } of trustingOffice.kiosks) await counter.ask({ type: 'unlockKiosk', kioskId: id });
    await locked.pass(2000);
  });

  test('M16 who does not answer is said to be so, and holds nobody up', async () => {
    const page = await (await get('/')).text();
    expect(page.match(/antwortet gerade nicht/g)).toHaveLength(3);
    for (const name of ['Außenstelle', 'Taubenstraße', 'Neubau', 'Nebenstelle &lt;Nord']) expect(page).toContain(name);
    expect(deaf.asked()).toBeGreaterThan(0);
    const told = (await (await get('/api/city')).json()) as {
      result: { offices: { id: string; now: object | null }[] };
    };
    expect(told.result.offices.map(({ id, now }) => [id, now === null])).toEqual([
      ...[
        ['rathaus', false],
        ['nord', false],
        ['gone', true],
        ['deaf', true],
        ['new', true],
      ],
    ]);
  });

  test('M16 of a matter, too, who does not answer is named: as data, in the table and on the page', async () => {
    const silent = ['gone', 'deaf', 'new'];
    const told = await matter(ID_CARD);
    expect(told.away.map(({ id }) => id)).toEqual(silent);
    expect(told.away[1]).toEqual({ id: 'deaf', name: 'Taubenstraße', address: deaf.address });
    const table = await get(`/api/city/matter.csv?key=${ID_CARD}`);
    expect([table.headers.get('content-type'), table.headers.get('cache-control')]).toEqual([
      ...['text/csv; charset=utf-8', 'public, max-age=15'],
    ]);
    const rows = (await table.text()).trimEnd().split('\r\n');
    expect(rows[0]).toBe('office,name,answers,at,state,from_min,to_min,next_free_at,address');
    expect(rows.slice(1, 3).map((row) => row.split(',')[2])).toEqual(['yes', 'yes']);
    expect(rows.slice(3)).toEqual([
      'gone,Außenstelle,no,,,,,,http://127.0.0.1:9',
      `deaf,Taubenstraße,no,,,,,,${deaf.address}`,
      'new,Neubau,no,,,,,,',
    ]);
    const page = await (await get(`/?matter=${ID_CARD}`)).text();
    for (const name of ['Außenstelle', 'Taubenstraße', 'Neubau'])
      expect(page.indexOf(name)).toBeGreaterThan(page.indexOf('Weitere Büros'));
    expect(page).not.toContain('So ist es jetzt');
    expect((await get('/api/city/matter.csv?key=nichts')).status).toBe(409);
  });

  test('M16 in the languages that the offices have, as the browser asks or the address says; without a script; kept for a while', async () => {
    const german = await get(`/?matter=${ID_CARD}`);
    expect(german.headers.get('cache-control')).toBe('public, max-age=15');
    expect(german.headers.get('vary')).toContain('Accept-Language');
    expect(german.headers.get('set-cookie')).toBeNull();
    const page = await german.text();
    expect(page).toContain('<html lang="de" dir="ltr"');
    expect(page).not.toContain('<script');
    expect(page.length).toBeLessThan(20_000);
    expect(page).toContain('Online gibt es dafür keine Termine.');
    const english = await (await get(`/?matter=${ID_CARD}`, { 'accept-language': 'en-GB,de;q=0.5' })).text();
    expect(english).toContain('<html lang="en"');
    expect(english).toContain('Next free appointments');
    const arabic = await (await get(`/?matter=${ID_CARD}&lang=ar`)).text();
    expect(arabic).toContain('<html lang="ar" dir="rtl"');
    expect(arabic).toContain('href="/?lang=ar"');
    // In German, and read as such, where an office has not said it in this language.
    expect(arabic).toContain('<span lang="de">Personalausweis oder Reisepass beantragen</span>');
    for (const language of ['de', 'en', 'ar']) expect(page).toContain(`lang=${language}"`);
  });

  test('M16 a matter that nobody does leads to the list; nobody asks without end', async () => {
    const unknown = await get('/?matter=nichts');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('Bitte wählen Sie eines aus der Liste.');
    expect((await get('/api/city/matter?key=nichts')).status).toBe(409);
    expect((await get('/api/city/matter?key=a&key=b')).status).toBe(400);
    expect((await get('/api/hold')).status).toBe(404);
    expect((await fetch(city.address, { method: 'POST' })).status).toBe(404);
  });
});

test('M16 many who ask at once ask each office once', async () => {
  const deaf = await openDeaf();
  const known = [{ office: 'deaf', name: 'Taubenstraße', address: deaf.address }];
  const city = await openCity(() => known, SCREENS, 60_000);
  await Promise.all(Array.from({ length: 20 }, () => fetch(city.address)));
  await fetch(city.address);
  expect(deaf.asked()).toBe(2);
  city.close();
  deaf.close();
});

test('M16 what an office has said is understood once, however many ask; what cannot be understood is no answer', async () => {
  const world = await openWorld();
  const ask = createAsking({ log: createLog('silent'), keptMs: 60_000 });
  let understood = 0;
  const counted = z.object({ ok: z.literal(true) }).transform(() => ++understood);
  const asked = Array.from({ length: 10 }, () => ask(world.publicUrl('/api/office'), counted));
  expect(new Set(await Promise.all(asked))).toEqual(new Set([1]));
  expect(await ask(world.publicUrl('/api/reception'), z.object({ ok: z.literal(false) }))).toBeNull();
  await world.close();
});
