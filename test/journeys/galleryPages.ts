// The built gallery in a real browser, straight from its files: no server, and no time passes.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../shared/settings';
import { type Screen, SIZES, type Size, type State } from '../../ui/gallery/state';
import { openBrowser } from './browser';

const FOLDER = process.env['GALLERY_DIR'] ?? join(__dirname, '../../dist/gallery');
const ORIGIN = 'http://gallery.example';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export type Look = { state: State; size: Size; language: Language };

/** What is built does not change while somebody looks at it. */
const readBuilt = () => {
  const files = new Map<string, Buffer>();
  return (pathname: string): Buffer => {
    const body = files.get(pathname) ?? readFileSync(join(FOLDER, pathname));
    files.set(pathname, body);
    return body;
  };
};

/** Shows one state after the other on a page. It is loaded anew for another screen only, which has other styles. */
const createShow = (page: Page, mode: string) => {
  let loaded: Screen | null = null;
  return async ({ state, size, language }: Look): Promise<void> => {
    await page.setViewportSize(SIZES[size]);
    if (loaded !== state.screen) await page.goto(`${ORIGIN}/state.html${mode}`);
    // Of a page on which something failed nobody knows what is left.
    loaded = null;
    const name = { state: `${state.screen}/${state.name}`, language };
    const said = await page.evaluate((wanted) => globalThis.showState(wanted), name);
    if (said !== 'shown') throw new Error(`${name.state} in ${language}: ${said}`);
    loaded = state.screen;
  };
};

/** Pages on which one state after the other is shown, as a display is set up that may sound; `scale` is how large a CSS pixel is. */
export const openGallery = async () => {
  const browser = await openBrowser('no-user-gesture-required');
  const fileOf = readBuilt();
  return {
    close: browser.close,
    /** `mode` is how the page is asked for, such as '?german'. */
    open: async (scale = 1, mode = '') => {
      const { page, errors } = await browser.open('desk', { deviceScaleFactor: scale, reducedMotion: 'reduce' });
      await page.route('**/*', (route) => {
        const { pathname } = new URL(route.request().url());
        const contentType = TYPES[extname(pathname)];
        // What a screen asks its server for finds none.
        if (contentType === undefined) return route.abort();
        return route.fulfill({ contentType, body: fileOf(pathname) });
      });
      return {
        page,
        errors,
        /** Throws when the state cannot be come to. */
        show: createShow(page, mode),
        close: () => page.context().close(),
      };
    },
  };
};
export type Gallery = Awaited<ReturnType<typeof openGallery>>;

/** Whether the page would have to be pushed aside. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Words that reach beyond the glass, or beyond a box that hides what does not fit, by their beginnings. */
export const clippedWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const hides = (box: Element) => /hidden|clip/.test(getComputedStyle(box).overflowX);
    /** Only for screen readers, it is as large as a point. */
    const isForEars = (box: Element) => box.clientWidth <= 1 || box.clientHeight <= 1;
    const isBeyond = (rect: DOMRect, { left, right }: { left: number; right: number }) =>
      rect.left < left - 1.5 || rect.right > right + 1.5;
    const clipped: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? '';
      const own = node.parentElement;
      if (words === '' || own === null || !own.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()];
      const glass = { left: 0, right: document.documentElement.clientWidth };
      const boxes: { left: number; right: number }[] = [glass];
      let isHeard = false;
      for (let box: Element | null = own; box !== null && box !== document.body; box = box.parentElement) {
        if (isForEars(box) && hides(box)) isHeard = true;
        else if (hides(box)) boxes.push(box.getBoundingClientRect());
      }
      if (!isHeard && rects.some((rect) => boxes.some((box) => isBeyond(rect, box)))) clipped.push(words.slice(0, 40));
    }
    return clipped;
  });
