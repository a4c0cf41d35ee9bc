// Every screen of an office in which everything is set, held against WCAG: in both languages and on narrow glass.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TicketResult } from '../../shared/protocol';
import { setEverything } from '../everything';
import { draw, openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, type SIZES, screenshot } from './browser';

jest.setTimeout(120_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWorld({ screensDir });
  await setEverything(world);
});
afterEach(() => world.close());

const open = async (size: keyof typeof SIZES, address: string, locale = 'de-DE'): Promise<Page> => {
  const { page } = await browser.open(size, { locale });
  await page.goto(address);
  return page;
};
const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** As it stands, and on the narrowest glass that WCAG asks for. */
const look = async (page: Page, name: string) => {
  await expectNoViolations(page);
  await screenshot(page, `everything-${name}`);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoViolations(page);
  await screenshot(page, `everything-${name}-320`);
  expect({ name, isTooWide: await isTooWide(page) }).toEqual({ name, isTooWide: false });
  if (size) await page.setViewportSize(size);
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const drawn = async (): Promise<TicketResult> => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const reply = await kiosk.ask(draw('ausweis'));
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as TicketResult;
};

test.each(['de-DE', 'en-GB'])('U5 a phone in %s: waiting, called, called again', async (locale) => {
  const { url } = await drawn();
  const page = await open('phone', url, locale);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look(page, `phone-waiting-${locale}`);
  const counter = await world.connect('counter', 'schalter-3');
  await counter.ask({ type: 'callNext' });
  await page.getByRole('alert').waitFor();
  await look(page, `phone-called-${locale}`);
  const { visit } = await counter.until((view) => view.visit !== null);
  await world.pass(60_000);
  await counter.ask({ type: 'callAgain', visitId: visit?.visitId ?? '' });
  await page.getByText(locale === 'de-DE' ? 'Sie werden noch einmal gerufen' : 'You are being called again').waitFor();
  await look(page, `phone-again-${locale}`);
});

test('U5 a phone whose browser keeps nothing shows the ticket all the same', async () => {
  const { url } = await drawn();
  const { page, errors } = await browser.open('phone', {});
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    Object.defineProperty(window, 'sessionStorage', { get: refuse });
    Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });
    Object.defineProperty(navigator, 'serviceWorker', { get: refuse });
    Object.defineProperty(window, 'indexedDB', { get: refuse });
    Object.defineProperty(window, 'caches', { get: refuse });
  });
  await page.goto(url);
  await page.getByText('Bitte warten Sie hier:').waitFor();
  expect(errors).toEqual([]);
});

test('U5 the kiosk from the start to the ticket, in both languages', async () => {
  const page = await open('kiosk', await world.linkTo('kiosk', 'kiosk-1'));
  await button(page, /Meldebescheinigung/).waitFor();
  await look(page, 'kiosk-start');
  await page.setViewportSize({ width: 1280, height: 1024 });
  await look(page, 'kiosk-start-desk');
  await page.setViewportSize({ width: 1080, height: 1920 });
  await button(page, 'English').click();
  await page.locator('[lang=de]', { hasText: 'Verpflichtungserklärung' }).waitFor();
  await look(page, 'kiosk-start-english');
  await button(page, /Verpflichtungs/).click();
  await look(page, 'kiosk-confirm');
  await button(page, 'Take a number').click();
  await page.getByRole('heading', { name: /A001/ }).waitFor();
  await look(page, 'kiosk-ticket');
});

test('U5 the display, the booking site and a page that is not paired', async () => {
  const display = await open('display', await world.linkTo('display', 'anzeige-1'));
  await drawn();
  await display.getByRole('heading', { level: 1 }).waitFor();
  const counter = await world.connect('counter', 'schalter-3');
  await counter.ask({ type: 'callNext' });
  await display.locator('.call__number').waitFor();
  await expectNoViolations(display);
  await screenshot(display, 'everything-display');
  await display.setViewportSize({ width: 960, height: 540 });
  await expectNoViolations(display);
  await screenshot(display, 'everything-display-zoomed');
  await look(await open('phone', world.publicUrl('/'), 'en-GB'), 'booking');
  const stranger = await open('desk', world.url('/counter/'), 'en-GB');
  await stranger.getByRole('heading', { level: 1 }).waitFor();
  expect(await stranger.locator('html').getAttribute('lang')).toBe('en');
  await look(stranger, 'not-paired');
});

test('U2 U5 the administration has a way past its navigation, and holds every page on narrow glass', async () => {
  const page = await open('desk', await world.linkTo('admin', 'admin'));
  await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor();
  await page.keyboard.press('Tab');
  await screenshot(page, 'everything-admin-skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  for (const address of [
    'office',
    'feeds',
    'mail',
    'hours',
    'appointments',
    'services/ausweis',
    'counters/schalter-1',
  ]) {
    await page.evaluate((hash) => location.assign(hash), `#/${address}`);
    await page.locator('h1:focus').waitFor();
    await look(page, `admin-${address.replace('/', '-')}`);
  }
});
