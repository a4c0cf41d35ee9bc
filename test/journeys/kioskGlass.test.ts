// W10, W11: the kiosk on each glass that it comes with, measured: nothing runs off it, all letters are large enough, and
// all that is to be touched is in reach.
import type { Page } from 'playwright-core';
import { CAPITAL_SHARE, glassFigures, LEAST_CAPITAL_MM, USUAL_GLASS } from '../../shared/kiosk/glass';
import { kioskWordsOf } from '../../shared/words/kiosk';
import { KIOSK_LANGUAGES } from '../../shared/words/kiosk/fetch';
import { SIZES } from '../../ui/gallery/state';
import { kioskAccessStates } from '../../ui/gallery/states/access/kiosk';
import { kioskBookingStates } from '../../ui/gallery/states/atKiosk/booking';
import { kioskHomeStates } from '../../ui/gallery/states/atKiosk/home';
import { kioskStates } from '../../ui/gallery/states/kiosk';
import { kioskGlassStates } from '../../ui/gallery/states/kiosk/glass';
import { screenshot } from './browser';
import { type Gallery, openGallery } from './galleryPages';

jest.setTimeout(180_000);

const GLASSES = ['kiosk', 'wide', 'square'] as const;

/**
 * Pages that may be pushed up: what somebody has wished to have larger or read aloud, the longest list of what to bring.
 * And what is told to nobody but who tries the program.
 */
const MAY_SCROLL = ['larger', 'aloud', 'confirm-several', 'start-alone'];
const OTHERS = [...kioskStates, ...kioskBookingStates, ...kioskAccessStates, ...kioskHomeStates].filter(
  ({ name }) => !MAY_SCROLL.includes(name),
);
const statesOn = (size: (typeof GLASSES)[number]) =>
  size === 'wide' ? kioskGlassStates : [...kioskGlassStates, ...OTHERS];

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
  await KIOSK_LANGUAGES.fetch('ar');
});
afterAll(() => gallery.close());

/** What stands on the page, in its pixels. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const letters: { px: number; text: string }[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!parent || text === '' || parent.closest('.kern-sr-only, script, style')) continue;
      if (!parent.checkVisibility()) continue;
      letters.push({ px: Number.parseFloat(getComputedStyle(parent).fontSize), text });
    }
    const boxes = [...document.querySelectorAll('button, input, a[href]')].map((one) => one.getBoundingClientRect());
    const seen = boxes.filter(({ width }) => width > 0);
    const scrolls = [...document.querySelectorAll('.kiosk, .kiosk-header, .kiosk-main, .kiosk-services')].filter(
      (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1,
    );
    const [smallest] = letters.sort((a, b) => a.px - b.px);
    return {
      smallest,
      top: Math.min(...seen.map(({ top }) => top)),
      bottom: Math.max(...seen.map(({ bottom }) => bottom)),
      scrolls: scrolls.map(({ className }) => className),
    };
  });

test.each(GLASSES)('W10 W11 W14 every state fits the %s glass, is read from 60 cm and is in reach', async (size) => {
  const { page, errors, show } = await gallery.open();
  const wrong: unknown[] = [];
  for (const state of statesOn(size)) {
    await show({ state, size, language: 'de' });
    const found = await measure(page);
    await screenshot(page, `kiosk-glass-${state.name}-${size}`);
    const glass = { ...USUAL_GLASS, diagonalInch: state.name === 'glass-32' ? 32 : USUAL_GLASS.diagonalInch };
    const { perMm, reachPx } = glassFigures(glass, SIZES[size]);
    const capitalMm = ((found.smallest?.px ?? 0) * CAPITAL_SHARE) / perMm;
    const isRight =
      found.scrolls.length === 0 &&
      capitalMm >= LEAST_CAPITAL_MM &&
      found.top >= SIZES[size].height - reachPx &&
      found.bottom <= SIZES[size].height;
    if (!isRight) wrong.push({ state: state.name, capitalMm, ...found });
  }
  expect(wrong).toEqual([]);
  expect(errors).toEqual([]);
});

/** Enlarged or read aloud, these are longer than the glass. */
const LONG = ['start', 'confirm-several', 'ticket', 'check-in', 'book-times', 'glass-10-languages'];

test.each(['kiosk', 'square'] as const)(
  'W13 enlarged and read aloud, a page that is longer than the %s glass says so in reach, and leads on and back',
  async (size) => {
    const { page, show } = await gallery.open();
    const wrong: unknown[] = [];
    const states = [...kioskStates, ...kioskBookingStates, ...kioskGlassStates].filter(({ name }) =>
      LONG.includes(name),
    );
    expect(states).toHaveLength(LONG.length);
    for (const state of states)
      for (const language of ['de', 'ar'] as const) {
        if (!state.languages.includes(language)) continue;
        await show({ state, size, language });
        const { t } = kioskWordsOf(language);
        for (const wish of ['kiosk.larger', 'kiosk.aloud'] as const)
          await page.getByRole('button', { name: t(wish), exact: true }).click();
        const below = page.getByRole('button', { name: t('kiosk.below') });
        await below.waitFor();
        await screenshot(page, `kiosk-beyond-${state.name}-${size}-${language}`);
        const found = await page.evaluate(() => {
          const fixed = [...document.querySelectorAll('.kiosk-footer button, .kiosk-tools button, .kiosk-keys button')];
          const bottoms = fixed.map((one) => one.getBoundingClientRect().bottom);
          const { scrollHeight } = document.documentElement;
          return { isOnGlass: Math.max(...bottoms) <= innerHeight, pageScrolls: scrollHeight > innerHeight };
        });
        while ((await below.getAttribute('aria-disabled')) !== 'true')
          await below.evaluate((one: HTMLElement) => one.click());
        const isAtEnd = await page.evaluate(() => {
          const scroller = document.querySelector('.kiosk-scroll') ?? document.querySelector('.kiosk-main');
          return scroller && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 8;
        });
        if (!found.isOnGlass || found.pageScrolls || !isAtEnd)
          wrong.push({ state: state.name, language, isAtEnd, ...found });
      }
    expect(wrong).toEqual([]);
    await page.context().close();
  },
);

test('W11 the capitals of the font are as high as the figures say', async () => {
  const { page, show } = await gallery.open();
  const [state] = kioskGlassStates;
  if (state === undefined) throw new Error('there is no state');
  await show({ state, size: 'kiosk', language: 'de' });
  const share = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 1200 });
    const paper = canvas.getContext('2d');
    if (!paper) return 0;
    paper.font = `400 1000px ${getComputedStyle(document.body).fontFamily}`;
    paper.fillText('H', 100, 1100);
    const { data } = paper.getImageData(0, 0, 1200, 1200);
    let rows = 0;
    for (let y = 0; y < 1200; y++) if (data.subarray(y * 4800, (y + 1) * 4800).some((ink) => ink > 0)) rows += 1;
    return rows / 1000;
  });
  expect(share).toBeCloseTo(CAPITAL_SHARE, 2);
});
