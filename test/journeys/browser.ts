// A real browser for the journeys: pages that remember what went wrong in them, a check against WCAG, and pictures.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type RunOptions, source } from 'axe-core';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  // Letters stand where they are meant to at every size, not on whole dots.
  '--font-render-hinting=none',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const GUIDELINES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** The glass that each kind of screen is looked at through, in CSS pixels. */
export const SIZES = {
  kiosk: { width: 1080, height: 1920 },
  display: { width: 1920, height: 1080 },
  desk: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

export type Visit = {
  page: Page;
  /** What the console called an error and what nobody caught, in order. */
  errors: readonly string[];
};

export type OpenedBrowser = {
  /** A page of its own: no cookies, no storage, nothing shared with another one. */
  open(size: keyof typeof SIZES, options: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
};

/** Whether a page may play sound before anybody touched it: a display set up for it may, a browser as installed may not. */
export type Autoplay = 'no-user-gesture-required' | 'document-user-activation-required';

/** Starts Chromium; one for each test file is enough. */
export async function openBrowser(autoplay: Autoplay): Promise<OpenedBrowser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) throw new Error('Journeys run through jest, which finds the browser first.');
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, `--autoplay-policy=${autoplay}`] });
  return {
    async open(size, options) {
      const context = await browser.newContext({ viewport: SIZES[size], locale: 'de-DE', ...options });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      return { page, errors };
    },
    close: () => browser.close(),
  };
}

/** Keys at a counter are pressed by somebody who has seen what has changed: sooner they do nothing (K11). */
export function calmKeys(page: Page): void {
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key, options) => {
    await page.locator('.counter-acts[aria-busy=true]').waitFor({ state: 'detached' });
    await press(key, options);
  };
}

/** No rule that is asked for looks into style sheets or media, which axe would fetch again for each look. */
const OPTIONS = { runOnly: GUIDELINES, resultTypes: ['violations'], preload: false } as const satisfies RunOptions;

declare global {
  /** In the page. */
  var axe: Pick<typeof import('axe-core'), 'run'>;
}

/** In the page, which hands back no more than is wrong. */
const lookForViolations = async (options: RunOptions): Promise<string[]> => {
  const { violations } = await globalThis.axe.run(document, options);
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, html }) => `    ${target.join(' ')}  ${html.slice(0, 120)}`);
    return `${id}: ${help}\n${places.join('\n')}`;
  });
};

/** What the page as it stands breaks of WCAG 2.2 A and AA and of good practice, each with its places. */
export async function violationsOf(page: Page): Promise<string[]> {
  // By evaluation and not by a script element, which the page's policy for content forbids.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  // Colours halfway through a fade are nobody's: what moves has arrived.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => {
    for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
  });
  const found = await page.evaluate(lookForViolations, OPTIONS);
  await page.emulateMedia({ reducedMotion: null });
  return found;
}

/** Throws a list of what `violationsOf` finds. */
export async function expectNoViolations(page: Page): Promise<void> {
  const list = await violationsOf(page);
  if (list.length > 0) throw new Error(`${page.url()} breaks ${list.length} rule(s):\n${list.join('\n')}`);
}

/** Keeps a picture of the page as `name`.png in the folder that SCREENSHOTS names; without it, does nothing. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', fullPage: true });
}
