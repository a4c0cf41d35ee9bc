// The keyboard's place is never lost: when the button that has it goes away, it stays where that was in its list.
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

type Place = {
  element: HTMLElement;
  row: HTMLElement | null;
  at: number;
  list: Element | null;
  section: Element | null;
};

const placeOf = (element: HTMLElement): Place => {
  const row = element.closest<HTMLElement>('.counter-list > li');
  const list = row?.parentElement ?? null;
  const at = row && list ? [...list.children].indexOf(row) : 0;
  return { element, row, at, list, section: element.closest('.counter-section') };
};

/** Never another button: whoever presses Enter twice must not do the same to somebody else. */
const nearest = ({ row, at, list, section }: Place): HTMLElement | null => {
  if (row?.isConnected) return row;
  const rows = list?.isConnected ? [...list.children] : [];
  const next = rows[Math.min(at, rows.length - 1)];
  if (next instanceof HTMLElement) return next;
  return (section?.isConnected ? section : document).querySelector('h2');
};

/** Keeps the focus inside `root` while what is in it comes and goes. Dialogs give it back by themselves. */
export const useHeldFocus = (root: RefObject<HTMLElement | null>): void => {
  useLayoutEffect(() => {
    const within = root.current;
    if (within === null) return;
    let place: Place | null = null;
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest('dialog')) place = placeOf(target);
    };
    const hold = () => {
      if (place?.element.isConnected) place = placeOf(place.element);
      if (document.activeElement !== document.body) return;
      const isGone = place !== null && !place.element.isConnected;
      const goal = within.querySelector<HTMLElement>('dialog h2') ?? (isGone && place ? nearest(place) : null);
      if (goal) goal.tabIndex = -1;
      goal?.focus({ preventScroll: true });
    };
    const watching = new MutationObserver(hold);
    watching.observe(within, { childList: true, subtree: true });
    within.addEventListener('focusin', remember);
    return () => {
      watching.disconnect();
      within.removeEventListener('focusin', remember);
    };
  }, []);
};
