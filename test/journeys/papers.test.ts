// The papers of the public pages in a real browser: found from every page, readable by everybody, and in nobody's first load.
import { join } from 'node:path';
import { LANGUAGES } from '../../shared/languages';
import { liveDay, nineOn } from '../server/storage/someDays';
import { openWorld, trustingOffice, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
  world = await openWorld({ screensDir });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('S57 U5 from the booking site to the privacy notice and the accessibility statement, on the narrowest glass', async () => {
  const { page, errors } = await browser.open('phone', {});
  await page.setViewportSize({ width: 320, height: 640 });
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(world.publicUrl('/'));
  await page.getByRole('contentinfo').waitFor();
  expect(loaded.filter((path) => /paper/i.test(path))).toEqual([]);
  for (const [link, heading] of [
    ['Datenschutz', 'Datenschutz'],
    ['Barrierefreiheit', 'Erklärung zur Barrierefreiheit'],
  ] as const) {
    await page.getByRole('link', { name: link }).click();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await expectNoViolations(page);
    await screenshot(page, `paper-${link}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  }
  await page.getByRole('link', { name: 'Termin buchen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Was möchten Sie erledigen?' }).waitFor();
  expect(errors).toEqual([]);
});

test('W21 U5 from the booking site to whether to set out now, on the narrowest glass, and it renews itself', async () => {
  const { page, errors } = await browser.open('phone', {});
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(world.publicUrl('/'));
  const link = page.getByRole('link', { name: 'Sie können auch ohne Termin kommen' });
  await link.waitFor();
  await page.clock.install();
  await link.click();
  await page.getByRole('heading', { level: 1, name: 'Jetzt losgehen?' }).waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'leave');
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  expect(await page.context().cookies()).toEqual([]);
  const before = await page.locator('#board').getAttribute('data-at');
  world.time.now += 60_000;
  await page.clock.runFor(61_000);
  await page.locator(`#board:not([data-at="${before}"])`).waitFor();
  expect(errors).toEqual([]);
  await page.context().setOffline(true);
  await page.clock.runFor(180_000);
  await page
    .getByRole('status')
    .filter({ hasText: 'Keine Verbindung. Diese Zeiten sind alt: vor 3 Minuten' })
    .waitFor();
});

test('M13 U5 every call of a published day can be read in each language on the narrowest glass, and leads back', async () => {
  const settings = { ...trustingOffice, languages: [...LANGUAGES], fairness: { publishesDays: true } };
  const office = await openWorld({ screensDir, settings });
  await liveDay(office, '2017-11-06', { counters: 2, drawnAt: [0, 1, 2, 9], serviceMin: 6 });
  office.time.now = nineOn('2017-11-07');
  await office.pass(0);
  const { page, errors } = await browser.open('phone', {});
  await page.setViewportSize({ width: 320, height: 640 });
  const link = page.locator('dt a');
  for (let tries = 0; tries < 100 && (await link.count()) === 0; tries++) await page.goto(office.publicUrl('/aufrufe'));
  for (const address of ['/aufrufe', '/aufrufe/2017-11-06'])
    for (const language of LANGUAGES) {
      await page.goto(office.publicUrl(`${address}?lang=${language}`));
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([address, language, width]).toEqual([address, language, 320]);
      if (language === 'de' || language === 'ar') await expectNoViolations(page);
      await screenshot(page, `published${address.replaceAll('/', '-')}-${language}`);
    }
  await page.goto(office.publicUrl('/aufrufe?lang=en'));
  await link.click();
  await page.getByRole('row', { name: 'A003 9:02 9:06 in the order of the line' }).waitFor();
  await page.getByRole('link', { name: 'All days' }).click();
  await page.getByRole('heading', { level: 1, name: 'Calls of past days' }).waitFor();
  expect(errors).toEqual([]);
  await office.close();
});
