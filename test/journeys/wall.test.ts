// K12: the keys of a counter stand like a wall: in every state of the gallery, at every size of its glass.
import type { Page } from 'playwright-core';
import type { State } from '../../ui/gallery/state';
import { STATES } from '../../ui/gallery/states';
import { screenshot } from './browser';
import { type Gallery, openGallery } from './galleryPages';

jest.setTimeout(180_000);

/** A strip beside the specialist software, a desk at 125 %, a desk, and a large one. */
const GLASS = [
  { width: 320, height: 640 },
  { width: 1093, height: 614 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

const WORKING = STATES.filter(({ screen, name }) => screen === 'counter' && name !== 'login');

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

type Places = Record<string, string>;

/** Where each key stands on the glass, and the visitor, and the line of notices: 'left top width height'. */
const placesOn = (page: Page): Promise<Places> =>
  page.evaluate(() => {
    const places: Record<string, string> = {};
    const parts = '.counter-act, .counter-visitor, .counter-notices, .counter-emergency';
    for (const element of document.querySelectorAll<HTMLElement>(parts)) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const name = element.className.split(' ').at(-1) ?? '';
      places[name.replace(/^counter-visitor--.*/, 'counter-visitor')] = [left, top, width, height]
        .map(Math.round)
        .join(' ');
    }
    return places;
  });

/** What of these cannot be seen without scrolling: keys, the number, and the matter. */
const hiddenOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const card = document.querySelector('.counter-visitor__more')?.getBoundingClientRect();
    const recent = document.querySelector('.counter-recent');
    const isBar = recent !== null && getComputedStyle(recent).position === 'fixed';
    const lower = isBar ? recent.getBoundingClientRect().top : innerHeight;
    const seen = [...document.querySelectorAll('.counter-act, .counter-visitor__heading, .counter-matter')];
    return seen
      .filter((element) => {
        const { top, bottom, right } = element.getBoundingClientRect();
        const least = element.matches('.counter-matter') ? (card?.bottom ?? 0) : lower;
        return top < 0 || bottom > Math.ceil(least) || right > innerWidth;
      })
      .map(({ className }) => className);
  });

/** Words of keys that their keys cut off. */
const cutOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.counter-act .kern-label')]
      .filter((label) => label.scrollWidth > label.clientWidth + 1)
      .map(({ textContent }) => textContent ?? ''),
  );

const lookAt = async (state: State, language: 'de' | 'en', show: Awaited<ReturnType<Gallery['open']>>) => {
  await show.show({ state, size: state.sizes[0], language });
  const places: Places[] = [];
  const wrong: string[] = [];
  for (const glass of GLASS) {
    await show.page.setViewportSize(glass);
    const name = `${state.name} ${language} ${glass.width}x${glass.height}`;
    places.push(await placesOn(show.page));
    for (const hidden of await hiddenOn(show.page)) wrong.push(`${name} hides ${hidden}`);
    for (const cut of await cutOn(show.page)) wrong.push(`${name} cuts off ${cut}`);
    await screenshot(show.page, `wall-${name.replace(/ /g, '-')}`);
  }
  return { places, wrong };
};

test.each(['de', 'en'] as const)(
  'K12 no key moves in any state, and all are in sight without scrolling: %s',
  async (language) => {
    const shown = await gallery.open();
    const first: Places[] = [];
    const wrong: string[] = [];
    for (const state of WORKING) {
      const looked = await lookAt(state, language, shown);
      wrong.push(...looked.wrong);
      looked.places.forEach((places, glass) => {
        first[glass] ??= places;
        for (const [name, place] of Object.entries(first[glass] ?? {}))
          if (places[name] !== place)
            wrong.push(`${state.name} ${GLASS[glass]?.width}: ${name} at ${places[name]} instead of ${place}`);
      });
    }
    expect(Object.keys(first[0] ?? {}).length).toBeGreaterThan(14);
    expect(wrong).toEqual([]);
    await shown.close();
  },
);
