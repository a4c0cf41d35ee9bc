// S33 in a real browser: out to a real provider and back, at the administration and at a counter; and what is said when it fails.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SUPERVISOR } from '../../shared/rights';
import { type House, openHouse } from '../server/signOn/house';
import { openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, SIZES, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const NAME = 'Zoë Weiß';

let world: World;
let house: House;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWorld({ screensDir });
  house = await openHouse({ redirectUris: ['admin', 'counter'].map((role) => world.url(`/${role}/`)) });
});
afterEach(async () => {
  await house.close();
  await world.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const look = async (page: Page, name: string) => {
  const sizes = { desk: SIZES.desk, phone: SIZES.phone, narrow: { width: 320, height: 700 } };
  for (const [kind, size] of Object.entries(sizes)) {
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
const open = async (role: 'admin' | 'counter', stationId: string): Promise<Page> => {
  const { page } = await browser.open('desk', { locale: 'de-DE' });
  await page.goto(await world.linkTo(role, stationId));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
/** The provider's own pages: who it is, and that this office may know. */
const signOnInHouse = async (page: Page, login: string) => {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('egal');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();
};

test('S33 the administration sets it up and tries it; somebody comes in through the house, and reads why where it fails', async () => {
  const admin = await world.connect('admin', 'admin');
  const person = { personId: null, name: NAME, roleIds: [SUPERVISOR], password: 'ein Passwort von anderen' };
  await admin.ask({ type: 'savePerson', ...person });

  const page = await open('admin', 'admin');
  await page.getByRole('navigation').getByRole('link', { name: 'Anmeldung über das Haus' }).click();
  await page.getByLabel('Anmeldung über das Haus anbieten').check();
  await button(page, 'Speichern').click();
  await page.getByText('Bitte geben Sie einen Namen ein.').waitFor();
  await look(page, 'sign-on-invalid');
  await page.getByLabel('Wie sie heißt').fill('Stadt Lünen');
  await page.getByLabel('Adresse des Ausstellers (Issuer)').fill(house.issuer);
  await page.getByLabel('Kennung dieses Programms (Client-ID)').fill('buergerbuero');
  await button(page, 'Speichern').click();
  await page.getByText('Es ist kein Geheimnis gespeichert.').waitFor();
  await page.getByLabel('Geheimnis', { exact: true }).fill('falsch');
  await button(page, 'Geheimnis speichern').click();
  await page.getByText('Ein Geheimnis ist gespeichert.').waitFor();
  await button(page, 'Jetzt ausprobieren').click();
  await page.getByText('Sie kennt Client-ID und Geheimnis nicht').waitFor();
  await look(page, 'sign-on-page');
  await page.getByLabel('Neues Geheimnis').fill('geheim-unter-uns');
  await button(page, 'Geheimnis speichern').click();
  await button(page, 'Jetzt ausprobieren').click();
  await page.getByText('Alles in Ordnung').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Personen' }).click();
  await page.getByRole('button', { name: `Kennung im Haus ${NAME}` }).click();
  await page.getByLabel('Kennung im Haus', { exact: true }).fill('z.weiss');
  await look(page, 'sign-on-person');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await button(page, 'Abmelden').click();
  await button(page, 'Anmelden mit Stadt Lünen').waitFor();
  await look(page, 'sign-on-login');
  await button(page, 'Anmelden mit Stadt Lünen').click();
  await signOnInHouse(page, 'z.weiss');
  await page.getByRole('heading', { level: 1, name: 'Personen' }).waitFor();
  await page.getByRole('link', { name: NAME }).waitFor();
  expect(page.url()).toMatch(/\/admin\/\?device=[\w-]+#\/persons$/);

  const counter = await open('counter', 'schalter-4');
  await button(counter, 'Abmelden').click();
  await button(counter, 'Anmelden mit Stadt Lünen').click();
  await signOnInHouse(counter, 'niemand');
  await counter.getByText('Das Haus kennt Sie, aber hier gehört noch kein Konto dazu.').waitFor();
  await look(counter, 'sign-on-unknown');
  await house.close();
  await button(counter, 'Anmelden mit Stadt Lünen').click();
  await counter.getByText('Die Anmeldung des Hauses antwortet nicht.').waitFor();
  // The password goes on.
  const { name, password } = world.app().passwords[3] ?? { name: '', password: '' };
  await counter.getByLabel('Name').fill(name);
  await counter.getByLabel('Passwort').fill(password);
  await counter.keyboard.press('Enter');
  await counter.getByRole('heading', { level: 1, name: 'Schalter 4' }).waitFor();
});
