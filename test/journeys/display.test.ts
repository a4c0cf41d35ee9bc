// The waiting room's display in a real browser: paired by its link, called to, cut off, and back by itself.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { draw, openWorld, type World } from '../world';
import { type Autoplay, expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const LOST = 'Verbindung unterbrochen';

let world: World;
let browser: OpenedBrowser;

const useBrowser = (autoplay: Autoplay) => {
  beforeAll(async () => {
    browser = await openBrowser(autoplay);
  });
  afterAll(() => browser.close());
};

beforeEach(async () => {
  world = await openWorld({ screensDir });
});
afterEach(() => world.close());

const displayLink = () => world.linkTo('display', 'anzeige-1');
const openDisplay = async (address: string) => {
  const { page, errors } = await browser.open('display', {});
  await page.goto(address);
  return { page, errors };
};
const untouched = () => new Promise((resolve) => setTimeout(resolve, 3000));
const empty = (page: Page) => page.getByText('Bitte ziehen Sie eine Wertmarke.').waitFor();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });

/** A screen of 55 inches across the corners, looked at from the other end of the room; and Fira's capitals in an em. */
const MM_PER_PIXEL = 685 / 1080;
const DISTANCE_MM = 8000;
const CAPITALS = 0.689;
/** How large capitals and digits are seen. */
const degreesOf = async (page: Page, selector: string): Promise<number> => {
  const letters = await page
    .locator(selector)
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  return (Math.atan((letters * CAPITALS * MM_PER_PIXEL) / DISTANCE_MM) * 180) / Math.PI;
};

/** Somebody draws a number for whatever any counter serves. */
const drawn = async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const service = kiosk.view().services[0];
  await kiosk.ask(draw(service?.id ?? ''));
};

describe('a display that may sound', () => {
  useBrowser('no-user-gesture-required');

  test('D1, D2, S2 a display paired by its link announces a call, and a call again', async () => {
    const { page, errors } = await openDisplay(await displayLink());
    await empty(page);
    expect(page.url()).toMatch(/\/display\/\?device=[A-Za-z0-9_-]+$/);
    await screenshot(page, 'display-empty');

    await drawn();
    const counter = await world.connect('counter', 'schalter-1');
    await counter.ask({ type: 'callNext' });
    await heading(page, 'Aufgerufen wird').waitFor({ timeout: 2000 });
    const called = page.locator('.call__number');
    // The display is told first.
    const { visit } = await counter.until((view) => view.visit !== null);
    expect(await called.textContent()).toBe(visit?.number);
    expect(await degreesOf(page, '.call__number')).toBeGreaterThan(0.9);
    expect(await degreesOf(page, '.call__words .turns__one')).toBeGreaterThanOrEqual(0.35);
    expect(await degreesOf(page, '.board td .wm-number')).toBeGreaterThanOrEqual(0.35);
    await page.getByText('Schalter 1', { exact: true }).first().waitFor();
    await screenshot(page, 'display-call');

    // It may be the other language's turn when the announcement ends.
    await heading(page, 'Zuletzt aufgerufen').waitFor({ timeout: 25_000 });
    await screenshot(page, 'display-idle');
    await world.pass(60_000);
    await counter.ask({ type: 'callAgain', visitId: counter.view().visit?.visitId ?? '' });
    await heading(page, 'Noch einmal aufgerufen wird').waitFor({ timeout: 2000 });
    await screenshot(page, 'display-again');
    expect(await page.getByRole('button').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('D4 a lost server is said within 5 s, and the display comes back by itself', async () => {
    const { page } = await openDisplay(await displayLink());
    await empty(page);
    await world.app().close();
    await page.getByText(LOST).waitFor({ timeout: 5000 });
    await screenshot(page, 'display-lost');
    await world.restart();
    await page.getByText(LOST).waitFor({ state: 'detached', timeout: 2500 });
    await empty(page);
  });

  test('S2 a link pairs once; the browser that it paired goes on, another one is told what to do', async () => {
    const link = await displayLink();
    const { page } = await openDisplay(link);
    await empty(page);
    const paired = page.url();
    for (const again of [link, world.url('/display/')]) {
      await page.goto('about:blank');
      await page.goto(again);
      await empty(page);
      expect(page.url()).toBe(paired);
    }

    const stranger = await openDisplay(link);
    await stranger.page.getByRole('heading', { name: 'Dieses Gerät ist noch nicht gekoppelt' }).waitFor();
    await stranger.page.getByText('Dieser Link wurde schon benutzt oder ist abgelaufen.').waitFor();
    await expectNoViolations(stranger.page);
    await screenshot(stranger.page, 'start-link-used');
  });

  test('S2 a device that is unpaired shows nothing any more and says so', async () => {
    const { page } = await openDisplay(await displayLink());
    await empty(page);
    const admin = await world.connect('admin', 'admin');
    const deviceId = new URL(page.url()).searchParams.get('device') ?? '';
    await admin.ask({ type: 'revokeDevice', deviceId });
    await page.getByRole('heading', { name: 'Dieses Gerät ist noch nicht gekoppelt' }).waitFor({ timeout: 5000 });
    expect(await page.locator('.display').count()).toBe(0);
    await page.goto(world.url('/display/'));
    await page.getByRole('heading', { name: 'Dieses Gerät ist noch nicht gekoppelt' }).waitFor();
  });
});

describe('a display in a browser as installed', () => {
  useBrowser('document-user-activation-required');

  test('D1 D12 it says that its gong is silent until somebody has pressed the button, and staff hear of it', async () => {
    const { page, errors } = await openDisplay(await displayLink());
    // Whatever drives the page counts as somebody who touches it: nobody may, until the page has looked for itself.
    await untouched();
    await page.reload({ waitUntil: 'commit' });
    await untouched();
    const button = page.getByRole('button', { name: 'Ton einschalten' });
    await button.waitFor();
    const counter = await world.connect('counter', 'schalter-1');
    const isAlarmed = ({ alarms }: ReturnType<typeof counter.view>) =>
      alarms.some((one) => one.kind === 'server' && one.fault === 'displaySilent');
    await counter.until(isAlarmed);
    await expectNoViolations(page);
    await button.press('Enter');
    await button.waitFor({ state: 'detached' });
    await counter.until((view) => !isAlarmed(view));
    expect(errors).toEqual([]);
  });
});
