// A page as it stands, held against U5: WCAG by axe, nothing that scrolls sideways or is cut off, and a ring of focus
// that is seen. What is wrong is collected, so that one run tells all of it.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { screenshot, violationsOf } from './browser';

type Size = { width: number; height: number };

/** The narrowest glass that WCAG asks for: 1280 px at four times the size. */
export const NARROW: Size = { width: 320, height: 640 };
const COLOURS = { plain: 'none', forced: 'active' } as const;
const LEAST_CONTRAST = 3;
/** A ring lies so far around its control at most, or so far inside. */
const OUTSIDE = 10;
const INSIDE = 6;
/** Of the control's edge, in pixels as wide as one; a ring of two that is cut off on one side still has it. */
const LEAST_RING = 1.5;

/**
 * Until a glass of a new size has been drawn: what measures its room (U2) is told of it in the frame after, and draws anew
 * before whoever begins to measure later is told.
 */
const isDrawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const observer = new ResizeObserver(() => {
          observer.disconnect();
          resolve();
        });
        observer.observe(document.body);
      }),
  );

/** Every text that sticks out of what it stands in, or of the glass. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    const found =
      root.scrollWidth > root.clientWidth ? [`scrolls sideways by ${root.scrollWidth - root.clientWidth}`] : [];
    const isCut = (text: DOMRect, parent: Element, slack: number): boolean => {
      if (text.left < -1 || text.right > root.clientWidth + 1) return true;
      for (let at: Element | null = parent; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY, position, containerType } = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        if (overflowX !== 'visible' && (text.left < box.left - 1 || text.right > box.right + 1)) return true;
        // A box that does not grow with what stands in it is left where there is too much
        const isHidden = overflowY === 'hidden' || overflowY === 'clip' || containerType === 'size';
        if (isHidden && (text.top < box.top - slack || text.bottom > box.bottom + slack)) return true;
        if (position === 'fixed') return false;
      }
      return false;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || parent.closest('.kern-sr-only, script, style, noscript')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // Boxes of letters are higher than what is drawn of them
      const slack = Number.parseFloat(getComputedStyle(parent).fontSize) * 0.3;
      if ([...range.getClientRects()].some((text) => text.width > 0 && isCut(text, parent, slack)))
        found.push(`is cut off: ${node.textContent.trim().slice(0, 60)}`);
    }
    return found;
  });

/** Numbers every control that the keyboard reaches, and says of which kind it is: looks, and what it stands on. */
const kindsOfControls = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const on = (element: Element | null): string => {
      if (!element) return '';
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor === 'rgba(0, 0, 0, 0)' ? on(element.parentElement) : backgroundColor;
    };
    const dialog = document.querySelector('dialog:modal') ?? document;
    const all = dialog.querySelectorAll<HTMLInputElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    );
    const reached = [...all].filter(
      (one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }),
    );
    for (const old of document.querySelectorAll('[data-ring]')) old.removeAttribute('data-ring');
    return reached.map((one, place) => {
      one.setAttribute('data-ring', String(place));
      const states = ['aria-disabled', 'aria-pressed', 'aria-invalid', 'aria-selected'].map((name) =>
        one.getAttribute(name),
      );
      return [
        one.tagName,
        one.type,
        one.className,
        one.checked,
        ...states,
        one.parentElement?.className,
        on(one),
        on(one.parentElement),
      ].join(' ');
    });
  });

/** Gives a control the focus as the keyboard does, and says where it is; of one that is drawn by another, that one. */
const focusOn = (page: Page, place: number) =>
  page.evaluate((ring) => {
    const control = document.querySelector<HTMLElement>(`[data-ring="${ring}"]`);
    control?.focus();
    control?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const isDrawn = (one: Element) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 8 && height > 8 && getComputedStyle(one).opacity !== '0';
    };
    const drawn = [control, control?.nextElementSibling, control?.closest('label')].filter(
      (one) => one && isDrawn(one),
    );
    const looks = drawn.find((one) => one && getComputedStyle(one).outlineStyle !== 'none') ?? drawn[0];
    const box = looks?.getBoundingClientRect();
    return box && { x: box.x, y: box.y, width: box.width, height: box.height };
  }, place);

const lightness = (channel: number): number =>
  channel <= 10 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
const luminance = (data: Uint8ClampedArray, at: number): number =>
  0.2126 * lightness(data[at] ?? 0) + 0.7152 * lightness(data[at + 1] ?? 0) + 0.0722 * lightness(data[at + 2] ?? 0);
const contrast = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

const pixels = async (picture: Buffer) => {
  const image = await loadImage(picture);
  const paper = createCanvas(image.width, image.height).getContext('2d');
  paper.drawImage(image, 0, 0);
  return paper.getImageData(0, 0, image.width, image.height);
};

/** Pixels around the edge of a control that differ enough between having the focus and not, for each of its edge. */
const ringOf = async (page: Page, place: number): Promise<number> => {
  const box = await focusOn(page, place);
  if (!box) return Number.POSITIVE_INFINITY;
  const x = Math.max(0, Math.floor(box.x - OUTSIDE));
  const y = Math.max(0, Math.floor(box.y - OUTSIDE));
  const clip = {
    x,
    y,
    width: Math.ceil(box.x + box.width) + OUTSIDE - x,
    height: Math.ceil(box.y + box.height) + OUTSIDE - y,
  };
  const withFocus = await pixels(await page.screenshot({ clip, animations: 'disabled' }));
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const without = await pixels(await page.screenshot({ clip, animations: 'disabled' }));
  let count = 0;
  for (let at = 0; at < withFocus.data.length; at += 4) {
    const left = x + ((at / 4) % withFocus.width) - box.x;
    const top = y + Math.floor(at / 4 / withFocus.width) - box.y;
    const isInside = left > INSIDE && left < box.width - INSIDE && top > INSIDE && top < box.height - INSIDE;
    if (!isInside && contrast(luminance(withFocus.data, at), luminance(without.data, at)) >= LEAST_CONTRAST) count += 1;
  }
  return count / (2 * (box.width + box.height));
};

/** Looks at pages, and remembers what is wrong. One for a whole table: each kind of control is focused once. */
export const createLooker = () => {
  const faults: string[] = [];
  const seen = new Set<string>();

  const lookForRings = async (page: Page, name: string) => {
    const before = await page.evaluateHandle(() => document.activeElement as HTMLElement | null);
    for (const [colours, forcedColors] of Object.entries(COLOURS) as [string, 'none' | 'active'][]) {
      const kinds = await kindsOfControls(page);
      const unseen = kinds.flatMap((kind, place) => (seen.has(`${colours} ${kind}`) ? [] : [{ kind, place }]));
      if (unseen.length === 0) continue;
      await page.emulateMedia({ forcedColors, colorScheme: forcedColors === 'active' ? 'dark' : 'light' });
      // Rings are for those who use the keyboard
      await page.keyboard.press('Tab');
      await page.mouse.move(0, 0);
      for (const { kind, place } of unseen) {
        if (seen.has(`${colours} ${kind}`)) continue;
        seen.add(`${colours} ${kind}`);
        let share = await ringOf(page, place);
        // Something may have moved between the two pictures
        if (share < LEAST_RING) share = await ringOf(page, place);
        if (share < LEAST_RING) faults.push(`${name}: ${colours} ring of ${share.toFixed(1)} around ${kind}`);
      }
    }
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
    await before.evaluate((one) => one?.focus());
  };

  return {
    faults,
    /** In every size: the first one with axe and the rings, and the last one with axe if it is to be thorough. */
    look: async (page: Page, name: string, sizes: readonly Size[], isThorough = true): Promise<void> => {
      const before = page.viewportSize();
      for (const [place, size] of sizes.entries()) {
        const at = `${name}-${size.width}`;
        await page.setViewportSize(size);
        await isDrawn(page);
        const asksAxe = place === 0 || (isThorough && place === sizes.length - 1);
        const found = [...(asksAxe ? await violationsOf(page) : []), ...(await cutOff(page))];
        faults.push(...found.map((fault) => `${at}: ${fault}`));
        await screenshot(page, `look-${at}`);
        if (place === 0) await lookForRings(page, at);
      }
      if (before) await page.setViewportSize(before);
    },
  };
};
