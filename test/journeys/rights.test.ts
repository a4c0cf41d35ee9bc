// Passwords, links and logins in a real browser, wide and narrow, by keyboard.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

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

const open = async (role: 'counter' | 'admin', stationId: string): Promise<Page> => {
  const { page } = await browser.open('desk', { locale: 'de-DE' });
  await page.goto(await world.linkTo(role, stationId));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const look = async (page: Page, name: string) => {
  await expectNoViolations(page);
  await screenshot(page, name);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoViolations(page);
  await screenshot(page, `${name}-320`);
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect({ name, isTooWide }).toEqual({ name, isTooWide: false });
  if (size) await page.setViewportSize(size);
};

test('S15 a clerk changes the own password by keyboard, and is shown the login where else he was', async () => {
  const [page, elsewhere] = [await open('counter', 'schalter-2'), await open('counter', 'schalter-2')];
  const old = world.app().passwords[1]?.password ?? '';
  await button(page, 'Mein Konto').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Mein Konto' }).waitFor();
  await page.getByLabel('Bisheriges Passwort').fill(old);
  await page.getByLabel('Neues Passwort', { exact: true }).fill('Sommer2026!');
  await page.getByLabel('Neues Passwort noch einmal').fill('Sommer2026');
  await page.keyboard.press('Enter');
  await page.getByText('Das ist nicht dasselbe wie eben.').waitFor();
  await page.getByLabel('Neues Passwort noch einmal').fill('Sommer2026!');
  await page.keyboard.press('Enter');
  await page.getByText('Dieses Passwort errät man leicht').waitFor();
  await look(page, 'counter-password');
  for (const label of ['Neues Passwort', 'Neues Passwort noch einmal'])
    await page.getByLabel(label, { exact: true }).fill('vogelbeere kaktus regal');
  await page.keyboard.press('Enter');
  await page.getByText('Ihr Passwort ist geändert').waitFor();
  await look(page, 'counter-password-done');
  await elsewhere.getByRole('heading', { level: 1, name: 'Anmelden an Schalter 2' }).waitFor();
  await screenshot(elsewhere, 'counter-ended');
  await button(page, 'In Ordnung').click();
  await page.getByRole('heading', { level: 1, name: 'Schalter 2' }).waitFor();
});

test('S14 an open link is seen among the devices and withdrawn', async () => {
  const page = await open('admin', 'admin');
  await page.getByRole('navigation').getByRole('link', { name: 'Geräte' }).click();
  await button(page, 'Gerät koppeln').click();
  await button(page, 'Link erzeugen').click();
  await button(page, 'Fertig').click();
  await page.getByRole('table', { name: 'Offene Links' }).getByText('in der Verwaltung').waitFor();
  await look(page, 'admin-links');
  await page.getByRole('button', { name: /zurückziehen$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Zurückziehen' }).click();
  await page.getByText('Es ist kein Link offen.').waitFor();
});

test('S15 when logins end by themselves is set among the people', async () => {
  const page = await open('admin', 'admin');
  await page.getByRole('navigation').getByRole('link', { name: 'Personen' }).click();
  await page.getByLabel('Nach so vielen Minuten').fill('3');
  await button(page, 'Speichern').click();
  await page.getByText('von 5 bis 960').first().waitFor();
  await look(page, 'admin-idle');
  await page.getByLabel('Nach so vielen Minuten').fill('60');
  await button(page, 'Speichern').click();
  await page.getByRole('region', { name: 'Nicht gespeicherte Änderungen' }).waitFor({ state: 'detached' });
  expect(world.app().branch.settings().login).toEqual({ idleMin: 60, secondFactor: false });
});
