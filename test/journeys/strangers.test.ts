// What keeps strangers at bay, as people see it in a real browser: an office with the settings that it comes with.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { decide, ERIKA, MINUTE, visitorOf, WEDNESDAY_TEN } from '../server/public/booking/visitor';
import { MONDAY_NINE, openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(90_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

const DELETE = 'Letztes Zeichen löschen';

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWorld({ screensDir, settings: demonstrationOffice });
});
afterEach(() => world.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const open = async (size: 'kiosk' | 'display' | 'phone' | 'desk', address: string) => {
  const { page, errors } = await browser.open(size, {});
  await page.goto(address);
  return { page, errors };
};
/** A picture of a state that is clean, and fits the narrowest glass too. */
const look = async (page: Page, name: string) => {
  await expectNoViolations(page);
  await screenshot(page, name);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await screenshot(page, `${name}-320`);
  if (before !== null) await page.setViewportSize(before);
};

test('C7 display and kiosk show the code with which a phone checks in', async () => {
  const { key } = await visitorOf(world).booked(WEDNESDAY_TEN);
  await world.pass(WEDNESDAY_TEN - 20 * MINUTE - MONDAY_NINE);
  const display = await open('display', await world.linkTo('display', 'anzeige-1'));
  const said = await display.page.locator('.outlook__value--code').textContent();
  expect(said).toMatch(/^\d{4}$/);
  await expectNoViolations(display.page);
  await screenshot(display.page, 'strangers-display');
  const kiosk = await open('kiosk', await world.linkTo('kiosk', 'kiosk-1'));
  expect(await kiosk.page.locator('.kiosk-sign strong').textContent()).toMatch(/^\d{4}$/);
  await expectNoViolations(kiosk.page);
  await screenshot(kiosk.page, 'strangers-kiosk');
  const { page, errors } = await open('phone', world.publicUrl(`/t/${key}`));
  await page.getByLabel(/Vor-Ort-Code/).fill(said === '0000' ? '0001' : '0000');
  await page.keyboard.press('Enter');
  await page.getByText(/Dieser Vor-Ort-Code stimmt nicht/).waitFor();
  await look(page, 'strangers-phone-sign');
  await page.getByLabel(/Vor-Ort-Code/).fill((await display.page.locator('.outlook__value--code').textContent()) ?? '');
  await button(page, 'Ich bin da').click();
  await page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke T001' }).waitFor();
  // The refusal is an HTTP answer that the console notes; nothing else is.
  expect(errors.filter((error) => !error.includes('409'))).toEqual([]);
});

test('C6 picked from the list by keyboard: the letters of the name, and a page that shows and changes nothing', async () => {
  await visitorOf(world).booked(WEDNESDAY_TEN, { contact: { ...ERIKA, name: 'Erika Mustermann' } });
  await world.pass(WEDNESDAY_TEN - 20 * MINUTE - MONDAY_NINE);
  const { page, errors } = await open('kiosk', await world.linkTo('kiosk', 'kiosk-1'));
  await button(page, 'Ich habe einen Termin').press('Enter');
  await button(page, 'Ohne Code: Termin aus der Liste wählen').press('Enter');
  await page.getByRole('radio').press('Space');
  await button(page, 'Weiter').press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Wie beginnt Ihr Nachname?' }).waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'strangers-kiosk-name');
  await page.keyboard.type('mei');
  await page.keyboard.press('Enter');
  await page.getByText(/passen nicht zu diesem Termin/).waitFor();
  await screenshot(page, 'strangers-kiosk-name-wrong');
  for (const letter of [DELETE, DELETE, DELETE, 'M', 'U', 'S']) await button(page, letter).click();
  await button(page, 'Ich bin da').click();
  await page.getByRole('heading', { level: 1, name: /T001/ }).waitFor();
  await page.getByText('Gedruckt. Bitte nehmen Sie Ihre Wertmarke.').waitFor();
  const visit = [...world.app().branch.today().visits.values()][0];
  const phone = await open('phone', world.publicUrl(`/t/${visit?.viewKey}`));
  await phone.page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke T001' }).waitFor();
  expect(await button(phone.page, 'Nummer zurückgeben').count()).toBe(0);
  await look(phone.page, 'strangers-phone-view');
  expect(errors).toEqual([]);
});

test('A14 no letter: the page of the appointment says so, and shows all there is to keep', async () => {
  const { key } = await visitorOf(world).booked(WEDNESDAY_TEN);
  const { page } = await open('phone', world.publicUrl(`/t/${key}?no-letter`));
  await page.getByText('Dazu kommt keine E-Mail').waitFor();
  await look(page, 'strangers-phone-no-letter');
  const confirm = await open('phone', world.publicUrl('/?confirm=AAAAAAAAAAAAAAAA'));
  await button(confirm.page, 'Ja, bitte schreiben Sie mir').click();
  await confirm.page.getByText(/Dieser Link gilt nicht mehr/).waitFor();
  await look(confirm.page, 'strangers-phone-confirm');
});

test('A16 the alarm, the look at it, and one act', async () => {
  await decide(world, (settings) => ({
    ...settings,
    appointments: { ...settings.appointments, unusualPerHour: 4 },
  }));
  for (let i = 0; i < 5; i++) {
    const contact = { ...ERIKA, name: `Erika Beispiel-Nummer ${i}` };
    await visitorOf(world).booked(WEDNESDAY_TEN + i * 15 * MINUTE, { contact });
  }
  const { page, errors } = await open('desk', await world.linkTo('admin', 'admin'));
  await page
    .getByRole('alert')
    .getByText(/Ungewöhnlich viele Buchungen/)
    .waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Auffällige Buchungen' }).click();
  await page.getByText(/5 Termine, gebucht/).waitFor();
  await look(page, 'strangers-admin');
  await page.getByRole('checkbox', { name: /Nummer 2/ }).uncheck();
  await button(page, '4 Termine absagen').click();
  await page.getByRole('dialog').waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'strangers-admin-ask');
  await page.getByRole('dialog').getByRole('button', { name: '4 Termine absagen' }).click();
  await page.getByText('Abgesagt: 4. Inzwischen angemeldet oder schon abgesagt: 0.').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Termine', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: 'Anmeldung mit Termin' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Regeln für Buchungen' }).scrollIntoViewIfNeeded();
  await look(page, 'strangers-admin-settings');
  expect(errors).toEqual([]);
});
