// The administration of an office in which everything is set, held against WCAG, and a browser that keeps nothing.
// All other screens: states.test.ts.
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

const drawn = async (): Promise<TicketResult> => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const reply = await kiosk.ask(draw('ausweis'));
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as TicketResult;
};

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
