// W12, W13 in a real browser and with the office's own voice: a ticket with the screen off, by three keys and what is heard;
// the same with the sound off; letters, contrast, and help.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(120_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const LANDSCAPE = { width: 1280, height: 1024 };
/** Between hearing what one wants and pressing a key. */
const KEY_SEC = 0.6;
const MOST_SEC = 90;

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

const openKiosk = async (viewport?: typeof LANDSCAPE) => {
  const { page, errors } = await browser.open('kiosk', { hasTouch: true, ...(viewport && { viewport }) });
  // Heard as soon as it is there: the test counts what it lasts, and need not wait for it.
  await page.addInitScript(() => {
    const heard: { text: string; sec: number }[] = [];
    const texts = new Map<string, string>();
    const asked = new WeakMap<Blob, string>();
    Object.assign(globalThis, { heard });
    const reach = globalThis.fetch.bind(globalThis);
    globalThis.fetch = async (address, more) => {
      const response = await reach(address, more);
      if (!String(address).endsWith('/api/voice')) return response;
      const { text } = JSON.parse(String(more?.body));
      const blob = await response.clone().blob();
      asked.set(blob, text);
      return Object.assign(response, { blob: () => Promise.resolve(blob) });
    };
    const name = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      const address = name(blob);
      if (blob instanceof Blob) texts.set(address, asked.get(blob) ?? '');
      return address;
    };
    HTMLMediaElement.prototype.play = function () {
      const text = texts.get(this.src) ?? '';
      this.onloadedmetadata = () => {
        heard.push({ text, sec: this.duration });
        this.onended?.(new Event('ended'));
      };
      return Promise.resolve();
    };
  });
  await page.goto(await world.linkTo('kiosk', 'kiosk-1'));
  await page.getByRole('heading', { name: 'Was möchten Sie erledigen?' }).waitFor();
  return { page, errors };
};

type Heard = { text: string; sec: number };
/** What was played since it was asked last: some of it, as soon as `isEnough`. */
const hear = async (page: Page, isEnough: RegExp): Promise<Heard[]> => {
  await page.waitForFunction(
    (source) =>
      (globalThis as unknown as { heard: { text: string }[] }).heard.some(({ text }) => new RegExp(source).test(text)),
    isEnough.source,
  );
  return page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard.splice(0));
};
const lasting = (heard: readonly Heard[]) => heard.reduce((sum, { sec }) => sum + sec, 0);

/** Somebody who sees nothing: keys pressed, seconds listened. Of what is not wanted only the name is listened to. */
const blindVisitor = (page: Page) => {
  const spent = { keys: 0, sec: 0 };
  const press = async (key: string) => {
    spent.keys++;
    spent.sec += KEY_SEC;
    await page.keyboard.press(key);
  };
  const goTo = async (what: RegExp) => {
    for (let i = 0; i < 40; i++) {
      await press('ArrowRight');
      const heard = await hear(page, /(von \d+|[.!?…])\.?$/);
      const isIt = heard.some(({ text }) => what.test(text));
      spent.sec += isIt ? lasting(heard) : (heard[0]?.sec ?? 0);
      if (isIt) return;
    }
    throw new Error(`${what} is never said`);
  };
  const listen = async (until: RegExp) => {
    const heard = await hear(page, until);
    spent.sec += lasting(heard);
    return heard.map(({ text }) => text).join(' ');
  };
  return { spent, press, goTo, listen };
};

test.each([
  ['the third of ten', /^Wohnung an/, 'C 1'],
  ['the last of ten', /^Fundsachen/, 'M 1'],
])('W12 with the screen off: %s, by three keys and what is heard, within 90 s', async (_, service, number) => {
  const { page, errors } = await openKiosk();
  const { spent, press, goTo, listen } = blindVisitor(page);
  await press('ArrowRight');
  expect(await listen(/erledigen/)).toMatch(/^Vorlesen ist an/);
  await goTo(service);
  await press('Enter');
  await listen(/Wartezeit|wartet/i);
  await goTo(/^Wertmarke ziehen/);
  await press('Enter');
  expect(await listen(/Bitte warten Sie hier/)).toContain(`Ihre Wertmarke, ${number}`);
  expect(spent.sec).toBeLessThan(MOST_SEC);
  expect(errors).toEqual([]);
});

test('W12, W13 with the sound off the same is seen: what is read has the ring, and the end of the time is said', async () => {
  const { page } = await openKiosk();
  await page.route('**/api/voice', (route) => route.abort());
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.replace(/\u00AD/g, '') ?? '');
  const goTo = async (what: RegExp) => {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('ArrowRight');
      if (what.test(await focused())) return i + 1;
    }
    throw new Error(`no way to ${what}`);
  };
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Auswählen' }).waitFor();
  await goTo(/^Wohnung an/);
  await screenshot(page, 'kiosk-aloud-start');
  await expectNoViolations(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Wohnung/ }).waitFor();
  await goTo(/^Wertmarke ziehen/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /C001/ }).waitFor();
  await page.getByRole('timer').waitFor();
  await screenshot(page, 'kiosk-aloud-ticket');
  await expectNoViolations(page);
});

test.each([
  ['portrait', undefined],
  ['landscape', LANDSCAPE],
])('W13 larger letters and contrast hold on every page, in %s', async (name, viewport) => {
  const { page, errors } = await openKiosk(viewport);
  await page.getByRole('button', { name: 'Kontrast' }).tap();
  await screenshot(page, `kiosk-contrast-${name}`);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Größer' }).tap();
  await screenshot(page, `kiosk-larger-${name}`);
  await expectNoViolations(page);
  await page.getByRole('button', { name: /Fundsachen/ }).tap();
  await page.getByRole('heading', { level: 1, name: /Fundsachen/ }).waitFor();
  await screenshot(page, `kiosk-larger-confirm-${name}`);
  await page.getByRole('button', { name: 'Wertmarke ziehen' }).tap();
  await page.getByRole('heading', { level: 1, name: /M001/ }).waitFor();
  await screenshot(page, `kiosk-larger-ticket-${name}`);
  await expectNoViolations(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(errors).toEqual([]);
});

test('W13 "please help me" reaches a counter, and the kiosk says that somebody comes', async () => {
  const counter = await world.connect('counter', 'schalter-3');
  const { page } = await openKiosk(LANDSCAPE);
  await page.getByRole('button', { name: 'Bitte helfen Sie mir' }).tap();
  await page.getByText('Wir haben Hilfe gerufen. Bitte warten Sie hier.').waitFor();
  await counter.until(({ alarms }) => alarms.some(({ kind }) => kind === 'help'));
  await counter.ask({ type: 'takeHelp', kioskId: 'kiosk-1' });
  await page.getByText('Hilfe kommt zu Ihnen, von: Schalter 3.').waitFor();
  await screenshot(page, 'kiosk-help');
  await expectNoViolations(page);
});
