// W12: what stands on the page, one thing after the other, as somebody walks through it who does not see it.

export type Item = { element: HTMLElement; kind: 'text' | 'button' | 'choice' | 'field' };

const CONTROL = 'button, input, a[href]';
const BLOCK = 'h1, h2, h3, p, li, dt, dd, legend, figcaption, output';
/** Not there for ears, told by itself, or walked in another way. */
const SKIPPED = '[hidden], [aria-hidden="true"], [role="timer"], .kern-sr-only[aria-live], .kiosk-keys, .kiosk-keypad';

/** Nothing is seen of it; where a browser cannot say, it is taken to be seen. */
const isUnseen = (element: Element) => element.checkVisibility?.() === false;

const hasOwnText = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');

const textNodes = (element: Element): string[] =>
  [...element.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ''];
    if (!(node instanceof Element) || node.matches('[aria-hidden="true"]')) return [];
    // Letter and digits are one word.
    return node.matches('.wm-number') ? [node.textContent ?? ''] : textNodes(node);
  });

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
  if (element instanceof HTMLInputElement) return { name: textOf(element.labels?.[0] ?? element), more: '' };
  const [name = '', ...more] = partsOf(element);
  return { name, more: joined(more) };
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
