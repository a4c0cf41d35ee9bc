// W12: walks through the page by keys and says what is there: each thing with what it is and its place.
import type { Language } from '../../../shared/settings';
import type { KioskWords } from '../../parts/words';
import type { KeypadAct } from '../keys/keypad';
import { type Item, introOf, itemsOn, nameOf, textOf } from './items';
import { createSpelling, type Spelling } from './spelling';

export type ReaderParts = {
  page: HTMLElement;
  speak: (text: string, language: Language) => Promise<void>;
  words: () => KioskWords;
  /** Whether something is read that somebody has asked for: time does not run meanwhile. */
  onReading: (isReading: boolean) => void;
};

/** What a press has changed is drawn by then. */
const DRAWN_MS = 80;

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);
const sentences = (...texts: string[]) =>
  texts
    .filter((text) => text !== '')
    .map(sentence)
    .join(' ');

const stateOf = ({ t }: KioskWords, { element, kind }: Item): string => {
  if (kind === 'choice')
    return t((element as HTMLInputElement).checked ? 'kiosk.aloud.chosen' : 'kiosk.aloud.notChosen');
  if (kind === 'field') return t('kiosk.aloud.field');
  if (element.matches(':disabled, [aria-disabled="true"]')) return t('kiosk.aloud.notNow');
  const pressed = element.getAttribute('aria-pressed');
  return pressed === 'true' ? t('kiosk.aloud.pressed') : t('kiosk.aloud.button');
};

/** 'Fundsachen. Taste, 4 von 12. Niemand wartet.': first what one goes on by. */
export const phraseOf = (words: KioskWords, item: Item, items: readonly Item[]): string => {
  if (item.kind === 'text') return sentence(textOf(item.element));
  const place = words.t('kiosk.aloud.place', { at: items.indexOf(item) + 1, of: items.length });
  const { name, more } = nameOf(item.element);
  return sentences(name, `${stateOf(words, item)}, ${place}`, more);
};

export const createReader = ({ page, speak, words, onReading }: ReaderParts) => {
  let at: Item | null = null;
  let index = 0;
  let spelling: Spelling | null = null;
  let told: string[] = [];
  let talking: 'nothing' | 'reading' | 'telling' = 'nothing';
  let turn = 0;

  const talk = async (as: 'reading' | 'telling', text: string): Promise<void> => {
    const own = ++turn;
    talking = as;
    onReading(as === 'reading');
    await speak(text, words().language);
    if (own !== turn) return;
    talking = 'nothing';
    onReading(false);
    tellNext();
  };
  const tellNext = () => {
    const text = sentences(...told);
    told = [];
    if (text !== '') void talk('telling', text);
  };
  const read = (...texts: string[]) => void talk('reading', sentences(...texts));

  const stand = (items: readonly Item[], place: number) => {
    index = place;
    at = items[place] ?? null;
  };
  const goTo = (items: readonly Item[], place: number) => {
    stand(items, place);
    if (at === null) return;
    const { element } = at;
    if (at.kind === 'text' && !element.hasAttribute('tabindex')) element.tabIndex = -1;
    element.classList.add('kiosk-read');
    element.focus();
    read(phraseOf(words(), at, items));
  };
  /** Where it stands now; what has gone meanwhile has left its place to the next. */
  const placeIn = (items: readonly Item[]): number => {
    const found = items.findIndex(({ element }) => element === at?.element);
    return found < 0 ? Math.min(index, items.length) - 1 : found;
  };
  const move = (by: 1 | -1) => {
    const items = itemsOn(page);
    if (items.length > 0) goTo(items, (placeIn(items) + by + items.length) % items.length);
  };

  const spell = (field: HTMLInputElement) => {
    const buttons = [...(field.form ?? page).querySelectorAll<HTMLElement>('.kiosk-keypad button')];
    if (buttons.length === 0) return;
    spelling = createSpelling({ field, buttons, words: words() });
    read(words().t('kiosk.aloud.spelling'), spelling.said());
  };
  const endSpelling = (field: HTMLInputElement) => {
    spelling = null;
    const items = itemsOn(page);
    const submit = items.findIndex(
      ({ element }) => element instanceof HTMLButtonElement && element.form === field.form && element.type === 'submit',
    );
    if (submit >= 0) goTo(items, submit);
  };
  const sayAfter = (what: () => void) => void setTimeout(what, DRAWN_MS);
  const spelled = (current: Spelling, outcome: ReturnType<Spelling['take']>) => {
    if (outcome === 'done') endSpelling(current.field);
    else if (outcome === 'opened') read(current.said());
    else if (outcome === 'turned') sayAfter(() => read(current.said()));
    else sayAfter(() => read(current.soFar()));
  };

  const pressItem = (item: Item) => {
    if (item.kind === 'text') return read(textOf(item.element));
    if (item.kind === 'field') return spell(item.element as HTMLInputElement);
    const before = page.querySelector('h1');
    item.element.click();
    sayAfter(() => {
      const hasState = item.kind === 'choice' || item.element.matches('[aria-pressed], [aria-disabled="true"]');
      if (!hasState || !item.element.isConnected || page.querySelector('h1') !== before) return;
      const items = itemsOn(page);
      const same = items.find(({ element }) => element === item.element);
      if (same) read(phraseOf(words(), same, items));
    });
  };
  /** Whatever has the focus, if it can be pressed: somebody may have come there by another key. */
  const current = (): Item | null => {
    const focused = itemsOn(page).find(({ element, kind }) => kind !== 'text' && element === document.activeElement);
    return focused ?? at;
  };

  const readPage = () => {
    const items = itemsOn(page);
    read(...items.map((item) => phraseOf(words(), item, items)));
  };

  const step = (by: 1 | -1) => {
    if (spelling === null) return move(by);
    spelling.move(by);
    read(spelling.said());
  };

  const run: Partial<Record<KeypadAct, () => void>> = {
    back: () => step(-1),
    next: () => step(1),
    take: () => {
      if (spelling) return spelled(spelling, spelling.take());
      const item = current();
      if (item) pressItem(item);
    },
    again: () => {
      if (spelling) return read(spelling.soFar(), spelling.said());
      const items = itemsOn(page);
      const place = placeIn(items);
      if (at?.kind === 'text' && place < introOf(items).length)
        read(...introOf(items).map(({ element }) => textOf(element)));
      else if (at) read(phraseOf(words(), items[place] ?? at, items));
    },
    wholePage: readPage,
  };

  return {
    /** A page has come: what it says before its first control. */
    arrive: (before = ''): void => {
      spelling = null;
      told = [];
      const items = itemsOn(page);
      const intro = introOf(items);
      stand(items, Math.max(0, intro.length - 1));
      read(before, ...intro.map(({ element }) => textOf(element)));
    },
    /** Says it when what is read is over. */
    tell: (text: string): void => {
      told.push(text);
      if (talking === 'nothing') tellNext();
    },
    /** True where the key did something here. */
    run: (act: KeypadAct): boolean => {
      run[act]?.();
      return run[act] !== undefined;
    },
    /** A key of twelve that types, where a field is being filled. */
    type: (key: string): boolean => {
      if (spelling === null) return false;
      spelled(spelling, spelling.byTwelve(key));
      return true;
    },
    say: read,
  };
};
export type Reader = ReturnType<typeof createReader>;
