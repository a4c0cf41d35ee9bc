// D8: how large letters are on the wall of a waiting room, measured by the dots that are drawn, in every state of the
// gallery, lying and standing.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import type { Language } from '../../shared/settings';
import type { Size } from '../../ui/gallery/state';
import { STATES } from '../../ui/gallery/states';
import { type Gallery, isTooWide, type Look, openGallery } from './galleryPages';

jest.setTimeout(300_000);

/** A screen of 43 inches is 952 mm long, and so many dots. */
const MM_PER_DOT = 952 / 1920;
const LEAST_MM = 25;
/** With the languages whose turn it is: the usual one, and one of other letters. */
const GLASS = [
  ['display', ['de', 'ru']],
  ['pillar', ['de', 'ar']],
] as const satisfies [Size, Language[]][];
/** Those with the widest boards, in every other language. */
const FULL = ['everybody', 'crowded', 'relieved', 'overflow', 'plain', 'long'];
const OTHERS = ['de-simple', 'ar', 'uk', 'ru', 'pl'] as const satisfies Language[];
/** So many at once. */
const PAGES = 8;

type Text = { said: string; px: number };
/** Every text that is seen, with how large it is set. */
const textsOn = (page: Page): Promise<Text[]> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { said: string; px: number }[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      const said = node.textContent?.trim();
      if (!parent || !said || parent.closest('.kern-sr-only, script, style')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      found.push({ said, px: Number.parseFloat(getComputedStyle(parent).fontSize) });
    }
    return found;
  });

/** How many of a hundred dots of a font's size its capital H is high, as the browser draws it. */
const capitalShare = async (page: Page): Promise<number> => {
  await page.evaluate(() => {
    const letter = document.createElement('p');
    letter.id = 'measured';
    letter.textContent = 'H';
    letter.style.cssText =
      'position:fixed;inset:0;margin:0;z-index:9;background:#fff;color:#000;font-size:500px;line-height:1.4';
    document.querySelector('.display')?.append(letter);
  });
  const image = await loadImage(await page.locator('#measured').screenshot());
  await page.evaluate(() => document.getElementById('measured')?.remove());
  const paper = createCanvas(image.width, image.height).getContext('2d');
  paper.drawImage(image, 0, 0);
  const { data } = paper.getImageData(0, 0, image.width, image.height);
  const rows = Array.from({ length: image.height }, (_, y) =>
    Array.from({ length: image.width }, (_x, x) => data[(y * image.width + x) * 4] ?? 255).some((dot) => dot < 128),
  );
  return (rows.lastIndexOf(true) - rows.indexOf(true) + 1) / 500;
};

/** What sticks out of the box in which it is, or of the glass. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || parent.closest('.kern-sr-only, script, style')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const slack = Number.parseFloat(getComputedStyle(parent).fontSize) * 0.3;
      const box = parent.closest('.board, .call, .state, .told, .header, .lost, .night')?.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(node);
      const isOut = (text: DOMRect) =>
        text.bottom > innerHeight + slack ||
        (box &&
          (text.top < box.top - slack ||
            text.bottom > box.bottom + slack ||
            text.left < box.left - 1 ||
            text.right > box.right + 1));
      if ([...range.getClientRects()].some(isOut)) found.push(node.textContent.trim().slice(0, 40));
    }
    return found;
  });

/** Texts and arrows that are drawn on each other, two by two. */
const overlapping = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Drawn = { said: string; node: Node; box: DOMRect; above: number; below: number };
    const drawn: Drawn[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      const said = node.textContent?.trim();
      if (!parent || !said || parent.closest('.kern-sr-only, script, style')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const em = Number.parseFloat(getComputedStyle(parent).fontSize);
      const range = document.createRange();
      range.selectNodeContents(node);
      // A line's box is higher than its letters.
      for (const box of range.getClientRects()) drawn.push({ said, node, box, above: em * 0.2, below: em * 0.15 });
    }
    for (const arrow of document.querySelectorAll('.arrow'))
      drawn.push({ said: 'an arrow', node: arrow, box: arrow.getBoundingClientRect(), above: 0, below: 0 });
    const meet = (one: Drawn, other: Drawn) =>
      Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1 &&
      Math.min(one.box.bottom - one.below, other.box.bottom - other.below) -
        Math.max(one.box.top + one.above, other.box.top + other.above) >
        1;
    return drawn.flatMap((one, i) =>
      drawn
        .slice(i + 1)
        .filter((other) => other.node !== one.node && meet(one, other))
        .map((other) => `${one.said.slice(0, 30)} and ${other.said.slice(0, 30)}`),
    );
  });

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

const DISPLAYS = STATES.filter(({ screen }) => screen === 'display');

/** Each state in the usual languages, and the widest ones in all others. */
const looksAt = (size: Size, usual: readonly Language[]): Look[] => [
  ...DISPLAYS.flatMap((state) => usual.map((language) => ({ state, size, language }))),
  ...DISPLAYS.filter(({ name }) => FULL.includes(name)).flatMap((state) =>
    OTHERS.filter((one) => !usual.includes(one)).map((language) => ({ state, size, language })),
  ),
];

const wrongIn = async (page: Page, share: number): Promise<string[]> => {
  const found: string[] = [];
  for (const { said, px } of await textsOn(page)) {
    const mm = px * share * MM_PER_DOT;
    if (mm < LEAST_MM) found.push(`${said.slice(0, 40)} has ${mm.toFixed(1)} mm`);
  }
  found.push(...(await cutOff(page)).map((said) => `${said} is cut off`));
  found.push(...(await overlapping(page)).map((two) => `${two} overlap`));
  if (await isTooWide(page)) found.push('it is too wide');
  return found;
};

/** On a page of its own, since most of the time a page waits. */
const lookAt = async (looks: readonly Look[], wrong: string[]): Promise<void> => {
  const { page, show, close } = await gallery.open();
  let share = 0;
  for (const look of looks) {
    await show(look);
    if (share === 0) share = await capitalShare(page);
    const name = `${look.state.name} ${look.language}`;
    wrong.push(...(await wrongIn(page, share)).map((fault) => `${name}: ${fault}`));
  }
  await close();
  // Fira Sans' capitals.
  expect(share).toBeCloseTo(0.69, 1);
};

test.each(GLASS)(
  'D8 on 43 inches no letter that is needed is below 25 mm, none is cut off, and no two texts overlap: %s',
  async (size, usual) => {
    const looks = looksAt(size, usual);
    const wrong: string[] = [];
    const parts = Array.from({ length: PAGES }, (_, part) => looks.filter((_look, i) => i % PAGES === part));
    await Promise.all(parts.map((part) => lookAt(part, wrong)));
    expect(wrong).toEqual([]);
  },
);
