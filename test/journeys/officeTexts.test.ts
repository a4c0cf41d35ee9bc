// U3, G24: an office that has said everything in German alone, read by somebody who reads Arabic: whatever stands there in
// Latin letters says that it is German, wherever it stands. That finds it by its letters, and not by a list of places.
import type { Page } from 'playwright-core';
import type { Screen, State } from '../../ui/gallery/state';
import { STATES } from '../../ui/gallery/states';
import { type Gallery, openGallery } from './galleryPages';

jest.setTimeout(120_000);

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

/** Names of people and of the house, which are the same in every language, and what is no word. */
const NO_WORDS = [
  /https?:\S+|\S+@\S+|\S+\.example\S*/gu,
  /Bürgerbüro Lünen|Bürgerservice und .*|Erika Mustermann|Wertmarke$|«Raumfahrt»/gu,
  /\b[A-Z0-9]{2,}\b/gu,
];

/** Texts and labels in Latin letters that say they are Arabic. */
const unmarked = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const look = (own: Element | null, text: string) => {
      const marked = own?.closest('[lang]') as HTMLElement | null;
      if (marked?.lang === 'ar') found.push(text.trim());
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const own = node.parentElement;
      if (!own?.closest('script, style')) look(own, node.textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
      for (const one of document.querySelectorAll(`[${name}]`)) look(one, one.getAttribute(name) ?? '');
    return found;
  });

const isLatin = (text: string): boolean =>
  /\p{Script=Latin}{3,}/u.test(NO_WORDS.reduce((rest, pattern) => rest.replace(pattern, ''), text));

const faultsOf = async (states: readonly State[]): Promise<string[]> => {
  const { page, show, close } = await gallery.open(1, '?german');
  const faults = new Set<string>();
  for (const state of states) {
    await show({ state, size: state.sizes[0], language: 'ar' });
    for (const text of await unmarked(page))
      if (isLatin(text)) faults.add(`${state.screen}/${state.name}: ${text.slice(0, 60)}`);
  }
  await close();
  return [...faults];
};

/** Each look takes a while: of services on other glass, and of calls on other walls, one is as good as all. */
const LOOKED_AT: Partial<Record<Screen, (name: string) => boolean>> = {
  kiosk: (name) => !name.startsWith('glass') && !name.startsWith('aloud'),
  display: (name) => ['call', 'long', 'announcements', 'locked', 'everybody'].includes(name),
};

test.each<Screen>(['kiosk', 'booking', 'ticket', 'display'])(
  'U3 G24 what the office has said in German alone says so wherever it stands: %s',
  async (screen) => {
    const isLookedAt = LOOKED_AT[screen] ?? (() => true);
    const states = STATES.filter((state) => state.screen === screen && isLookedAt(state.name));
    expect(await faultsOf(states)).toEqual([]);
  },
);
