// G10: a photograph from a camera becomes the picture beside the calls: chosen in the administration, seen on the display.
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { MOST_POSTER_BYTES, MOST_POSTER_SIDE } from '../../shared/pictures/posters';
import { openWorld, trustingOffice, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('no-user-gesture-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  const text = { de: 'Fotos gibt es nur noch am Automaten im Foyer' };
  world = await openWorld({
    screensDir,
    settings: {
      ...trustingOffice,
      display: { ...trustingOffice.display, showNext: false, showForecast: false },
      displays: trustingOffice.displays.map((one) => ({ ...one, column: true })),
      announcements: [
        {
          ...{
            text,
            from: '2017-11-06',
            to: '2017-11-06',
            weekdays: [1, 2, 3, 4, 5, 6, 7],
            begins: '00:00',
            ends: '24:00',
          },
          ...{ displayIds: null, kioskIds: null, onPublicPages: false, poster: null },
        },
      ],
    },
  });
});
afterEach(() => world.close());

/** As large as a camera makes it, and full of details that no format makes small; its camera says where it was. */
const photograph = (): Buffer => {
  const canvas = createCanvas(2400, 1800);
  const ink = canvas.getContext('2d');
  for (let i = 0; i < 40_000; i++) {
    ink.fillStyle = `hsl(${(i * 47) % 360} 80% ${30 + (i % 50)}%)`;
    ink.fillRect((i * 7919) % 2400, (i * 104_729) % 1800, 40, 30);
  }
  const jpeg = canvas.toBuffer('image/jpeg', 90);
  const place = Buffer.from([0xff, 0xe1, 0, 10, 0x45, 0x78, 0x69, 0x66, 0, 0, 1, 2]);
  return Buffer.concat([jpeg.subarray(0, 2), place, jpeg.subarray(2)]);
};

test('G10 a photograph is made small, loses its place, and stands beside the calls', async () => {
  const { page, errors } = await browser.open('desk', {});
  await page.goto(await world.linkTo('admin', 'admin'));
  await page.getByRole('link', { name: 'Durchsagen', exact: true }).click();
  await page.getByRole('link', { name: 'Fotos gibt es' }).click();
  const field = page.getByLabel('Datei mit dem Bild');
  await field.setInputFiles({ name: 'keins.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await page.getByText('Dieses Bild lässt sich nicht lesen.').waitFor();
  await field.setInputFiles({ name: 'foyer.jpg', mimeType: 'image/jpeg', buffer: photograph() });
  await page.locator('.adm-announcement img').waitFor();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByRole('region', { name: 'Nicht gespeicherte Änderungen' }).waitFor({ state: 'detached' });
  const poster = world.app().branch.settings().announcements[0]?.poster;
  expect(Math.max(poster?.width ?? 0, poster?.height ?? 0)).toBeLessThanOrEqual(MOST_POSTER_SIDE);
  expect(Math.min(poster?.width ?? 0, poster?.height ?? 0)).toBeGreaterThan(150);
  const bytes = Buffer.from(poster?.jpeg ?? '', 'base64');
  expect(bytes.length).toBeLessThanOrEqual(MOST_POSTER_BYTES);
  expect(bytes.includes('Exif')).toBe(false);

  const shown = await browser.open('display', {});
  await shown.page.goto(await world.linkTo('display', 'anzeige-1'));
  const picture = shown.page.locator('.told__poster');
  await picture.waitFor({ state: 'attached' });
  const width = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
  for (let i = 0; i < 50 && (await width()) === 0; i++) await shown.page.waitForTimeout(100);
  expect(await width()).toBe(poster?.width);
  await screenshot(shown.page, 'display-poster');
  expect([...errors, ...shown.errors]).toEqual([]);
});
