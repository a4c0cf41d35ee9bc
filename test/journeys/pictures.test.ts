// The pictures of docs/pictures, held against the gallery as it is now. `npm run pictures` takes them anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import pixelmatch from 'pixelmatch';
import type { State } from '../../ui/gallery/state';
import { STATES } from '../../ui/gallery/states';
import { type Gallery, openGallery } from './galleryPages';

jest.setTimeout(120_000);

const FOLDER = join(__dirname, '../../docs/pictures');
const takesAnew = process.env['PICTURES'] === 'take';
const MOST_BYTES = 120 * 1024;
/** So much of a picture may differ. With one browser and our own fonts nothing does; a word that changes is twice as much. */
const TOLERATED = 0.0005;

const fileOf = ({ screen, name }: State): string => join(FOLDER, `${screen}-${name}.png`);
const PICTURED = STATES.filter(({ picture }) => picture !== undefined).map(
  (state) => [`${state.screen}-${state.name}`, state] as const,
);

type Dots = { width: number; height: number; data: Uint8ClampedArray };
const dotsOf = async (png: Buffer): Promise<Dots> => {
  const image = await loadImage(png);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
};

/** The share of dots that are not the same, 0 to 1; all of them where the size is another. */
const differenceOf = (one: Dots, other: Dots): number => {
  const { width, height } = one;
  if (width !== other.width || height !== other.height) return 1;
  return pixelmatch(one.data, other.data, undefined, width, height) / (width * height);
};

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

const take = async (state: State): Promise<Buffer> => {
  const { page, show } = await gallery.open(state.picture);
  await show({ state, size: state.sizes[0], language: 'de' });
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await page.context().close();
  return png;
};

test.each(PICTURED)('the picture %s is as the screen is now', async (_name, state) => {
  const png = await take(state);
  if (takesAnew) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(fileOf(state), png);
  }
  expect(existsSync(fileOf(state))).toBe(true);
  const kept = readFileSync(fileOf(state));
  expect(kept.length).toBeLessThanOrEqual(MOST_BYTES);
  expect(differenceOf(await dotsOf(kept), await dotsOf(png))).toBeLessThanOrEqual(TOLERATED);
});

test('a call again on the board is told from a call', async () => {
  const board = STATES.find(({ screen, name }) => screen === 'display' && name === 'call');
  const other = STATES.find(({ screen, name }) => screen === 'display' && name === 'again');
  if (!board || !other) throw new Error('the display has lost its states');
  const dots = await Promise.all(
    [take(board), take({ ...other, picture: board.picture ?? 1 })].map(async (png) => dotsOf(await png)),
  );
  const [one, two] = dots;
  expect(one && two && differenceOf(one, two)).toBeGreaterThan(TOLERATED);
});
