// The booking site in a real browser against a real server: from home to a free slot in three steps.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { decide, MINUTE, onlyWednesday, visitorOf, WEDNESDAY_TEN } from '../server/public/booking/visitor';
import { openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(90_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const WEDNESDAY = /^Mittwoch, 8\. November:/;
const MOST_KB = 60;

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWorld({ screensDir });
});
afterEach(() => world.close());

const open = async (address = '/', locale = 'de-DE') => {
  const visit = await browser.open('phone', { locale });
  await visit.page.goto(world.publicUrl(address));
  return visit;
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const question = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** Nothing of a step is broken for anybody, and it fits the narrowest phone and the largest letters. */
const expectFit = async (page: Page, name: string) => {
  await expectNoViolations(page);
  await screenshot(page, `booking-${name}`);
  await page.setViewportSize({ width: 320, height: 640 });
  expect([name, 'at 320 px', await isTooWide(page)]).toEqual([name, 'at 320 px', false]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect([name, 'at 200 %', await isTooWide(page)]).toEqual([name, 'at 200 %', false]);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
};

const toWhen = async (page: Page) => {
  await button(page, 'Weiter zu Tag und Uhrzeit').click();
  await question(page, 'Wann möchten Sie kommen?');
};
const toWho = async (page: Page, time = '10:00') => {
  await toWhen(page);
  await button(page, WEDNESDAY).click();
  await button(page, `${time} Uhr reservieren`).click();
  await question(page, 'Auf welchen Namen?');
};

test('A1, A7 from the bare address to a confirmed appointment in three steps and four taps, without e-mail', async () => {
  await decide(world, onlyWednesday('09:00', '12:00', 2));
  const { page, errors } = await open();
  await question(page, 'Was möchten Sie erledigen?');
  await page.getByLabel('Anliegen suchen').fill('perso');
  await page.getByLabel('Personalausweis oder Reisepass beantragen').check();
  await page.getByText('Digitales Lichtbild').waitFor();
  await expectFit(page, 'what');
  await toWhen(page);
  await page.getByRole('heading', { name: 'Freie Zeiten am Mittwoch, 8. November' }).waitFor();
  await expectFit(page, 'when');
  await button(page, '10:00 Uhr reservieren').click();
  await question(page, 'Auf welchen Namen?');
  await page.getByText(/noch 10 Minuten/).waitFor();
  await expectFit(page, 'who');
  await page.getByLabel('Vor- und Nachname').fill('Erika Mustermann');
  await button(page, 'Termin verbindlich buchen').click();
  await page.waitForURL(/\/t\/[\w-]+$/);
  await page.getByText('10:00 Uhr').first().waitFor();
  expect(await page.context().cookies()).toEqual([]);
  expect(errors).toEqual([]);
  const day = world.app().branch.dayNamed('2017-11-08');
  expect([...day.visits.values()].map(({ slotAt, state, via }) => [slotAt, state, via])).toEqual([
    [WEDNESDAY_TEN, 'booked', 'public'],
  ]);
});

test('A1 by the keyboard alone', async () => {
  await decide(world, onlyWednesday('09:00', '12:00', 2));
  const { page } = await open('/?service=ausweis');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** As somebody finds a control who cannot see the page. */
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 40; i++) {
      await press('Tab');
      const label = await page.evaluate(() => {
        const there = document.activeElement?.cloneNode(true) as Element | undefined;
        for (const unread of there?.querySelectorAll('[aria-hidden=true]') ?? []) unread.remove();
        return there?.getAttribute('aria-label') ?? there?.textContent ?? '';
      });
      if (name.test(label)) return;
    }
    throw new Error(`${name} was never reached`);
  };
  await question(page, 'Was möchten Sie erledigen?');
  await tabTo(/^Weiter zu Tag und Uhrzeit/);
  await press('Enter');
  await question(page, 'Wann möchten Sie kommen?');
  await page.getByRole('gridcell', { selected: true }).waitFor();
  await tabTo(WEDNESDAY);
  await press('ArrowLeft', 'ArrowRight', 'Enter');
  await tabTo(/^9:15 Uhr reservieren/);
  await press('Enter');
  await question(page, 'Auf welchen Namen?');
  await page.getByLabel('Vor- und Nachname').focus();
  await page.keyboard.type('Erika Mustermann');
  await press('Enter');
  await page.waitForURL(/\/t\//);
});

test('A3 two people and the last place: one has it, the other one is told at once and takes another', async () => {
  await decide(world, onlyWednesday('10:00', '10:45', 1));
  const visits = await Promise.all([open('/?service=ausweis'), open('/?service=ausweis')]);
  const [one, other] = visits.map(({ page }) => page);
  if (one === undefined || other === undefined) throw new Error('two pages');
  for (const page of [one, other]) {
    await toWhen(page);
    await button(page, '10:00 Uhr reservieren').waitFor();
  }
  await button(one, '10:00 Uhr reservieren').click();
  await question(one, 'Auf welchen Namen?');
  await button(other, '10:00 Uhr reservieren').click();
  const notice = other.getByRole('region', { name: 'Diese Zeit ist gerade vergeben' });
  await notice.getByRole('button', { name: 'Mittwoch, 8. November, 10:30 Uhr' }).waitFor();
  await expectFit(other, 'gone');
  await notice.getByRole('button', { name: 'Mittwoch, 8. November, 10:15 Uhr' }).click();
  await question(other, 'Auf welchen Namen?');
  for (const page of [one, other]) {
    await page.getByLabel('Vor- und Nachname').fill('Erika Mustermann');
    await button(page, 'Termin verbindlich buchen').click();
    await page.waitForURL(/\/t\//);
  }
});

test('A3 back and forth, and loaded again: the slot stays reserved until one goes back to the beginning', async () => {
  await decide(world, onlyWednesday('10:00', '10:30', 1));
  const { page } = await open('/?service=ausweis');
  await toWho(page);
  await page.goBack();
  await page.getByText('Für Sie reserviert: Mittwoch, 8. November, 10:00 Uhr').waitFor();
  await page.goForward();
  await question(page, 'Auf welchen Namen?');
  await page.reload();
  await question(page, 'Auf welchen Namen?');
  await page.getByText(/8\. November 2017, 10:00 Uhr/).waitFor();
  const { holds } = world.app().branch.dayNamed('2017-11-08');
  const untilOf = () => [...holds.values()].map(({ until }) => until > world.time.now);
  expect(untilOf()).toEqual([true]);
  const returned = page.waitForResponse(/\/api\/holds\/return$/);
  await button(page, 'Anliegen ändern').click();
  await question(page, 'Was möchten Sie erledigen?');
  expect((await returned).status()).toBe(200);
});

test('A3 whoever was slow books all the same, while nobody else can have the place', async () => {
  await decide(world, onlyWednesday('10:00', '10:30', 1));
  const { page } = await open('/?service=ausweis');
  await toWho(page);
  await page.getByLabel('Vor- und Nachname').fill('Erika Mustermann');
  await world.pass(11 * MINUTE);
  await button(page, 'Termin verbindlich buchen').click();
  await page.waitForURL(/\/t\//);
});

test('A4 days without free times say why, and the waiting list can be joined', async () => {
  await decide(world, (settings) => ({
    ...onlyWednesday('10:00', '10:30', 1)(settings),
    calendar: {
      holidaysOf: 'NW',
      closures: [{ from: '2017-11-09', to: '2017-11-09', reason: { de: 'Personalversammlung' } }],
    },
    mail: {
      ...{ host: '127.0.0.1', port: 1, security: 'none', user: null },
      ...{ from: 'termine@example.org', replyTo: null },
    },
  }));
  const visitor = visitorOf(world);
  for (const slotAt of [WEDNESDAY_TEN, WEDNESDAY_TEN + 15 * MINUTE]) await visitor.booked(slotAt);
  const { page } = await open('/?service=ausweis');
  await toWhen(page);
  await page.getByText('Zurzeit ist kein Termin frei').waitFor();
  await button(page, /^Donnerstag, 9\. November: Personalversammlung/).click();
  await page.getByText('An diesem Tag ist geschlossen: Personalversammlung').waitFor();
  await button(page, WEDNESDAY).click();
  await page.getByText('An diesem Tag sind alle Termine vergeben.').waitFor();
  await page.getByLabel('E-Mail-Adresse').fill('erika@example.org');
  await expectFit(page, 'full');
  await button(page, 'Auf die Warteliste').click();
  await page.getByText('Bitte bestätigen Sie jetzt Ihre Adresse').waitFor();
  await page.getByText('sobald am Mittwoch, 8. November ein Termin frei wird').waitFor();
  await button(page, 'Liste').click();
  await page
    .getByRole('button', { name: /^Mittwoch, 8\. November/ })
    .getByText('alle vergeben')
    .waitFor();
  await expectFit(page, 'list');
});

test('A4 the letters’ links: straight to the times of a day, and off the waiting list, on it or not', async () => {
  await decide(world, onlyWednesday('10:00', '12:00', 1));
  const { page } = await open('/?service=ausweis%2Cwohnsitz&persons=2&day=2017-11-08');
  await question(page, 'Wann möchten Sie kommen?');
  await page.getByRole('heading', { name: 'Freie Zeiten am Mittwoch, 8. November' }).waitFor();
  await page.goBack();
  await question(page, 'Was möchten Sie erledigen?');
  await page.getByText('2 Anliegen ausgewählt, 2 Personen').waitFor();
  await page.goto(world.publicUrl('/?leave=somebody-left-already'));
  await question(page, 'Von der Warteliste nehmen');
  await expectFit(page, 'leave');
  await button(page, 'Von der Warteliste nehmen').click();
  await question(page, 'Sie stehen nicht mehr auf der Warteliste');
  await expectFit(page, 'left');
  await page.getByRole('link', { name: 'Termin buchen' }).click();
  await question(page, 'Was möchten Sie erledigen?');
});

test('A1 without a line nothing is lost; as soon as there is one again, it is booked once', async () => {
  await decide(world, onlyWednesday('10:00', '12:00', 1));
  const { page } = await open('/?service=ausweis');
  await toWho(page);
  await page.getByLabel('Vor- und Nachname').fill('Erika Mustermann');
  await page.context().setOffline(true);
  await button(page, 'Termin verbindlich buchen').click();
  await page.getByText('Keine Verbindung').waitFor({ timeout: 20_000 });
  const below = (alert: Element) => alert.getBoundingClientRect().bottom - innerHeight;
  expect(await page.getByRole('alert').evaluate(below)).toBeLessThanOrEqual(1);
  await expectFit(page, 'offline');
  await page.context().setOffline(false);
  await button(page, 'Noch einmal versuchen').click();
  await page.waitForURL(/\/t\//);
  expect(world.app().branch.dayNamed('2017-11-08').visits.size).toBe(1);
});

test('A1 an appointment is moved from its page, and its address stays', async () => {
  await decide(world, onlyWednesday('10:00', '12:00', 1));
  const { key } = await visitorOf(world).booked(WEDNESDAY_TEN);
  const { page } = await open(`/?move=${key}&services=ausweis&persons=1`);
  await question(page, 'Wann möchten Sie stattdessen kommen?');
  await button(page, '11:30 Uhr reservieren').click();
  await question(page, 'Termin auf diese Zeit verschieben?');
  await expectFit(page, 'move');
  await button(page, 'Termin verschieben').click();
  await page.waitForURL(new RegExp(`/t/${key}\\?moved$`));
  await page.getByText('11:30 Uhr').first().waitFor();
});

test('A1 in the phone’s language, in another one by a tap, and a day around the clock can be read', async () => {
  const { page } = await open('/?service=ausweis', 'en-GB');
  await question(page, 'What would you like to do?');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await button(page, 'Deutsch').click();
  await toWhen(page);
  await button(page, WEDNESDAY).click();
  await page.getByText('Vormittags').waitFor();
  expect(await button(page, '3:00 Uhr reservieren').isVisible()).toBe(false);
  await page.getByText('Nachts').click();
  await button(page, '3:00 Uhr reservieren').waitFor();
  await expectFit(page, 'around-the-clock');
});

test('W23, W24 a number drawn at home: when to set out, and a call once its owner has typed the code of the house', async () => {
  await decide(world, (settings) => ({ ...settings, fromHome: { ...settings.fromHome, isOffered: true } }));
  const counter = await world.connect('counter', 'schalter-1');
  const { page, errors } = await open();
  await question(page, 'Was möchten Sie erledigen?');
  await page.getByText('Heute kommen: Nummer von zu Hause').click();
  await page.getByLabel('Wie lange brauchen Sie bis zu uns?').selectOption('10');
  await expectFit(page, 'from-home');
  await button(page, 'Nummer ziehen').click();
  await page.waitForURL(/\/t\/[\w-]+$/);
  await page.getByText(/^Gehen Sie/).waitFor();
  await expectFit(page, 'at-home');
  expect(await counter.ask({ type: 'callNext' })).toMatchObject({ ok: false });
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await page.getByLabel('Vor-Ort-Code').fill(kiosk.view().sign ?? '');
  await button(page, 'Ich bin da').click();
  await counter.until(({ next }) => next !== null);
  expect(await counter.ask({ type: 'callNext' })).toMatchObject({ ok: true });
  await page.getByText('Sie sind dran').first().waitFor();
  expect(errors).toEqual([]);
});

test('S2 without JavaScript the page tells the office’s other ways', async () => {
  const { page } = await browser.open('phone', { javaScriptEnabled: false });
  await page.goto(world.publicUrl('/'));
  // With JavaScript these elements are not there.
  const said = await page.locator('noscript p').allTextContents();
  expect(said.join(' ')).toMatch(/vereinbaren Sie Ihren Termin telefonisch/);
});

test(`the first load is at most ${MOST_KB} KB, packed, without fonts`, async () => {
  const { page } = await browser.open('phone', {});
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname) || response.url().endsWith('/'))
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(world.publicUrl('/'));
  await question(page, 'Was möchten Sie erledigen?');
  await page.waitForLoadState('networkidle');
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(sizes.length).toBeGreaterThan(3);
  expect(total / 1024).toBeLessThan(MOST_KB);
});
