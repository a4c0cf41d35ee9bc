// A6 in a real browser: a system is connected, a calendar followed, a spreadsheet's file imported; all of it is found here.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type CalendarServer, openCalendarServer } from '../server/imports/calendarServer';
import { openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let calendars: CalendarServer;
let browser: OpenedBrowser;
let errors: readonly string[] = [];
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWorld({ screensDir });
  calendars = await openCalendarServer();
});
afterEach(async () => {
  await world.close();
  await calendars.close();
});

const openPage = async (): Promise<Page> => {
  const visit = await browser.open('desk', {});
  errors = visit.errors;
  await visit.page.goto(await world.linkTo('admin', 'admin'));
  await visit.page.getByRole('navigation').getByRole('link', { name: 'Schnittstellen' }).click();
  await visit.page.getByRole('heading', { level: 1, name: 'Schnittstellen' }).waitFor();
  return visit.page;
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const seen = (page: Page, text: string) => page.getByText(text).first().waitFor();
const bookings = (day: string) =>
  [...world.app().branch.dayNamed(day).visits.values()].filter(({ state }) => state === 'booked');

test('A6 S2 the token that an administrator makes lets another program in, until it is revoked', async () => {
  const page = await openPage();
  await expectNoViolations(page);
  await button(page, 'System anbinden').click();
  await page.getByLabel('Name').fill('Terminland');
  await button(page, 'Hinzufügen').click();
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  await expectNoViolations(page);
  await screenshot(page, 'admin-token');
  await button(page, 'Fertig').click();
  const put = () =>
    fetch(world.url('/api/import/appointments/T-1'), {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ start: '2017-11-08 10:15', services: ['ausweis'], name: 'Erika Muster' }),
    });
  expect((await put()).status).toBe(200);
  expect(bookings('2017-11-08')).toHaveLength(1);
  await seen(page, '06.11., 9:00');
  await page.getByRole('button', { name: 'Widerrufen Terminland' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Widerrufen' }).click();
  await seen(page, 'widerrufen');
  expect((await put()).status).toBe(401);
  expect(errors).toEqual([]);
});

test('A6 a calendar is added and read; what is wrong with its entries stands there in words', async () => {
  calendars.serve(
    ['UID:1', 'DTSTART;TZID=Europe/Berlin:20171108T101500', 'SUMMARY:Meldebescheinigung – Erika Muster'],
    ['UID:2', 'DTSTART;VALUE=DATE:20171109', 'SUMMARY:Betriebsausflug'],
  );
  const page = await openPage();
  await button(page, 'Kalender hinzufügen').click();
  await page.getByLabel('Name').fill('Alte Buchung');
  await button(page, 'Hinzufügen').click();
  await page.getByRole('heading', { level: 1, name: 'Kalender „Alte Buchung“' }).waitFor();
  await button(page, 'Speichern').click();
  await page.getByRole('region', { name: 'Nicht gespeicherte Änderungen' }).waitFor({ state: 'detached' });
  await button(page, 'Adresse speichern').click();
  await seen(page, 'Bitte geben Sie eine Adresse ein, die mit https://, http:// oder webcal:// beginnt.');
  await expectNoViolations(page);
  await screenshot(page, 'admin-feed-address');
  await page.getByLabel('Adresse').fill(calendars.url);
  await button(page, 'Adresse speichern').click();
  await seen(page, 'Gelesen wird bei');
  await page.getByRole('main').getByRole('link', { name: 'Schnittstellen' }).click();
  await page.getByRole('button', { name: 'Jetzt lesen Alte Buchung' }).click();
  await seen(page, '1 neu');
  expect(bookings('2017-11-08')).toMatchObject([{ serviceIds: ['meldebescheinigung'] }]);
  await page.getByRole('link', { name: 'Bearbeiten Kalender „Alte Buchung“' }).click();
  await page.getByText('Eintrag 2, Beginn: Der Eintrag gilt für ganze Tage.').waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'admin-feed');
  expect(errors).toEqual([]);
});

test('A10 most of a calendar is missing: it is said, at the counters too, and somebody decides', async () => {
  const uids = Array.from({ length: 8 }, (_, i) => `${i}`);
  calendars.serve(...uids.map((uid) => [`UID:${uid}`, 'DTSTART;TZID=Europe/Berlin:20171108T101500']));
  const page = await openPage();
  await button(page, 'Kalender hinzufügen').click();
  await page.getByLabel('Name').fill('Alte Buchung');
  await button(page, 'Hinzufügen').click();
  await button(page, 'Speichern').click();
  await page.getByRole('region', { name: 'Nicht gespeicherte Änderungen' }).waitFor({ state: 'detached' });
  await page.getByLabel('Adresse').fill(calendars.url);
  await button(page, 'Adresse speichern').click();
  await seen(page, 'Gelesen wird bei');
  await page.getByRole('main').getByRole('link', { name: 'Schnittstellen' }).click();
  await button(page, 'Jetzt lesen Alte Buchung').click();
  await seen(page, '8 neu');
  calendars.serve(['UID:info', 'DTSTART;VALUE=DATE:20171107', 'SUMMARY:Wartungsarbeiten']);
  await button(page, 'Jetzt lesen Alte Buchung').click();
  await seen(page, 'Im Kalender „Alte Buchung“ fehlen 8 von 8 Terminen');
  expect(bookings('2017-11-08')).toHaveLength(8);
  await expectNoViolations(page);
  await page.getByText('fehlen 8 von 8').scrollIntoViewIfNeeded();
  await screenshot(page, 'admin-feed-missed');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByText('fehlen 8 von 8').scrollIntoViewIfNeeded();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await screenshot(page, 'admin-feed-missed-narrow');
  await button(page, 'Termine behalten').click();
  await page.getByText('fehlen 8 von 8').waitFor({ state: 'detached' });
  expect(bookings('2017-11-08')).toHaveLength(8);
  expect(errors).toEqual([]);
});

test('A6 a file as a spreadsheet writes it is looked at, corrected, and imported', async () => {
  const page = await openPage();
  const choose = (rows: string[]) =>
    page.getByLabel('Datei').setInputFiles({
      name: 'termine.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Termin-Nr;Datum;Uhrzeit;Anliegen;Name;Notiz', ...rows, ''].join('\r\n'), 'latin1'),
    });
  const first = '4711;08.11.2017;10:15;Führerschein umtauschen;Jörg Müßig;';
  await choose([first, '4712;08.11.2017;10:30;Angelschein;Zoë Groß;eilig']);
  await seen(page, 'Zeile 3 (4712), Anliegen: „Angelschein“ ist keines unserer Anliegen.');
  await seen(page, 'Jörg Müßig');
  await expectNoViolations(page);
  await screenshot(page, 'admin-csv-faults');
  expect(await page.getByRole('button', { name: /importieren/ }).count()).toBe(0);
  await choose([first, '4712;08.11.2017;10:30;Fischereischein verlängern;Zoë Groß;eilig']);
  await button(page, '2 Termine importieren').waitFor();
  await screenshot(page, 'admin-csv');
  await button(page, '2 Termine importieren').click();
  await seen(page, '2 neu');
  expect(bookings('2017-11-08').map(({ serviceIds }) => serviceIds.join())).toEqual(['fuehrerschein', 'fischerei']);
  await expectNoViolations(page);
  expect(errors).toEqual([]);
});
