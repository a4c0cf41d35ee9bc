// G5: what somebody changes at once counts: a page that has just come up takes back nothing that was done meanwhile.
import { render } from 'preact';
import { App } from '../../admin/App';
import { PAGE_GROUPS } from '../../admin/draft/routes';
import type { Ask } from '../../ui/link/link';
import { adminSnapshotOf, adminViewOf } from './leading';

const ask = (() => new Promise<never>(() => undefined)) as Ask;
type Changed = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
/** Long enough for everything that a page leaves for after it was drawn. */
const settled = () => new Promise((done) => setTimeout(done, 120));

/** Draws a page as a browser does, without waiting for what it leaves for later. */
const open = (page: string): HTMLElement => {
  location.hash = `#/${page}`;
  const root = document.body.appendChild(document.createElement('div'));
  const link = { snapshot: adminSnapshotOf(adminViewOf()), online: true, ask };
  render(<App link={link} reconnect={() => undefined} />, root);
  return root;
};
const close = (root: HTMLElement): void => {
  render(null, root);
  root.remove();
  localStorage.clear();
  sessionStorage.clear();
};

const fieldsOf = (root: HTMLElement): Changed[] =>
  [...root.querySelectorAll<Changed>('main input, main select, main textarea')].filter(
    (field) => !field.disabled && !['file', 'radio', 'hidden'].includes(field.type),
  );

const typed = ({ type }: Changed): string => {
  switch (type) {
    case 'date':
      return '2025-02-01';
    case 'time':
      return '07:35';
    case 'color':
      return '#123456';
    case 'number':
      return '7';
    default:
      return 'geändert';
  }
};

/** Changes a field as a hand does; what has to stand there then. */
const change = (field: Changed): (() => boolean) => {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') {
    const wanted = !field.checked;
    field.click();
    return () => field.checked === wanted;
  }
  const value =
    field instanceof HTMLSelectElement ? (field.options[field.options.length - 1]?.value ?? '') : typed(field);
  const prototype = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  const event = field instanceof HTMLSelectElement ? 'change' : 'input';
  field.dispatchEvent(new Event(event, { bubbles: true }));
  return () => field.value === value;
};

afterEach(() => document.body.replaceChildren());

test.each(PAGE_GROUPS.flat())('G5 the first change on "%s" counts, however quickly it comes', async (page) => {
  const first = open(page);
  const count = Math.min(fieldsOf(first).length, 3);
  await settled();
  close(first);
  for (let i = 0; i < count; i++) {
    const root = open(page);
    const field = fieldsOf(root)[i];
    if (field === undefined) throw new Error('the page has fewer fields than before');
    const stands = change(field);
    await settled();
    expect([field.id, field.labels?.[0]?.textContent, field.isConnected && stands()]).toEqual([
      field.id,
      field.labels?.[0]?.textContent,
      true,
    ]);
    close(root);
  }
});
