// The fingers that lead a screen to a state, by what people read on it.
import { findAllByLabelText, findAllByRole, findAllByText, fireEvent } from '@testing-library/dom';

const PATIENCE_MS = 3000;

/** Without what only breaks lines differently. */
const plain = (text: string): string =>
  text
    .replace(/[\u00AD\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Fingers are not as fast as a page is drawn. */
const drawn = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const MOMENT_MS = 600;

/** What waits a moment is waited for; what cannot be pressed at all is pressed all the same. */
const awake = async (element: HTMLElement): Promise<void> => {
  for (let waited = 0; waited < MOMENT_MS && element.matches('[aria-disabled]'); waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
};

/** A hand on the page. What it cannot find within some seconds makes the state fail. */
export const createHand = () => {
  const find = async (role: string, begin: string): Promise<HTMLElement> => {
    const name = (whole: string) => plain(whole).startsWith(plain(begin));
    await drawn();
    const found = await findAllByRole(document.body, role, { name }, { timeout: PATIENCE_MS });
    const first = found.find(({ textContent }) => plain(textContent ?? '') === plain(begin)) ?? found[0];
    if (first === undefined) throw new Error(`there is no ${role} ${begin}`);
    await awake(first);
    return first;
  };
  return {
    /** Presses the first that is named so, or else whose name begins so. */
    press: async (name: string, role = 'button'): Promise<void> => (await find(role, name)).click(),
    /** Fills the first that is called so, or else whose label begins so. */
    type: async (label: string, value: string): Promise<void> => {
      await drawn();
      const begins = (text: string) => plain(text).startsWith(plain(label));
      const found = await findAllByLabelText<HTMLInputElement>(document.body, begins, {}, { timeout: PATIENCE_MS });
      const isIt = ({ labels }: HTMLInputElement) => plain(labels?.[0]?.textContent ?? '') === plain(label);
      const field = found.find(isIt) ?? found[0];
      if (field === undefined) throw new Error(`there is no field ${label}`);
      fireEvent.input(field, { target: { value } });
      fireEvent.change(field, { target: { value } });
    },
    /** Chooses a file that says this in the field with this label. */
    choose: async (label: string, name: string, content: string): Promise<void> => {
      await drawn();
      const [field] = await findAllByLabelText<HTMLInputElement>(document.body, label, {}, { timeout: PATIENCE_MS });
      if (field === undefined) throw new Error(`there is no field ${label}`);
      const files = new DataTransfer();
      files.items.add(new File([content], name));
      field.files = files.files;
      fireEvent.change(field);
      await drawn();
    },
    /** Opens what is folded under these words. */
    unfold: async (summary: string): Promise<void> => {
      const within = { timeout: PATIENCE_MS };
      const [found] = await findAllByText(document.body, summary, { selector: 'summary' }, within);
      found?.click();
    },
    /** Waits until these words are there. */
    read: async (words: string): Promise<void> => {
      await drawn();
      await findAllByText(document.body, (text) => plain(text) === plain(words), {}, { timeout: PATIENCE_MS });
    },
    /** Waits until it is there. */
    see: async (name: string, role = 'heading'): Promise<void> => void (await find(role, name)),
  };
};
export type Hand = ReturnType<typeof createHand>;
