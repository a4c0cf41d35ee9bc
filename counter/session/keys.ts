// One key per act (K1): letters that act by themselves, as long as nobody is typing and no dialog is open.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { SETTLING_MS } from './settling';

/** Whether letters belong to this element. */
export const isTyping = (element: EventTarget | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable || (element.matches('input, textarea, select') && !element.matches('[type=checkbox]')));

const isPlain = (event: KeyboardEvent) =>
  !(event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);

/**
 * K11: whether a letter is the act's key once more, by a hasty or heavy finger, in the field of the dialog which that act has
 * opened: then it is not meant as a word. Elsewhere, as in the search, words may begin with it at once.
 */
const isAfterglow = ({ key, repeat, target }: KeyboardEvent, last: { key: string; at: number }): boolean =>
  key.toUpperCase() === last.key &&
  isTyping(target) &&
  (repeat ||
    (target instanceof Element && target.closest('dialog') !== null && performance.now() - last.at < SETTLING_MS));

/** `onKey` gets the letter, upper case, and says whether it meant anything. Keys held down or with others never act. */
export const useKeys = (onKey: (key: string) => boolean): void => {
  const latest = useRef(onKey);
  latest.current = onKey;
  const last = useRef({ key: '', at: 0 });
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isAfterglow(event, last.current)) {
        last.current.at = performance.now();
        event.preventDefault();
        return;
      }
      last.current = { key: '', at: 0 };
      if (event.defaultPrevented || !isPlain(event) || isTyping(event.target)) return;
      const key = event.key.toUpperCase();
      if (!latest.current(key)) return;
      last.current = { key, at: performance.now() };
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
};
