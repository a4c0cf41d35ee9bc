// One key per act (K1): letters that act by themselves, as long as nobody is typing and no dialog is open.
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Whether letters belong to this element. */
export const isTyping = (element: EventTarget | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable || (element.matches('input, textarea, select') && !element.matches('[type=checkbox]')));

const isPlain = (event: KeyboardEvent) =>
  !(event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);

/** `onKey` gets the letter, upper case, and says whether it meant anything. Keys held down or with others never act. */
export const useKeys = (onKey: (key: string) => boolean): void => {
  const latest = useRef(onKey);
  latest.current = onKey;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isPlain(event) || isTyping(event.target)) return;
      if (latest.current(event.key.toUpperCase())) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
};
