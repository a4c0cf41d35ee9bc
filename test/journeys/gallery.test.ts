// Every state of the gallery held against WCAG, in each language and on each glass that it is made for.
import { LANGUAGES, type Language } from '../../shared/languages';
import { SCREENS, type Screen, type State } from '../../ui/gallery/state';
import { STATES } from '../../ui/gallery/states';
import { expectNoViolations, screenshot } from './browser';
import { clippedWords, type Gallery, isTooWide, type Look, openGallery } from './galleryPages';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

/** All nine take long: by default the longest words, and the letters that run the other way. */
const IN_ALL = Boolean(process.env['ALL_LANGUAGES']);
jest.setTimeout(IN_ALL ? 1_800_000 : 300_000);
const LOOKED_AT: readonly Language[] = IN_ALL ? LANGUAGES : ['de', 'en', 'ar', 'uk'];
const languagesOf = ({ languages }: State) => languages.filter((language) => LOOKED_AT.includes(language));

/** In each language on the glass that it is made for, and in the first of them on every other; in all, where all are asked for. */
const looksAt = (screen: Screen): Look[] =>
  STATES.filter((state) => state.screen === screen).flatMap((state) => [
    ...languagesOf(state).map((language) => ({ state, size: state.sizes[0], language })),
    ...state.sizes
      .slice(1)
      .flatMap((size) =>
        (IN_ALL ? state.languages : state.languages.slice(0, 1)).map((language) => ({ state, size, language })),
      ),
  ]);

/** What is wrong with looks, one after the other on a page of their own; glass that it is not made for need only fit. */
const complaintsAbout = async (looks: readonly Look[]): Promise<string[]> => {
  const { page, errors, show, close } = await gallery.open();
  const wrong: string[] = [];
  for (const look of looks) {
    const { state, size, language } = look;
    const name = `${state.screen}/${state.name} ${size} ${language}`;
    const before = errors.length;
    try {
      await show(look);
      await screenshot(page, `gallery-${name.replace(/[/ ]/g, '-')}`);
      if (await isTooWide(page)) wrong.push(`${name} is wider than its glass`);
      wrong.push(...(await clippedWords(page)).map((words) => `${name} clips ${words}`));
      if (size === state.sizes[0]) await expectNoViolations(page);
    } catch (error) {
      wrong.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
    // Whatever a screen asks its server for finds none here.
    const said = errors.slice(before).filter((error) => !error.includes('net::ERR_FAILED'));
    wrong.push(...said.map((error) => `${name}: ${error}`));
  }
  await close();
  return wrong;
};

test.each(SCREENS)('U2 U5 G24 every state of the gallery keeps to WCAG and fits its glass: %s', async (screen) => {
  const looks = looksAt(screen);
  const pages = [0, 1].map((page) => complaintsAbout(looks.filter((_look, i) => i % 2 === page)));
  expect((await Promise.all(pages)).flat()).toEqual([]);
});

test('every state has a name of its own', () => {
  const names = STATES.map(({ screen, name }) => `${screen}/${name}`);
  expect(new Set(names).size).toBe(names.length);
});
