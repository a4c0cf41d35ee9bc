// S31, S32 in a real browser: a second factor is demanded, set up at the login, used, and used up on paper.
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { SUPERVISOR } from '../../shared/rights';
import { openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, SIZES, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const NAME = 'Zoë Weiß';
const PASSWORD = 'vogelbeere kaktus regal';
const STEP = 30_000;

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

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** The page at a desk, on a phone and where it is narrowest: nothing is wrong with it, and nothing hangs out. */
const look = async (page: Page, name: string) => {
  for (const [kind, size] of Object.entries({
    desk: SIZES.desk,
    phone: SIZES.phone,
    narrow: { width: 320, height: 700 },
  })) {
    await page.setViewportSize(size);
    await expectNoViolations(page);
    await screenshot(page, `${name}-${kind}`);
    const isTooWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect({ name, kind, isTooWide }).toEqual({ name, kind, isTooWide: false });
  }
  await page.setViewportSize(SIZES.desk);
};
const secretOn = async (page: Page): Promise<string> =>
  ((await page.locator('.wm-factor-secret').textContent()) ?? '').replace(/ /g, '');
const digits = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.time.now });

/** A browser of the administration in which nobody is logged in. */
const entrance = async (): Promise<Page> => {
  const { page } = await browser.open('desk', { locale: 'de-DE' });
  await page.goto(await world.linkTo('admin', 'admin'));
  await button(page, 'Abmelden').click();
  await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
  return page;
};
const logIn = async (page: Page, password = PASSWORD) => {
  await page.getByLabel('Name').fill(NAME);
  await page.getByLabel('Passwort').fill(password);
  await page.keyboard.press('Enter');
};

test('S31 S32 somebody is led through setting it up, comes in with it by keyboard, and switches it off', async () => {
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  await admin.ask({
    type: 'savePerson',
    personId: null,
    name: NAME,
    roleIds: [SUPERVISOR],
    password: 'ein Passwort von anderen',
  });

  const leader = (await browser.open('desk', { locale: 'de-DE' })).page;
  await leader.goto(await world.linkTo('admin', 'admin'));
  await leader.getByRole('navigation').getByRole('link', { name: 'Personen' }).click();
  await leader.getByText('Noch ohne zweiten Faktor').waitFor();
  await leader.getByLabel('In die Verwaltung kommt nur, wer einen zweiten Faktor hat').check();
  await leader.getByText(/Bei der nächsten Anmeldung richten ihn ein:.*Zoë Weiß/).waitFor();
  await look(leader, 'factor-people');
  await button(leader, 'Speichern').click();
  await admin.until((view) => view.settings.login.secondFactor);
  expect(settings.login.secondFactor).toBe(false);
  expect(version).toBe(1);

  const page = await entrance();
  await logIn(page, 'ein Passwort von anderen');
  for (const label of ['Neues Passwort', 'Neues Passwort noch einmal'])
    await page.getByLabel(label, { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: 'QR-Code für die App auf Ihrem Telefon' }).waitFor();
  await look(page, 'factor-set-up');
  const secret = await secretOn(page);
  await page.getByLabel('Code aus der App').fill(digits(secret));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Codes für den Notfall' }).waitFor();
  await look(page, 'factor-paper');
  const paper = await page.locator('.wm-paper-codes li').allTextContents();
  expect(paper).toHaveLength(8);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor();

  await button(page, 'Abmelden').click();
  await logIn(page);
  await page.getByLabel('Code', { exact: true }).waitFor();
  await page.keyboard.type(digits(secret));
  await page.keyboard.press('Enter');
  // It was used a moment ago.
  await page.getByText('Der Code stimmt nicht, oder er ist schon benutzt.').waitFor();
  await look(page, 'factor-code-wrong');
  await page.keyboard.type(paper[0] ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor();

  await page.getByRole('link', { name: NAME }).click();
  await page.getByText('7 Codes auf Papier sind noch gut.').waitFor();
  await look(page, 'factor-account');
  world.time.now += STEP;
  await button(page, 'Ausschalten').click();
  await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Code', { exact: true }).fill(digits(secret));
  await look(page, 'factor-off');
  await page.keyboard.press('Enter');
  await page.getByText('Nicht eingeschaltet').waitFor();
  await button(page, 'Einrichten').click();
  await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: 'QR-Code für die App auf Ihrem Telefon' }).waitFor();
  await look(page, 'factor-account-set-up');
});
