// R3: the report and the sheet for the committee in a real browser: shown, saved, read aloud, printed on one page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { demonstrationTownHall } from '../../server/starting/townHall';
import { rememberWeeks } from '../../server/starting/weeks';
import { openStore } from '../../server/storage/store';
import { openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(240_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
  const at = Date.parse('2018-03-05T09:00:00+01:00');
  world = await openWorld({ screensDir, at, settings: demonstrationTownHall });
  await world.restart(async () => {
    const store = openStore(`${world.folder}/wertmarke.db`);
    await rememberWeeks({ store, settings: demonstrationTownHall, today: '2018-03-05', isEnding: () => false });
    store.close();
  });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('R2, R3 from the navigation to the sheet, which a screen reader reads and one page holds', async () => {
  const { page, errors } = await browser.open('desk', { locale: 'de-DE' });
  await page.goto(await world.linkTo('admin', 'admin'));
  await page.getByRole('link', { name: 'Auswertung' }).click();
  await page.getByRole('link', { name: 'Die veröffentlichten Wochen' }).click();
  // Past days are counted one after the other, and the report grows with them.
  await page
    .getByRole('table', { name: 'Insgesamt' })
    .getByRole('row', { name: /^Besuche.*1\.591/ })
    .waitFor();
  await screenshot(page, 'reports');
  await expectNoViolations(page);

  const saved = page.waitForEvent('download', { timeout: 90_000 });
  await page.getByRole('button', { name: 'Als Excel-Datei (XLSX)' }).click();
  const book = read(readFileSync(await (await saved).path()));
  expect(book.SheetNames[0]).toBe('Insgesamt');

  await page.getByRole('link', { name: 'Blatt für den Ausschuss' }).click();
  const sheet = page.getByRole('article');
  await sheet.getByText('858 Besuche, davon 772 ohne Termin und 86 mit Termin. Das sind 10,02 % mit Termin.').waitFor();
  await sheet.getByText('733 Besuche, davon 646 ohne Termin und 87 mit Termin. Das sind 11,87 % mit Termin.').waitFor();
  const tree = await sheet.ariaSnapshot();
  expect(tree).toContain('heading "Bürgerbüro Lünen: Besuche und Termine" [level=1]');
  expect(tree).toMatch(/row "6\.–12\. November 2017 858 772 86 10,02 %/);
  expect(tree).toMatch(/columnheader "Anteil mit Termin"/);
  await screenshot(page, 'reports-sheet');
  await expectNoViolations(page);
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  await screenshot(page, 'reports-sheet-print');
  await page.emulateMedia({ media: 'screen' });

  // Nobody scrolls sideways for a figure, the page as little as the sheet in it.
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 700 });
    const sideways = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.adm-sheet, .adm-sheet :is(table, tbody, td, p)')]
        .filter((one) => one.scrollWidth > one.clientWidth)
        .map(({ tagName }) => tagName),
    );
    expect({ width, sideways }).toEqual({ width, sideways: [] });
    await expectNoViolations(page);
    await screenshot(page, `reports-sheet-${width}`);
  }
  await page.getByRole('link', { name: 'Zurück zur Auswertung' }).click();
  await page.getByRole('table', { name: 'Nach Anliegen' }).waitFor();
  const isTooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(await isTooWide()).toBe(false);
  await screenshot(page, 'reports-320');
  expect(errors).toEqual([]);
});
