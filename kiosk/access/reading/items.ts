// W12: what stands on the page, one thing after the other, as somebody walks through it who does not see it.
import { inLanguage } from './foreign';

export type Item = { element: HTMLElement; kind: 'text' | 'button' | 'choice' | 'field' };

const CONTROL = 'button, input, a[href]';
const BLOCK = 'h1, h2, h3, p, li, dt, dd, legend, figcaption, output';
/** Not there for ears, told by itself, or walked in another way. */
const SKIPPED =
  '[hidden], [aria-hidden="true"], [role="timer"], .kern-sr-only[aria-live], .kiosk-keys, .kiosk-keypad, .kiosk-beyond';

/** Nothing is seen of it; where a browser cannot say, it is taken to be seen. */
const isUnseen = (element: Element) => element.checkVisibility?.() === false;

const hasOwnText = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');

/** A text of the office within a sentence, in the language that it has. */
const isWithin = (node: Element) => node.matches('span[lang]');
const saidAs = (node: Element): string => {
  const { lang, textContent } = node as HTMLElement;
  return lang === document.documentElement.lang ? (textContent ?? '') : inLanguage(lang, textContent ?? '');
};

const textNodes = (element: Element): string[] => {
  const parts: string[] = [];
  let goesOn = false;
  const add = (text: string, isInline: boolean) => {
    if (isInline && goesOn) parts[parts.length - 1] += text;
    else parts.push(text);
    goesOn = isInline;
  };
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) add(node.textContent ?? '', true);
    else if (!(node instanceof Element) || node.matches('[aria-hidden="true"]')) goesOn = false;
    else if (isWithin(node)) add(saidAs(node), true);
    // Letter and digits are one word.
    else if (node.matches('.wm-number')) add(node.textContent ?? '', false);
    else for (const part of textNodes(node)) add(part, false);
  }
  return parts;
};

const ENDS = /[.,:;!?…]$/;

const partsOf = (element: Element): string[] =>
  textNodes(element)
    .map((part) =>
      part
        .replace(/[\u00AD\u2060]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((part) => part !== '');

const joined = (parts: readonly string[]): string =>
  parts.reduce((said, part) => {
    if (said === '' || /^[.,:;!?]/.test(part)) return said + part;
    return `${said}${ENDS.test(said) ? '' : ','} ${part}`;
  }, '');

/** Its words as one would read them out: what stands apart gets a pause. */
export const textOf = (element: Element): string => joined(partsOf(element));

/** What a control is called, and what stands on it besides. */
export const nameOf = (element: HTMLElement): { name: string; more: string } => {
  const label = element.getAttribute('aria-label');
  if (label !== null) return { name: label, more: '' };
  const forEars = element.querySelector('.kiosk-ears');
  if (forEars) return { name: textOf(forEars), more: '' };
  if (element instanceof HTMLInputElement) return { name: textOf(element.labels?.[0] ?? element), more: '' };
  const [name = '', ...more] = partsOf(element);
  // A language is called by its own name.
  const { lang } = element;
  return {
    name: lang === '' || lang === document.documentElement.lang ? name : inLanguage(lang, name),
    more: joined(more),
  };
};

const kindOf = (element: Element): Item['kind'] => {
  if (!(element instanceof HTMLInputElement)) return 'button';
  return element.type === 'radio' || element.type === 'checkbox' ? 'choice' : 'field';
};

/** A label of a field that stands here, too: it is said with the field. */
const isSaidWithField = (element: Element) => element instanceof HTMLLabelElement && element.control !== null;

const gather = (element: Element, items: Item[]): void => {
  if (!(element instanceof HTMLElement) || element.matches(SKIPPED) || isUnseen(element)) return;
  const holds = element.querySelector(CONTROL) !== null;
  if (element.matches(CONTROL)) items.push({ element, kind: kindOf(element) });
  else if (!holds && isSaidWithField(element)) return;
  else if (!holds && (element.matches(BLOCK) || hasOwnText(element))) {
    if (textOf(element) !== '') items.push({ element, kind: 'text' });
  } else for (const child of element.children) gather(child, items);
};

/** The step first, then what stands around it; the office's name and the clock are no part of it. */
export const itemsOn = (page: Element): Item[] => {
  const items: Item[] = [];
  for (const part of page.querySelectorAll('main, footer, .kiosk-tools')) gather(part, items);
  return items;
};

/** What is read when the page comes: all that stands before its first control. */
export const introOf = (items: readonly Item[]): readonly Item[] => {
  const end = items.findIndex(({ kind }) => kind !== 'text');
  return end < 0 ? items : items.slice(0, end);
};
