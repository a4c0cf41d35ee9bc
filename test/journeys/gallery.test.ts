// Every state of the gallery held against WCAG, in each language and on each glass that it is made for.
import { SCREENS } from '../../ui/gallery/state';
import { STATES } from '../../ui/gallery/states';
import { expectNoViolations, screenshot } from './browser';
import { type Gallery, isTooWide, type Look, openGallery } from './galleryPages';

jest.setTimeout(300_000);

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

/** In each language on the glass that it is made for, and in the first of them on every other. */
const looksAt = (screen: string): Look[] =>
  STATES.filter((state) => state.screen === screen).flatMap((state) => [
    ...state.languages.map((language) => ({ state, size: state.sizes[0], language })),
    ...state.sizes.slice(1).map((size) => ({ state, size, language: state.languages[0] ?? ('de' as const) })),
  ]);

test.each(SCREENS)('U2 U5 every state of the gallery keeps to WCAG and fits its glass: %s', async (screen) => {
  const { page, errors, show } = await gallery.open();
  const wrong: string[] = [];
  for (const look of looksAt(screen)) {
    const name = `${screen}/${look.state.name} ${look.size} ${look.language}`;
    const complain = (what: unknown) => void wrong.push(`${name}: ${what instanceof Error ? what.message : what}`);
    try {
      await show(look);
      await screenshot(page, `gallery-${name.replace(/[/ ]/g, '-')}`);
      if (await isTooWide(page)) complain('is wider than its glass');
      await expectNoViolations(page);
    } catch (error) {
      complain(error);
    }
  }
  expect(wrong).toEqual([]);
  expect(errors.filter((error) => !error.includes('net::ERR_FAILED'))).toEqual([]);
});

test('every state has a name of its own', () => {
  const names = STATES.map(({ screen, name }) => `${screen}/${name}`);
  expect(new Set(names).size).toBe(names.length);
});
