// The city's page in a real browser: from the matter to an office's booking with the time held, without a barrier.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openCity } from '../server/city/offices';
import { openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let browser: OpenedBrowser;
let city: Awaited<ReturnType<typeof openCity>>;
beforeAll(async () => {
  world = await openWorld({ screensDir });
  browser = await openBrowser('document-user-activation-required');
  const known = [
    { office: 'rathaus', name: 'Rathaus', address: world.publicUrl() },
    { office: 'nord', name: 'Nebenstelle Nord', address: null },
  ];
  city = await openCity(() => known, screensDir);
});
afterAll(async () => {
  city.close();
  await browser.close();
  await world.close();
});

const expectFit = async (page: Page, name: string) => {
  await expectNoViolations(page);
  await screenshot(page, name);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await page.setViewportSize({ width: 390, height: 844 });
};

test('M16 from a matter to an office’s free time, and the time is held there: two taps, no barrier, no script', async () => {
  const { page, errors } = await browser.open('phone', {});
  await page.goto(city.address);
  await expectFit(page, 'city');
  await page.getByRole('link', { name: 'Personalausweis oder Reisepass beantragen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Personalausweis oder Reisepass beantragen' }).waitFor();
  await expectFit(page, 'city-matter');
  await page
    .getByRole('link', { name: /, \d+:\d\d Uhr$/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Auf welchen Namen?' }).waitFor();
  expect(new URL(page.url()).origin).toBe(world.publicUrl());
  // Going back leads to the choice of a time, which is not taken away again.
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Wann möchten Sie kommen?' }).waitFor();
  await page.goto(`${city.address}/?lang=ar`);
  await expectFit(page, 'city-arabic');
  expect(errors).toEqual([]);
});
