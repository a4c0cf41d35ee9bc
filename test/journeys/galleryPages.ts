// The built gallery in a real browser, straight from its files: no server, and no time passes.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../shared/settings';
import { SIZES, type Size, type State } from '../../ui/gallery/state';
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

/** Pages on which one state after the other is shown; `scale` is how large a CSS pixel is. */
/** As a display is set up that may sound. */
export const openGallery = async () => {
  const browser = await openBrowser('no-user-gesture-required');
  return {
    close: browser.close,
    open: async (scale = 1) => {
      const { page, errors } = await browser.open('desk', { deviceScaleFactor: scale, reducedMotion: 'reduce' });
      await page.route('**/*', (route) => {
        const { pathname } = new URL(route.request().url());
        const contentType = TYPES[extname(pathname)];
        // What a screen asks its server for finds none.
        if (contentType === undefined) return route.abort();
        return route.fulfill({ contentType, body: readFileSync(join(FOLDER, pathname)) });
      });
      return {
        page,
        errors,
        /** Throws when the state cannot be come to. */
        show: async ({ state, size, language }: Look): Promise<void> => {
          await page.setViewportSize(SIZES[size]);
          await page.goto(`${ORIGIN}/state.html?state=${state.screen}/${state.name}&language=${language}`);
          const came = await page.waitForFunction(() => document.documentElement.dataset['gallery']);
          const said = await came.jsonValue();
          if (said !== 'shown') throw new Error(`${state.screen}/${state.name} in ${language}: ${said}`);
        },
      };
    },
  };
};
export type Gallery = Awaited<ReturnType<typeof openGallery>>;

/** Whether the page would have to be pushed aside. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
